"""The library for readers: packs that were released, which are for everybody (ruling 10)."""

from distinction.doors.access.enter import may_enter
from distinction.doors.access.viewer import Viewer
from distinction.records.recognition import packs
from distinction.rules.criteria.pack import Pack
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Table
from distinction.rules.protocol.words import Action


def released(viewer: Viewer) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names of packs with their versions, the oldest first; what lies in the library is out."""
    if not may_enter(viewer, Noun.PACK, Action.SEE):
        return ()
    return tuple((name, packs.versions(name)) for name in packs.names())


def pack_of(viewer: Viewer, name: str, version: str) -> Pack | None:
    """None where the library has no such version, or the viewer may not read it."""
    if version not in dict(released(viewer)).get(name, ()):
        return None
    return packs.pack(name, version)


def digest_of(pack: Pack) -> str:
    """Of the bytes of the file: decisions name the pack that they were taken by with it."""
    return packs.digest(pack.head.id, pack.head.version)


def newest_of(name: str) -> Pack:
    """The version by which factories of a programme are judged now."""
    return packs.newest(name)


def access_table() -> Table:
    """The one table; reading it tells nothing of any row."""
    return packs.access_table()
