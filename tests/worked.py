"""The worked dossiers, situations and the sample pack of the contract, as tests read them."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import distinction
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.load import load_pack, pack_of
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.questions import Form, load_form
from distinction.rules.criteria.reading.row import read_row

CONTRACT = Path(__file__).parent / "contract"
EXAMPLES = CONTRACT / "examples"
LIBRARY = Path(distinction.__file__).parent / "packs"
SAMPLE = CONTRACT / "better-work-2017.sample.toml"


def names() -> list[str]:
    files = sorted(EXAMPLES.glob("*.expected.json"))
    return [file.name.removesuffix(".expected.json") for file in files]


def row(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return found


def expected(name: str) -> dict[str, Any]:
    text = (EXAMPLES / f"{name}.expected.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def dossier(values: Mapping[str, Any]) -> Dossier:
    read = read_row(compact(values).encode("utf-8"))
    assert isinstance(read, Dossier), read
    return read


@lru_cache
def sample_pack() -> Pack:
    pack = load_pack(SAMPLE.read_bytes())
    assert isinstance(pack, Pack), pack
    return pack


@lru_cache
def library_form(name: str) -> Form:
    """What helps to read the questions of a pack's newest version."""
    newest = max((LIBRARY / name).glob("*/questions.toml"))
    form = load_form(newest.read_bytes(), library_pack(name))
    assert isinstance(form, Form), form
    return form


@lru_cache
def library_pack(name: str) -> Pack:
    """The newest version of a pack that comes with the program."""
    pack = load_pack(max((LIBRARY / name).glob("*/pack.toml")).read_bytes())
    assert isinstance(pack, Pack), pack
    return pack


def situations() -> Iterator[dict[str, Any]]:
    with (CONTRACT / "situations.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def situation_pack(tables: dict[str, Any]) -> Pack:
    """JSON has no dates, so those of the lists come as text."""
    for issues in tables["pri_list"]:
        for field in ("valid_from", "valid_to"):
            if field in issues:
                issues[field] = date.fromisoformat(issues[field])
    pack = pack_of(tables)
    assert isinstance(pack, Pack), pack
    return pack
