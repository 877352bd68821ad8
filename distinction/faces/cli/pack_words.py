"""A criteria pack in words, and what differs between two."""

from collections.abc import Iterator, Mapping

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
    return [
        *_changes("setting", _texts(_settings(one)), _texts(_settings(other))),
        *_changes("criterion", _criteria(one), _criteria(other)),
        *_changes("issue list", _lists(one), _lists(other)),
        *_changes("additional question", _additional(one), _additional(other)),
    ]


def _changes(kind: str, one: Mapping[str, str], other: Mapping[str, str]) -> Iterator[str]:
    for name in {**one, **other}:
        if name not in other:
            yield f"- {kind} {name}: {one[name]}"
        elif name not in one:
            yield f"+ {kind} {name}: {other[name]}"
        elif one[name] != other[name]:
            yield f"~ {kind} {name}: {one[name]} -> {other[name]}"


def _settings(pack: Pack) -> dict[str, int]:
    return pack.settings.model_dump()


def _texts(values: Mapping[str, int]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}


def _criteria(pack: Pack) -> dict[str, str]:
    return {
        each.id: " ".join((f"{each.group}, {each.evidence}:", *(each.questions or ()))).rstrip(":")
        for each in pack.criteria
    }


def _lists(pack: Pack) -> dict[str, str]:
    return {
        each.id: f"{each.country} {_days(each)} {' '.join(each.questions)}"
        for each in pack.pri_lists
    }


def _additional(pack: Pack) -> dict[str, str]:
    asked = pack.additional_questions
    return {each.code: f"about {each.about}, {each.applies}" for each in asked}


def _criterion(criterion: Criterion) -> str:
    signs = " ".join(criterion.markers)
    questions = f" ({', '.join(criterion.questions)})" if criterion.questions else ""
    return f"{criterion.id} {criterion.name}{questions} {signs}".rstrip()


def _issues(issues: PriList) -> str:
    kind = issues.kind.replace("_", " ")
    return (
        f"{issues.id} {issues.country}, {kind}, {_days(issues)}, {len(issues.questions)} questions"
    )


def _days(issues: PriList) -> str:
    return f"{issues.valid_from} to {issues.valid_to or 'now'}"
