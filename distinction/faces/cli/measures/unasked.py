"""Digests as if nobody answered additional questions: what the peers judge, like for like."""

from dataclasses import dataclass

import numpy as np

from distinction.rules.criteria.batch.arrays import Flags, Ints
from distinction.rules.criteria.batch.digest import Verdicts
from distinction.rules.criteria.batch.digests import Digests


@dataclass(frozen=True, slots=True)
class Unasked:
    """Ours, but without the second look that additional questions need."""

    digests: Digests

    def answers(self, versions: Ints) -> Verdicts:
        return self.digests.answers(versions)

    def additional(self, versions: Ints) -> Verdicts:
        return self.digests.additional(versions)

    def carried(self, versions: Ints) -> Flags:
        return np.zeros(len(versions), np.bool_)

    def triggered_by(self, visits: Ints) -> Ints:
        return self.digests.triggered_by(visits)
