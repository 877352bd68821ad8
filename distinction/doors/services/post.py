"""Letters: entered with the act that causes them, delivered later by a task (C4)."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from distinction.doors.services.call import Notice
from distinction.records.people.letter import Letter


def send(notices: Iterable[Notice], at: datetime) -> None:
    """The task is found by its dotted name in the settings, so that no door calls a face."""
    for each in notices:
        letter, is_new = Letter.objects.get_or_create(
            key=each.key,
            defaults={"person_id": each.person, "kind": each.kind, "recorded_at": at},
        )
        if is_new:
            import_string(settings.LETTER_TASK).enqueue(letter.pk)
