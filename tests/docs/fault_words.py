"""What each fault code means: what is refused, and what the pointer names."""

THAT = "that value"

ROWS = {
    "json": ("not UTF-8, not JSON (NaN and Infinity are not), or nested too deep", "nothing"),
    "too_long": ("a line of more than 16 MiB", "nothing"),
    "duplicate_key": ("a name twice in one object", "nothing"),
    "type": ("another JSON type; 6.0 is a whole number, 6.5 is not, `true` is no number", THAT),
    "required": ("a missing field; a decision but `approved` needs its `reason`", "the object"),
    "unknown_field": ("a field that the contract does not know", "that field"),
    "pattern": ("a text of another form, or the name of an answer or mark", THAT),
    "enum": ("none of the words allowed there", THAT),
    "minimum": ("a number under its least", THAT),
    "too_short": ("an empty text, or a list without an entry", THAT),
    "date": ("the right form, but no calendar day, or a year outside 1990 to 2199", THAT),
    "duplicate_id": ("an id twice in one list; the checks below are then not run", "the later id"),
    "duplicate_cycle_start": ("two cycles with one start", "`starts_on` of the later"),
    "unknown_reference": ("a cycle or a re-issue that is not there", "the field"),
    "released_before_visit": ("an assessment released before its last day", "`released_on`"),
    "dates_out_of_order": (
        "an end before its beginning, a history or correction out of order, a first day after "
        "the last, a void before the visit, a re-issue released before its report",
        "the field that is out of order",
    ),
    "superseded_in_a_loop": ("a chain of re-issues that never ends", "`superseded_by`"),
    "superseded_by_other_visit": ("a re-issue of another date", "`superseded_by`"),
    "same_day_assessments": (
        "two full assessments of one date, neither voided nor replaced",
        "`date` of the later",
    ),
    "same_day_reports": (
        "two reports of one number released on one day",
        "`released_on` of the later",
    ),
    "correction_of_unreleased": ("a correction of what is not released", "the correction"),
    "wrong_kind_of_correction": ("marks of an assessment, answers of a report", "that field"),
    "opened_on_differs": ("a case whose history begins on another day", "`opened_on`"),
    "first_status": ("a case that begins otherwise than suspected or confirmed", "the status"),
    "duplicate_factory": ("a factory that a good line above has", "`/factory/id`"),
}

PACKS = {
    "toml": ("not UTF-8, not TOML; the line is told where it is known", "nothing"),
    "required": ("a missing field or table", "the table that lacks it"),
    "unknown_field": ("a field or table that a pack does not know", "that field"),
    "type": ("another type; a date with a time", THAT),
    "pattern": ("a code or a country of another form", THAT),
    "too_short": ("an empty text; a list without an entry", THAT),
    "enum": ("none of the words allowed there", THAT),
    "range": ("a setting outside 1 to 1200 months", THAT),
    "duplicate_id": ("an id or code twice in its table", "the later one"),
    "group_and_evidence": ("a group and an evidence that do not go together", "`group`"),
    "questions_and_evidence": (
        "evidence `assessment` without questions, or any other with them",
        "the criterion, or its `questions`",
    ),
    "one_of_each": (
        "not exactly one criterion with evidence `pri` and one with `zero_tolerance`; "
        "a group without a criterion",
        "nothing, or `evidence` of one too many",
    ),
    "unknown_question": ("a question that no `[[question]]` has", THAT),
    "duplicate_question": ("a question twice in one list", "the later one"),
    "dates_out_of_order": ("a list that ends before it begins", "`valid_to`"),
    "lists_overlap": ("two lists of one country in force on one day", "the later list"),
    "unknown_criterion": (
        "an additional question about no criterion, or about zero tolerance",
        "`about`",
    ),
    "no_always_question": (
        "a criterion with additional questions, none of which applies always",
        "its first additional question",
    ),
    "settings_order": (
        "`pr2_month` above `cycle_months`; gaps that are not in order",
        "the setting that should be higher",
    ),
}

FOLDERS = {
    "unknown_reference": ("a name in `questions.toml` that its table does not have", THAT),
    "case_differs": ("a worked case that comes out otherwise", "the expectation"),
}
