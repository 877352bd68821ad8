"""The bench checks before it times, tells ratios in one form, and does without the peers."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from distinction.faces.cli.bench import NAMES
from distinction.faces.cli.main import main
from distinction.faces.cli.measures import kernel, memory, naive, program
from distinction.faces.cli.measures.asked import Asked
from distinction.faces.cli.measures.columns import Columns, Columns32
from distinction.faces.cli.measures.joining import joined
from distinction.faces.cli.measures.outcome import Differs, Goal, Outcome, spread
from distinction.faces.cli.measures.population import portfolio, rows
from distinction.faces.cli.measures.rounds import LONG_ENOUGH, Ratio, Rounds, Time, timed
from distinction.rules.criteria.batch.arrays import NONE
from distinction.rules.criteria.batch.digest import Verdicts
from distinction.rules.criteria.batch.digests import Read
from distinction.rules.criteria.batch.packing import pack_facts
from distinction.rules.criteria.batch.standing import standings
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.reading.build import build
from distinction.rules.criteria.standing import Line, MomentName
from distinction.rules.terms.verdict import Verdict
from tests import worked

MEASURES = "distinction.faces.cli.measures"
FEW = ("--factories", "60", "--runs", "2", "--years", "3", "--json")
ALONE = ["start", "explain", "standing --references", "standing --stored", "standing --single"]
BESIDE_PEERS = ["standing", "whatif", "history"]
ALONE += ["whatif --history", "memory"]
OF_A_SITE = ["change", "web", "crowd"]  # in test_bench_site.py

Row = dict[str, int]


@dataclass(frozen=True)
class Hand:
    """The rules once more, row by row over the plain columns that peers are given."""

    columns: Columns

    def standing(self, day: int) -> Verdicts:
        told = [self._told(factory, day) for factory in range(self.columns.factories)]
        not_met, not_known = np.array(told, np.uint64).T
        return Verdicts(not_met, not_known)

    def history(self, days: Sequence[int]) -> Verdicts:
        each = [self.standing(day) for day in days]
        return Verdicts(
            np.array([one.not_met for one in each]).T, np.array([one.not_known for one in each]).T
        )

    def _told(self, factory: int, day: int) -> tuple[int, int]:
        columns = self.columns
        counting: list[Row | None] = [None, None, *known(columns.versions, factory, day)]
        previous, latest = counting[-2:]
        not_met, lacking = self._digest(latest) if latest else (0, 0)
        if latest and previous and self._is_pair(factory, day, (previous, latest)):
            failed, silent = self._digest(previous)
            not_met, lacking = not_met | failed, lacking | silent
        else:
            lacking = columns.by_answers
        reports: list[Row] = [{"expires": day - 1}, *known(columns.reports, factory, day)]
        fresh = reports[-1]["expires"] >= day
        spoken = reports[-1] if fresh else {"failed": 0, "lacking": columns.marked}
        for each in (spoken, *known(columns.cases, factory, day)):
            not_met |= each["failed"]
            lacking |= each["lacking"]
        return not_met, lacking & ~not_met

    def _is_pair(self, factory: int, day: int, pair: tuple[Row, Row]) -> bool:
        previous, latest = pair
        seen = known(self.columns.silent, factory, day)
        broken = any(previous["date"] < each["date"] < latest["date"] for each in seen)
        fits = previous["earliest"] <= latest["date"] <= previous["longest"]
        return fits and not broken

    def _digest(self, row: Row) -> tuple[int, int]:
        asked = {bit: dict(masks) for bit, masks in self.columns.elements.items()}
        asked[self.columns.listed] = {
            word: row[f"listed{word}"] for word in range(self.columns.words)
        }
        failed, lacking = (
            sum(
                1 << bit
                for bit, masks in asked.items()
                if any(row[f"{name}{word}"] & mask for word, mask in masks.items())
            )
            for name in ("failed", "lacking")
        )
        return failed, lacking | row["silent"]


@dataclass(frozen=True)
class Flipped(Hand):
    """A peer that errs about one criterion of one factory."""

    def standing(self, day: int) -> Verdicts:
        said = super().standing(day)
        said.not_met[7] ^= np.uint64(1)
        return said


def known(table: Columns32, factory: int, day: int) -> Iterator[Row]:
    for row in np.flatnonzero(table["factory"] == factory):
        each = {name: int(column[row]) for name, column in table.items()}
        if each["since"] <= day < each["until"]:
            yield each


def stand_in(name: str, hand: type[Hand]) -> ModuleType:
    """What a file of a peer offers, without the package of the peer."""
    module = ModuleType(name)
    module.__dict__.update(NAME=name, prepared=hand)
    return module


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("with_polars", "with_duckdb"):
        monkeypatch.setitem(sys.modules, f"{MEASURES}.{name}", stand_in(name, Hand))


def has_the_form(told: dict[str, Any]) -> bool:
    ratios, goals = told["ratios"], told["goals"]
    three = [told["seconds"], *told["sides"].values(), *ratios.values()]
    assert all(list(each) == ["min", "median", "max"] for each in three)
    assert all(0 < each["min"] <= each["median"] <= each["max"] for each in ratios.values())
    assert all(each["ratio"] in ratios for each in goals)
    assert all(
        each["holds"] is (ratios[each["ratio"]]["median"] <= each["at_most"]) for each in goals
    )
    assert told["checks"]
    assert {"system", "processors"} <= told["machine"].keys()
    assert {"python", "numpy"} <= told["versions"].keys()
    return True


def test_every_measurement_is_tried_here() -> None:
    kinds = {f"{name} --{kind}" for name, kinds in NAMES.items() for kind in kinds}
    assert {*NAMES, *kinds} == {*ALONE, *BESIDE_PEERS, *OF_A_SITE, "program"}


@pytest.mark.parametrize("name", ALONE)
def test_a_measurement_without_peers(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", *name.split(), *FEW]) == 0
    told = json.loads(capsys.readouterr().out)
    assert has_the_form(told)
    assert (told["name"], told["runs"]) == (name, 2)


@pytest.mark.parametrize("name", BESIDE_PEERS)
@pytest.mark.usefixtures("hands")
def test_a_measurement_beside_peers(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", name, *FEW]) == 0
    told = json.loads(capsys.readouterr().out)
    assert has_the_form(told)
    assert any("equal those of with_duckdb" in each for each in told["checks"])


@pytest.mark.usefixtures("hands")
def test_whole_programs_are_measured_beside_scripts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "SCRIPTS", {"naive script": "naive_script"})
    assert main(["bench", "program", *FEW]) == 0
    told = json.loads(capsys.readouterr().out)
    assert has_the_form(told)
    assert "all cells of 60 factories that naive script writes are as expected" in told["checks"]


def test_a_peer_that_errs_ends_the_bench(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, f"{MEASURES}.with_polars", stand_in("one", Hand))
    monkeypatch.setitem(sys.modules, f"{MEASURES}.with_duckdb", stand_in("other", Flipped))
    assert main(["bench", "standing", *FEW]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "-000008: other says" in err


def test_a_cell_written_otherwise_ends_the_bench() -> None:
    with pytest.raises(Differs, match="F-2: a script writes"):
        program.same_words(
            "a script", {"F-1": ["met"], "F-2": ["met"]}, {"F-1": ["met"], "F-2": [""]}
        )
    with pytest.raises(Differs, match="a script leaves out F-1"):
        program.same_words("a script", {"F-1": ["met"]}, {})


@pytest.mark.parametrize("missing", ["polars", "duckdb"])
def test_a_missing_peer_is_told_with_the_command_that_installs_it(
    missing: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("with_polars", "with_duckdb"):
        monkeypatch.setitem(sys.modules, f"{MEASURES}.{name}", stand_in(name, Hand))
    monkeypatch.delitem(sys.modules, f"{MEASURES}.with_{missing}")
    monkeypatch.setitem(sys.modules, missing, None)
    assert main(["bench", "standing", *FEW]) == 2
    said = capsys.readouterr().err
    assert (
        said == f"{missing} is missing; `python3 run.py distinction bench standing` installs it\n"
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(["history", "--stored"], "bench history has no --stored", id="no such kind"),
        pytest.param(["start", "--factories", "3"], "--factories must be 20", id="too few"),
        pytest.param(["start", "--runs", "0"], "--runs 1 or more", id="no run"),
        pytest.param(["memory", "--years", "21"], "--years 1 to 20", id="too long"),
    ],
)
def test_what_cannot_be_measured_is_refused(
    given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", *given]) == 2
    assert said in capsys.readouterr().err


def test_people_get_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "standing", "--stored", *FEW[:-1]]) == 0
    said = capsys.readouterr().out
    assert said.startswith("standing --stored: 60 factories, 2 runs\n")
    assert "goal: from stored digests / from bits at most 0.5: " in said
    assert "checked: verdicts of 60 factories equal those of the plain path" in said


def test_parts_joined_are_what_is_packed_at_once() -> None:
    given = portfolio(Asked(45, runs=1, seed=3, years=3))
    dossiers = [build(row) for row in rows(given.asked)]
    numbering = given.facts.numbering
    parts = [pack_facts(numbering, dossiers[at : at + 15]) for at in (0, 15, 30)]
    assert columns_of(joined(parts)) == columns_of(given.facts)


def columns_of(part: Any) -> dict[str, object]:
    return {
        each.name: plain(getattr(part, each.name))
        for each in fields(part)
        if each.name != "numbering"
    }


def plain(column: Any) -> object:
    if is_dataclass(column):
        return columns_of(column)
    return column.tolist() if isinstance(column, np.ndarray) else column


def test_the_kernel_knows_the_simple_rule() -> None:
    """Where two assessments make a pair, and where one is lacking."""
    given = portfolio(Asked(60, runs=1, seed=2, years=3))
    found = standings(given.facts, given.table, Read(given.facts, given.table), given.points)
    simple = found.chosen.pair | (found.chosen.previous == NONE)
    said = kernel.prepared(given.facts, given.table).standing(given.day)
    assert 0 < simple.sum() < len(simple), "a story has a pair too far apart"
    for ours, kernels in zip(found.base, said, strict=True):
        assert np.array_equal(ours[simple], kernels[simple])


@pytest.mark.parametrize("name", worked.names())
def test_the_plain_dictionaries_say_what_the_plain_path_says(name: str) -> None:
    """But for additional questions, which they leave out."""
    row, on = worked.row(name), worked.expected(name)["as_of"]
    rules = naive.rules_of(worked.SAMPLE.read_text(encoding="utf-8"))
    said = {each["criterion"]: each["verdict"] for each in naive.explained(rules, row, on)}
    standing = evaluate(worked.sample_pack(), worked.dossier(row), date.fromisoformat(on))
    lines = [line for line in standing.criteria if not is_asked_more(line)]
    assert {line.id: said[line.id] for line in lines} == {line.id: line.verdict for line in lines}


def is_asked_more(line: Line) -> bool:
    more = [each for each in line.moments if each.moment is MomentName.ADDITIONAL]
    return any(each.verdict is not Verdict.MET for each in more)


def test_sides_take_turns_and_begin_in_turn() -> None:
    order: list[str] = []
    rounds = timed({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 2)
    turns = [each for at, each in enumerate(order) if at == 0 or order[at - 1] != each]
    assert turns == ["a", "b", "a", "b", "a"], "two warm-ups, then two rounds; the second from b"
    assert {side: len(times) for side, times in rounds.times.items()} == {"a": 2, "b": 2}
    assert LONG_ENOUGH < 1


def test_a_ratio_is_taken_inside_its_round_by_the_best_of_the_others() -> None:
    rounds = Rounds(
        {
            "ours": [Time(2, 1), Time(6, 1), Time(9, 1)],
            "one": [Time(4, 2), Time(3, 4), Time(9, 2)],
            "other": [Time(8, 1), Time(2, 1), Time(18, 1)],
        }
    )
    ratio = Ratio("ours", ("one", "other"))
    assert rounds.ratio(ratio) == spread([0.5, 3, 1])
    assert rounds.processor_ratio(ratio) == spread([1, 1, 1])
    assert rounds.ratio(Ratio("ours", ("one",), often=10)).middle == pytest.approx(0.1)
    assert Ratio("ours", ("one",), often=96).name == "ours / 96 x one"


def test_a_goal_holds_by_the_median() -> None:
    found = Outcome("x", 1, 3, {"ours": spread([1])}, {"r": spread([0.1, 0.5, 9])})
    assert found.holds(Goal("r", 0.5))
    assert not found.holds(Goal("r", 0.4))


def test_memory_is_measured_at_two_sizes_at_the_least() -> None:
    assert memory.sizes_up_to(60) == [6, 60]
    assert memory.sizes_up_to(2_000) == [200, 2_000]
    assert memory.sizes_up_to(100_000) == [2_000, 20_000, 100_000]
