"""What is wrong with an access table: every check, asked of every grant or of the whole."""

from collections.abc import Callable, Iterable, Iterator

from distinction.rules.protocol.checks import deeds, nearness, others, secrets, sight, whole
from distinction.rules.protocol.checks.held import Check, Held
from distinction.rules.protocol.faults import Fault
from distinction.rules.protocol.table import Table

OF_EACH_GRANT: tuple[Check, ...] = (
    *sight.CHECKS,
    *nearness.CHECKS,
    *secrets.CHECKS,
    *others.CHECKS,
    *deeds.CHECKS,
)
OF_THE_WHOLE: tuple[Callable[[Table], Iterator[Fault]], ...] = (
    whole.lacking,
    whole.idle_conditions,
    whole.idle_views,
    whole.nobody_may,
    whole.nobody_sees,
    whole.seen_but_not_listed,
    whole.ended_status_lives_on,
    whole.hats_of_two_sides,
    whole.one_way_never_with,
    whole.relation_of_another_side,
    whole.two_nearest,
    whole.none_is_not_last,
)


def lint(table: Table) -> list[Fault]:
    """Sorted, each once; an empty list is a table that holds."""
    held = all_held(table)
    of_grants = (fault for check in OF_EACH_GRANT for fault in faults_of(check, held))
    of_the_whole = (fault for check in OF_THE_WHOLE for fault in check(table))
    return sorted({*of_grants, *of_the_whole})


def all_held(table: Table) -> list[Held]:
    return [
        Held.of(table, place, grant)
        for place, cell in table.cells.items()
        for grant in cell.grants.values()
    ]


def faults_of(check: Check, held: Iterable[Held]) -> Iterator[Fault]:
    for each in held:
        if check.found(each):
            text = f"{each.grant} {check.says}"
            yield Fault(str(each.place), check.code, text, check.rules)
