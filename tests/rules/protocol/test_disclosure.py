"""What is seen of an object: its topics, its states, and what a hidden state shows instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from distinction.rules.protocol.described import HiddenKind
from distinction.rules.protocol.disclosure import (
    Seen,
    Topic,
    Version,
    columns,
    seen,
    view_of,
    visible_states,
)
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import NotInTable, Pair, Place
from distinction.rules.protocol.views import WITHIN
from distinction.rules.protocol.words import Action, View
from tests.rules.protocol.copied import always, never, pair, the_table

TABLE = the_table()
BUYER, REGISTERED = pair("buyer_partner@tpa_granted"), pair("buyer_registered@none")
TOP = pair("factory_top_manager@own")


def versions(*states: str) -> list[Version]:
    return [Version(state, always) for state in states]


def test_the_columns_of_a_view_are_those_within_it_that_the_object_has() -> None:
    assert columns(TABLE, Noun.STATUS, View.ACCOUNT) == {
        Topic(Noun.STATUS, View.ACCOUNT),
        Topic(Noun.STATUS, View.FACT),
    }
    assert Topic(Noun.STATUS, View.META) not in columns(TABLE, Noun.STATUS, View.SUMMARY)
    assert columns(TABLE, Noun.WORKER_INPUT, View.FINDINGS).isdisjoint(
        {Topic(Noun.WORKER_INPUT, View.AUTHOR), Topic(Noun.WORKER_INPUT, View.FULL)}
    )


def test_a_wider_view_never_shows_less() -> None:
    for noun, wide in TABLE.views:
        for narrow in WITHIN[wide]:
            if (noun, narrow) in TABLE.views:
                assert columns(TABLE, noun, narrow) <= columns(TABLE, noun, wide)


def test_n27_a_view_that_is_not_described_is_an_error() -> None:
    with pytest.raises(NotInTable, match="status has no view findings"):
        columns(TABLE, Noun.STATUS, View.FINDINGS)


def test_visible_states_are_those_with_a_see_grant() -> None:
    assert visible_states(TABLE, BUYER, Noun.PR2) == ("released", "superseded")
    assert visible_states(TABLE, TOP, Noun.PR2) == ("for_comment", "released", "superseded")
    assert visible_states(TABLE, REGISTERED, Noun.STATUS) == ("high_performing",)
    assert visible_states(TABLE, REGISTERED, Noun.STANDING) == ()
    for each in TABLE.pairs():
        for noun, row in TABLE.nouns.items():
            for state in row.states:
                granted = TABLE.grants(noun, Action.SEE, state, each.role, each.relation)
                assert (state in visible_states(TABLE, each, noun)) is bool(granted)


def test_absent_is_as_if_the_row_were_not_there() -> None:
    assert seen(TABLE, BUYER, Noun.PR2, versions("released")) == Seen(0, View.FINDINGS)
    assert seen(TABLE, BUYER, Noun.PR2, versions("released", "for_comment")) is None
    assert seen(TABLE, BUYER, Noun.PR2, []) is None


def test_last_visible_goes_back_to_the_newest_that_may_be_seen() -> None:
    story = versions("published", "published", "provisional", "provisional")
    assert seen(TABLE, BUYER, Noun.STANDING, story) == Seen(1, View.FINDINGS)
    assert seen(TABLE, REGISTERED, Noun.STANDING, story) is None


def test_a_condition_that_does_not_hold_hides_a_version() -> None:
    story = [Version("published", always), Version("published", never)]
    assert seen(TABLE, BUYER, Noun.STANDING, story) == Seen(0, View.FINDINGS)


def test_an_ended_status_shuts_off_what_was_before_it() -> None:
    story = versions("high_performing", "ended")
    assert seen(TABLE, REGISTERED, Noun.STATUS, story) is None
    again = versions("high_performing", "ended", "ordinary", "in_evaluation", "under_review")
    assert seen(TABLE, REGISTERED, Noun.STATUS, again) is None


nouns = st.sampled_from(Noun)
pairs = st.sampled_from(TABLE.pairs())


@st.composite
def stories(draw: st.DrawFn) -> tuple[Pair, Noun, list[Version]]:
    noun = draw(nouns)
    state = st.sampled_from(TABLE.nouns[noun].states)
    holds = st.sampled_from([always, never])
    story = draw(st.lists(st.builds(Version, state, holds), max_size=6))
    return draw(pairs), noun, story


@given(stories())
def test_what_is_seen_may_be_seen_and_nothing_newer_could_be(
    told: tuple[Pair, Noun, list[Version]],
) -> None:
    viewer, noun, story = told
    found = seen(TABLE, viewer, noun, story)
    if found is None:
        return
    assert view_of(TABLE, viewer, noun, story[found.number]) is found.view
    assert all(view_of(TABLE, viewer, noun, each) is None for each in story[found.number + 1 :])


@given(stories())
def test_entering_a_hidden_state_changes_nothing_where_the_last_visible_stays(
    told: tuple[Pair, Noun, list[Version]],
) -> None:
    viewer, noun, story = told
    hidden = TABLE.nouns[noun].hidden
    for state in TABLE.nouns[noun].states:
        shown = TABLE.grant(Place(noun, Action.SEE, state), viewer)
        if shown is None and hidden.kind is HiddenKind.LAST_VISIBLE and state not in hidden.ending:
            later = [*story, *versions(state)]
            assert seen(TABLE, viewer, noun, later) == seen(TABLE, viewer, noun, story)
