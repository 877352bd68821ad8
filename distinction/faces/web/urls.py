"""The addresses of the pages: words, stable, and silent about factories (N20)."""

from django.urls import URLPattern

from distinction.faces.web.pages import (
    access,
    account,
    correction,
    criteria,
    criterion,
    demo,
    evidence,
    factories,
    health,
    history,
    home,
    invitation,
    log,
    people,
    portfolio,
    recognised,
    register,
    rights,
    settings,
    standing,
    suppliers,
)
from distinction.faces.web.rooms import OWN, Needs, room
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action

INVITING = Needs(Noun.USER_ACCOUNT, Action.CREATE)
HATS = Needs(Noun.USER_ACCOUNT, Action.DECIDE)
FACTORIES = Needs(Noun.FACTORY_PROFILE, Action.LIST)
GAPS = Needs(Noun.CRITERIA_BREAKDOWN, Action.LIST)
FILE = Needs(Noun.FACTORY_PROFILE, Action.EXPORT)
NEW_FACTORY = Needs(Noun.FACTORY_PROFILE, Action.CREATE)
PROFILE = Needs(Noun.FACTORY_PROFILE, Action.EDIT)
LEAVE = Needs(Noun.FACTORY_PROFILE, Action.DECIDE)
CONFIRM = Needs(Noun.SETTING, Action.SIGN)
LOG = Needs(Noun.AUDIT_LOG)
SYSTEM_LOG = Needs(Noun.AUDIT_LOG, Action.EXPORT)
ACCESS = Needs(Noun.TPA_GRANT)
GIVE = Needs(Noun.TPA_GRANT, Action.CREATE)
ANSWER = Needs(Noun.TPA_GRANT, Action.DECIDE)
OWN_ACCESS = Needs(Noun.TPA_GRANT, Action.LIST)
STANDINGS = Needs(Noun.STANDING, Action.EXPORT)
HIGHLIGHT = Needs(Noun.STATUS, Action.LIST)
PACK = Needs(Noun.PACK)
CARD = Needs(Noun.FACTORY_PROFILE)
STANDING = Needs(Noun.STANDING)
BREAKDOWN = Needs(Noun.CRITERIA_BREAKDOWN)
ANSWERS = Needs(Noun.ASSESSMENT_ANSWERS)
CORRECT = Needs(Noun.ASSESSMENT, Action.DECIDE)

urlpatterns: list[URLPattern] = [
    room("", home.show, "home", OWN),
    room("profile/", account.profile, "profile", OWN),
    room("hats/switch/", account.switch, "switch", OWN),
    room("invitation/", invitation.by_code, "invitation_code", OWN),
    room("invitation/<str:token>/", invitation.accept, "invitation", OWN),
    room("health", health.health, "health", OWN),
    room("demo/", demo.show, "demo", OWN),
    room("demo/enter/", demo.enter, "demo_enter", OWN),
    room("people/", people.show_all, "people", Needs(Noun.USER_ACCOUNT, Action.LIST)),
    room("people/new/", people.invite, "invite", Needs(Noun.USER_ACCOUNT, Action.CREATE)),
    room("people/<str:person>/", people.show, "person", Needs(Noun.USER_ACCOUNT, Action.LIST)),
    room("people/<str:person>/sheet/", invitation.sheet, "sheet", INVITING),
    room("people/<str:person>/hats/", people.give_hat, "give_hat", HATS),
    room("people/<str:person>/hats/<str:hat>/end/", people.end_hat, "end_hat", HATS),
    room("people/<str:person>/hats/<str:hat>/confirm/", people.confirm_hat, "confirm_hat", HATS),
    room("people/<str:person>/lock/", people.lock, "lock", HATS),
    room("people/<str:person>/unlock/", people.unlock, "unlock", HATS),
    room("buyers/", register.show_buyers, "buyers", Needs(Noun.USER_ACCOUNT, Action.CREATE)),
    room("portfolio/", portfolio.show, "portfolio", FACTORIES),
    room("factories/", factories.show, "factories", FACTORIES),
    room("factories/gaps/", factories.show_gaps, "gaps", GAPS),
    room("factories/portfolio.<str:kind>", factories.take, "factories_file", FILE),
    room("factories/new/", register.enter, "enter_factory", NEW_FACTORY),
    room("factories/<str:factory>/profile/", register.change, "change_factory", PROFILE),
    room("factories/<str:factory>/profile/team/", register.designate, "designate", PROFILE),
    room("factories/<str:factory>/profile/leave/", register.close, "close_factory", LEAVE),
    room("settings/", settings.show, "settings", Needs(Noun.SETTING)),
    room("settings/<str:setting>/", settings.change, "change_setting", Needs(Noun.SETTING)),
    room("programmes/", settings.show_programmes, "programmes", Needs(Noun.SETTING)),
    room("proposals/<str:proposal>/", settings.confirm, "confirm_setting", CONFIRM),
    room("factories/<str:factory>/", standing.show, "standing", CARD),
    room("factories/<str:factory>/history/", history.show, "history", STANDING),
    room("factories/<str:factory>/evidence/", evidence.show, "evidence", ANSWERS),
    room("factories/<str:factory>/criteria/<str:key>/", criterion.show, "criterion", BREAKDOWN),
    room(
        "factories/<str:factory>/criteria/<str:key>/correct/<int:place>/<str:question>/",
        correction.correct,
        "correct",
        CORRECT,
    ),
    room("suppliers/", suppliers.show, "suppliers", OWN_ACCESS),
    room("suppliers/list.<str:kind>", suppliers.take, "suppliers_file", STANDINGS),
    room("suppliers/access/", access.show_own, "own_access", OWN_ACCESS),
    room("recognised/", recognised.show, "recognised", HIGHLIGHT),
    room("ask/", recognised.ask, "ask", GIVE),
    room("ask/<str:factory>/", recognised.ask_one, "ask_one", GIVE),
    room("access/", access.show, "access", ACCESS),
    room("access/give/", access.give, "give_access", GIVE),
    room("access/<str:grant>/<str:what>/", access.answer, "answer_access", ANSWER),
    room("factories/<str:factory>/access/", access.show, "factory_access", ACCESS),
    room("factories/<str:factory>/access/give/", access.give, "give_for", GIVE),
    room("who-may-see-what/", rights.show, "rights", OWN),
    room("criteria/", criteria.show_all, "criteria", PACK),
    room("criteria/<str:pack>/<str:version>/", criteria.show, "pack", PACK),
    room("criteria/<str:pack>/<str:version>/diff/", criteria.show_changes, "pack_changes", PACK),
    room("factories/<str:factory>/log/", log.show, "factory_log", LOG),
    room("log/", log.show_programme, "log", LOG),
    room("operations/", log.operations, "operations", SYSTEM_LOG),
    room("operations/ledger/", log.show_system, "operations_ledger", SYSTEM_LOG),
]
