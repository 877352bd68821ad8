"""A criteria pack in words, and what differs between two."""

from distinction.faces.reports.pack_changes import Change, changes, days
from distinction.rules.criteria.pack import Criterion, Pack, PriList


def in_words(pack: Pack, digest: str) -> str:
    head = pack.head
    lines = [
        f"{head.title}",
        f"{head.id}, version {head.version}, sha-256 {digest}",
        f"Source: {head.source}",
        "",
        "Settings, in months:",
        *(f"  {name} {months}" for name, months in _settings(pack).items()),
        "",
        "Criteria:",
        *(f"  {_criterion(each)}" for each in pack.criteria),
        "",
        "Issue lists, each for the assessments of its days:",
        *(f"  {_issues(each)}" for each in pack.pri_lists),
        "",
        "Additional questions, once the trigger is met:",
        *(f"  {each.code} about {each.about}: {each.text}" for each in pack.additional_questions),
    ]
    return "\n".join(lines) + "\n"


def differences(one: Pack, other: Pack) -> list[str]:
    """Each line begins with - (only in the first), + (only in the second) or ~ (changed)."""
    return [_line(each) for each in changes(one, other)]


def _line(change: Change) -> str:
    named = f"{change.kind} {change.name}"
    if change.after is None:
        return f"- {named}: {change.before}"
    if change.before is None:
        return f"+ {named}: {change.after}"
    return f"~ {named}: {change.before} -> {change.after}"


def _settings(pack: Pack) -> dict[str, int]:
    return pack.settings.model_dump()


def _criterion(criterion: Criterion) -> str:
    signs = " ".join(criterion.markers)
    questions = f" ({', '.join(criterion.questions)})" if criterion.questions else ""
    return f"{criterion.id} {criterion.name}{questions} {signs}".rstrip()


def _issues(issues: PriList) -> str:
    kind = issues.kind.replace("_", " ")
    return (
        f"{issues.id} {issues.country}, {kind}, {days(issues)}, {len(issues.questions)} questions"
    )
