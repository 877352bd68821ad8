"""The command `completion`: the completion script for bash, zsh or fish."""

import argparse
import sys

from distinction.faces.cli.ending import GOOD

EXAMPLES = """\
  eval "$(distinction completion bash)"
  distinction completion fish > ~/.config/fish/completions/distinction.fish
"""

OPTIONS = {
    "evaluate": "--pack --as-of --format --keep-going",
    "check-dossier": "",
    "explain": "--factory --pack --as-of",
    "what-if": "--pack --pack-b --as-of --keep-going",
    "history": "--pack --from --to --format",
    "report": "--pack --as-of --out --factory",
    "pack": "check list show diff",
    "simulate": "--factories --years --seed --until --pack",
    "demo": "--out --check",
    "bench": "--json --factories --runs",
    "completion": "bash zsh fish",
}

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


def _bash() -> str:
    cases = [BASH_CASE.format(name=name, options=words) for name, words in OPTIONS.items()]
    return BASH.format(commands=" ".join(OPTIONS), cases="\n".join(cases))


def _zsh() -> str:
    return ZSH + _bash()


def _fish() -> str:
    cases = [FISH_CASE.format(name=name, options=words) for name, words in OPTIONS.items()]
    return FISH.format(commands=" ".join(OPTIONS)) + "".join(cases)


SCRIPTS = {"bash": _bash, "zsh": _zsh, "fish": _fish}
