"""The form of an assessment: what helps to fill a pack's questions in, and decides nothing."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from distinction.rules.criteria.faults import Fault, pointer, shown
from distinction.rules.criteria.load import read_toml, shape_faults
from distinction.rules.criteria.pack import LAX, Code, Pack, Text

Word = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,63}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Cluster(_Strict):
    """A group of compliance points, measured against one kind of law."""

    id: Code
    name: Text
    group: Literal["core", "working_conditions"]
    measured_against: Text


class CompliancePoint(_Strict):
    """A heading of the form."""

    id: Code
    cluster: Code
    name: Text


class SetAside(_Strict):
    """A reason for which a question may not apply."""

    code: Word
    text: Text


class ZeroTolerance(_Strict):
    """An issue of zero tolerance that an answer may reveal."""

    code: Code
    group: Text
    text: Text


class Guidance(_Strict):
    """What to look at before a criterion is marked."""

    criterion: Code
    text: Text


class FormQuestion(_Strict):
    """The place of a question in the form, and how it may be answered."""

    code: Code
    compliance_point: Code
    good_answer: Literal["yes", "no"]
    set_aside: Annotated[tuple[Word, ...], LAX] = ()
    zero_tolerance: Code | None = None


class Form(_Strict):
    """Everything that stands in a questions.toml."""

    clusters: Annotated[tuple[Cluster, ...], LAX, Field(alias="cluster", min_length=1)]
    points: Annotated[
        tuple[CompliancePoint, ...], LAX, Field(alias="compliance_point", min_length=1)
    ]
    reasons: Annotated[tuple[SetAside, ...], LAX, Field(alias="reason")] = ()
    zero_tolerance: Annotated[tuple[ZeroTolerance, ...], LAX] = ()
    guidance: Annotated[tuple[Guidance, ...], LAX] = ()
    questions: Annotated[tuple[FormQuestion, ...], LAX, Field(alias="question", min_length=1)]


def load_form(data: bytes, pack: Pack) -> Form | list[Fault]:
    """A form from the bytes of its questions.toml, or everything that is wrong with it."""
    tables = read_toml(data)
    if isinstance(tables, Fault):
        return [tables]
    try:
        form = Form.model_validate(tables)
    except ValidationError as refused:
        return sorted(shape_faults(refused))
    return sorted(_loose_ends(form, pack)) or form


def _loose_ends(form: Form, pack: Pack) -> Iterator[Fault]:
    yield from _doubles("cluster", [each.id for each in form.clusters])
    yield from _doubles("compliance_point", [each.id for each in form.points])
    yield from _doubles("reason", [each.code for each in form.reasons], "code")
    yield from _doubles("question", [each.code for each in form.questions], "code")
    yield from _unknown_parts(form, {each.id for each in pack.criteria})
    asked = {each.code for each in pack.questions}
    placed = {each.code for each in form.questions}
    for at, each in enumerate(form.questions):
        if each.code not in asked:
            text = f"{each.code} is no question of the pack; remove it or correct the code"
            yield Fault(pointer("question", at, "code"), "unknown_question", text)
    for code in sorted(asked - placed):
        yield Fault("", "required", f"{code} has no place in the form; add a [[question]] for it")


def _unknown_parts(form: Form, criteria: set[str]) -> Iterator[Fault]:
    clusters = {each.id for each in form.clusters}
    points = {each.id for each in form.points}
    reasons = {each.code for each in form.reasons}
    issues = {each.code for each in form.zero_tolerance}
    for at, point in enumerate(form.points):
        yield from _unknown(point.cluster, clusters, "compliance_point", at, "cluster")
    for at, hint in enumerate(form.guidance):
        yield from _unknown(hint.criterion, criteria, "guidance", at, "criterion")
    for at, each in enumerate(form.questions):
        yield from _unknown(each.compliance_point, points, "question", at, "compliance_point")
        for position, reason in enumerate(each.set_aside):
            yield from _unknown(reason, reasons, "question", at, "set_aside", position)
        if each.zero_tolerance is not None:
            yield from _unknown(each.zero_tolerance, issues, "question", at, "zero_tolerance")


def _unknown(name: str, known: set[str], *place: str | int) -> Iterator[Fault]:
    if name not in known:
        text = f"{shown(name)} stands nowhere in its table; add it there or correct it here"
        yield Fault(pointer(*place), "unknown_reference", text)


def _doubles(table: str, names: Iterable[str], field: str = "id") -> Iterator[Fault]:
    seen: set[str] = set()
    for at, each in enumerate(names):
        if each in seen:
            text = f"{shown(each)} stands twice; rename one"
            yield Fault(pointer(table, at, field), "duplicate_id", text)
        seen.add(each)
