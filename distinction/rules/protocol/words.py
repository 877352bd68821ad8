"""The words of a grant: actions, views and conditions."""

from enum import StrEnum

NEW = "new"  # the state of a row that is not there yet; only create asks for it


class Action(StrEnum):
    """What can be done to an object."""

    SEE = "see"  # one row
    LIST = "list"  # any other trace that it is there: lists, counts, search, charts, notices
    CREATE = "create"
    EDIT = "edit"  # the fields of the view
    SIGN = "sign"  # with the own name
    RELEASE = "release"  # to a wider audience
    DECIDE = "decide"  # moves the state, and a person answers for it
    EXPORT = "export"  # take away as file or in bulk


READS = frozenset({Action.SEE, Action.LIST, Action.EXPORT})
ACTS = frozenset({Action.EDIT, Action.SIGN, Action.RELEASE, Action.DECIDE})


class View(StrEnum):
    """Which part of an object is shown; `views.csv` says what that is, object by object."""

    FULL = "full"
    AUTHOR = "author"
    FINDINGS = "findings"
    REPORT = "report"
    VERIFICATION = "verification"
    COMMENT = "comment"
    SUMMARY = "summary"
    ACCOUNT = "account"
    FACT = "fact"
    PENDING = "pending"
    META = "meta"
    AGGREGATE = "aggregate"


class ConditionKind(StrEnum):
    """What a condition is a fact of."""

    ROW = "row"
    ACT = "act"
    AGGREGATE = "aggregate"
    SETTING = "setting"


class Condition(StrEnum):
    """What must hold besides the grant; `conditions.csv` says what each means."""

    MINE = "mine"
    SELF = "self"
    NAMED = "named"
    COVERED = "covered"
    DISCLOSED = "disclosed"
    REPORT_OUT = "report_out"
    OWN_SIDE = "own_side"
    JOINT = "joint"
    CONSENTED = "consented"
    NOT_AUTHOR = "not_author"
    FRESH_AUTH = "fresh_auth"
    TWO_PERSON = "two_person"
    GATES_PASS = "gates_pass"  # noqa: S105  # no password
    REASON = "reason"
    SECOND_HAT = "second_hat"
    VERIFIED = "verified"
    COMMENTED = "commented"
    ELECTED = "elected"
    SCANNED = "scanned"
    REDUCED_OK = "reduced_ok"
    K5 = "k5"
    BADGE_ON = "badge_on"
    PEERS_ON = "peers_on"


class Excuse(StrEnum):
    """The x of "x OR ...": where it holds, the condition asks nothing; words of conditions.csv."""

    APPROVES = "outcome = approve"
    APPROVES_NOTHING = "outcome <> approve"
    NO_SHARING_SETTING = "setting key NOT IN (registered_buyer_sees, factories_see_recognised)"
    NO_SECOND_SIGNATURE = (
        "The act is neither a void nor an adoption AND the setting second_signature"
        " (default none) does not name it"
    )
    NO_REDUCED_ASSESSMENT = "benefit <> reduced_assessment"
    ENDS_IT = "the act ends it"


class SecondFactor(StrEnum):
    """Whether a role signs in with a second factor."""

    NO = "no"  # nobody signs in at all
    OPTIONAL = "optional"
    REQUIRED = "required"
    TOKEN = "token"  # noqa: S105  # the token of a service account stands for it
    NONE = "none"  # work of the installation itself
