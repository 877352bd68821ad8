"""The parts of the reference pages that are made from the code: `python -m tests.docs.made`."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.docs import commands, faults, fields, packs, permissions, words

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
PART = re.compile(r"<!-- made: ([a-z-]+) -->\n(.*?)<!-- end -->", re.DOTALL)

# name of a part -> what makes it; each stands once in the reference pages
PARTS: dict[str, Callable[[], str]] = {
    "commands": commands.all_commands,
    "dossier": fields.of_dossier,
    "standing": fields.of_standing,
    "pack": fields.of_pack,
    "packs": packs.library,
    "groups": packs.groups_and_evidence,
    "verdicts": words.verdicts,
    "stages": words.stages,
    "moments": words.moments,
    "gates": words.gates,
    "reasons": words.reasons,
    "gate-reasons": words.gate_reasons,
    "missing": words.missing,
    "warnings": words.warnings,
    "exit-codes": faults.exit_codes,
    "row-faults": faults.of_rows,
    "pack-faults": faults.of_packs,
    "folder-faults": faults.of_folders,
    "rights": permissions.all_roles,
    "conditions": permissions.conditions,
}


def pages() -> list[Path]:
    return sorted(REFERENCE.glob("*.md"))


def parts_of(page: Path) -> Iterator[str]:
    for found in PART.finditer(page.read_text(encoding="utf-8")):
        yield found[1]


def remade(text: str) -> str:
    """The page with every made part as the code has it now."""
    return PART.sub(_part, text)


def _part(found: re.Match[str]) -> str:
    name = found[1]
    return f"<!-- made: {name} -->\n\n{PARTS[name]().strip()}\n\n<!-- end -->"


def main() -> int:
    for page in pages():
        text = page.read_text(encoding="utf-8")
        now = remade(text)
        if now != text:
            page.write_text(now, encoding="utf-8")
            sys.stdout.write(f"rewritten: {page.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
