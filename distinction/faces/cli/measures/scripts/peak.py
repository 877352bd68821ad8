"""A small process that starts a larger one and writes down the peak of its memory in bytes.

Linux counts into the peak of a program what its starter held, so the starter must be small.
"""

import os
import sys
from pathlib import Path

KIBIBYTE = 1024


def main(where: str, *arguments: str) -> int:
    started = os.posix_spawn(sys.executable, [sys.executable, *arguments], os.environ)
    _, status, used = os.wait4(started, 0)
    unit = 1 if sys.platform == "darwin" else KIBIBYTE  # macOS counts bytes
    Path(where).write_text(f"{used.ru_maxrss * unit}\n", encoding="utf-8")
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
