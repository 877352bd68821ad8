"""The house stays pleasant: short files, short functions, few arguments."""

from statistics import median, quantiles

import pytest

from tests.house.code import PACKAGE, Module, modules

OURS = [each for each in modules("distinction") if each.path.name != "__init__.py"]
LONGEST_FILE, LONGEST_FUNCTION, MOST_ARGUMENTS = 400, 60, 5


def test_most_files_are_one_page() -> None:
    sizes = [each.length for each in OURS]
    assert median(sizes) <= 110
    assert quantiles(sizes, n=10)[-1] <= 220


@pytest.mark.parametrize("module", modules("distinction", "tests"), ids=lambda each: each.name)
def test_no_file_and_no_function_is_long(module: Module) -> None:
    assert module.length <= LONGEST_FILE
    for each in module.functions():
        assert (each.end_lineno or 0) - each.lineno < LONGEST_FUNCTION, each.name
        named = [*each.args.posonlyargs, *each.args.args, *each.args.kwonlyargs]
        taken = [one for one in named if one.arg not in {"self", "cls"}]
        assert len(taken) <= MOST_ARGUMENTS, each.name


@pytest.mark.parametrize(("ending", "longest"), [("html", 150), ("css", 400), ("js", 150)])
def test_templates_and_sheets_are_short(ending: str, longest: int) -> None:
    for path in PACKAGE.rglob(f"*.{ending}"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= longest, path.name
