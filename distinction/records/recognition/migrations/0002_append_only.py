"""What was said stays said (N15): the database itself refuses to change or remove it.

Triggers hang on their tables. SQLite makes a table anew for most changes of its columns, and the
triggers of the old one are gone with it: a later migration that touches one of these tables runs
`guard` again for it. tests/records/test_append_only.py finds one that is missing.
"""

from django.db import migrations

# Rows that are added and never changed.
ADDED_TO = (
    "ledger_entry",
    "register_committee",
    "fieldwork_correction",
    "fieldwork_remediation",
    "fieldwork_zeroentry",
    "recognition_decision",
)
# Rows that stay once this holds of them, and the columns that stay with it.
RELEASED = "OLD.released_on IS NOT NULL"
STAYS = {
    ("fieldwork_assessment", RELEASED): (
        "factory_id",
        "label",
        "kind",
        "scope",
        "is_announced",
        "first_on",
        "last_on",
        "answers",
        "additional_answers",
        "recorded_by",
        "recorded_at",
        "released_on",
        "release_recorded_at",
    ),
    ("fieldwork_assessment", "OLD.superseded_by <> ''"): ("superseded_by",),
    ("fieldwork_assessment", "OLD.voided_on IS NOT NULL"): ("voided_on",),
    ("fieldwork_progressreport", RELEASED): (
        "factory_id",
        "label",
        "number",
        "marks",
        "recorded_by",
        "recorded_at",
        "released_on",
        "release_recorded_at",
    ),
}
KEPT = {"fieldwork_assessment": RELEASED, "fieldwork_progressreport": RELEASED, "ledger_chain": ""}
GOES_BACK = "NEW.number < OLD.number"  # a chain only grows
NAME = "append_only"


def rules():
    """Each rule: its name, the table, what is refused, and when; no condition is always."""
    for table in ADDED_TO:
        yield f"{NAME}_{table}_update", table, "UPDATE", ""
        yield f"{NAME}_{table}_delete", table, "DELETE", ""
    for number, ((table, when), columns) in enumerate(STAYS.items(), 1):
        changed = " OR ".join(f"OLD.{each} IS DISTINCT FROM NEW.{each}" for each in columns)
        yield f"{NAME}_{table}_{number}", table, "UPDATE", f"{when} AND ({changed})"
    for table, when in KEPT.items():
        yield f"{NAME}_{table}_delete", table, "DELETE", when
    yield f"{NAME}_ledger_chain_update", "ledger_chain", "UPDATE", GOES_BACK


def guard(_apps, schema_editor):
    """Both databases answer with an IntegrityError."""
    if schema_editor.connection.vendor == "sqlite":
        for name, table, what, when in rules():
            plain = when.replace("IS DISTINCT FROM", "IS NOT")
            asked = f"WHEN {plain} " if plain else ""
            told = f"{table} is append-only: {what} refused"
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {what} ON {table} FOR EACH ROW {asked}"
                f"BEGIN SELECT RAISE(ABORT, '{told}'); END"
            )
        return
    schema_editor.execute(
        f"CREATE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP "
        "USING ERRCODE = 'restrict_violation'; END $$",
        params=None,
    )
    for name, table, what, when in rules():
        asked = f"WHEN ({when}) " if when else ""
        schema_editor.execute(
            f"CREATE TRIGGER {name} BEFORE {what} ON {table} FOR EACH ROW {asked}"
            f"EXECUTE FUNCTION {NAME}()"
        )
    for table in (*ADDED_TO, *KEPT):
        schema_editor.execute(
            f"CREATE TRIGGER {NAME}_{table}_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {NAME}()"
        )


def let_go(_apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name, *_rest in rules():
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        return
    schema_editor.execute(f"DROP FUNCTION {NAME}() CASCADE")


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_tables"),
        ("register", "0001_tables"),
        ("fieldwork", "0001_tables"),
        ("recognition", "0001_tables"),
    ]
    operations = [migrations.RunPython(guard, let_go)]
