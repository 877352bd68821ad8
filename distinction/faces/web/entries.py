"""The menu of each role: at most six entries, the first of them is home."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action
from distinction.rules.terms.parties import MANAGEMENT, WORKERS, Role


@dataclass(frozen=True, slots=True)
class Entry:
    """A page by the name of its address; `own` puts the id of the own factory into it."""

    title: Promise | str
    page: str
    own: bool = False


PROGRAMME = (
    Entry(_("Portfolio"), "portfolio"),
    Entry(_("Decisions"), "decisions"),
    Entry(_("Factories"), "factories"),
    Entry(_("Fieldwork"), "fieldwork"),
    Entry(_("Learning"), "learning"),
    Entry(_("Criteria"), "criteria"),
)
ADVISOR = (
    Entry(_("My week"), "week"),
    Entry(_("Portfolio"), "portfolio"),
    Entry(_("Factories"), "factories"),
    Entry(_("Assessments"), "fieldwork"),
    Entry(_("Reports"), "reports"),
    Entry(_("Road maps"), "roadmaps"),
)
FACTORY = (
    Entry(_("Home"), "home"),
    Entry(_("Where we stand"), "standing", own=True),
    Entry(_("Road map"), "roadmap", own=True),
    Entry(_("Improvement plan"), "improvement", own=True),
    Entry(_("Learning"), "learning"),
    Entry(_("Who sees our data"), "access"),
)
COMMITTEE = (
    Entry(_("Home"), "home"),
    Entry(_("Where we stand"), "standing", own=True),
    Entry(_("Road map"), "roadmap", own=True),
    Entry(_("Learning"), "learning"),
)
PARTNER = (
    Entry(_("Suppliers"), "suppliers"),
    Entry(_("This quarter"), "quarter"),
    Entry(_("Ratings"), "ratings"),
    Entry(_("Acceptances"), "acceptances"),
)
REGISTERED = (Entry(_("Recognised factories"), "recognised"), Entry(_("Surveys"), "surveys"))
PROVIDER = (
    Entry(_("Requests"), "requests"),
    Entry(_("Catalogue"), "catalogue"),
    Entry(_("Sessions"), "sessions"),
)
ANALYST = (
    Entry(_("Countries"), "countries"),
    Entry(_("Portfolio"), "portfolio"),
    Entry(_("Criteria"), "criteria"),
    Entry(_("Campaigns"), "campaigns"),
    Entry(_("Overviews"), "overviews"),
)
ADMINISTRATOR = (
    Entry(_("People"), "people"),
    Entry(_("Programmes"), "programmes"),
    Entry(_("Operations"), "operations"),
)
MENU: Mapping[Role, tuple[Entry, ...]] = MappingProxyType(
    {
        Role.PROGRAMME_MANAGER: PROGRAMME,
        Role.COUNTRY_STAFF: PROGRAMME,
        Role.TEAM_LEADER: ADVISOR,
        Role.ENTERPRISE_ADVISOR: ADVISOR,
        **dict.fromkeys(sorted(MANAGEMENT), FACTORY),
        **dict.fromkeys(sorted(WORKERS), COMMITTEE),
        Role.BUYER_PARTNER: PARTNER,
        Role.BUYER_REGISTERED: REGISTERED,
        Role.LEARNING_PROVIDER: PROVIDER,
        Role.GLOBAL_ANALYST: ANALYST,
        Role.GLOBAL_ADMINISTRATOR: ADMINISTRATOR,
    }
)
TITLES: Mapping[Role, Promise | str] = MappingProxyType(
    {
        Role.FACTORY_MANAGER: _("Factory management"),
        Role.FACTORY_TOP_MANAGER: _("Top management"),
        Role.WORKER_COMMITTEE_MEMBER: _("Worker member of the committee"),
        Role.UNION_REPRESENTATIVE: _("Union representative"),
        Role.ENTERPRISE_ADVISOR: _("Enterprise advisor"),
        Role.TEAM_LEADER: _("Team leader"),
        Role.PROGRAMME_MANAGER: _("Programme manager"),
        Role.COUNTRY_STAFF: _("Programme staff"),
        Role.GLOBAL_ANALYST: _("Global team"),
        Role.GLOBAL_ADMINISTRATOR: _("Administrator"),
        Role.BUYER_PARTNER: _("Buyer partner"),
        Role.BUYER_REGISTERED: _("Registered buyer"),
        Role.LEARNING_PROVIDER: _("Learning provider"),
        Role.API_CLIENT: _("Service account"),
    }
)


@dataclass(frozen=True, slots=True)
class Beside:
    """A room behind the name in the header; without a noun it is open to whoever is signed in."""

    title: Promise | str
    page: str
    noun: Noun | None = None
    action: Action = Action.SEE
    of_programme: bool = False  # there is one only in a hat of a programme


BESIDE = (
    Beside(_("People"), "people", Noun.USER_ACCOUNT, Action.LIST),
    Beside(_("Settings"), "settings", Noun.SETTING, of_programme=True),
    Beside(_("The log"), "log", Noun.AUDIT_LOG, Action.LIST),
    Beside(_("Criteria"), "criteria"),
    Beside(_("Who may see what"), "rights"),
)


def address(entry: Entry, factory: str) -> str | None:
    """Where the entry leads; an entry whose page does not exist is left out of the menu."""
    if entry.own and not factory:
        return None
    return page(entry.page, *((factory,) if entry.own else ()))


def page(name: str, *args: str) -> str | None:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return None
