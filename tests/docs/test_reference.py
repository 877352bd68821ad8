"""The reference pages say what the code says: run `python -m tests.docs.made` when they do not."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from distinction.rules.criteria.reading.schema import DOSSIER
from distinction.rules.terms.reasons import GateReason, Missing, Reason, WarningCode
from tests.docs import fault_words, faults
from tests.docs.fields import contract
from tests.docs.made import PARTS, pages, parts_of, remade
from tests.docs.shapes import Schema, as_schema

LEFT_OUT = {"title", "description", "$schema", "$id", "if", "else"}


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_a_page_says_what_the_code_says(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert remade(text) == text, "type: python -m tests.docs.made"


def test_every_part_stands_in_one_page() -> None:
    assert Counter(part for page in pages() for part in parts_of(page)) == Counter(PARTS.keys())


def test_a_page_that_differs_would_be_seen() -> None:
    text = "<!-- made: verdicts -->\nsomething else\n<!-- end -->"
    assert "`not_known`" in remade(text)


@pytest.mark.parametrize("code", [*Reason, *GateReason, *Missing, *WarningCode])
def test_every_code_of_a_standing_is_explained(code: str) -> None:
    page = next(page for page in pages() if page.stem == "reason-codes")
    assert f"`{code}`" in page.read_text(encoding="utf-8")


def test_every_fault_has_its_meaning_and_no_meaning_lacks_its_fault() -> None:
    assert faults.codes_of_rows() == fault_words.ROWS.keys()
    assert faults.codes_of_packs() == fault_words.PACKS.keys()
    assert faults.codes_of_folders() == fault_words.FOLDERS.keys()


def test_rows_are_read_by_the_schema_of_the_contract() -> None:
    """The page is made from the shapes of the code; these say the same as the contract."""
    of_code = dict(facts(as_schema(DOSSIER), ""))
    of_contract = dict(facts(contract("dossier"), ""))
    assert of_code == of_contract


def facts(schema: Schema, place: str) -> Iterator[tuple[str, Any]]:
    """All that a schema says at each place, in one form: a constant is a list of one word."""
    for key, said in schema.items():
        here = f"{place}/{key}"
        if key in LEFT_OUT or (key == "pattern" and "format" in schema):
            continue
        if key == "const":
            yield f"{place}/enum", [said]
        elif key == "oneOf":
            yield from facts(said[1], f"{place}/or_null")
        elif key == "required":
            yield here, sorted(said)
        elif isinstance(said, dict):
            yield from facts(said, here)
        elif not (key == "type" and "enum" in schema):
            yield here, said
