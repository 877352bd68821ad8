"""A portfolio file from its first line to its last: faults told, results held back or let go."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import BinaryIO

from distinction.faces.cli.batches import batches
from distinction.faces.cli.ending import FAULTY, GOOD, tell
from distinction.faces.cli.given import opened
from distinction.faces.cli.progress import Progress
from distinction.faces.cli.rows import Made, Outcome, Work
from distinction.faces.cli.workers import in_order
from distinction.rules.criteria.faults import Fault, shown

HELD_IN_MEMORY = 2**24
TWICE = "is the factory of a line above; keep one of them"


def outcomes(stream: BinaryIO, work: Work[Made]) -> Iterator[Outcome[Made]]:
    """Every line in order; a factory that a good line above has is a fault of the later one."""
    seen: set[str] = set()
    before = 0
    for batch in in_order(batches(stream), work):
        for each in batch.outcomes:
            outcome = replace(each, number=before + each.number) if before else each
            if not each.faults and each.factory in seen:
                fault = Fault("/factory/id", "duplicate_factory", f"{shown(each.factory)} {TWICE}")
                outcome = replace(outcome, made=None, faults=(fault,))
            seen.add(each.factory)
            yield outcome
        before += batch.count


def run(name: str, work: Work[bytes], *, header: bytes = b"", keep_going: bool = False) -> int:
    """Write what `work` makes of each row; with a bad row nothing, unless told to keep going.

    What may not be written before the last line was checked waits on disk, so memory stays
    bounded whatever the number of factories.
    """
    with ExitStack() as closing:
        stream = opened(name, closing)
        progress = closing.enter_context(Progress())
        out = sys.stdout.buffer
        held = out if keep_going else closing.enter_context(_spool())
        held.write(header)
        code = GOOD
        for each in outcomes(stream, work):
            progress.step()
            if each.faults:
                code = FAULTY
                tell_faults(name, each)
            elif each.made and (keep_going or code == GOOD):
                held.write(each.made)
        if held is not out and code == GOOD:
            held.seek(0)
            shutil.copyfileobj(held, out)
        out.flush()
        return code


def tell_faults(name: str, outcome: Outcome[Made]) -> None:
    for fault in outcome.faults:
        tell(f"{name}:{outcome.number}: #{fault.pointer}: {fault.code}: {fault.text}")


def _spool() -> tempfile.SpooledTemporaryFile[bytes]:
    return tempfile.SpooledTemporaryFile(max_size=HELD_IN_MEMORY)
