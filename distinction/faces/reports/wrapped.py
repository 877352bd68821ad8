"""Lines of plain text, of a width that can be read."""

import textwrap

WIDTH = 92


def wrapped(text: str, indent: int = 0) -> list[str]:
    """Lines of at most `WIDTH` signs; a reference is never broken."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 4),
        break_long_words=False,
        break_on_hyphens=False,
    )
