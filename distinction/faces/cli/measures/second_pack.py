"""A changed pack to compare with: more issues, one question more, younger reports."""

import tomllib
from typing import Any

from distinction.faces.cli.given import pack_path
from distinction.faces.cli.measures.asked import PACK
from distinction.rules.criteria.load import pack_of
from distinction.rules.criteria.pack import Pack

MORE_ISSUES = 5
ELEMENT = "HR1"
REPORT_MONTHS = 12


def second_pack() -> Pack:
    tables = tomllib.loads(pack_path(PACK).read_text(encoding="utf-8"))
    free = _free(tables)
    for issues in tables["pri_list"]:
        more = [code for code in free if code not in issues["questions"]]
        issues["questions"] += more[:MORE_ISSUES]
    element = next(each for each in tables["criterion"] if each["id"] == ELEMENT)
    element["questions"].append(free[-1])
    tables["settings"]["pr2_max_age_months"] = REPORT_MONTHS
    changed = pack_of(tables)
    if not isinstance(changed, Pack):
        raise TypeError(f"the changed pack is not sound: {changed}")
    return changed


def _free(tables: dict[str, Any]) -> list[str]:
    """Questions on which no element rests."""
    elements = {code for each in tables["criterion"] for code in each.get("questions", ())}
    return [each["code"] for each in tables["question"] if each["code"] not in elements]
