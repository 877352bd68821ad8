"""The commands that the documents quote run, in their order, and say what is quoted of them."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from distinction.faces.cli.main import main

ROOT = Path(__file__).parents[2]
PROGRAM = ["python3", "run.py", "distinction"]
BLOCK = re.compile(r"^```(console|toml >> \S+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
LAST_CODE = "echo $?"
CUT, GAP = "…", "..."  # a line that goes on, and lines that are left out


@dataclass(frozen=True)
class Quoted:
    """A command of a page, and the lines quoted of what it says; or `>> FILE` and its new lines."""

    command: str
    said: tuple[str, ...]


def quoting() -> list[Path]:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in pages if BLOCK.search(page.read_text(encoding="utf-8"))]


def quoted(text: str) -> Iterator[Quoted]:
    for kind, block in BLOCK.findall(text):
        if kind != "console":  # lines that the reader adds to a file
            yield Quoted(kind.removeprefix("toml "), tuple(block.splitlines()))
            continue
        for each in re.split(r"^\$ ", block.replace("\\\n", " "), flags=re.MULTILINE)[1:]:
            command, *said = each.splitlines()
            yield Quoted(command, tuple(said))


class Terminal:
    """A folder in which commands run one after another."""

    def __init__(self, capture: pytest.CaptureFixture[bytes]) -> None:
        self.capture = capture
        self.code = 0

    def __call__(self, command: str) -> str:
        words = shlex.split(command)
        if command == LAST_CODE:
            return str(self.code)
        if words[:3] == PROGRAM:
            return self._program(words[3:])
        self.code = subprocess.run(["sh", "-c", command], check=True).returncode
        return ""

    def _program(self, words: list[str]) -> str:
        file = words[words.index(">") + 1] if ">" in words else ""
        self.code = main(words[: words.index(">")] if file else words)
        out, err = self.capture.readouterr()
        if file:
            Path(file).write_bytes(out)
        return err.decode() if file else (out + err).decode()


@pytest.mark.parametrize("page", quoting(), ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_quotes_is_so(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    """In a folder that looks like the project's, but for the files that the page makes."""
    (tmp_path / "distinction").symlink_to(ROOT / "distinction")
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    monkeypatch.chdir(tmp_path)
    terminal = Terminal(capsysbinary)
    steps = list(quoted(page.read_text(encoding="utf-8")))
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        if step.command.startswith(">> "):
            with Path(step.command[3:]).open("a", encoding="utf-8") as file:
                file.write("\n".join(["", *step.said, ""]))
            continue
        said = terminal(step.command)
        code_is_told = following is not None and following.command == LAST_CODE
        assert terminal.code == 0 or code_is_told or step.command == LAST_CODE, said
        assert lacking(step.said, said) is None, f"{step.command} says:\n{said}"


def lacking(wanted: tuple[str, ...], said: str) -> str | None:
    """The first quoted line that does not follow the one before; a gap stands for any lines."""
    lines, at, may_jump = said.splitlines(), 0, False
    for line in wanted:
        if line.strip() == GAP:
            may_jump = True
            continue
        places = range(at, len(lines) if may_jump else min(at + 1, len(lines)))
        found = next((place for place in places if same(line, lines[place])), None)
        if found is None:
            return line
        at, may_jump = found + 1, False
    return None


def same(line: str, said: str) -> bool:
    return said.startswith(line[: -len(CUT)]) if line.endswith(CUT) else said.rstrip() == line


def test_a_line_never_said_would_be_seen() -> None:
    said = "one\ntwo\nthree\nfour\n"
    assert lacking(("one", "...", "thr…"), said) is None
    assert lacking(("one", "three"), said) == "three"
    assert lacking(("...", "two", "one"), said) == "one"
