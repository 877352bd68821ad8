"""The commands with their arguments, as the program itself parses them."""

import argparse
from collections.abc import Iterator

from distinction.faces.cli.main import COMMANDS, load, parser_of
from tests.docs.markdown import code, codes, fenced, table

Parser = argparse.ArgumentParser


def all_commands() -> str:
    listed = table(
        ("command", "what it does"), [(code(name), what) for name, what in COMMANDS.items()]
    )
    return "\n\n".join([listed, *map(_command, COMMANDS)])


def _command(name: str) -> str:
    command = load(name)
    parser = parser_of(name, command)
    parts = [f"## {name}", str(parser.description), fenced("\n".join(_usages(parser)))]
    rows = list(_rows(parser))
    if rows:
        parts.append(table(("argument", "meaning"), rows))
    return "\n\n".join([*parts, "For example:", fenced(_unindented(command.EXAMPLES))])


def _usages(parser: Parser) -> Iterator[str]:
    """One line for each form of the command."""
    below = _below(parser)
    for each in below.values():
        yield from _usages(each)
    if not below:
        yield " ".join([parser.prog, *(_usage(each) for each in _arguments(parser))])


def _rows(parser: Parser) -> Iterator[tuple[str, str]]:
    for name, each in _below(parser).items():
        usage = " ".join([name, *map(_usage, _arguments(each))])
        yield code(usage), _help_of(parser, name)
        yield from (row for row in _rows(each) if row[1])
    for action in _arguments(parser):
        yield _named(action), _meaning(action)


def _arguments(parser: Parser) -> list[argparse.Action]:
    """What is given by its place, then what is given by name."""
    taken = (argparse._HelpAction, argparse._SubParsersAction)
    found = [each for each in parser._actions if not isinstance(each, taken)]
    return sorted(found, key=lambda each: bool(each.option_strings))


def _below(parser: Parser) -> dict[str, Parser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _help_of(parser: Parser, name: str) -> str:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            said = {each.dest: each.help or "" for each in action._choices_actions}
            return said.get(name, "")
    return ""


def _name(action: argparse.Action) -> str:
    given = "" if action.nargs == 0 else str(action.metavar or _choices(action) or action.dest)
    names = ", ".join(action.option_strings)
    return " ".join(each for each in (names, given) if each)


def _named(action: argparse.Action) -> str:
    """As in the usage, but for words to choose from: these stand in the meaning, or one by one."""
    if not action.choices or (action.metavar and not action.option_strings):
        return code(_name(action))
    return codes(action.option_strings or action.choices)


def _usage(action: argparse.Action) -> str:
    is_needed = action.required if action.option_strings else action.nargs not in {"?", "*"}
    return _name(action) if is_needed else f"[{_name(action)}]"


def _choices(action: argparse.Action) -> str:
    return "|".join(map(str, action.choices or ()))


def _meaning(action: argparse.Action) -> str:
    said = [(action.help or "").replace("%(default)s", str(action.default))]
    told = all(str(each) in said[0] for each in action.choices or ())
    if action.choices and not told and (action.option_strings or action.metavar):
        said.append("one of " + codes(action.choices))
    if isinstance(action.default, (str, int)) and not _is_told(action, said[0]):
        said.append(f"{code(str(action.default))} unless said")
    return "; ".join(each for each in said if each)


def _is_told(action: argparse.Action, said: str) -> bool:
    """What holds where nothing is said: of a flag nobody asks, and a help may tell it itself."""
    return isinstance(action.default, bool) or "unless said" in said


def _unindented(text: str) -> str:
    return "\n".join(line.removeprefix("  ") for line in text.splitlines())
