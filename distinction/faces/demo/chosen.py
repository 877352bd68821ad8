"""The chosen factories: F1 to F11 of the tutorial, and in each country one for each word."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from distinction.faces.demo.chances import ChanceTable
from distinction.faces.demo.facts import PackFacts
from distinction.faces.demo.history import a_factory, dossier, scripted
from distinction.faces.demo.known import known_by
from distinction.faces.demo.names import MARK
from distinction.faces.demo.story import (
    DISPUTED,
    REISSUED,
    UNANSWERED,
    WELL,
    Act,
    Kind,
    Report,
    Story,
)
from distinction.faces.demo.year import Decided, Scene
from distinction.rules.terms.marks import Answer

Row = dict[str, Any]

LISTED = Act(fails=Kind.LISTED_ISSUE)
HR, OSH = Act(fails=Kind.HR_ELEMENT), Act(fails=Kind.OSH_ELEMENT)
BEHIND = Act(report=Report.ONE_BEHIND)
NO_REPORT = Act(report=Report.MISSING)
WAITS = Act(is_released=False)
UNSEEN = Act(is_visited=False)
APPROVED = Act(decided=Decided.APPROVED)
SPACED = Act(decided=Decided.SPACED)

LEFT, LEFT_AGO = "left the programme", 33  # days before today
SUSPENDED_FOR = "A criterion is no longer met; the factory is given time to put it right"
WITHDRAWN_FOR = "The latest assessment no longer shows that all criteria are met"
DECLINED_FOR = "What was seen of the committee is to be seen once more"
DEFERRED_FOR = "To be talked over with the committee first"


@dataclass(frozen=True, slots=True)
class Ending:
    """A decision some days before today, that no rule of the histories would take."""

    outcome: str
    days_ago: int
    reason: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A factory with a part to play; `tag` is its place in the tutorial, where it has one."""

    key: str
    story: Story | None
    tag: str = ""
    name: str = ""
    ending: Ending | None = None
    has_union: bool = True


# The tutorial's: Cambodia. F1 is registered by a single act and has no history yet.
TUTORIAL = (
    Chosen("newcomer", None, "F1", "Paper Cradle Garments"),
    Chosen("one listed issue", Story(200, (WELL, LISTED)), "F2", "Crooked Zipper Apparel"),
    Chosen("clean, six marks", Story(350, (WELL,), is_newcomer=True), "F3", "Patient Heron Knits"),
    Chosen("eligible", Story(200, (WELL, WELL)), "F4", "Ripe Pumpkin Tailors"),
    Chosen("recognised", Story(230, (WELL, APPROVED)), "F5", "Humming Lantern Garments"),
    Chosen(
        "recognised, 24 months",
        Story(200, (WELL, SPACED, WELL)),
        "F6",
        "Starlit Parasol Outfitters",
    ),
    Chosen(
        "under review", Story(200, (WELL, APPROVED, LISTED)), "F7", "Wobbling Teapot Shirtmakers"
    ),
    Chosen(
        "suspected case", Story(170, (WELL, WELL), has_case=True), "F8", "Whispering Moth Sewing"
    ),
    Chosen("no union", Story(345, (WELL,)), "F9", "Lonely Thimble Jerseys", has_union=False),
    Chosen("two worksites", Story(345, (LISTED, WELL)), "F10", "Twin Kettle Weavers"),
    Chosen("never triggered", Story(345, (BEHIND, WELL)), "F11", "Forgotten Button Clothing"),
)
# In every country, so that no word and no next step is ever without a factory.
EVERYWHERE = (
    Chosen("on track", Story(350, (OSH, WELL))),
    Chosen("report waits", Story(115, (WELL, WAITS))),
    Chosen("unanswered", Story(180, (WELL, UNANSWERED))),
    Chosen("case open", Story(170, (WELL, WELL), has_case=True)),
    Chosen("eligible by correction", Story(210, (WELL, DISPUTED))),
    Chosen("one away: listed", Story(200, (WELL, LISTED))),
    Chosen("one away: HR", Story(200, (WELL, HR))),
    Chosen("one away: OSH", Story(200, (WELL, OSH))),
    Chosen("one away: mark", Story(345, (WELL, BEHIND))),
    Chosen("second report too old", Story(90, (WELL, NO_REPORT, WELL))),
    Chosen("gap too long", Story(200, (WELL, UNSEEN, WELL))),
    Chosen("re-issue", Story(220, (WELL, REISSUED))),
    Chosen("nothing released", Story(115, (WAITS,), is_newcomer=True)),
    Chosen("recognised on 12", Story(250, (WELL, APPROVED))),
    Chosen("recognised on 24", Story(200, (WELL, SPACED, WELL))),
    Chosen("review", Story(200, (WELL, APPROVED, HR))),
    Chosen(
        "suspended",
        Story(200, (WELL, APPROVED, LISTED)),
        ending=Ending("suspended", 24, SUSPENDED_FOR),
    ),
    Chosen(
        "withdrawn",
        Story(220, (WELL, APPROVED, OSH)),
        ending=Ending("withdrawn", 38, WITHDRAWN_FOR),
    ),
    Chosen("declined", Story(210, (WELL, WELL)), ending=Ending("declined", 17, DECLINED_FOR)),
    Chosen("deferred", Story(205, (WELL, WELL)), ending=Ending("deferred", 12, DEFERRED_FOR)),
    Chosen(LEFT, Story(200, (LISTED,))),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A chosen factory in its country."""

    code: str
    country: str
    chosen: Chosen

    @property
    def name(self) -> str:
        return f"{self.chosen.name} {MARK}" if self.chosen.name else ""


def parts(countries: tuple[str, ...], first: int) -> tuple[Part, ...]:
    """Numbered on from the ordinary factories, so that no code tells a story."""
    told = [(countries[0], each) for each in TUTORIAL]
    told += [(country, each) for each in EVERYWHERE for country in countries]
    return tuple(
        Part(f"{country}-{number:04d}", country, each)
        for number, (country, each) in enumerate(told, first)
    )


def histories(facts: PackFacts, seed: int, until: date, found: tuple[Part, ...]) -> Iterator[Row]:
    """The dossiers of those that have one."""
    all_well = dict.fromkeys(facts.questions, Answer.COMPLIANT.value)
    scene = Scene(facts, ChanceTable(facts), until, all_well)
    for part in found:
        if part.chosen.story is not None:
            yield _history(scene, f"{seed}/{part.code}", part)


def _history(scene: Scene, stream: str, part: Part) -> Row:
    rng, story = Random(stream), part.chosen.story  # noqa: S311  # made-up data, no secret
    cycles = max(4, len(story.acts)) if story else 1
    drawn = a_factory(rng, scene, 1, (part.country,), cycles)
    factory = replace(drawn, id=part.code)
    if story is not None:
        factory = scripted(scene, factory, story, cycles)
    row = dossier(rng, scene, factory, story)
    if part.chosen.key == LEFT:
        return known_by(row, scene.until - timedelta(days=LEFT_AGO)) or row
    if not part.chosen.has_union:
        _without_union(row)
    if part.chosen.ending is not None:
        row["decisions"].append(_decision(part.chosen.ending, scene.until))
    return row


def _without_union(row: Row) -> None:
    row["trade_unions"] = []
    if row["committee"]:
        row["committee"].pop("union_members", None)


def _decision(ending: Ending, until: date) -> Row:
    return {
        "id": f"decision-{ending.outcome}",
        "on": str(until - timedelta(days=ending.days_ago)),
        "by_role": "programme_manager",
        "outcome": ending.outcome,
        "reason": ending.reason,
    }
