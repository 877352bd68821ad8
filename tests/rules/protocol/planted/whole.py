"""Planted faults of the table as a whole: what lacks, what is idle, which hats meet."""

from tests.rules.protocol.copied import Change, Plant, both, grants, line, whole_line

MANAGER = "programme_manager@same_programme"


def roles(start: str, old: str, new: str) -> Change:
    return line("roles.csv", f"{start},", old, new)


WHOLE = (
    Plant("lacking", whole_line("access.csv", "notice,edit,any,", 0), "a row lacks"),
    Plant("lacking", line("objects.csv", "pack,", "retired", "retired burnt"), "a new state"),
    Plant("idle_conditions", grants("adopted_decision,decide,draft", "+scanned", ""), "idle word"),
    Plant("idle_views", line("views.csv", "notice,meta,", "meta", "fact"), "idle view"),
    Plant(
        "nobody_may", grants("pack,create,new", "global_analyst@global:full", "nobody"), "create"
    ),
    Plant(
        "nobody_sees",
        grants("export_file,see,expired", "system_job@global:meta", "nobody"),
        "unseen",
    ),
    Plant("seen_but_not_listed", grants("pack,list,draft", f"{MANAGER}:full ", ""), "unlisted"),
    Plant(
        "ended_status_lives_on",
        line("objects.csv", "status,", "last_visible except ordinary ended", "last_visible"),
        "ended lives on",
    ),
    Plant(
        "hats_of_two_sides",
        both(
            roles("buyer_registered", "other_sides", "anonymous"),
            roles("learning_provider", "other_sides", "anonymous"),
        ),
        "two sides",
    ),
    Plant("hats_of_two_sides", roles("global_administrator", ",all,", ",system_job,"), "admin"),
    Plant(
        "hats_of_two_sides",
        both(
            roles("factory_manager", "other_sides worker_committee_member", "other_sides"),
            roles("worker_committee_member", "other_sides factory_manager", "other_sides"),
        ),
        "management and workers",
    ),
    Plant(
        "one_way_never_with",
        roles("union_representative", "other_sides factory_manager ", "other_sides "),
        "one way",
    ),
    Plant(
        "relation_of_another_side",
        roles("global_analyst", "no,no,no,no,no,no,no,yes", "yes,no,no,no,no,no,no,yes"),
        "analyst owns",
    ),
    Plant("two_nearest", line("relations.csv", "same_programme,", ",2,", ",1,"), "equally near"),
    Plant("none_is_not_last", line("relations.csv", "tpa_ended,", ",2,", ",5,"), "none is nearer"),
)
