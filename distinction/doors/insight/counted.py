"""Counted: figures over all rows of the index, kept as long as no row has changed.

Only counts are kept, never a name or a page; the key holds all that decides them: the role, the
programme, the day, the question and the version of the rows, which is asked of the database each
time (N7, N8, N18).
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


def counted(viewer: Viewer, found: Listed, question: Hashable, ask: Callable[[], Counts]) -> Counts:
    """The version is read before the rows are: what is kept is never older than its key says."""
    if found.version is None:
        return tuple(ask())
    version = tuple(found.version.values_list("programme", "token"))
    key = (viewer.role, viewer.programme, viewer.today, version, question)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    answer = tuple(ask())
    with _lock:
        _kept[key] = answer
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return answer
