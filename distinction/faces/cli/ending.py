"""How the program ends: its exit codes, and what it says of faults on standard error."""

import sys

GOOD, FAULTY, INTERRUPTED = 0, 2, 130


class Refusal(Exception):
    """A fault that ends the program: the lines that tell what is wrong and what to do."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))


def tell(text: str) -> None:
    """One or more lines in UTF-8; names of files stay the bytes they were given as."""
    sys.stderr.flush()
    sys.stderr.buffer.write((text + "\n").encode("utf-8", "surrogateescape"))
    sys.stderr.buffer.flush()
