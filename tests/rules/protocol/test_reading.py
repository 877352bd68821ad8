"""Six texts become a table, or every fault of their form is told with its file and line."""

from hashlib import sha256

import pytest

from distinction.rules.protocol.described import HiddenKind, HiddenShows
from distinction.rules.protocol.load import parse_table
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.reading.files import File, digest, digest_of_all
from distinction.rules.protocol.table import NotInTable, Place, Table
from distinction.rules.protocol.words import Action, Condition, ConditionKind, Excuse, View
from distinction.rules.terms.parties import Relation, Role
from tests.rules.protocol.copied import FOLDER, Texts, pair, texts, the_table

SHARED_LINT_PRINTS = "0864ef5b2bff9214"


def test_the_digest_is_the_number_of_the_shared_lint() -> None:
    table = the_table()
    assert table.digest[:16] == SHARED_LINT_PRINTS
    assert table.digest == sha256((FOLDER / "access.csv").read_bytes()).hexdigest()


@pytest.mark.parametrize("file", File)
def test_any_other_word_in_any_file_changes_the_digest_of_all(file: File) -> None:
    before = the_table()
    first, _, rest = texts()[file].rpartition("e")
    changed = {**texts(), file: f"{first}E{rest}"}
    assert digest_of_all(changed) != before.digest_of_all
    assert (digest(changed[File.ACCESS]) != before.digest) is (file is File.ACCESS)


def test_the_digest_does_not_hang_on_the_order_of_the_texts() -> None:
    turned: Texts = dict(reversed(list(texts().items())))
    again = parse_table(turned)
    assert isinstance(again, Table)
    assert again == the_table()


def test_a_row_is_read_as_it_stands() -> None:
    table = the_table()
    (grant,) = table.grants(
        *(Noun.DECISION_RECORD, Action.DECIDE, "draft"),
        *(Role.PROGRAMME_MANAGER, Relation.SAME_PROGRAMME),
    )
    assert str(grant) == (
        "programme_manager@same_programme:full?fresh_auth+gates_pass+not_author+reason+second_hat"
    )
    assert grant.view is View.FULL
    gates = table.conditions[Condition.GATES_PASS]
    assert gates.kind is ConditionKind.ACT
    assert gates.unless == {Excuse.APPROVES_NOTHING}
    assert gates.asks.startswith("every gate of the rules passes")
    ended = HiddenShows(HiddenKind.LAST_VISIBLE, frozenset({"ordinary", "ended"}))
    assert table.nouns[Noun.STATUS].hidden == ended
    cell = table.cell(Place(Noun.STATUS, Action.SEE, "under_review"))
    assert (cell.why, cell.line) == ("N13: the reason is never shown here", 434)


def test_n27_what_the_table_does_not_know_is_an_error_and_not_a_no() -> None:
    table = the_table()
    nowhere = Place(Noun.STATUS, Action.SEE, "asked")
    with pytest.raises(NotInTable, match="status/see/asked has no row"):
        table.grant(nowhere, pair("anonymous@none"))
    with pytest.raises(NotInTable, match="anonymous@own is no pair"):
        table.grant(Place(Noun.PACK, Action.SEE, "draft"), pair("anonymous@own"))
    with pytest.raises(NotInTable, match="parcel is no object"):
        table.noun("parcel")  # type: ignore[arg-type]  # as a careless caller would
    created = Place(Noun.PACK, Action.CREATE, "draft")
    with pytest.raises(NotInTable, match="N27"):
        table.grant(created, pair("global_analyst@global"))


def test_no_grant_is_a_no() -> None:
    table = the_table()
    found = table.grants(Noun.STATUS, Action.SEE, "ended", Role.ANONYMOUS, Relation.NONE)
    assert found == ()
