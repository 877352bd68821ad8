"""Exit codes and fault codes: found in the code, each with its meaning from `fault_words.py`."""

import ast
from collections.abc import Iterable, Iterator, Mapping

from distinction.faces.cli.bench import DIFFERENT
from distinction.faces.cli.ending import FAULTY, GOOD, INTERRUPTED
from distinction.faces.cli.workers import TERMINATED
from distinction.rules.criteria import load
from tests.docs import fault_words
from tests.docs.markdown import code, table
from tests.house.code import Module, modules

EXITS = {
    GOOD: "every row was good; a reader of standard output that goes away early is no fault",
    DIFFERENT: "of `bench` alone: two sides came to different results, so nothing was timed",
    FAULTY: "any fault: of the arguments, a day, a pack, the file or a row",
    INTERRUPTED: "interrupted with Ctrl-C",
    TERMINATED: "told to end (SIGTERM)",
}
CRITERIA = "distinction.rules.criteria."
ROWS = ("distinction.faces.cli.portfolio", CRITERIA + "reading.")
PACKS = (CRITERIA + "load", CRITERIA + "consistency")
FOLDERS = (CRITERIA + "questions", CRITERIA + "cases")


def exit_codes() -> str:
    return table(("code", "when"), [(code(str(each)), when) for each, when in EXITS.items()])


def of_rows() -> str:
    return _told(fault_words.ROWS, codes_of_rows())


def of_packs() -> str:
    return _told(fault_words.PACKS, codes_of_packs())


def of_folders() -> str:
    return _told(fault_words.FOLDERS, codes_of_folders())


def codes_of_rows() -> set[str]:
    return set(_codes(ROWS))


def codes_of_packs() -> set[str]:
    of_shape = {each for each, _ in (*load.CODES.values(), load.OTHER)}
    return of_shape | set(_codes(PACKS))


def codes_of_folders() -> set[str]:
    """Without those that mean the same as in a pack or a row."""
    return set(_codes(FOLDERS)) - codes_of_packs()


def _codes(places: Iterable[str]) -> Iterator[str]:
    for module in modules("distinction"):
        if module.name.startswith(tuple(places)):
            yield from _written_in(module)


def _written_in(module: Module) -> Iterator[str]:
    """The code is the second value that every fault is made of."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            is_fault = node.func.id == "Fault" and len(node.args) > 1
            said = node.args[1] if is_fault else None
            if isinstance(said, ast.Constant):
                yield str(said.value)


def _told(words: Mapping[str, tuple[str, str]], found: set[str]) -> str:
    rows = [(code(each), *words[each]) for each in words if each in found]
    return table(("code", "refused", "the pointer names"), rows)
