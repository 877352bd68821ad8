"""A fault of form in any of the six files is told with its line, and no table is handed out."""

from collections.abc import Callable

import pytest

from distinction.rules.protocol.load import read_table
from tests.rules.protocol.copied import Change, adds, grants, line, texts, whole_line


def with_text(file: str, made: Callable[[str], str]) -> Change:
    return lambda given: {**given, file: made(given[file])}


def without(file: str) -> Change:
    return lambda given: {name: text for name, text in given.items() if name != file}


FORM = [
    pytest.param(without("views.csv"), "no_file", "views.csv", id="a file lacks"),
    pytest.param(
        line("roles.csv", "role,", "side", "team"), "columns", "roles.csv:1", id="another column"
    ),
    pytest.param(with_text("views.csv", lambda _: ""), "columns", "views.csv:1", id="empty"),
    pytest.param(
        line("objects.csv", "pack,", "system", "system,nobody"),
        *("columns", "objects.csv:53"),
        id="a cell too many",
    ),
    pytest.param(
        line("objects.csv", "benefit,", "Benefits a", '"Benefits" a'),
        *("unreadable", "objects.csv:38"),
        id="a quote that does not end",
    ),
    pytest.param(
        line("conditions.csv", "mine,", "row", " row"), "untidy", "conditions.csv:2", id="a blank"
    ),
    pytest.param(
        line("views.csv", "pack,", "every field of the object", ""),
        *("untidy", "views.csv:151"),
        id="an empty cell",
    ),
    pytest.param(
        line("roles.csv", "team_leader,", ",30,", ",half,"),
        *("unknown_word", "roles.csv:8"),
        id="no number",
    ),
    pytest.param(
        line("roles.csv", "team_leader,", ",yes,", ",maybe,"),
        *("unknown_word", "roles.csv:8"),
        id="neither yes nor no",
    ),
    pytest.param(
        line("roles.csv", "system_job,", ",all,", ",everybody,"),
        *("unknown_word", "roles.csv:17"),
        id="never with whom",
    ),
    pytest.param(
        line("conditions.csv", "gates_pass,", "outcome <> approve", "outcome = decline"),
        *("unknown_word", "conditions.csv:14"),
        id="an excuse nobody knows",
    ),
    pytest.param(
        line("objects.csv", "status,", "last_visible except", "absent except"),
        *("unknown_word", "objects.csv:31"),
        id="absent except",
    ),
    pytest.param(
        line("objects.csv", "status,", "ordinary ended,", "ordinary over,"),
        *("unknown_word", "objects.csv:31"),
        id="except a state that is none",
    ),
    pytest.param(
        line("objects.csv", "target,", "absent", "ghost"),
        *("unknown_word", "objects.csv:15"),
        id="hidden how",
    ),
    pytest.param(
        line("objects.csv", "target,", "met dropped", "met met"),
        *("twice", "objects.csv:15"),
        id="a state twice",
    ),
    pytest.param(
        line("roles.csv", "api_client,", "api_client", "robot"),
        *("unknown_word", "roles.csv:16"),
        id="a role nobody knows",
    ),
    pytest.param(
        line("relations.csv", "brokered,", "brokered", "friendly"),
        *("unknown_word", "relations.csv:8"),
        id="a relation nobody knows",
    ),
    pytest.param(
        line("conditions.csv", "k5,", "k5", "k4"),
        *("unknown_word", "conditions.csv:22"),
        id="a condition nobody knows",
    ),
    pytest.param(
        line("objects.csv", "notice,", "notice", "letter"),
        *("unknown_word", "objects.csv:55"),
        id="an object nobody knows",
    ),
    pytest.param(
        line("views.csv", "notice,meta,", "meta", "glance"),
        *("unknown_word", "views.csv:154"),
        id="a view nobody knows",
    ),
    pytest.param(whole_line("roles.csv", "api_client,", 2), "twice", "roles.csv:17", id="role"),
    pytest.param(whole_line("relations.csv", "own,", 2), "twice", "relations.csv:3", id="relation"),
    pytest.param(whole_line("conditions.csv", "k5,", 2), "twice", "conditions.csv:23", id="word"),
    pytest.param(whole_line("objects.csv", "notice,", 2), "twice", "objects.csv:56", id="object"),
    pytest.param(whole_line("views.csv", "notice,full,", 2), "twice", "views.csv:154", id="view"),
    pytest.param(whole_line("roles.csv", "api_client,", 0), "no_row", "roles.csv", id="no role"),
    pytest.param(whole_line("conditions.csv", "k5,", 0), "no_row", "conditions.csv", id="no k5"),
    pytest.param(whole_line("relations.csv", "own,", 0), "no_row", "relations.csv", id="no own"),
    pytest.param(whole_line("objects.csv", "pack,", 0), "no_row", "objects.csv", id="no object"),
    pytest.param(
        whole_line("access.csv", "notice,edit,any,", 2), "twice", "access.csv:745", id="a row twice"
    ),
    pytest.param(
        adds("pack,see,draft", "programme_manager@same_programme:full"),
        *("twice", "access.csv:718"),
        id="two grants for one pair",
    ),
    pytest.param(
        grants("pack,decide,released", "fresh_auth+reason", "reason+reason"),
        *("unknown_word", "access.csv:730"),
        id="a condition twice",
    ),
    pytest.param(
        adds("pack,see,draft", "anonymous:full"), "unknown_word", "access.csv:718", id="no relation"
    ),
    pytest.param(
        grants("pack,see,draft", " ", "  "), "unknown_word", "access.csv:718", id="two blanks"
    ),
    pytest.param(
        adds("pack,see,draft", "visitor@none:full"), "unknown_word", "access.csv:718", id="a role"
    ),
    pytest.param(
        adds("pack,see,draft", "anonymous@near:full"), "unknown_word", "access.csv:718", id="near"
    ),
    pytest.param(
        adds("pack,see,draft", "anonymous@none:half"), "unknown_word", "access.csv:718", id="half"
    ),
    pytest.param(
        adds("pack,see,draft", "anonymous@none:full?nice"),
        *("unknown_word", "access.csv:718"),
        id="a condition",
    ),
    pytest.param(
        line("access.csv", "pack,see,draft,", "draft", "ready"),
        *("unknown_word", "access.csv:718"),
        id="a state of another object",
    ),
    pytest.param(
        line("access.csv", "pack,create,new,", "new", "any"),
        *("unknown_word", "access.csv:722"),
        id="created in any state",
    ),
    pytest.param(
        line("access.csv", "pack,see,draft,", "see", "admire"),
        *("unknown_word", "access.csv:718"),
        id="an action",
    ),
    pytest.param(
        line("access.csv", "pack,see,draft,", "pack", "parcel"),
        *("unknown_word", "access.csv:718"),
        id="an object",
    ),
]


@pytest.mark.parametrize(("change", "code", "where"), FORM)
def test_a_fault_of_form_is_told_with_its_place(change: Change, code: str, where: str) -> None:
    faults = read_table(change(texts()))
    assert isinstance(faults, list)
    assert (code, where) in {(each.code, each.where) for each in faults}
