"""G4: planted names, searched for where no fact may be: logs, letters, headers, sessions.

Nothing is sealed in the database yet (worker input comes later), so no dump of it is searched: what
the tables hold of factories and people is held there by intent.
"""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.sessions.models import Session
from django.core import mail
from django.db import transaction

from distinction.faces.jobs.mail import deliver
from distinction.records.people.letter import Letter
from tests.reliability.browser import Answer, masked
from tests.reliability.matrix import PLANTED, Asked
from tests.reliability.world import World


class Headers:
    """A watcher of the matrix: no header names anybody, whoever asks."""

    def __init__(self) -> None:
        self.searched = 0

    def __call__(self, asked: Asked, answer: Answer) -> Iterator[str]:
        for name, value in answer.headers:
            self.searched += 1
            found = PLANTED.findall(masked(name, value))
            if found and not asked.thing.query:  # a filter that was chosen may stand in an address
                yield f"the header {name} tells {found}"


@contextmanager
def logs() -> Iterator[io.StringIO]:
    """Everything that is logged meanwhile, as it would be kept."""
    handler = logging.getLogger("django").handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    found = io.StringIO()
    before = handler.stream  # put aside as it is: it may be one that an earlier test closed
    handler.stream = found
    try:
        yield found
    finally:
        handler.stream = before


def in_lines(text: str, world: World) -> list[str]:
    """Names, addresses with an identifier, and anything typed, in lines of the log."""
    ids = {each.id for each in world.houses.values()} | {
        each.person for each in world.accounts.values()
    }
    wrong = []
    for line in text.splitlines():
        told = json.loads(line)
        words = " ".join(str(each) for each in told.values())
        if PLANTED.search(words) or any(each in words for each in ids) or "@" in words:
            wrong.append(line)
    return wrong


def in_letters() -> tuple[int, list[str]]:
    """Every letter that waits, as the worker sends it."""
    sent, wrong = 0, []
    for letter in Letter.objects.order_by("key"):
        with transaction.atomic():
            mail.outbox.clear()
            deliver.call(letter.pk)
            for each in mail.outbox:
                sent += 1
                text = f"{each.subject} {each.body} {each.from_email} {each.extra_headers}"
                found = PLANTED.findall(text)
                if found or each.cc or each.bcc or len(each.to) != 1 or each.attachments:
                    wrong.append(f"a letter tells {found}")
            transaction.set_rollback(True)
    return sent, wrong


def subjects() -> set[str]:
    """All subjects there are: one for all letters, so that none tells what it is about."""
    found = set()
    for letter in Letter.objects.all():
        with transaction.atomic():
            mail.outbox.clear()
            deliver.call(letter.pk)
            found |= {str(each.subject) for each in mail.outbox}
            transaction.set_rollback(True)
    return found


def in_sessions() -> tuple[int, list[str]]:
    """What a session keeps: who, in which hat, and words that name nobody."""
    wrong = []
    rows = list(Session.objects.all())
    for row in rows:
        text = json.dumps(row.get_decoded(), default=str)
        if PLANTED.search(text):
            wrong.append(f"a session keeps {PLANTED.findall(text)}")
    return len(rows), wrong
