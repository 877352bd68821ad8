"""The command line keeps to its contract: bytes, order, exit codes, and what it says of faults."""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from tests import worked
from tests.faces.running import Program, Ran, written

ROOT = Path(__file__).parents[2]
AS_OF = ("--as-of", "2018-04-15")
PACK = ("--pack", str(worked.SAMPLE))
BY_DAY = sorted(worked.names(), key=lambda name: worked.expected(name)["as_of"])


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    """Three good rows and a blank one."""
    rows = [worked.row("all-gates-pass"), worked.row("pr2-not-on-track"), worked.row("no-cycle")]
    for number, row in enumerate(rows):
        row["factory"]["id"] = f"KH-{number}"
    return written(tmp_path / "portfolio.jsonl", [*map(worked.compact, rows), " \t"])


@pytest.mark.parametrize("name", worked.names())
def test_an_example_is_written_byte_for_byte(program: Program, tmp_path: Path, name: str) -> None:
    wanted = worked.expected(name)
    file = written(tmp_path / "one.jsonl", [worked.compact(worked.row(name))])
    ran = program("evaluate", file, *PACK, "--as-of", wanted["as_of"])
    assert (ran.code, ran.err) == (0, [])
    assert ran.out.decode() == worked.compact(wanted) + "\n"


def test_csv_has_the_columns_of_the_contract(program: Program, portfolio: Path) -> None:
    ran = program("evaluate", portfolio, *PACK, *AS_OF, "--format", "csv")
    header, *rows = ran.out.decode().splitlines()
    ids = ",".join(each.id for each in worked.sample_pack().criteria)
    assert header == (
        f"factory,as_of,pack,pack_version,stage,may_approve,{ids},"
        "gates_not_met,earliest_eligible_on"
    )
    met = ",".join(["met"] * 21)
    assert rows[0] == (
        f"KH-0,2018-04-15,better-work-2017-sample,1.0.0,eligible,true,{met},,2018-04-15"
    )
    assert rows[1].split(",")[4:6] == ["developing", "false"]
    assert rows[2].endswith(",G01 G02 G03 G04 G05 G06 G07 G08 G13,")


def test_csv_quotes_only_what_needs_it(program: Program, tmp_path: Path, portfolio: Path) -> None:
    text = worked.SAMPLE.read_text(encoding="utf-8")
    odd = tmp_path / "odd.toml"
    odd.write_text(text.replace('"1.0.0"', '"1, \\"two\\" =3"'), encoding="utf-8")
    ran = program("evaluate", portfolio, "--pack", odd, *AS_OF, "--format", "csv")
    assert b'better-work-2017-sample,"1, ""two"" =3",eligible' in ran.out


def test_the_table_holds_id_and_stage_of_every_factory(program: Program, portfolio: Path) -> None:
    ran = program("evaluate", portfolio, *PACK, *AS_OF, "--format", "table")
    lines = ran.out.decode().splitlines()
    stages = {"KH-0": "eligible", "KH-1": "developing", "KH-2": "developing"}
    for line, (factory, stage) in zip(lines[1:], stages.items(), strict=True):
        assert factory in line
        assert stage in line


def test_a_file_without_rows_is_no_fault(program: Program, tmp_path: Path) -> None:
    empty = written(tmp_path / "empty.jsonl", [])
    assert program("evaluate", empty, *PACK, *AS_OF) == Ran(0, b"", [])
    assert program("evaluate", empty, *PACK, *AS_OF, "--format", "csv").out.startswith(b"factory,")


def test_one_bad_row_and_nothing_is_evaluated(program: Program, portfolio: Path) -> None:
    with portfolio.open("ab") as file:
        file.write(b'{"contract":"1"}\n')
    ran = program("evaluate", portfolio, *PACK, *AS_OF, "--format", "csv")
    assert (ran.code, ran.out) == (2, b"")
    assert {line.split(": ")[0] for line in ran.err} == {f"{portfolio}:5"}


def test_the_good_rows_are_evaluated_when_told_to_keep_going(
    program: Program, portfolio: Path
) -> None:
    lines = portfolio.read_bytes().splitlines()
    written(portfolio, [b"{", *lines])
    ran = program("evaluate", portfolio, *PACK, *AS_OF, "--keep-going")
    assert ran.code == 2
    assert [json.loads(line)["factory"] for line in ran.out.splitlines()] == [
        "KH-0",
        "KH-1",
        "KH-2",
    ]
    assert ran.err[0].startswith(f"{portfolio}:1: #: json: ")


def test_the_same_factory_twice_is_a_fault_of_the_later_row(
    program: Program, portfolio: Path
) -> None:
    first = portfolio.read_bytes().splitlines()[0]
    with portfolio.open("ab") as file:
        file.write(first + b"\n")
    ran = program("check-dossier", portfolio)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err[0].startswith(f"{portfolio}:5: #/factory/id: duplicate_factory: ")


def test_options_stand_in_any_order_and_input_may_be_standard(
    program: Program, portfolio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"\xef\xbb\xbf" + portfolio.read_bytes().replace(b"\n", b"\r\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    ran = program("evaluate", *AS_OF, "--format=csv", "-", *PACK)
    assert (ran.code, len(ran.out.splitlines())) == (0, 4)


def test_a_pack_may_be_its_folder(program: Program, tmp_path: Path, portfolio: Path) -> None:
    (tmp_path / "pack.toml").write_bytes(worked.SAMPLE.read_bytes())
    by_folder = program("evaluate", portfolio, "--pack", tmp_path, *AS_OF)
    assert by_folder == program("evaluate", portfolio, *PACK, *AS_OF)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["evaluate"], "required", id="arguments come first"),
        pytest.param(
            ["evaluate", "-", "--pack", "none", "--as-of", "x"], "--as-of", id="then days"
        ),
        pytest.param(["evaluate", "none", "--pack", "no.toml", *AS_OF], "no.toml", id="then packs"),
        pytest.param(["evaluate", "none", *PACK, *AS_OF], "none: cannot be read", id="then files"),
        pytest.param(["evaluate", str(ROOT), *PACK, *AS_OF], "cannot be read", id="a directory"),
        pytest.param(["evaluate", "a\0b", *PACK, *AS_OF], "cannot be read", id="no name of a file"),
        pytest.param(["fly"], "no command", id="an unknown command"),
        pytest.param([], "usage", id="nothing at all"),
        pytest.param(["evaluate", "-", *PACK, "--as-of", "2018-02-30"], "no day", id="no such day"),
        pytest.param(["evaluate", "-", *PACK, "--as-of", "1989-12-31"], "no day", id="too early"),
        pytest.param(["evaluate", "-", *PACK, "--as", "2018-01-01"], "required", id="abbreviated"),
    ],
)
def test_the_first_kind_of_fault_stops_the_rest(
    program: Program, arguments: list[str], told: str
) -> None:
    ran = program(*arguments)
    assert (ran.code, ran.out) == (2, b"")
    assert told in "\n".join(ran.err)
    assert "Traceback" not in "\n".join(ran.err)


def test_a_dossier_is_no_pack(program: Program, portfolio: Path) -> None:
    ran = program("evaluate", portfolio, "--pack", portfolio, *AS_OF)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err[0].startswith(f"{portfolio}:1: #: toml: ")


def test_what_if_names_the_criteria_that_differ(
    program: Program, tmp_path: Path, portfolio: Path
) -> None:
    text = worked.SAMPLE.read_text(encoding="utf-8")
    stricter = tmp_path / "stricter.toml"
    stricter.write_text(
        text.replace("decision_max_age_months = 12", "decision_max_age_months = 1").replace(
            'questions = ["HR1.1", "HR1.2"]', 'questions = ["HR1.1", "HR1.2", "SAF9"]'
        )
        + '\n[[question]]\ncode = "SAF9"\ntext = "new"\n',
        encoding="utf-8",
    )
    ran = program("what-if", portfolio, *PACK, "--pack-b", stricter, *AS_OF)
    first = json.loads(ran.out.splitlines()[0])
    assert list(first) == ["factory", "as_of", "stage_a", "stage_b", "changed"]
    assert (first["stage_a"], first["stage_b"]) == ("eligible", "developing")
    assert first["changed"] == ["HR1"]


@pytest.mark.parametrize("command", ["evaluate", "explain", "what-if", "pack", "simulate"])
def test_help_comes_with_examples_and_ends_well(program: Program, command: str) -> None:
    ran = program(command, "--help")
    assert (ran.code, ran.err) == (0, [])
    assert f"distinction {command}" in ran.out.decode()
    assert "examples:" in ran.out.decode()


def begun(*arguments: object, stdin: int | IO[bytes] | None = None) -> subprocess.Popen[bytes]:
    """The program as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "distinction.faces.cli.main", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=stdin,
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough rows that several processes share them."""
    row = worked.row("all-gates-pass")
    path = tmp_path_factory.mktemp("many") / "many.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(600):
            row["factory"]["id"] = f"KH-{number}"
            file.write(worked.compact(row) + "\n")
    return path


def test_many_rows_keep_their_order(many: Path) -> None:
    process = begun("evaluate", many, *PACK, *AS_OF, "--format", "csv")
    out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    ids = [line.split(b",")[0].decode() for line in out.splitlines()[1:]]
    assert ids == [f"KH-{number}" for number in range(600)]


def test_a_file_a_stream_and_redirected_input_say_the_same(many: Path, tmp_path: Path) -> None:
    """A file is read in blocks by several processes, a stream line by line by one."""
    lines = [b"\xef\xbb\xbf[]", *many.read_bytes().splitlines(), b"", b" \t", b"{", b"last"]
    broken = written(tmp_path / "broken.jsonl", lines)
    broken.write_bytes(broken.read_bytes().removesuffix(b"\n"))  # no end after the last line
    options = (*PACK, *AS_OF, "--format", "csv", "--keep-going")
    with broken.open("rb") as redirected:
        ran = [
            begun("evaluate", broken, *options).communicate(),
            begun("evaluate", "-", *options, stdin=redirected).communicate(),
            begun("evaluate", "-", *options, stdin=subprocess.PIPE).communicate(
                broken.read_bytes()
            ),
        ]
    assert len({out for out, _ in ran}) == 1
    places = [[line.split(b":")[1] for line in err.splitlines()] for _, err in ran]
    assert places == [[b"1", b"604", b"605"]] * 3


def test_a_bad_row_among_many_holds_all_back(many: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    lines = many.read_bytes().splitlines()
    written(broken, [*lines[:500], b"[]", *lines[500:], lines[3]])
    process = begun("evaluate", broken, *PACK, *AS_OF)
    out, err = process.communicate()
    assert (process.returncode, out) == (2, b"")
    assert [line.split(b": ")[:3] for line in err.splitlines()] == [
        [f"{broken}:501".encode(), b"#", b"type"],
        [f"{broken}:602".encode(), b"#/factory/id", b"duplicate_factory"],
    ]


def test_a_reader_that_goes_away_ends_the_program_quietly(many: Path) -> None:
    process = begun("evaluate", many, *PACK, *AS_OF, "--keep-going")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_an_interrupt_ends_the_program_quietly() -> None:
    process = begun("check-dossier", "-", stdin=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdin.write(b"{}\n" * 2000)  # it reads on: the pipe stays open
    process.stdin.flush()
    process.stderr.readline()  # now it is at work
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err
