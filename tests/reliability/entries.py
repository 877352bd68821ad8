"""What each address addresses: its sample objects, and the cells that open it to a viewer.

An address without an entry here fails the run (N27). The answers are worked out from the expanded
table by `Knowing`; an entry only says which object, action and state stand behind the address.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action
from tests.reliability import opened, shown, things
from tests.reliability.opened import Allowed, always, enters
from tests.reliability.shown import Names, nothing
from tests.reliability.things import Thing, Things, one

LIST, EXPORT, CREATE = Action.LIST, Action.EXPORT, Action.CREATE
EDIT, DECIDE, SIGN = Action.EDIT, Action.DECIDE, Action.SIGN
OPEN, ACCOUNT, OWN, TABLE, ACT = "open", "account", "own", "table", "act"


@dataclass(frozen=True)
class Entry:
    """`listed` are exactly the factories named on the page, `has` what stands on it besides.

    `kind`: open to anybody, one's own PERSON, open to whoever is signed in, by the table, or an
    act that takes forms alone. `ok` are the answers of a page that is allowed.
    """

    kind: str = TABLE
    things: Things = one
    allowed: Allowed = always
    ok: frozenset[int] = frozenset((200,))
    listed: Names | None = None
    has: Names = nothing


REDIRECTED = frozenset((302, 303))
WITH_FORM = frozenset((200, 302))  # a page that leads on where there is nothing to be asked
NO_PAGE = frozenset((405,))  # forms alone are taken
TPA, PERSON, PROFILE = Noun.TPA_GRANT, Noun.USER_ACCOUNT, Noun.FACTORY_PROFILE
OF_ALLAUTH = (
    "account_login",
    "language",
    "account_logout",
    "account_inactive",
    "account_reauthenticate",
    "account_change_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "mfa_index",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_login_webauthn",
    "mfa_reauthenticate_webauthn",
)
OPEN_TO_ANYBODY = frozenset(
    (
        "account_login",
        "account_inactive",
        "language",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_reset_password_from_key",
        "mfa_authenticate",
        "mfa_login_webauthn",
    )
)
ENTRIES: Mapping[str, Entry] = {
    **dict.fromkeys(OF_ALLAUTH, Entry(ACCOUNT)),
    "mfa_remove_webauthn": Entry(ACCOUNT, lambda _world: (Thing(("1",)),)),
    "mfa_edit_webauthn": Entry(ACCOUNT, lambda _world: (Thing(("1",)),)),
    "account_reset_password_from_key": Entry(OPEN, lambda _w: (Thing(("abc", "d-e")),)),
    "health": Entry(OPEN, ok=frozenset((200, 503))),
    "invitation_code": Entry(OPEN),
    "invitation": Entry(OPEN, lambda _w: (Thing(("nothing",)),), ok=frozenset((404,))),
    "criteria": Entry(OPEN),
    "pack": Entry(OPEN, things.packs),
    "pack_changes": Entry(OPEN, things.packs, ok=frozenset((200, 404))),
    "demo": Entry(OWN, ok=frozenset((404,))),
    "demo_enter": Entry(ACT, ok=NO_PAGE),
    "home": Entry(OWN, ok=frozenset((200, 302)), listed=shown.at_home_page),
    "profile": Entry(OWN),
    "rights": Entry(OWN),
    "switch": Entry(ACT, ok=NO_PAGE),
    "people": Entry(TABLE, one, enters(PERSON, LIST), has=shown.people_listed),
    "invite": Entry(TABLE, one, enters(PERSON, CREATE)),
    "person": Entry(TABLE, things.accounts, opened.reads_account, has=shown.person_there),
    "sheet": Entry(TABLE, things.accounts, opened.prints_sheet, has=shown.person_there),
    "give_hat": Entry(ACT, things.few_accounts, enters(PERSON, DECIDE), NO_PAGE),
    "end_hat": Entry(ACT, things.hats, enters(PERSON, DECIDE), NO_PAGE),
    "confirm_hat": Entry(ACT, things.hats, enters(PERSON, DECIDE), NO_PAGE),
    "lock": Entry(ACT, things.few_accounts, enters(PERSON, DECIDE), NO_PAGE),
    "unlock": Entry(ACT, things.few_accounts, enters(PERSON, DECIDE), NO_PAGE),
    "buyers": Entry(TABLE, one, opened.opens_accounts_in_full, has=shown.every_buyer),
    "portfolio": Entry(TABLE, one, opened.reads_board),
    "factories": Entry(TABLE, one, enters(PROFILE, LIST), listed=shown.listed_houses(LIST)),
    "gaps": Entry(TABLE, one, opened.reads_gaps),
    "factories_file": Entry(
        TABLE, things.files, enters(PROFILE, EXPORT), listed=shown.listed_houses(EXPORT)
    ),
    "enter_factory": Entry(TABLE, one, enters(PROFILE, CREATE)),
    "change_factory": Entry(TABLE, things.houses, opened.edits, has=shown.profile_there),
    "designate": Entry(ACT, things.houses, enters(PROFILE, EDIT), NO_PAGE),
    "close_factory": Entry(TABLE, things.houses, opened.closes, has=shown.name_of),
    "settings": Entry(TABLE, one, opened.in_programme(Noun.SETTING)),
    "change_setting": Entry(TABLE, things.settings, opened.in_programme(Noun.SETTING)),
    "programmes": Entry(TABLE, one, enters(Noun.SETTING)),
    "confirm_setting": Entry(ACT, things.proposals, enters(Noun.SETTING, SIGN), NO_PAGE),
    "standing": Entry(TABLE, things.houses, opened.reads, has=shown.card_there),
    "history": Entry(TABLE, things.houses, opened.reads_standing, has=shown.card_there),
    "evidence": Entry(TABLE, things.houses, opened.reads_answers, has=shown.card_there),
    "criterion": Entry(TABLE, things.criteria, opened.reads_criteria, has=shown.name_of),
    "correct": Entry(TABLE, things.answers, opened.corrects, has=shown.name_of),
    "suppliers": Entry(TABLE, one, opened.with_mine(TPA, LIST), listed=shown.suppliers_or_asked),
    "suppliers_file": Entry(
        TABLE, things.files, opened.takes_suppliers, listed=shown.listed_suppliers(EXPORT)
    ),
    "own_access": Entry(TABLE, one, opened.with_mine(TPA, LIST), listed=shown.own_grants),
    "recognised": Entry(TABLE, one, opened.for_buyers, listed=shown.highlighted),
    "ask": Entry(TABLE, things.searched, opened.with_mine(TPA, CREATE), listed=shown.to_be_asked),
    "ask_one": Entry(TABLE, things.houses, opened.asks, has=shown.name_of),
    "access": Entry(TABLE, one, opened.reads_own_access, has=shown.buyers_here),
    "give_access": Entry(TABLE, one, opened.gives_own, has=shown.every_buyer),
    "answer_access": Entry(TABLE, things.given, opened.reads_grant, WITH_FORM),
    "factory_access": Entry(TABLE, things.houses, opened.reads_access, has=shown.buyers_there),
    "give_for": Entry(TABLE, things.houses, opened.gives, has=shown.every_buyer),
    "factory_log": Entry(TABLE, things.houses, opened.reads_log_of, has=shown.name_of),
    "log": Entry(TABLE, one, opened.in_programme(Noun.AUDIT_LOG)),
    "operations": Entry(TABLE, one, opened.reads_system_log, REDIRECTED),
    "operations_ledger": Entry(TABLE, one, opened.reads_system_log),
}
