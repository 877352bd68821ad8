"""Which view lies within which: a chain from full to fact, with side branches."""

from collections.abc import Mapping
from types import MappingProxyType

from distinction.rules.protocol.words import View

_ACCOUNT = frozenset({View.ACCOUNT, View.FACT})
_SUMMARY = _ACCOUNT | {View.SUMMARY, View.PENDING}
_FINDINGS = _SUMMARY | {
    View.FINDINGS,
    View.REPORT,
    View.VERIFICATION,
    View.COMMENT,
    View.META,
    View.AGGREGATE,
}

# What a view shows includes what these show, wherever the object has them. `author` is a branch of
# its own below full: the own words of a sealed author (N10).
WITHIN: Mapping[View, frozenset[View]] = MappingProxyType(
    {
        View.FULL: _FINDINGS | {View.FULL, View.AUTHOR},
        View.AUTHOR: frozenset({View.AUTHOR}),
        View.FINDINGS: _FINDINGS,
        View.REPORT: frozenset({View.REPORT}),
        View.VERIFICATION: frozenset({View.VERIFICATION}),
        View.COMMENT: frozenset({View.COMMENT}),
        View.SUMMARY: _SUMMARY,
        View.ACCOUNT: _ACCOUNT,
        View.FACT: frozenset({View.FACT}),
        View.PENDING: frozenset({View.PENDING}),
        View.META: frozenset({View.META}),
        View.AGGREGATE: frozenset({View.AGGREGATE}),
    }
)


def narrower(one: View, other: View) -> View | None:
    """The view that lies within the other; none where neither does, so nothing is shown."""
    if one in WITHIN[other]:
        return one
    return other if other in WITHIN[one] else None
