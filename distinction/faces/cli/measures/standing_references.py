"""The verdicts of all factories with the fact that decides each, beside the verdicts alone."""

from collections.abc import Sequence

from distinction.faces.cli.measures.asked import DAY, Asked, Engine
from distinction.faces.cli.measures.checks import refuse, same_as_plain
from distinction.faces.cli.measures.outcome import Outcome
from distinction.faces.cli.measures.population import Portfolio, portfolio
from distinction.faces.cli.measures.rounds import Ratio, outcome, timed
from distinction.rules.criteria.batch.digests import Read
from distinction.rules.criteria.batch.references import References, references, told
from distinction.rules.criteria.batch.standing import Standings, standings
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.standing import Line
from distinction.rules.terms.verdict import Verdict

PEERS = ()
WITH, WITHOUT = "with references", "verdicts only"


def measure(asked: Asked, _engines: Sequence[Engine]) -> Outcome:
    given = portfolio(asked)
    found, decided = _with(given)
    checks = [
        same_as_plain(given.pack, DAY, found.verdicts, given.sample()),
        _same_references(given, found, decided),
    ]
    rounds = timed({WITH: lambda: _with(given), WITHOUT: lambda: _without(given)}, asked.runs)
    ratios = [Ratio(WITH, (WITHOUT,), 3)]
    return outcome("standing --references", asked.factories, rounds, ratios, checks)


def _without(given: Portfolio) -> Standings:
    return standings(given.facts, given.table, Read(given.facts, given.table), given.points)


def _with(given: Portfolio) -> tuple[Standings, References]:
    found = _without(given)
    return found, references(given.facts, given.table, given.points, found)


def _same_references(given: Portfolio, found: Standings, decided: References) -> str:
    count, lines = 0, []
    for row, dossier in enumerate(given.sample()):
        count += 1
        for bit, line in enumerate(evaluate(given.pack, dossier, DAY).criteria):
            ours = told(given.facts, given.table, found, decided, (row, bit))
            plain = _first_fact(line)
            if ours != plain:
                lines.append(
                    f"{dossier.factory}, {line.id}: the plain path names {plain}, ours {ours}"
                )
    refuse(lines)
    return f"deciding facts of {count} factories equal those of the plain path"


def _first_fact(line: Line) -> str | None:
    """What the first moment with the verdict of the criterion names first."""
    if line.verdict is Verdict.MET:
        return None
    deciding = (each.deciding for each in line.moments if each.verdict is line.verdict)
    return next((facts[0] for facts in deciding if facts), None)
