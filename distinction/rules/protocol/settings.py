"""The settings of a country programme: their defaults, and what each may be (rules.md 14)."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

Allowed = Callable[[str], bool]


def _whole(least: int, most: int) -> Allowed:
    return lambda text: text.isascii() and text.isdigit() and least <= int(text) <= most


def _one_of(*words: str) -> Allowed:
    return lambda text: text in words


SHARING = frozenset({"registered_buyer_sees", "factories_see_recognised"})  # two persons (N4)

# Key -> default, and the values it takes; those of the pack change with a pack only.
_SETTINGS: Mapping[str, tuple[str, Allowed]] = {
    "registered_buyer_sees": ("status_and_account", _one_of("status_and_account", "nothing")),
    "factories_see_recognised": ("same_country", _one_of("same_country", "own")),
    "second_signature": ("none", _one_of("none", "approvals", "all_decisions")),
    "pr1_days": ("30", _whole(1, 365)),
    "pr2_comment_days": ("7", _whole(1, 60)),
    "reduced_acceptance_rule": ("none_declines", _one_of("none_declines", "all_accept")),
    "reduced_answer_days": ("30", _whole(1, 365)),
    "advisory_visits_max": ("6", _whole(0, 24)),
    "advisory_visits_min": ("2", _whole(0, 24)),
    "training_days_per_visit": ("1", _whole(0, 10)),
    "free_training_days": ("5", _whole(0, 60)),
    "defer_max_months": ("6", _whole(1, 24)),
    "dispute_days": ("14", _whole(1, 90)),
    "review_request_days": ("30", _whole(1, 180)),
    "review_days": ("60", _whole(1, 365)),
    "renewal_days": ("60", _whole(1, 365)),
    "zt_hold_hours": ("72", _whole(1, 720)),
    "zt_decision_days": ("2", _whole(1, 30)),
    "consent_max_months": ("24", _whole(1, 60)),
    "unannounced_window_days": ("60", _whole(14, 180)),
    "designated_ea_may_assess": ("true", _one_of("true", "false")),
}
DEFAULTS: Mapping[str, str] = MappingProxyType({key: each[0] for key, each in _SETTINGS.items()})


def is_allowed(key: str, value: str) -> bool:
    """A key that is not in the list is no setting."""
    return key in _SETTINGS and _SETTINGS[key][1](value)
