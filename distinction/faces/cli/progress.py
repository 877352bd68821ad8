"""A count of what is done, on standard error, only for people and only when the work is long."""

import sys
from time import monotonic
from types import TracebackType

LONG = 2.0  # seconds before anything is shown
EVERY = 0.2


class Progress:
    """Counts rows; shows the count on a terminal and wipes it away at the end."""

    def __init__(self) -> None:
        self._done = 0
        self._next = monotonic() + LONG
        self._shown = False
        self._for_people = sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def step(self) -> None:
        self._done += 1
        if self._for_people and monotonic() >= self._next:
            self._next = monotonic() + EVERY
            self._shown = True
            sys.stderr.write(f"\r{self._done:,} factories ...")
            sys.stderr.flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
