"""Kills clients while they write, again and again, and says what was found afterwards.

    python -m tests.reliability.kills FOLDER ROUNDS SEED in_time|too_early

One line of JSON: how many kills there were, how many hit an open transaction, what was wrong. This
process never opens the database: what does, it forks, so that each start is quick and sees the
file as the kill left it.
"""

import importlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import django

SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "distinction.config.test",
    "DISTINCTION_VAR": "{folder}",
    "DISTINCTION_DATABASE": "sqlite:{folder}/site.sqlite3",
    "DISTINCTION_LEDGER_KEY": "{folder}/key.pem",
    "DISTINCTION_LEDGER_ANCHOR": "{folder}/anchor.jsonl",
}
CLIENTS = 3
SOONEST, LATEST = 0.02, 0.5  # seconds after the first act began
STATEMENTS = 200  # some three acts of a client
PATIENCE = 60.0


def main(folder: Path, rounds: int, seed: int, answers: str) -> int:
    for name, value in SETTINGS.items():
        os.environ[name] = value.format(folder=folder)
    django.setup()
    inside = importlib.import_module("tests.reliability.inside")  # it imports the tables
    cast = in_child(inside.prepare)
    found: dict[str, Any] = {"kills": 0, "timed": 0, "open": 0, "acts": 0, "wrong": []}
    random = Random(seed)
    for number in range(rounds):
        is_timed = number % 2 == 0  # the others die at a statement of their own
        files = [folder / f"{number}-{client}.txt" for client in range(CLIENTS)]
        group = start(
            inside, cast, files, answers, 0 if is_timed else random.randint(1, STATEMENTS)
        )
        if is_timed:
            wait_for(files)
            time.sleep(random.uniform(SOONEST, LATEST))
            os.killpg(group[0], signal.SIGKILL)
        gone(group)
        said = in_child(partial(inside.look, files))
        found["kills"] += 1
        found["timed"] += is_timed
        found["open"] += is_timed and said["open"]
        found["acts"] += said["acts"]
        found["wrong"] += said["wrong"]
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def start(inside: Any, cast: Any, files: Sequence[Path], answers: str, dies_at: int) -> list[int]:
    """The clients, all in one group, which is that of the first."""
    group: list[int] = []
    for file in files:
        child = os.fork()
        if child == 0:
            os.setpgid(0, group[0] if group else 0)
            ends(partial(inside.write, cast, file, answers, dies_at))
        os.setpgid(child, group[0] if group else child)
        group.append(child)
    return group


def wait_for(files: Sequence[Path]) -> None:
    """Until one of them has begun an act."""
    until = time.monotonic() + PATIENCE
    while not any(each.exists() and each.stat().st_size for each in files):
        if time.monotonic() > until:
            raise TimeoutError("no client began an act")
        time.sleep(0.005)


def gone(group: Sequence[int]) -> None:
    """Waits for the whole group; nobody may outlive the kill."""
    until = time.monotonic() + PATIENCE
    for each in group:
        while os.waitpid(each, os.WNOHANG) == (0, 0):
            if time.monotonic() > until:
                os.killpg(group[0], signal.SIGKILL)
                raise TimeoutError(f"client {each} did not die")
            time.sleep(0.01)


def in_child(what: Callable[[], Any]) -> Any:
    """The answer of a process that opens the database anew and is gone afterwards."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)

        def told() -> None:
            with os.fdopen(write, "w") as pipe:
                json.dump(what(), pipe)

        ends(told)
    os.close(write)
    with os.fdopen(read) as pipe:
        text = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError(f"a child ended with {status}")
    return json.loads(text)


def ends(what: Callable[[], object]) -> None:
    """Runs it in a child and leaves without the parent's endings."""
    try:
        what()
    except BaseException as wrong:
        sys.stderr.write(f"{type(wrong).__name__}: {wrong}\n")
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    _, given_folder, given_rounds, given_seed, given_answers = sys.argv
    sys.exit(main(Path(given_folder), int(given_rounds), int(given_seed), given_answers))
