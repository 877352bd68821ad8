"""A small made-up pack, so that random evidence meets every rule often."""

from datetime import date
from typing import Any

from distinction.rules.criteria.load import pack_of
from distinction.rules.criteria.pack import Pack

ELEMENTS = {"HR1": ["Q1", "Q2"], "HR2": ["Q4", "Q3"], "OSH1": ["Q5"]}
MARKED = {"SD1": "social_dialogue", "SD2": "social_dialogue", "L1": "learning"}
QUESTIONS = [f"Q{number}" for number in range(1, 9)]
ADDITIONAL = [("A1", "SD1", "always"), ("A2", "SD1", "union_present"), ("A3", "HR1", "always")]
COUNTRIES = ("AA", "BB", "CC")
SETTINGS = {
    "pr2_max_age_months": 14,
    "pr2_month": 11,
    "cycle_months": 12,
    "assessment_spacing_months": 12,
    "min_gap_months": 6,
    "max_gap_months_12": 18,
    "max_gap_months_24": 30,
    "decision_max_age_months": 12,
}
# AA changes its list on a leap day, BB has a month without one, CC has none at all.
LISTS: list[dict[str, Any]] = [
    {
        "id": "AA-1",
        "country": "AA",
        "valid_from": date(2010, 1, 1),
        "valid_to": date(2016, 2, 28),
        "questions": ["Q6", "Q1"],
    },
    {"id": "AA-2", "country": "AA", "valid_from": date(2016, 2, 29), "questions": ["Q7", "Q6"]},
    {
        "id": "BB-1",
        "country": "BB",
        "kind": "differentiation",
        "valid_from": date(2010, 1, 1),
        "valid_to": date(2016, 12, 31),
        "questions": ["Q8"],
    },
    {"id": "BB-2", "country": "BB", "valid_from": date(2017, 2, 1), "questions": ["Q8", "Q3"]},
]


def tables(**settings: int) -> dict[str, Any]:
    """The tables of the pack as TOML would give them, some settings changed."""
    groups = {"HR": "hr_system", "OS": "osh_system"}
    return {
        "pack": {"id": "small", "version": "1", "title": "Small", "source": "Made up"},
        "settings": SETTINGS | settings,
        "criterion": [
            *(_criterion(each, group, "progress_report_2") for each, group in MARKED.items()),
            *(
                _criterion(each, groups[each[:2]], "assessment") | {"questions": codes}
                for each, codes in ELEMENTS.items()
            ),
            _criterion("C1", "compliance", "pri"),
            _criterion("C2", "compliance", "zero_tolerance"),
        ],
        "pri_list": [dict(each) for each in LISTS],
        "additional_question": [
            {"code": code, "about": about, "applies": applies, "text": "?"}
            for code, about, applies in ADDITIONAL
        ],
        "question": [{"code": code, "text": "?"} for code in QUESTIONS],
    }


def small_pack(**settings: int) -> Pack:
    pack = pack_of(tables(**settings))
    assert isinstance(pack, Pack), pack
    return pack


def _criterion(name: str, group: str, evidence: str) -> dict[str, Any]:
    return {"id": name, "group": group, "evidence": evidence, "name": name}
