"""House rule 8: a pack version and a role are added by the files it names, and by no other."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from distinction.records.recognition import packs
from tests.house.code import PACKAGE, ROOT

ROLE = "road_inspector"
ROLES = Path("distinction/packs/access/roles.csv")
ACCESS = Path("distinction/packs/access/access.csv")
PARTIES = Path("distinction/rules/terms/parties.py")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "static", "*.woff2", "migrations")
# What the added role is asked in the copy: the table with it holds, and it has its right.
ASKS = f"""
from pathlib import Path
from distinction.faces.reports.rights_words import role_title
from distinction.faces.wording import ENGLISH
from distinction.rules.protocol.load import read_table
from distinction.rules.protocol.reading.files import File
from distinction.rules.protocol.rights import rights_of
from distinction.rules.protocol.table import Table
from distinction.rules.terms.parties import Role
folder = Path("distinction/packs/access")
found = read_table({{each.value: (folder / each.value).read_text("utf-8") for each in File}})
assert isinstance(found, Table), found
role = Role("{ROLE}")
print(role_title(role, ENGLISH))
print(*(thing.noun for thing in rights_of(found, role) if thing.rights))
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(PACKAGE, tmp_path / "distinction", ignore=LEFT_OUT)
    return tmp_path


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python within the copy: it finds our package there and nowhere else."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=False,
    )


def changed(copy: Path) -> set[Path]:
    """Files of the copy that are new or differ."""
    files = (each for each in copy.rglob("*") if each.is_file() and "__pycache__" not in each.parts)
    return {
        name
        for each in files
        for name in [each.relative_to(copy)]
        if not (ROOT / name).exists() or (ROOT / name).read_bytes() != each.read_bytes()
    }


def replace(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def a_new_version(copy: Path) -> Path:
    """Of the made-up pack: one setting differs."""
    folder = copy / "distinction/packs/lantern-valley"
    made = Path(shutil.copytree(folder / "1.0.0", folder / "1.1.0"))
    replace(made / "pack.toml", 'version = "1.0.0"', 'version = "1.1.0"')
    replace(made / "pack.toml", "pr2_month = 5", "pr2_month = 4")
    return made


def test_a_pack_version_is_a_folder(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = a_new_version(copy)
    assert {each.parent for each in changed(copy)} == {made.relative_to(copy)}
    monkeypatch.setattr(packs, "PACKS", copy / "distinction/packs")
    assert packs.versions("lantern-valley") == ("1.0.0", "1.1.0")
    assert packs.newest("lantern-valley").head.version == "1.1.0"
    assert packs.pack("lantern-valley", "1.0.0").head.version == "1.0.0"


def test_the_program_knows_a_new_version_and_what_it_changes(copy: Path) -> None:
    a_new_version(copy)
    older = "distinction/packs/lantern-valley/1.0.0"
    told = run(copy, "-m", "distinction.faces.cli.main", "pack", "diff", older, "lantern-valley")
    assert (told.returncode, told.stdout) == (0, "~ setting pr2_month: 5 -> 4\n"), told.stderr


def test_a_role_is_its_rows_and_its_word(copy: Path) -> None:
    a_new_role(copy)
    assert changed(copy) == {ROLES, ACCESS, PARTIES}
    told = run(copy, "-c", ASKS)
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines() == ["road inspector", "pack"]


def test_a_role_without_its_word_or_without_its_row_is_refused(copy: Path) -> None:
    a_new_role(copy)
    shutil.copy(ROOT / PARTIES, copy / PARTIES)
    assert run(copy, "-c", ASKS).returncode != 0
    a_word(copy)
    shutil.copy(ROOT / ROLES, copy / ROLES)
    assert run(copy, "-c", ASKS).returncode != 0


def a_new_role(copy: Path) -> None:
    """It reads the criteria, as everybody does, and nothing else."""
    row = f"{ROLE},other,no,no,no,no,no,no,no,no,yes,required,30,country_staff,other_sides,Looks\n"
    roles = copy / ROLES
    roles.write_text(roles.read_text(encoding="utf-8") + row, encoding="utf-8")
    for action in ("see", "list"):
        start = f"pack,{action},released|retired,anonymous@none:full "
        replace(copy / ACCESS, start, f"{start}{ROLE}@none:full ")
    a_word(copy)


def a_word(copy: Path) -> None:
    last = '    SYSTEM_JOB = "system_job"\n'
    replace(copy / PARTIES, last, f'{last}    {ROLE.upper()} = "{ROLE}"\n')
