"""Clients that write acts with serial numbers until they are killed, and note what was answered.

A note is one line in the client's own file, written at once: `open X` when the transaction of X
holds the write lock, `yes X` once the act was answered. A kill loses nothing of such a file.
"""

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Any

from django.db import connection

from distinction.doors.access.viewer import Viewer, viewer_of
from distinction.doors.services.act import act
from distinction.doors.services.imports import digest_of
from distinction.rules.protocol.acts.fieldwork import ApplyDossiers, UploadDossiers
from distinction.rules.protocol.acts.register import Profile, RegisterFactory
from tests import worked
from tests.makers_site import a_row

AT = datetime(2018, 4, 15, 9, 0, tzinfo=UTC)


class Answers(StrEnum):
    """When a client says yes: after the commit, or, as a broken twin, before it."""

    IN_TIME = "in_time"
    TOO_EARLY = "too_early"


@dataclass(frozen=True)
class Cast:
    """Who acts: hats as they were made before the first kill."""

    programme: str
    manager: tuple[str, str]
    staff: tuple[str, str]

    def viewers(self) -> tuple[Viewer, Viewer]:
        found = [viewer_of(*each, AT, AT) for each in (self.manager, self.staff)]
        assert found[0] is not None
        assert found[1] is not None
        return found[0], found[1]


@dataclass(frozen=True)
class Client:
    """One process; `dies_at` ends its whole group at that statement of one of its acts."""

    name: str
    notes: Path
    cast: Cast
    answers: Answers = Answers.IN_TIME
    dies_at: int = 0

    def run(self) -> None:
        file = os.open(self.notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

        def note(word: str, code: str) -> None:
            os.write(file, f"{word} {code}\n".encode())

        manager, staff = self.cast.viewers()
        statements = count(1)  # of all its acts: a short one must not keep it from dying
        for code, is_import in self._codes():
            with connection.execute_wrapper(self._watch(code, note, statements)):
                if is_import:
                    _import(manager, staff, code)
                else:
                    _register(manager, code)
            if self.answers is Answers.IN_TIME:
                note("yes", code)

    def _codes(self) -> Iterator[tuple[str, bool]]:
        return ((f"{self.name}-{serial}", serial % 3 == 0) for serial in count(1))

    def _watch(
        self, code: str, note: Callable[[str, str], None], statements: Iterator[int]
    ) -> Callable[..., Any]:
        def watch(execute: Any, sql: str, *rest: Any) -> Any:
            if next(statements) == self.dies_at:
                os.killpg(os.getpgrp(), signal.SIGKILL)
            found = execute(sql, *rest)
            if sql.startswith("BEGIN"):
                note("open", code)
                if self.answers is Answers.TOO_EARLY:
                    note("yes", code)
            return found

        return watch


def _register(manager: Viewer, code: str) -> None:
    what = RegisterFactory(
        programme=manager.programme,
        code=code,
        entered_on=date(2016, 1, 1),
        profile=Profile(name=code),
    )
    act(manager, what, at=AT, key=code)


def _import(manager: Viewer, staff: Viewer, code: str) -> None:
    lines = (worked.compact(a_row(code)).encode(),)
    upload = UploadDossiers(programme=manager.programme, digest=digest_of(lines), rows=1)
    batch = act(staff, upload, at=AT, key=f"{code}-file").made
    act(manager, ApplyDossiers(batch=batch, lines=lines), at=AT, key=code)
