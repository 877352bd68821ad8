"""N1, N2: how long an answer takes does not tell what is there; only in a long run."""

from collections.abc import Iterator
from statistics import median
from time import perf_counter

import pytest

from tests.parts_plugin import rounds
from tests.reliability.browser import ask
from tests.reliability.hidden import WRONG
from tests.reliability.people import NOBODY
from tests.reliability.world import Someone, World

LEAST_MILLISECONDS, LEAST_SHARE = 1.0, 0.05
PLACES = ("/factories/{}/", "/factories/{}/history/", "/ask/{}/", "/criteria/{}/1.0.0/")


def _medians(who: Someone, places: tuple[str, str]) -> tuple[float, float]:
    """The two are asked in turn, so that what else goes on falls on both alike."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds("times", short=2, long=2000)):
        for place, times in zip(places, taken, strict=True):
            began = perf_counter()
            ask(who.session, "GET", place)
            times.append((perf_counter() - began) * 1000)
    return median(taken[0]), median(taken[1])


def _asked(world: World) -> Iterator[tuple[Someone, tuple[str, str]]]:
    """Any factory without sign-in, and as a buyer one that has left: to it there is none."""
    for who, house in ((NOBODY, "cedar"), (world.people["plover"], "ginger")):
        for place in PLACES:
            yield who, (place.format(world.houses[house].id), place.format(WRONG))


@pytest.mark.django_db
@pytest.mark.long("times", only=True)
def test_the_time_of_an_answer_tells_nothing(world: World) -> None:
    for who, places in _asked(world):
        one, other = _medians(who, places)
        nothing, again = _medians(who, (places[1], places[1]))
        noise = abs(nothing - again)
        allowed = max(LEAST_MILLISECONDS, LEAST_SHARE * other) + noise
        print(f"N1 {who} {places[0][:12]}: {one:.2f} ms, {other:.2f} ms")  # noqa: T201
        assert abs(one - other) <= allowed, (str(who), places)
