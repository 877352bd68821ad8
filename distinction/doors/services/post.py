"""Letters: entered with the act that causes them, delivered later by a task (C4)."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from distinction.doors.services.call import Notice
from distinction.records.people.letter import Letter

_is_past: ContextVar[bool] = ContextVar("letters of a made-up past", default=False)


@contextmanager
def of_the_past() -> Iterator[None]:
    """Letters inside are entered as sent on their day: nobody waits for them any more."""
    token = _is_past.set(True)
    try:
        yield
    finally:
        _is_past.reset(token)


def send(notices: Iterable[Notice], at: datetime) -> None:
    """The task is found by its dotted name in the settings, so that no door calls a face."""
    sent_at = at if _is_past.get() else None
    for each in notices:
        told = {"person_id": each.person, "kind": each.kind, "recorded_at": at, "sent_at": sent_at}
        letter, is_new = Letter.objects.get_or_create(key=each.key, defaults=told)
        if is_new and sent_at is None:
            import_string(settings.LETTER_TASK).enqueue(letter.pk)
