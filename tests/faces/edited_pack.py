"""A copy of the made-up pack in which something is different."""

import shutil
from pathlib import Path

from tests import worked

LANTERN = worked.LIBRARY / "lantern-valley" / "1.0.0"


def edited(into: Path, file: str, *changes: tuple[str, str]) -> Path:
    """A folder with the pack, in which each first text of a file is the second."""
    folder = Path(shutil.copytree(LANTERN, into / "pack"))
    text = (folder / file).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / file).write_text(text, encoding="utf-8")
    return folder
