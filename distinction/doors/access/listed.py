"""Listed: one row a factory, and how much of it the table lets a viewer list or take away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable

from distinction.doors.access.relations import designations, held
from distinction.doors.access.told import NO_DAY, NO_WORD, since_told, word_told
from distinction.doors.access.viewer import Viewer
from distinction.records.recognition.index import IndexRow, IndexVersion
from distinction.records.recognition.packs import access_table, names, newest
from distinction.records.register.factory import Factory
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.recorded import Audience
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Grant, Pair, Place
from distinction.rules.protocol.words import Action, Condition, View
from distinction.rules.terms.parties import Relation, Side
from distinction.rules.terms.status import STATE_OF, Status, StatusState

Views = Mapping[Noun, View | None]
Version = QuerySet[IndexVersion, tuple[str, str]]
TO_FACTORY = "factory__"
# Few have left: they are looked up once, and no factory has to be opened for those that are here.
HERE = ~Q(factory__in=Factory.objects.filter(left_on__isnull=False).values("pk"))
# What the index cannot tell holds for nobody, but that all of its rows were released by now.
HOLDS = frozenset({Condition.COVERED})
OF_STANDING = (Noun.STANDING, Noun.CRITERIA_BREAKDOWN, Noun.WHAT_IS_MISSING)


@dataclass(frozen=True, slots=True)
class Sight:
    """How one relation sees the rows of a list; `audience` is whose standing its rows hold.

    `words` are those that may be read as they are; of the others the last visible one is.
    """

    relation: Relation
    audience: Audience
    views: Views
    words: frozenset[Status]

    @property
    def standing(self) -> View | None:
        return self.views[Noun.STANDING]


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows, annotated with the word as `told`, its day, and the number of their sight."""

    rows: QuerySet[IndexRow]
    sights: tuple[Sight, ...]
    version: Version | None  # differs when what is seen may; None where more decides it
    standing: Q  # rows whose standing is shown at all
    coded: Q  # rows whose code is shown
    assigned: Q

    @property
    def all_coded(self) -> bool:
        return all(shows_code(each) for each in self.sights)

    def all_show(self, view: View) -> bool:
        """Whether every row shows this much of its standing."""
        return bool(self.sights) and all(each.standing is view for each in self.sights)

    @property
    def common(self) -> Views:
        """What is shown of every row: of each object the view that all sights agree on."""
        first, *others = [each.views for each in self.sights] or [{}]
        return {
            noun: view if all(other[noun] is view for other in others) else None
            for noun, view in first.items()
        }

    @property
    def words(self) -> frozenset[Status]:
        """Words that at least some rows tell."""
        return frozenset[Status]().union(*(each.words for each in self.sights))

    @property
    def shows_standing(self) -> bool:
        return any(each.standing is not None for each in self.sights)

    @property
    def knows_assigned(self) -> bool:
        return any(each.relation is Relation.ASSIGNED for each in self.sights)


def listed(viewer: Viewer, action: Action = Action.LIST) -> Listed:
    """Factories of the programme, as far as their profile may be listed (or exported)."""
    holding = held(viewer, TO_FACTORY)
    sights = tuple(_sights(viewer, action, holding))
    rows = IndexRow.objects.filter(HERE, _any(sights, holding))
    if viewer.programme and viewer.side is Side.PROGRAMME:
        rows = rows.filter(programme=viewer.programme)  # the same again, for the database's sake
    told, since, number = _told(sights, holding)
    return Listed(
        rows=rows.annotate(told=told, told_since=since, sight=number),
        sights=sights,
        version=_version(viewer, holding),
        standing=_any((each for each in sights if each.standing is not None), holding),
        coded=_any((each for each in sights if shows_code(each)), holding),
        assigned=holding.get(Relation.ASSIGNED, Q(pk__in=())),
    )


@cache
def criteria_packs() -> Mapping[str, Pack]:
    """The version in force of each pack of the library, by the name that a row keeps."""
    return {each: newest(each) for each in names()}


def shows_code(sight: Sight) -> bool:
    return sight.views[Noun.FACTORY_PROFILE] is not View.FACT


def _version(viewer: Viewer, holding: Mapping[Relation, Q]) -> Version | None:
    """In a programme only rows and the own designations decide what one role sees."""
    if viewer.side not in {Side.PROGRAMME, Side.GLOBAL}:
        return None
    found = IndexVersion.objects.values_list("programme", "token")
    if viewer.programme:
        found = found.filter(programme=viewer.programme)
    if Relation.ASSIGNED not in holding:
        return found
    mine = designations(viewer).values_list("factory", Value("assigned"))
    return found.union(mine)


def _sights(viewer: Viewer, action: Action, holding: Mapping[Relation, Q]) -> Iterator[Sight]:
    for relation in holding:
        pair = Pair(viewer.role, relation)
        profile = _granted(pair, Noun.FACTORY_PROFILE, action, "active")
        if profile is None:
            continue
        provisional = _granted(pair, Noun.STANDING, action, "provisional")
        audience = Audience.DISCLOSED if provisional is None else Audience.PROGRAMME
        yield Sight(relation, audience, _views(pair, action, audience), _words(pair, action))


def _views(pair: Pair, action: Action, audience: Audience) -> Views:
    state = "provisional" if audience is Audience.PROGRAMME else "published"
    asked = {Noun.FACTORY_PROFILE: "active", **dict.fromkeys(OF_STANDING, state)}
    found = {noun: _granted(pair, noun, action, each) for noun, each in asked.items()}
    views = {noun: None if grant is None else grant.view for noun, grant in found.items()}
    return {**views, Noun.STATUS: _word_view(pair, action)}


def _granted(pair: Pair, noun: Noun, action: Action, state: str) -> Grant | None:
    grant = access_table().grant(Place(noun, action, state), pair)
    return None if grant is None or grant.conditions - HOLDS else grant


def _words(pair: Pair, action: Action) -> frozenset[Status]:
    """Where one state asks for what a list cannot know, no word is told at all."""
    grants = {
        state: access_table().grant(Place(Noun.STATUS, action, state), pair)
        for state in StatusState
    }
    if any(each is not None and each.conditions for each in grants.values()):
        return frozenset()
    return frozenset(each for each in Status if grants[STATE_OF[each]] is not None)


def _word_view(pair: Pair, action: Action) -> View | None:
    found = _granted(pair, Noun.STATUS, action, StatusState.HIGH_PERFORMING)
    return found.view if found is not None and _words(pair, action) else None


def _any(sights: Iterator[Sight] | tuple[Sight, ...], holding: Mapping[Relation, Q]) -> Q:
    found = Q(pk__in=())
    for each in sights:
        found |= holding[each.relation] & Q(audience=each.audience)
    return found


Expressions = tuple[Combinable, Combinable, Combinable]


def _told(sights: tuple[Sight, ...], holding: Mapping[Relation, Q]) -> Expressions:
    """The word, its day and which sight it is seen by, each as one expression."""
    said = [(*_word(each), Value(number)) for number, each in enumerate(sights)]
    if not said:
        return NO_WORD, NO_DAY, Value(0)
    *others, last = zip(sights, said, strict=True)
    word, since, number = last[1]
    if not others:
        return word, since, number
    nearer = [(holding[each.relation], found) for each, found in others]
    return (
        Case(*(When(q, then=found[0]) for q, found in nearer), default=word),
        Case(*(When(q, then=found[1]) for q, found in nearer), default=since),
        Case(*(When(q, then=found[2]) for q, found in nearer), default=number),
    )


def _word(sight: Sight) -> tuple[Combinable, Combinable]:
    """`last_visible`: a word that is hidden lets the one before it be seen (ruling 4)."""
    if not sight.words:
        return NO_WORD, NO_DAY
    if sight.words == frozenset(Status):
        return _of_programme(sight, "word"), _of_programme(sight, "word_since")
    return word_told(sight.words), since_told(sight.words)


def _of_programme(sight: Sight, column: str) -> Combinable:
    """Who reads every word reads that of the programme, whatever standing stands beside it."""
    if sight.audience is Audience.PROGRAMME:
        return F(column)
    own = IndexRow.objects.filter(factory=OuterRef("factory"), audience=Audience.PROGRAMME)
    return Subquery(own.values(column)[:1])
