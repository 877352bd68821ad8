"""What else happened: designations, corrections, settings, somebody who left, what is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from distinction.doors.services.seeded import set_password
from distinction.faces.demo.chosen import LEFT, LEFT_AGO
from distinction.faces.demo.countries import COUNTRIES, Country, person_name
from distinction.faces.demo.doing import INSTALLATION, Deed, Doing, Player, Timeline
from distinction.faces.demo.people import Arrival, address, hat_at
from distinction.faces.demo.portfolio import READ_IN, Portfolio
from distinction.rules.protocol.acts.derived import RefreshDue
from distinction.rules.protocol.acts.fieldwork import CorrectAnswer
from distinction.rules.protocol.acts.people import Designate, EndHat, Invite
from distinction.rules.protocol.acts.register import ChangeSetting, CloseFactory, ConfirmSetting
from distinction.rules.terms.marks import Answer
from distinction.rules.terms.parties import Role

Row = dict[str, Any]

DESIGNATED = 116  # days before today
CORRECTED = (75, 50, 20)
NO_PASSWORD = "!none yet"  # noqa: S105  # the same again, unlike what an invitation draws
REASON = "A dispute of the factory was accepted: papers of the day show another answer"
SECOND_REASON = "A second look at the papers of the day shows what was overlooked on site"
ADVISORS, LEADERS = ("advisor", "advisor2", "advisor3"), ("leader", "leader2")


@dataclass(frozen=True, slots=True)
class Turned:
    """A released answer to be corrected."""

    code: str
    assessment: str
    question: str
    answer: Answer
    reason: str


def happen(timeline: Timeline, found: Portfolio) -> None:
    for country in COUNTRIES:
        timeline.before(DESIGNATED, *_designations(found, country))
        timeline.before(210, partial(_left_the_team, country=country))
        for days, turned in zip(CORRECTED, corrections(found, country), strict=False):
            timeline.before(days, partial(_correct, turned=turned, country=country))
        timeline.before(25, partial(_hand_over, found=found, country=country))
        timeline.before(LEFT_AGO, partial(_leave, found=found, country=country))
        timeline.before(1, partial(_not_yet_there, country=country))
    _settings(timeline)
    for country in COUNTRIES:
        timeline.before(0, partial(_due, country=country))


def corrections(found: Portfolio, country: Country) -> Iterator[Turned]:
    """Of ordinary factories: the last is one that looked well and does not."""
    chosen = {each.code for each in found.parts}
    on = found.today - timedelta(days=READ_IN + 1)
    codes = [code for code in found.of(country) if code not in chosen]
    visits = [(code, each) for code in codes if (each := _latest(found, code, str(on)))]
    flawed = [(len(_flaws(found, each)), code, each) for code, each in visits]
    nearly = sorted((count, code) for count, code, _ in flawed if count)
    latest = dict(visits)
    for _, code in nearly[:2]:
        question = min(_flaws(found, latest[code]))
        well = Answer.COMPLIANT
        yield Turned(code, latest[code]["id"], question, well, REASON)
    for count, code, each in flawed:
        if not count:
            bad = Answer.NON_COMPLIANT
            yield Turned(code, each["id"], found.elements[0], bad, SECOND_REASON)
            return


def _latest(found: Portfolio, code: str, day: str) -> Row | None:
    """The latest full assessment that was out when the histories came in and stands to this day."""
    full = [
        each
        for each in found.rows[code]["assessments"]
        if each["kind"] == "full" and each["scope"] == "full"
    ]
    if not full or not full[-1]["released_on"] or full[-1]["released_on"] > day:
        return None
    turned = {"voided_on", "superseded_by", "corrections"} & set(full[-1])
    return None if turned or full[-1]["id"].endswith("-b") else full[-1]


def _flaws(found: Portfolio, visit: Row) -> list[str]:
    """Elements of the systems that were found not to be there."""
    answers = visit["answers"]
    return [each for each in found.elements if answers[each] == Answer.NON_COMPLIANT]


def _correct(doing: Doing, turned: Turned, country: Country) -> None:
    what = CorrectAnswer(
        factory=doing.factory(turned.code),
        assessment=turned.assessment,
        version=1,
        question=turned.question,
        answer=turned.answer,
        reason=turned.reason,
    )
    doing.act(f"{country.low}.pm", what)


def _designations(found: Portfolio, country: Country) -> Iterator[Deed]:
    for place, code in enumerate(found.of(country)):
        yield partial(_designate, code=code, country=country, place=place)


def _designate(doing: Doing, code: str, country: Country, place: int) -> None:
    """An advisor each, and every second one a leader; who came later still waits for theirs.

    The advisor last: one of them leads as well, and another leader would end both.
    """
    factory = doing.known(code)
    if factory is None:
        return
    teams = (LEADERS, Role.TEAM_LEADER), (ADVISORS, Role.ENTERPRISE_ADVISOR)
    for words, role in teams[place % 2 :]:
        hat = doing.hat(f"{country.low}.{words[place // 2 % len(words)]}", role)
        doing.act(f"{country.low}.staff", Designate(factory=factory.id, hat=hat))


def _hand_over(doing: Doing, found: Portfolio, country: Country) -> None:
    """Some factories go from one advisor to another: the earlier one ends the day before."""
    hat = doing.hat(f"{country.low}.advisor", Role.ENTERPRISE_ADVISOR)
    for code in list(found.of(country))[1:9:3]:
        factory = doing.known(code)
        if factory is not None:
            doing.act(f"{country.low}.pm", Designate(factory=factory.id, hat=hat))


def _left_the_team(doing: Doing, country: Country) -> None:
    """An advisor who was here and is no longer."""
    login = f"{country.low}.former"
    role = Role.ENTERPRISE_ADVISOR
    name = person_name(country, 19 + COUNTRIES.index(country))
    Arrival(f"{country.low}.pm", Player(login, name, role, country.code, address(login)))(doing)
    doing.act("admin2", EndHat(hat=doing.hat(login, role)))


def _not_yet_there(doing: Doing, country: Country) -> None:
    """An invitation that waits, and a hat that a second person has to give."""
    for word, role in (("new", Role.COUNTRY_STAFF), ("pm3", Role.PROGRAMME_MANAGER)):
        login = f"{country.low}.{word}"
        name = person_name(country, 23 + COUNTRIES.index(country) + len(word))
        player = Player(login, name, role, country.code, address(login))
        invited = Invite(username=login, email=player.email, name=name, hat=hat_at(doing, player))
        made = doing.act(f"{country.low}.pm", invited).made
        set_password(made, NO_PASSWORD)


def _leave(doing: Doing, found: Portfolio, country: Country) -> None:
    code = found.code(LEFT, country.code)
    what = CloseFactory(factory=doing.factory(code), left_on=doing.at.date())
    doing.act(f"{country.low}.pm", what)


def _settings(timeline: Timeline) -> None:
    """Some hold already, one begins later, one waits for the second person."""
    home, second, third = COUNTRIES
    timeline.before(60, partial(_set, country=home, key="free_training_days", value="8", begins=10))
    timeline.before(58, partial(_set, country=second, key="pr1_days", value="45", begins=5))
    timeline.before(
        46, partial(_set, country=third, key="factories_see_recognised", value="own", begins=1)
    )
    timeline.before(46, partial(_confirm, country=third, key="factories_see_recognised"))
    timeline.before(20, partial(_set, country=home, key="pr2_comment_days", value="10", begins=35))
    timeline.before(
        0, partial(_set, country=home, key="registered_buyer_sees", value="nothing", begins=7)
    )


def _set(doing: Doing, country: Country, key: str, value: str, begins: int) -> None:
    what = ChangeSetting(
        programme=doing.id(country.code),
        key=key,
        value=value,
        begins_on=doing.at.date() + timedelta(days=begins),
    )
    doing.act(f"{country.low}.pm", what, f"{country.code}/{key}")


def _confirm(doing: Doing, country: Country, key: str) -> None:
    doing.act(f"{country.low}.pm2", ConfirmSetting(setting=doing.id(f"{country.code}/{key}")))


def _due(doing: Doing, country: Country) -> None:
    """What came due by itself since the last act."""
    doing.act(INSTALLATION, RefreshDue(programme=doing.id(country.code)))
