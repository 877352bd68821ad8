"""Locks on files, which go when their holder does, however that ends."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.core.files.locks import LOCK_EX, LOCK_NB, LOCK_SH, lock

ALONE, SHARED = LOCK_EX, LOCK_SH


def locked(handle: IO[str], how: int) -> bool:
    """Whether the lock could be had at once."""
    return lock(handle, how | LOCK_NB)


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """One at a time: the others wait, and are told so."""
    with path.open("w") as handle:
        if not locked(handle, ALONE):
            sys.stderr.write("[demo] another launcher is at work here; waiting for it ...\n")
            lock(handle, ALONE)
        yield
