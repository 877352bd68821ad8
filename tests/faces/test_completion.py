"""The command `completion` gives scripts that know every command and that shells accept."""

import subprocess

import pytest

from distinction.faces.cli.main import COMMANDS
from tests.faces.running import Program

SHELLS = ("bash", "zsh", "fish")


def script(program: Program, shell: str) -> str:
    ran = program("completion", shell)
    assert (ran.code, ran.err) == (0, [])
    return ran.out.decode()


def bash(script: str, *arguments: str) -> list[str]:
    ran = subprocess.run(
        ["bash", "--norc", *arguments, "-c", script], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout.split()


def completed(script: str, *words: str) -> list[str]:
    """What bash offers for the last of the words."""
    given = " ".join(f"'{each}'" for each in words)
    asked = f"COMP_WORDS=({given}); COMP_CWORD={len(words) - 1}; _distinction"
    return bash(f'{script}\n{asked}\nprintf "%s\\n" "${{COMPREPLY[@]}}"')


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_named(program: Program, shell: str, command: str) -> None:
    said = script(program, shell)
    offered, _, of_commands = said.partition("case" if shell != "fish" else "\n")
    assert command in offered.replace('"', " ").replace("'", " ").split()
    assert f" {command}" in of_commands


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_bash_accepts_the_script(program: Program, shell: str) -> None:
    assert bash(script(program, shell), "-n") == []


def test_bash_offers_commands_then_their_options(program: Program) -> None:
    said = script(program, "bash")
    assert completed(said, "distinction", "ch") == ["check-dossier"]
    assert set(completed(said, "distinction", "")) == set(COMMANDS)
    assert completed(said, "distinction", "evaluate", "--as") == ["--as-of"]
    assert completed(said, "distinction", "pack", "sh") == ["show"]


def test_zsh_reads_the_script_of_bash(program: Program) -> None:
    first, _, rest = script(program, "zsh").partition("\n")
    assert first == "autoload -U +X bashcompinit && bashcompinit"
    assert rest == script(program, "bash")


def test_fish_has_one_whole_line_for_each_command(program: Program) -> None:
    lines = script(program, "fish").splitlines()
    assert len(lines) == 1 + len(COMMANDS)
    for line in lines:
        assert line.startswith("complete -c distinction -n ")
        assert line.count("'") % 2 == 0


def test_an_unknown_shell_is_refused(program: Program) -> None:
    ran = program("completion", "sh")
    assert (ran.code, ran.out) == (2, b"")
    assert "bash" in "\n".join(ran.err)
