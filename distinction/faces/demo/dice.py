"""Draws by a stream of random numbers, in ways that are the same on every Python."""

from collections.abc import Sequence
from math import sqrt
from random import Random
from typing import TypeVar

Kind = TypeVar("Kind")


def normal(rng: Random) -> float:
    """Nearly normal with variance 1: four even draws need nothing of the platform's own."""
    draw = rng.random
    return (draw() + draw() + draw() + draw() - 2) * sqrt(3)


def between(rng: Random, least: float, most: float) -> float:
    return least + (most - least) * rng.random()


def whole(rng: Random, least: int, most: int) -> int:
    """Both ends in; `random()` alone is promised to stay the same from Python to Python."""
    return least + int((most - least + 1) * rng.random())


def one_of(rng: Random, choices: Sequence[Kind]) -> Kind:
    return choices[int(len(choices) * rng.random())]


def by_weight(rng: Random, choices: Sequence[tuple[Kind, float]]) -> Kind:
    """One of the first parts with the chance of its second; the last takes what is left."""
    left = rng.random() * sum(weight for _, weight in choices)
    for choice, weight in choices:
        left -= weight
        if left < 0:
            return choice
    return choices[-1][0]
