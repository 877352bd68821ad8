"""The packs that come with the program, and which words of a pack go together."""

from distinction.faces.cli.given import LIBRARY, PACK_FILE, the_pack, version_order
from distinction.rules.criteria.consistency import GROUPS_OF
from distinction.rules.criteria.pack import Pack
from tests.docs.markdown import code, codes, table


def library() -> str:
    found = [
        the_pack(str(path)).pack
        for folder in sorted(LIBRARY.iterdir())
        for path in sorted(folder.glob(f"*/{PACK_FILE}"), key=version_order)
    ]
    return table(("pack", "version", "title", "issue lists of"), map(_row, found))


def groups_and_evidence() -> str:
    rows = [(code(evidence), codes(groups)) for evidence, groups in GROUPS_OF.items()]
    return table(("evidence", "group"), rows)


def _row(pack: Pack) -> tuple[str, ...]:
    countries = sorted({each.country for each in pack.pri_lists})
    return code(pack.head.id), pack.head.version, pack.head.title, ", ".join(countries)
