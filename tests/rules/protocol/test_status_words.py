"""Who reads which of the nine words of status: every audience, every word, and what it hides."""

from collections.abc import Sequence

import pytest

from distinction.rules.protocol.disclosure import Seen, Version, seen
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.permissions import Holds
from distinction.rules.protocol.words import Condition, View
from distinction.rules.terms.status import STATE_OF, Status
from tests.rules.protocol.copied import all_but, always, pair, the_table

TABLE = the_table()
# A story has three words; what is seen is the newest of them, or the one before.
ALL, LAST_ALL = Seen(2, View.FULL), Seen(1, View.FULL)
WORD, LAST_WORD = Seen(2, View.SUMMARY), Seen(1, View.SUMMARY)
ACCOUNT, LAST_ACCOUNT = Seen(2, View.ACCOUNT), Seen(1, View.ACCOUNT)
FACT, LAST_FACT = Seen(2, View.FACT), Seen(1, View.FACT)
PENDING = Seen(2, View.PENDING)
NOTHING = None

OWN = tuple(
    pair(f"{role}@own")
    for role in (
        *("factory_manager", "factory_top_manager"),
        *("worker_committee_member", "union_representative"),
    )
)
TPA = (pair("buyer_partner@tpa_granted"), pair("api_client@tpa_granted"))
REGISTERED = tuple(
    pair(f"{role}@{relation}")
    for role in ("buyer_partner", "buyer_registered")
    for relation in ("none", "tpa_ended")
)
PEERS = (pair("factory_manager@none"), pair("factory_top_manager@none"))
PROGRAMME = tuple(
    pair(each)
    for each in (
        *("enterprise_advisor@assigned", "enterprise_advisor@same_programme"),
        *("team_leader@assigned", "team_leader@same_programme"),
        "programme_manager@same_programme",
    )
)
STAFF = (pair("country_staff@same_programme"),)
ANALYST = (pair("global_analyst@global"),)
NAMED = {*OWN, *TPA, *REGISTERED, *PEERS, *PROGRAMME, *STAFF, *ANALYST}
SYSTEM = {pair("system_job@global"), pair("api_client@own"), pair("api_client@same_programme")}
NOBODY = tuple(each for each in TABLE.pairs() if each not in NAMED | SYSTEM)
AUDIENCES = (OWN, TPA, REGISTERED, PEERS, PROGRAMME, STAFF, ANALYST)

S = Status
ORDINARY = (S.ENROLLED, S.DEVELOPING)
PRAISED = (S.ON_TRACK, S.HIGH_PERFORMING)
UNDISCLOSED = all_but(Condition.DISCLOSED)
NO_REPORT = all_but(Condition.REPORT_OUT)

# The story, what holds, and what is seen by: own factory, buyers with access, registered buyers,
# factories of the country, the programme, country staff, global analyst.
STORY = [
    *(
        pytest.param(
            (*ORDINARY, word),
            always,
            (WORD, WORD, NOTHING, NOTHING, ALL, WORD, ALL),
            id=word,
        )
        for word in (S.ENROLLED, S.DEVELOPING, S.ON_TRACK)
    ),
    pytest.param(
        (*ORDINARY, S.CONFIRMING),
        NO_REPORT,
        (LAST_WORD, LAST_WORD, NOTHING, NOTHING, ALL, LAST_WORD, LAST_ALL),
        id="confirming, report not out",
    ),
    *(
        pytest.param(
            (*ORDINARY, word),
            always,
            (PENDING, LAST_WORD, NOTHING, NOTHING, ALL, LAST_WORD, LAST_ALL),
            id=f"{word}, report out",
        )
        for word in (S.CONFIRMING, S.ELIGIBLE)
    ),
    pytest.param(
        (*ORDINARY, S.HIGH_PERFORMING),
        always,
        (WORD, WORD, ACCOUNT, FACT, ALL, WORD, ALL),
        id="high_performing",
    ),
    pytest.param(
        (*ORDINARY, S.HIGH_PERFORMING),
        all_but(Condition.BADGE_ON),
        (WORD, WORD, NOTHING, FACT, ALL, WORD, ALL),
        id="high_performing, registered buyers see nothing",
    ),
    pytest.param(
        (*ORDINARY, S.HIGH_PERFORMING),
        all_but(Condition.PEERS_ON),
        (WORD, WORD, ACCOUNT, NOTHING, ALL, WORD, ALL),
        id="high_performing, factories see their own",
    ),
    pytest.param(
        (*PRAISED, S.UNDER_REVIEW),
        UNDISCLOSED,
        (LAST_WORD, LAST_WORD, LAST_ACCOUNT, LAST_FACT, ALL, LAST_WORD, ALL),
        id="under_review",
    ),
    pytest.param(
        (*PRAISED, S.UNDER_REVIEW),
        always,
        (WORD, LAST_WORD, LAST_ACCOUNT, LAST_FACT, ALL, LAST_WORD, ALL),
        id="under_review, disclosed",
    ),
    *(
        pytest.param(
            (*PRAISED, word),
            always,
            (WORD, WORD, NOTHING, NOTHING, ALL, WORD, ALL),
            id=word,
        )
        for word in (S.SUSPENDED, S.WITHDRAWN)
    ),
]


@pytest.mark.parametrize(("words", "holds", "expected"), STORY)
def test_each_audience_reads_its_word(
    words: Sequence[Status], holds: Holds, expected: Sequence[Seen | None]
) -> None:
    story = [Version(STATE_OF[word], holds) for word in words]
    for pairs, wanted in zip(AUDIENCES, expected, strict=True):
        for each in pairs:
            assert seen(TABLE, each, Noun.STATUS, story) == wanted, each


def test_anybody_else_reads_never_a_word() -> None:
    """Learning providers, administrators, not signed in; workers of other factories."""
    story = [Version(STATE_OF[word], always) for word in Status]
    for each in NOBODY:
        for end in range(len(story) + 1):
            assert seen(TABLE, each, Noun.STATUS, story[:end]) is None
    assert {str(each) for each in NOBODY} >= {"anonymous@none", "global_administrator@global"}


def test_after_an_end_the_portal_forgets() -> None:
    """An ended status does not live on as the last visible word (N8)."""
    words = (S.HIGH_PERFORMING, S.WITHDRAWN, S.DEVELOPING, S.CONFIRMING)
    story = [Version(STATE_OF[word], always) for word in words]
    for each in (*REGISTERED, *PEERS):
        assert seen(TABLE, each, Noun.STATUS, story) is None
