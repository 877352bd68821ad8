"""Counted: figures over all rows of the index, kept as long as no row has changed.

Only counts and numbers of rows are kept, never a name or a page; the key holds all that decides
them: the role, the programme, the day, the question and the version of the rows, which is asked of
the database each time (N7, N8, N18).
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from threading import Lock
from typing import Any

from distinction.doors.access.listed import Listed
from distinction.doors.access.viewer import Viewer

Counts = Sequence[Mapping[str, Any]]
MOST = 256  # questions whose answers are held

_kept: OrderedDict[Hashable, Counts] = OrderedDict()
_lock = Lock()


class Counting:
    """What one viewer asks of the index in one request.

    The version is read before any row: what is kept is never older than its key says.
    """

    def __init__(self, viewer: Viewer, found: Listed) -> None:
        self._key: tuple[Hashable, ...] | None = None
        if found.version is not None:
            version = tuple(sorted(found.version))
            self._key = (viewer.role, viewer.programme, viewer.today, version)

    def ask(self, question: Hashable, count: Callable[[], Counts]) -> Counts:
        known = self.known(question)
        return self.keep(question, count()) if known is None else known

    def known(self, question: Hashable) -> Counts | None:
        with _lock:
            return None if self._key is None else _kept.get((*self._key, question))

    def keep(self, question: Hashable, answer: Counts) -> Counts:
        if self._key is not None:
            with _lock:
                _kept[(*self._key, question)] = answer
                while len(_kept) > MOST:
                    _kept.popitem(last=False)
        return answer
