"""Builds the demonstration by acts: the same for the same seed and day, whole or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password

from distinction.doors.services.seeded import at_once, is_begun
from distinction.faces.demo import people
from distinction.faces.demo.doing import Doing, Timeline, instant
from distinction.faces.demo.events import happen
from distinction.faces.demo.facts import facts_of
from distinction.faces.demo.houses import settle
from distinction.faces.demo.logins import Login, logins_of
from distinction.faces.demo.portfolio import bring_in, portfolio
from distinction.faces.demo.sharing import share

ORDINARY = 150  # factories beside the chosen ones


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be shown: on which day, from which seed, with how many ordinary factories."""

    seed: int
    today: date
    ordinary: int = ORDINARY


def build(wish: Wish, tables: Mapping[str, Any]) -> list[Login] | None:
    """Everybody who can sign in; None where something is there already, and nothing is done."""
    if is_begun():
        return None
    rng = Random(f"{wish.seed}/password")  # noqa: S311  # of made-up people, and printed
    password = _password(rng)
    timeline = Timeline(wish.today)
    found = portfolio(wish.seed, wish.today, wish.ordinary, facts_of(tables))
    people.begin(timeline)
    bring_in(timeline, found)
    settle(timeline, found)
    share(timeline, found)
    happen(timeline, found)
    with at_once(f"{wish.seed}/{wish.today}"):
        encoded = make_password(password, salt=f"demonstration{wish.seed}")
        doing = Doing(instant(wish.today, people.BEGAN), encoded)
        timeline.play(doing)
        return logins_of(doing, password)


def _password(rng: Random) -> str:
    """Four groups of four signs, none of them taken for another: about 79 bits."""
    signs = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(rng.choices(signs, k=4)) for _ in range(4))
