"""The library: criteria packs and the access table, read once from folders beside the code."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from distinction.rules.criteria.load import load_pack
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.questions import Form, load_form
from distinction.rules.protocol.load import read_table
from distinction.rules.protocol.reading.files import File
from distinction.rules.protocol.table import Table

PACKS = Path(__file__).parents[2] / "packs"
ACCESS = PACKS / "access"


class NoSuchPack(LookupError):
    """A programme names a pack that is not in the library, or one that cannot be read."""


def versions(name: str) -> tuple[str, ...]:
    """The released versions of a pack, the oldest first."""
    return _versions(PACKS / name)


def names() -> tuple[str, ...]:
    """The packs of the library."""
    return _names(PACKS)


def newest(name: str) -> Pack:
    """The version in force of the pack that a programme names."""
    if name not in names():
        raise NoSuchPack(f"{name} is no pack of the library")
    return pack(name, versions(name)[-1])


@cache
def pack(name: str, version: str) -> Pack:
    found = load_pack(data(name, version))
    if isinstance(found, Pack):
        return found
    raise NoSuchPack(f"{name} {version}: {found[0]}")


@cache
def data(name: str, version: str) -> bytes:
    return (PACKS / name / version / "pack.toml").read_bytes()


@cache
def form(name: str, version: str) -> Form:
    """What helps to fill the questions of a pack in, and to read them."""
    found = load_form((PACKS / name / version / "questions.toml").read_bytes(), pack(name, version))
    if isinstance(found, Form):
        return found
    raise NoSuchPack(f"{name} {version}: {found[0]}")


def digest(name: str, version: str) -> str:
    return sha256(data(name, version)).hexdigest()


@cache
def access_table() -> Table:
    """With one fault in it nothing starts (N27)."""
    texts = {each.value: (ACCESS / each.value).read_text(encoding="utf-8") for each in File}
    found = read_table(texts)
    if isinstance(found, Table):
        return found
    raise NoSuchPack(f"the access table: {found[0]}")


@cache
def _versions(folder: Path) -> tuple[str, ...]:
    """Looked for once: lists name a pack in each of their rows."""
    found = (each.name for each in folder.iterdir() if (each / "pack.toml").exists())
    return tuple(sorted(found, key=lambda text: [int(each) for each in text.split(".")]))


@cache
def _names(library: Path) -> tuple[str, ...]:
    folders = (each for each in library.iterdir() if each.is_dir() and each != ACCESS)
    return tuple(sorted(each.name for each in folders if list(each.glob("*/pack.toml"))))
