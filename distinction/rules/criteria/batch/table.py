"""A criteria pack compiled into masks over numbered questions, once for all factories."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from distinction.rules.criteria.batch.arrays import NONE, WORD, Bits, Ints, number_of, words_of
from distinction.rules.criteria.batch.numbering import Numbering
from distinction.rules.criteria.gates import GATE_OF_GROUP
from distinction.rules.criteria.pack import Evidence, Pack, PriList, Settings

COUNTRY_SHIFT = 20  # a country and a day as one number, so that lists are found by one search


class Asked(NamedTuple):
    """Questions judged together: the bit of their criterion, their mask, their own order."""

    bit: int
    mask: Bits
    questions: Ints


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of all countries, and from which country and day on which one holds."""

    each: tuple[Asked, ...]
    masks: Bits  # shape (words, lists)
    bounds: Ints
    holds: Ints  # the list from each bound on; the last entry is for what lies before them all

    def in_force(self, country: Ints, date: Ints) -> Ints:
        """The list of each country on each date, NONE where there was none."""
        after = np.searchsorted(self.bounds, (country << COUNTRY_SHIFT) + date, "right")
        return self.holds[after - 1]


@dataclass(frozen=True, slots=True)
class Table:
    """The pack in numbers: bit i of a verdict is its i-th criterion."""

    ids: tuple[str, ...]
    settings: Settings
    elements: tuple[Asked, ...]
    lists: Lists
    listed: int  # the bit judged by the lists
    marks: tuple[tuple[int, int], ...]  # bit of the criterion, number of its mark
    case: int  # the bit of zero tolerance
    groups: tuple[int, ...]  # bits of each group with a gate, in the gates' order
    additional: tuple[Asked, ...]
    asked: Bits  # all additional questions
    of_unions: Bits  # those that may be set aside where no union is present

    @property
    def by_answers(self) -> int:
        """Bits of the criteria judged on two assessments."""
        return sum(1 << each.bit for each in self.elements) | 1 << self.listed

    @property
    def by_marks(self) -> int:
        """Bits of the criteria judged by the marks of a report."""
        return sum(1 << bit for bit, _ in self.marks)

    @property
    def by_effort(self) -> int:
        """Bits of all criteria but zero tolerance."""
        return ((1 << len(self.ids)) - 1) & ~(1 << self.case)


def compiled(pack: Pack, numbering: Numbering) -> Table:
    """The table of a pack; ValueError if it has more criteria than a verdict has bits."""
    if len(pack.criteria) > WORD:
        raise ValueError(f"a table holds {WORD} criteria, the pack has {len(pack.criteria)}")
    bit_of = {each.id: bit for bit, each in enumerate(pack.criteria)}
    of_unions = [each.code for each in pack.additional_questions if each.applies != "always"]
    all_asked = [each.code for each in pack.additional_questions]
    return Table(
        ids=tuple(bit_of),
        settings=pack.settings,
        elements=tuple(
            _asked(bit_of[each.id], each.questions, numbering.question, numbering)
            for each in pack.criteria
            if each.questions
        ),
        lists=_lists(pack, numbering, _bit(pack, Evidence.PRI)),
        listed=_bit(pack, Evidence.PRI),
        marks=tuple(
            (bit_of[each.id], numbering.mark[each.id])
            for each in pack.criteria
            if each.evidence is Evidence.PROGRESS_REPORT_2
        ),
        case=_bit(pack, Evidence.ZERO_TOLERANCE),
        groups=tuple(
            sum(1 << bit_of[each] for each in pack.ids_of_group[group]) for group in GATE_OF_GROUP
        ),
        additional=tuple(
            _asked(bit_of[about], codes, numbering.additional, numbering)
            for about, codes in pack.additional_about.items()
        ),
        asked=_asked(NONE, all_asked, numbering.additional, numbering).mask,
        of_unions=_asked(NONE, of_unions, numbering.additional, numbering).mask,
    )


def _asked(
    bit: int, codes: Iterable[str], numbers: Mapping[str, int], numbering: Numbering
) -> Asked:
    questions = [numbers[code] for code in codes]
    mask = sum(1 << each for each in questions)
    return Asked(bit, words_of(mask, numbering.words), np.array(questions, np.int64))


def _bit(pack: Pack, evidence: Evidence) -> int:
    return next(bit for bit, each in enumerate(pack.criteria) if each.evidence is evidence)


def _lists(pack: Pack, numbering: Numbering, listed: int) -> Lists:
    """Each list holds from its first day to its last; the pack's check lets none overlap."""
    holds: dict[int, int] = {}
    dated = [(_days(issues), place) for place, issues in enumerate(pack.pri_lists)]
    for (first, after), place in sorted(dated):
        country = numbering.country[pack.pri_lists[place].country] << COUNTRY_SHIFT
        if first < after:
            holds[country + first] = place
            holds.setdefault(country + after, NONE)
    bounds = sorted(holds)
    each = tuple(
        _asked(listed, issues.questions, numbering.question, numbering) for issues in pack.pri_lists
    )
    return Lists(
        each=each,
        masks=np.array([asked.mask for asked in each], np.uint64).T,
        bounds=np.array(bounds, np.int64),
        holds=np.array([*(holds[bound] for bound in bounds), NONE], np.int64),
    )


def _days(issues: PriList) -> tuple[int, int]:
    """The first day of a list and the day after its last, as far as a country has numbers."""
    most = 1 << COUNTRY_SHIFT
    first = max(number_of(issues.valid_from), 0)
    return first, most if issues.valid_to is None else min(number_of(issues.valid_to) + 1, most)
