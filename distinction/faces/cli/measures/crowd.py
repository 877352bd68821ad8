"""A crowd at a site that is served, beside one visitor alone: closed loop, with time to think."""

import asyncio
import contextlib
import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median, quantiles

from distinction.faces.cli.ending import Refusal
from distinction.faces.cli.measures.asked import Asked, Engine
from distinction.faces.cli.measures.checks import refuse
from distinction.faces.cli.measures.outcome import Goal, Outcome, spread
from distinction.faces.cli.measures.sites import LOGINS, Site, site
from distinction.faces.cli.measures.visitors import PLANS, WRITES, Heard, Visitor

PEERS = ()
HOST, ANY = "127.0.0.1", 0
THINKING = 5.0  # seconds between an answer and the next question, on average
WARM_UP, LENGTH = 5.0, 14.0  # seconds of a round before anything counts, and while it does
ALONE = 40  # questions of one visitor at a time, before each round
WRITING = 0.05  # of all acts
AT_ONCE = 8  # visitors who sign in together
PATIENCE = 60.0  # seconds for the server to come up
MOST_TIMES, LONGEST = 20, 0.4


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds of the answers that one visitor alone met, and that the crowd met."""

    alone: Sequence[float]
    crowd: Sequence[float]


def measure(asked: Asked, _engines: Sequence[Engine]) -> Outcome:
    heard = Heard()
    with site(asked) as made, _served(made) as port:
        visitors = list(_visitors(made, port, asked.users, heard))
        rounds = asyncio.run(_rounds(visitors, heard, asked))
    crowd, one = f"p95 of {asked.users} users", "p50 of one user"
    ratio, slowest = f"{crowd} / {one}", f"{crowd}, seconds"
    all_of_them = [each for found in rounds for each in found.crowd]
    marks = quantiles(all_of_them, n=100)
    refuse(heard.wrong if len(heard.wrong) > len(all_of_them) // 10 else [])
    return Outcome(
        name="crowd",
        n=asked.factories,
        runs=asked.runs,
        sides={
            crowd: spread([_p95(each.crowd) for each in rounds]),
            f"p50 of {asked.users} users": spread([median(each.crowd) for each in rounds]),
            one: spread([median(each.alone) for each in rounds]),
        },
        ratios={ratio: spread([_p95(each.crowd) / median(each.alone) for each in rounds])},
        goals=[Goal(ratio, MOST_TIMES), Goal("errors", 0), Goal(slowest, LONGEST)],
        checks=[
            f"{len(visitors)} visitors found their name and what they asked for on each page",
            *(f"wrong: {each}" for each in heard.wrong[:3]),
        ],
        figures={
            slowest: marks[94],
            f"p99 of {asked.users} users, seconds": marks[98],
            "questions": len(all_of_them),
            "written": heard.written,
            "errors": len(heard.wrong),
        },
    )


def _p95(seconds: Sequence[float]) -> float:
    return quantiles(seconds, n=20)[-1]


def _visitors(made: Site, port: int, users: int, heard: Heard) -> Iterator[Visitor]:
    """People of the population in turn; more than there are share persons, not sessions."""
    logins = json.loads((made.folder / LOGINS).read_text(encoding="utf-8"))
    people = [each for each in logins if each["username"].startswith("user")]
    people = [each for each in people if each["role"] in PLANS]
    writers = 0
    for each in islice(cycle(people), users):
        place, writers = writers, writers + (each["role"] == WRITES)
        yield Visitor(port, each["username"], each["name"], each["role"], place, heard)


async def _rounds(visitors: Sequence[Visitor], heard: Heard, asked: Asked) -> list[Round]:
    """One visitor alone and then all of them, again and again."""
    rng = Random(asked.seed)  # noqa: S311  # who asks for what, no secret
    for start in range(0, len(visitors), AT_ONCE):
        await asyncio.gather(*(each.enter() for each in visitors[start : start + AT_ONCE]))
    found = []
    for _ in range(asked.runs):
        heard.is_counting, heard.seconds = True, []
        for each in islice(cycle(visitors), ALONE):
            await each.look(rng)
        alone, heard.is_counting, heard.seconds = heard.seconds, False, []
        end = time.perf_counter() + WARM_UP + LENGTH
        share = WRITING * len(visitors) / max(1, sum(each.role == WRITES for each in visitors))
        walks = [_walk(each, Random(f"{rng.random()}"), end, share) for each in visitors]  # noqa: S311
        await asyncio.gather(_count_after(heard), *walks)
        found.append(Round(alone, heard.seconds))
    return found


async def _count_after(heard: Heard) -> None:
    await asyncio.sleep(WARM_UP)
    heard.is_counting, heard.seconds = True, []


async def _walk(visitor: Visitor, rng: Random, end: float, share: float) -> None:
    """Thinks, asks, waits for the answer, and thinks again."""
    while True:
        thinking = min(rng.expovariate(1 / THINKING), 4 * THINKING)
        if time.perf_counter() + thinking > end:
            return
        await asyncio.sleep(thinking)
        if visitor.role == WRITES and rng.random() < share:
            await visitor.correct()
        else:
            await visitor.look(rng)


@contextlib.contextmanager
def _served(made: Site) -> Iterator[int]:
    """As the site is served: the same settings of the same server; gone with the block."""
    with socket.socket() as probe:
        probe.bind((HOST, ANY))
        port = int(probe.getsockname()[1])
    words = ("gunicorn", "-c", "python:distinction.config.gunicorn", "--bind", f"{HOST}:{port}")
    log = made.folder / "server.log"
    with log.open("wb") as said:
        server = subprocess.Popen(  # noqa: S603  # our own words, and no shell
            [sys.executable, "-m", *words],
            env=made.environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            _wait_for(server, f"http://{HOST}:{port}/health", log)
            yield port
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_for(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    latest = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < latest:
        try:
            with direct.open(address, timeout=PATIENCE):
                return
        except urllib.error.HTTPError as refused:
            raise Refusal(f"the site answers {refused.code} at {address}") from refused
        except OSError:
            time.sleep(0.05)
    told = log.read_text(encoding="utf-8", errors="replace").splitlines()[-3:]
    raise Refusal("the site cannot be served", *told)
