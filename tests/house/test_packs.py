"""Every pack is sound, stays as it was released, and is named nowhere in the rules."""

import ast
import re
import shutil
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from distinction.faces.cli.main import main
from distinction.rules.criteria.cases import Cases, as_dossier
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.standing import Stage
from tests import worked
from tests.house.code import Module, modules

KEPT = Path(__file__).parent / "pack_digests.toml"
VERSIONS = sorted(each for each in worked.LIBRARY.glob("*/*") if each.is_dir())
NAMES = sorted({each.parent.name for each in VERSIONS})
FILES = {"pack.toml", "questions.toml", "cases.toml"}
REAL, MADE_UP = "better-work-2017", "lantern-valley"
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")

Digests = dict[str, dict[str, dict[str, str]]]


def named(version: Path) -> str:
    return f"{version.parent.name} {version.name}"


@pytest.mark.parametrize("version", VERSIONS, ids=named)
def test_a_version_is_whole_and_its_check_is_silent(
    version: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert {each.name for each in version.iterdir()} == FILES
    assert main(["pack", "check", str(version)]) == 0
    assert capsysbinary.readouterr() == (b"", b"")


@pytest.mark.parametrize("version", VERSIONS, ids=named)
def test_a_version_lies_in_the_folder_of_its_name(version: Path) -> None:
    head = tomllib.loads((version / "pack.toml").read_text(encoding="utf-8"))["pack"]
    assert (head["id"], head["version"]) == (version.parent.name, version.name)


def test_a_released_version_never_changes() -> None:
    faults = list(changes(worked.LIBRARY, kept()))
    assert faults == [], "\n".join(faults)


def kept() -> Digests:
    return tomllib.loads(KEPT.read_text(encoding="utf-8"))


def changes(library: Path, released: Digests) -> Iterator[str]:
    """What differs from the digests that were kept, and what to do about it."""
    found = digests(library)
    for name, version in sorted(versions(found) | versions(released)):
        was = released.get(name, {}).get(version, {})
        now = found.get(name, {}).get(version, {})
        differing = sorted(file for file in {*was, *now} if was.get(file) != now.get(file))
        if not was:
            lines = "".join(f'\n"{file}" = "{each}"' for file, each in now.items())
            yield (
                f"{name} {version} is new: when it is ready for release, add to {KEPT.name}:\n"
                f'[{name}."{version}"]{lines}'
            )
        elif differing:
            yield (
                f"{name} {version} was released and has changed ({', '.join(differing)}): put it "
                f"back as it was, make a new version in packs/{name}/<version>/ and change that"
            )


def versions(found: Digests) -> set[tuple[str, str]]:
    return {(name, version) for name, its in found.items() for version in its}


def digests(library: Path) -> Digests:
    found: Digests = {}
    for path in sorted(library.glob("*/*/*")):
        version = found.setdefault(path.parts[-3], {}).setdefault(path.parts[-2], {})
        version[path.name] = sha256(path.read_bytes()).hexdigest()
    return found


AS_THEY_ARE = digests(worked.LIBRARY)


@pytest.mark.parametrize("file", sorted(FILES))
def test_a_changed_file_of_a_version_would_be_seen(tmp_path: Path, file: str) -> None:
    library = shutil.copytree(worked.LIBRARY, tmp_path / "packs")
    with (library / REAL / "1.0.0" / file).open("a", encoding="utf-8") as changed:
        changed.write("# one more remark\n")
    (fault,) = changes(library, AS_THEY_ARE)
    assert fault.startswith(f"{REAL} 1.0.0 was released and has changed ({file})")
    assert "make a new version" in fault


def test_a_version_taken_away_would_be_seen(tmp_path: Path) -> None:
    library = shutil.copytree(worked.LIBRARY, tmp_path / "packs")
    shutil.rmtree(library / MADE_UP / "1.0.0")
    (fault,) = changes(library, AS_THEY_ARE)
    assert fault.startswith(f"{MADE_UP} 1.0.0 was released and has changed")


def test_a_new_version_is_told_which_lines_to_add(tmp_path: Path) -> None:
    library = shutil.copytree(worked.LIBRARY, tmp_path / "packs")
    shutil.copytree(library / REAL / "1.0.0", library / REAL / "1.1.0")
    (fault,) = changes(library, AS_THEY_ARE)
    assert fault.startswith(f"{REAL} 1.1.0 is new")
    added = tomllib.loads(fault.split(":\n", 1)[1])
    assert added[REAL]["1.1.0"] == AS_THEY_ARE[REAL]["1.0.0"]


def test_the_made_up_pack_shares_nothing_with_the_real_one_and_is_judged() -> None:
    real, made_up = worked.library_pack(REAL), worked.library_pack(MADE_UP)
    assert names_in(real) & names_in(made_up) == set()
    assert real.settings != made_up.settings
    (version,) = (each for each in VERSIONS if each.parent.name == MADE_UP)
    tables = tomllib.loads((version / "cases.toml").read_text(encoding="utf-8"))
    stages = {
        evaluate(made_up, worked.dossier(as_dossier(case, made_up)), case.as_of).stage
        for case in Cases.model_validate(tables).cases
    }
    assert {Stage.ELIGIBLE, Stage.CONFIRMING, Stage.DEVELOPING} <= stages


def names_in(pack: Pack) -> set[str]:
    """All that a pack names: criteria, questions, lists and countries."""
    names = {pack.head.id, *(each.id for each in pack.criteria)}
    names |= {each.code for each in pack.questions}
    names |= {each.code for each in pack.additional_questions}
    return names | {text for each in pack.pri_lists for text in (each.id, each.country)}


@pytest.mark.parametrize("module", modules("distinction/rules"), ids=lambda each: each.name)
def test_no_rule_names_anything_of_a_pack(module: Module) -> None:
    wired_in = {name for pack in NAMES for name in names_in(worked.library_pack(pack))}
    assert words_in(module.tree) & wired_in == set()


def words_in(tree: ast.Module) -> set[str]:
    """The words of all literal texts; a text that stands alone is a remark."""
    remarks = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in remarks
    ]
    return {word for text in texts for word in (text, *WORD.findall(text))}


def test_a_wired_in_name_would_be_seen() -> None:
    tree = ast.parse('"""Of HR1."""\nx = each.id == "SD1"\ny = f"{z} OSH3, KH"\n')
    assert words_in(tree) & {"HR1", "SD1", "OSH3", "KH"} == {"SD1", "OSH3", "KH"}
