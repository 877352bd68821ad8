"""Dossiers read in: checked by one person, applied whole by another (N16, N29)."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from distinction.doors.access.gate import Case, Refused, Why, check
from distinction.doors.access.relations import own_relation
from distinction.doors.access.scopes import batches
from distinction.doors.access.viewer import Viewer
from distinction.doors.services.call import Call, Effect
from distinction.doors.services.portions import File, Found, is_blank
from distinction.records.fieldwork.batch import Batch
from distinction.records.recognition.scatter import Stamp
from distinction.records.register.country import Programme
from distinction.rules.protocol.acts.fieldwork import ApplyDossiers, UploadDossiers
from distinction.rules.protocol.words import NEW, Condition

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def lines_of(data: bytes) -> tuple[bytes, ...]:
    """A file as acts take it: only LF ends a line, and a mark of the byte order is passed over."""
    return tuple(data.removeprefix(BYTE_ORDER_MARK).split(b"\n"))


def digest_of(lines: Iterable[bytes]) -> str:
    """SHA-256 of the lines that say something, each with its end."""
    found = sha256()
    for each in written(lines):
        found.update(each + b"\n")
    return found.hexdigest()


def written(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines that are not blank."""
    return (each for each in lines if not is_blank(each))


def checked(viewer: Viewer, what: UploadDossiers, lines: tuple[bytes, ...]) -> Found:
    """What applying the file would add and what is wrong with it; for who may upload it."""
    check(viewer, what, Case(own_relation(viewer), NEW))
    return File(_programme(viewer, what.programme), lines, {}).check()


def upload(call: Call[UploadDossiers]) -> Effect:
    """Entered as checked; whoever applies it sends the same lines, and they are checked again."""
    what = call.what
    call.allow(Case(own_relation(call.viewer), NEW))
    programme = _programme(call.viewer, what.programme)
    made = Batch.objects.create(
        programme=programme,
        digest=what.digest,
        state="checked",
        rows=what.rows,
        created_by=call.viewer.person,
        recorded_at=call.at,
    )
    told = {"digest": what.digest, "rows": what.rows, **_channel(what)}
    return Effect(made.pk, told, made=made.pk)


def apply(call: Call[ApplyDossiers]) -> Effect:
    """All or nothing: with one fault nothing is kept, and every fault is told."""
    what, viewer = call.what, call.viewer
    batch = batches(viewer).select_for_update().filter(pk=what.batch).first()
    if batch is None:
        raise Refused(Why.HIDDEN)
    is_other = batch.created_by != viewer.person
    call.allow(Case(own_relation(viewer), batch.state, {Condition.NOT_AUTHOR: is_other}))
    if digest_of(what.lines) != batch.digest:
        raise Refused(Why.CHANGED)
    file = File(_programme(viewer, batch.programme_id), what.lines, dict(what.names))
    found = file.write(Stamp(call.at, batch.created_by, viewer.today))
    if found.wrong:
        raise Refused(Why.FAULTY, *map(str, found.wrong))
    batch.state, batch.applied_by, batch.applied_at = "applied", viewer.person, call.at
    batch.added = found.added.total()
    batch.save(update_fields=("state", "applied_by", "applied_at", "added"))
    told = {"digest": batch.digest, **found.counts(), **_channel(what)}
    return Effect(batch.pk, told, made=batch.pk)


def _channel(what: UploadDossiers | ApplyDossiers) -> dict[str, object]:
    return {"channel": what.channel} if what.channel else {}


def _programme(viewer: Viewer, programme: str) -> Programme:
    if not programme or viewer.programme != programme:
        raise Refused(Why.HIDDEN)
    return Programme.objects.get(pk=programme)
