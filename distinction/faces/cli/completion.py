"""The command `completion`: the completion script for bash, zsh or fish."""

import argparse
import sys

from distinction.faces.cli.ending import GOOD
from distinction.faces.cli.main import COMMANDS, load, parser_of

EXAMPLES = """\
  eval "$(distinction completion bash)"
  distinction completion fish > ~/.config/fish/completions/distinction.fish
"""

BASH = """\
_distinction() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}"
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "{commands}" -- "$word"))
        return
    fi
    case "${{COMP_WORDS[1]}}" in
{cases}
    esac
    COMPREPLY+=($(compgen -f -- "$word"))
}}
complete -o filenames -F _distinction distinction
"""
BASH_CASE = '        {name}) COMPREPLY=($(compgen -W "{options}" -- "$word")) ;;'
ZSH = "autoload -U +X bashcompinit && bashcompinit\n"
FISH = "complete -c distinction -n __fish_use_subcommand -f -a '{commands}'\n"
FISH_CASE = "complete -c distinction -n '__fish_seen_subcommand_from {name}' -a '{options}'\n"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=["bash", "zsh", "fish"])


def run(options: argparse.Namespace) -> int:
    sys.stdout.write(SCRIPTS[options.shell]())
    return GOOD


def words_of(name: str) -> str:
    """The options of a command and the words its places take, as its own parser has them."""
    words: list[str] = []
    for action in parser_of(name, load(name))._actions:  # noqa: SLF001  # argparse has no other way
        words += [each for each in action.option_strings if each.startswith("--")]
        words += map(str, action.choices or ())
    return " ".join(words)


def _bash() -> str:
    cases = [BASH_CASE.format(name=name, options=words_of(name)) for name in COMMANDS]
    return BASH.format(commands=" ".join(COMMANDS), cases="\n".join(cases))


def _zsh() -> str:
    return ZSH + _bash()


def _fish() -> str:
    cases = [FISH_CASE.format(name=name, options=words_of(name)) for name in COMMANDS]
    return FISH.format(commands=" ".join(COMMANDS)) + "".join(cases)


SCRIPTS = {"bash": _bash, "zsh": _zsh, "fish": _fish}
