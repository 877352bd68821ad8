"""The engine says of every worked dossier what the contract says, field for field."""

import json
from datetime import date

import pytest

from distinction.rules.criteria.contract import as_contract
from distinction.rules.criteria.evaluate import evaluate
from tests import worked

SITUATIONS = {each["id"]: each for each in worked.situations()}


def test_all_examples_and_situations_are_here() -> None:
    assert len(worked.names()) == 54
    assert len(SITUATIONS) == 55


@pytest.mark.parametrize("name", worked.names())
def test_example(name: str) -> None:
    wanted = worked.expected(name)
    standing = evaluate(
        worked.sample_pack(), worked.dossier(worked.row(name)), date.fromisoformat(wanted["as_of"])
    )
    assert worked.compact(as_contract(standing)) == worked.compact(wanted)


@pytest.mark.parametrize("name", SITUATIONS)
def test_situation(name: str) -> None:
    situation = json.loads(json.dumps(SITUATIONS[name]))
    standing = evaluate(
        worked.situation_pack(situation["pack"]),
        worked.dossier(situation["dossier"]),
        date.fromisoformat(situation["as_of"]),
    )
    wanted = situation["expect"]
    verdicts = {line.id: line.verdict for line in standing.criteria}
    got: dict[str, object] = {
        "trigger": standing.trigger.verdict,
        "stage": standing.stage,
        "criteria": {each: verdicts[each] for each in wanted.get("criteria", {})},
        "gates_that_fail": [gate.id for gate in standing.gates_not_met],
    }
    assert {key: got[key] for key in wanted} == wanted
