"""What a change of the criteria would move: two packs over the same facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from distinction.rules.criteria.batch import additional, trigger
from distinction.rules.criteria.batch.arrays import Bits, Flags, Ints, Points
from distinction.rules.criteria.batch.counting import choose, choose_again
from distinction.rules.criteria.batch.digest import Verdicts, of_elements, of_lists
from distinction.rules.criteria.batch.digests import Digests, every_version, stored
from distinction.rules.criteria.batch.facts import Facts
from distinction.rules.criteria.batch.history import turns
from distinction.rules.criteria.batch.standing import judge
from distinction.rules.criteria.batch.table import Asked, Table


@dataclass(frozen=True)
class Change:
    """From one pack to another, by what stays the same: only the rest is read anew."""

    before: Table
    after: Table

    @cached_property
    def shared(self) -> tuple[tuple[int, int], ...]:
        """Bits before and after of every criterion that stands in both."""
        place = {each: bit for bit, each in enumerate(self.after.ids)}
        return tuple(
            (bit, place[each]) for bit, each in enumerate(self.before.ids) if each in place
        )

    @cached_property
    def kept(self) -> tuple[tuple[int, int], ...]:
        """Of these the ones judged by the very same questions."""
        same = set(self._questions(self.before).items()) & set(self._questions(self.after).items())
        kept = {each for each, _ in same}
        if self.same_lists:
            kept.add(self.before.ids[self.before.listed])
        return tuple(pair for pair in self.shared if self.before.ids[pair[0]] in kept)

    @cached_property
    def anew(self) -> tuple[Asked, ...]:
        kept = {after for _, after in self.kept}
        return tuple(each for each in self.after.elements if each.bit not in kept)

    @cached_property
    def same_lists(self) -> bool:
        ours, theirs = self.before.lists, self.after.lists
        same_id = self.before.ids[self.before.listed] == self.after.ids[self.after.listed]
        return (
            same_id
            and np.array_equal(ours.masks, theirs.masks)
            and np.array_equal(ours.bounds, theirs.bounds)
            and np.array_equal(ours.holds, theirs.holds)
        )

    @staticmethod
    def _questions(table: Table) -> dict[str, bytes]:
        return {table.ids[each.bit]: each.mask.tobytes() for each in table.elements}


@dataclass(frozen=True, slots=True)
class Changed:
    """Digests under the second pack, from those under the first."""

    facts: Facts
    change: Change
    digests: Digests

    def answers(self, versions: Ints) -> Verdicts:
        known = self.digests.answers(versions)
        not_met, not_known = (moved(bits, self.change.kept) for bits in known)
        read = [of_elements(self.facts, self.change.anew, versions)] if self.change.anew else []
        if not self.change.same_lists:
            read.append(of_lists(self.facts, self.change.after, versions))
        for each in read:
            not_met |= each.not_met
            not_known |= each.not_known
        return Verdicts(not_met, not_known)

    def additional(self, versions: Ints) -> Verdicts:
        return additional.additional(self.facts, self.change.after, versions)

    def carried(self, versions: Ints) -> Flags:
        return additional.carried(self.facts, self.change.after, versions)

    def triggered_by(self, visits: Ints) -> Ints:
        return trigger.triggered_by(self.facts, self.change.after, self.answers, visits)


def difference(facts: Facts, change: Change, digests: Digests, points: Points) -> Bits:
    """Bits (of the pack before) of the criteria in both packs whose verdict differs, (points,)."""
    return compared(facts, change, points, (digests, Changed(facts, change, digests)))


def differences(facts: Facts, change: Change, digests: Digests, days: Sequence[date]) -> Bits:
    """The same on each of the days, (factories, days): asked only where one of the two turns."""
    turned = turns(facts, (change.before, change.after), days)
    changed = Changed(facts, change, digests)
    anew = stored(facts, change.after, changed.answers(every_version(facts)))
    found: Bits = compared(facts, change, turned.points, (digests, anew))[turned.place]
    return found


def compared(
    facts: Facts, change: Change, points: Points, digests: tuple[Digests, Digests]
) -> Bits:
    """The same, by digests under the one pack and under the other."""
    chosen = choose(facts, change.before.settings, points)
    again = choose_again(facts, points, chosen, (change.before.settings, change.after.settings))
    now = judge(facts, change.before, digests[0], points, chosen).verdicts
    then = judge(facts, change.after, digests[1], points, again).verdicts
    back = [(after, before) for before, after in change.shared]
    differs = now.not_met ^ moved(then.not_met, back)
    differs |= now.not_known ^ moved(then.not_known, back)
    in_both = sum(1 << before for before, _ in change.shared)
    return differs & np.uint64(in_both)


def moved(bits: Bits, places: Sequence[tuple[int, int]]) -> Bits:
    """Some bits of each number, each from its first place to its second; a new array."""
    staying = sum(1 << first for first, second in places if first == second)
    result = bits & np.uint64(staying)
    for first, second in places:
        if first != second:
            result |= (bits >> np.uint64(first) & np.uint64(1)) << np.uint64(second)
    return result
