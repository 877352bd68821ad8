"""The card of one factory: its word and its standing, as one viewer may know them on a day."""

from dataclasses import dataclass, field, replace
from datetime import date

from distinction.doors.access.folio import Folio, Judged, Told, open_folio
from distinction.doors.access.redact import Hidden, Shape, Views, redact, topic
from distinction.doors.access.scopes import grants
from distinction.doors.access.viewer import Viewer, live_grants
from distinction.doors.insight.day import Day, day_of
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.standing import Stage, Standing, Trigger
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.views import WITHIN
from distinction.rules.protocol.words import Action, View
from distinction.rules.terms.verdict import Verdict

PAIR = "G01"  # tells what is missing too: a second assessment
NO_TRIGGER = Trigger(Verdict.NOT_KNOWN, None, None, None, ())


@dataclass(frozen=True)
class Card(Shape):
    """`judged` is cut for the viewer; `whole` holds gates, trigger and warnings as well."""

    id: str
    name: str
    day: Day
    told: Told | None
    pack: Pack
    digest: str
    may_read_log: bool
    may_edit: bool
    code: str | Hidden = field(metadata=topic(Noun.FACTORY_PROFILE, View.SUMMARY))
    country: str | Hidden = field(metadata=topic(Noun.FACTORY_PROFILE, View.FACT))
    place: str | Hidden = field(metadata=topic(Noun.FACTORY_PROFILE, View.SUMMARY))
    product: str | Hidden = field(metadata=topic(Noun.FACTORY_PROFILE, View.SUMMARY))
    workers: int | Hidden | None = field(metadata=topic(Noun.FACTORY_PROFILE, View.SUMMARY))
    judged: Judged | Hidden | None = field(metadata=topic(Noun.STANDING, View.FINDINGS))
    whole: Standing | Hidden | None = field(metadata=topic(Noun.STANDING, View.FULL))
    is_advised: bool | Hidden = field(metadata=topic(Noun.WHAT_IS_MISSING, View.FINDINGS))
    has_committee: bool | Hidden = field(metadata=topic(Noun.COMMITTEE_MEMBERSHIP, View.SUMMARY))
    buyers: int | Hidden = field(metadata=topic(Noun.TPA_GRANT, View.SUMMARY))


def card(
    viewer: Viewer, factory: str, on: date | None = None, known: date | None = None
) -> Card | None:
    """None where the viewer has no such factory, or may know no more of it than its name."""
    folio = open_folio(viewer, factory)
    return None if folio is None else card_of(folio, day_of(viewer, on, known))


def card_of(folio: Folio, day: Day) -> Card | None:
    views = views_of(folio)
    profile = views[Noun.FACTORY_PROFILE]
    if profile is None or View.SUMMARY not in WITHIN[profile]:
        return None
    row, whole = folio.factory, day.judged(folio)
    found = Card(
        id=row.pk,
        name=row.name,
        day=day,
        told=day.word(folio),
        pack=folio.pack,
        digest=folio.pack_digest,
        may_edit=folio.may(Noun.FACTORY_PROFILE, Action.EDIT, profile_state(folio)),
        may_read_log=folio.may(Noun.AUDIT_LOG, Action.LIST, "written"),
        code=row.code,
        country=row.country,
        place=row.place,
        product=row.product,
        workers=row.workers,
        judged=None if whole is None else cut(whole, views),
        whole=None if whole is None else whole.standing,
        is_advised=True,
        has_committee=True,
        buyers=_buyers(folio, views),
    )
    return redact(found, views)


def profile_state(folio: Folio) -> str:
    return "active" if folio.factory.left_on is None else "left"


def views_of(folio: Folio) -> Views:
    """How much of each object the page may show, in the state in which the viewer reads it."""
    states = {
        Noun.FACTORY_PROFILE: profile_state(folio),
        Noun.STANDING: folio.state,
        Noun.CRITERIA_BREAKDOWN: folio.state,
        Noun.WHAT_IS_MISSING: folio.state,
        Noun.COMMITTEE_MEMBERSHIP: "current",
        Noun.TPA_GRANT: "granted",
        Noun.ASSESSMENT: "released",
        Noun.ASSESSMENT_ANSWERS: "released",
        Noun.ADDITIONAL_QUESTIONS: "released",
        Noun.PR2: "released",
        Noun.DECISION_RECORD: "decided",
    }
    return {noun: folio.view(noun, state) for noun, state in states.items()}


def cut(judged: Judged, views: Views) -> Judged:
    """Gates, trigger, warnings and the stage that follows from them are the programme's alone."""
    dossier, standing = judged.dossier, judged.standing
    if views[Noun.COMMITTEE_MEMBERSHIP] is None:
        dossier = replace(dossier, committee=None, trade_unions=())
    if views[Noun.DECISION_RECORD] is None:
        dossier = replace(dossier, decisions=())
    if views[Noun.STANDING] is not View.FULL:
        standing = replace(
            standing,
            stage=Stage.DEVELOPING,
            trigger=NO_TRIGGER,
            gates=tuple(each for each in standing.gates if each.id == PAIR),
            warnings=(),
        )
    return Judged(judged.audience, dossier, standing)


def _buyers(folio: Folio, views: Views) -> int:
    """How many have access now; asked only for those who may know of all of them (N3)."""
    may_list = folio.may(Noun.TPA_GRANT, Action.LIST, "granted")
    if not may_list or views[Noun.TPA_GRANT] is None:
        return 0
    found = grants(folio.viewer, Action.LIST).filter(live_grants(folio.viewer.now))
    return found.filter(factory=folio.factory).count()
