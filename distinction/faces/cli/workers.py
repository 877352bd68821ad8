"""The rows of a large file are worked on by every processor; the order stays that of the file."""

import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

from distinction.faces.cli.rows import Batch, Made, Work, Worked, worked

ALONE = 1  # batches that one process does faster than several could begin
AHEAD = 3  # batches under way or waiting per process, so that memory stays bounded
TERMINATED = 143


def in_order(batches: Iterable[Batch], work: Work[Made]) -> Iterator[Worked[Made]]:
    left = iter(batches)
    for batch in islice(left, ALONE):
        yield worked(batch, work)
    following = next(left, None)
    if following is None:
        return
    rest = chain([following], left)
    processes = _processors()
    if processes > 1:
        yield from _shared_out(rest, work, processes)
    else:
        for batch in rest:
            yield worked(batch, work)


def _shared_out(batches: Iterable[Batch], work: Work[Made], count: int) -> Iterator[Worked[Made]]:
    waiting: deque[Future[Worked[Made]]] = deque()
    with (
        _ending_with_us(),
        ProcessPoolExecutor(count, initializer=_begin, initargs=(work,)) as pool,
    ):
        try:
            for batch in batches:
                waiting.append(pool.submit(_work_on, batch))
                if len(waiting) >= count * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            # without waiting, a thread of the pool may still write while Python closes down
            pool.shutdown(wait=True, cancel_futures=True)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _ending_with_us() -> Iterator[None]:
    """A plain kill of the program ends its processes too."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class _Process:
    """What a process of the pool was given once, at its beginning."""

    work: Work[Any]


def _begin(work: Work[Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program; it ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _Process.work = work


def _work_on(batch: Batch) -> Worked[Any]:
    return worked(batch, _Process.work)
