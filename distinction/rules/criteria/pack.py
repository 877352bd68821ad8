"""A criteria pack: what is judged; the engine says how (`contract/pack.schema.md`)."""

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict

from distinction.rules.terms.periods import Period

MOST_MONTHS = 1200
LAX = Strict(strict=False)  # TOML has lists and texts where we keep tuples and words

Code = Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9.-]{0,31}$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Text = Annotated[str, Field(min_length=1)]
Months = Annotated[int, Field(ge=1, le=MOST_MONTHS)]
Codes = Annotated[tuple[Code, ...], LAX, Field(min_length=1)]


class Evidence(StrEnum):
    """Where the verdict of a criterion comes from."""

    PROGRESS_REPORT_2 = "progress_report_2"
    ASSESSMENT = "assessment"
    PRI = "pri"
    ZERO_TOLERANCE = "zero_tolerance"


class Group(StrEnum):
    """The families of criteria, each with its own gate of the decision."""

    SOCIAL_DIALOGUE = "social_dialogue"
    LEARNING = "learning"
    HR_SYSTEM = "hr_system"
    OSH_SYSTEM = "osh_system"
    COMPLIANCE = "compliance"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Head(_Strict):
    """The name of the pack, and the first day on which standings may be made with it."""

    id: Text
    version: Text
    title: Text
    source: Text
    in_force_from: date | None = None


class Settings(_Strict):
    """The eight settings that stand in the pack, all in months (`rules.md`, section 14)."""

    pr2_max_age_months: Months
    pr2_month: Months
    cycle_months: Months
    assessment_spacing_months: Months
    min_gap_months: Months
    max_gap_months_12: Months
    max_gap_months_24: Months
    decision_max_age_months: Months


class Criterion(_Strict):
    """One line of the annex; `markers` keeps the signs of the source, without effect."""

    id: Code
    group: Annotated[Group, LAX]
    evidence: Annotated[Evidence, LAX]
    name: Text
    markers: Annotated[tuple[Text, ...], LAX] = ()
    questions: Codes | None = None


class PriList(_Strict):
    """The issues on which a country's factories are publicly reported, or told apart (R161)."""

    id: Text
    country: Country
    kind: Literal["public_reporting", "differentiation"] = "public_reporting"
    valid_from: date
    valid_to: date | None = None
    questions: Codes

    @cached_property
    def period(self) -> Period:
        return Period(self.valid_from, self.valid_to)


class AdditionalQuestion(_Strict):
    """A question asked once the trigger was met; it weighs on one criterion."""

    code: Code
    about: Code
    applies: Literal["always", "union_present"]
    text: Text


class Question(_Strict):
    """A question of the assessment."""

    code: Code
    text: Text


class Pack(_Strict):
    """Everything that decides; lists are dated, so each assessment is judged by its own day."""

    head: Head = Field(alias="pack")
    settings: Settings
    criteria: Annotated[tuple[Criterion, ...], LAX, Field(alias="criterion", min_length=1)]
    pri_lists: Annotated[tuple[PriList, ...], LAX, Field(alias="pri_list", min_length=1)]
    additional_questions: Annotated[
        tuple[AdditionalQuestion, ...],
        LAX,
        Field(alias="additional_question", min_length=1),
    ]
    questions: Annotated[tuple[Question, ...], LAX, Field(alias="question", min_length=1)]

    def list_in_force(self, country: str, on: date) -> PriList | None:
        """The one list of the country on that day; none is no error, only not known."""
        for issues in self._lists_of.get(country, ()):
            if issues.period.covers(on):
                return issues
        return None

    @cached_property
    def zero_tolerance(self) -> Criterion:
        return next(each for each in self.criteria if each.evidence is Evidence.ZERO_TOLERANCE)

    @cached_property
    def by_id(self) -> dict[str, Criterion]:
        return {each.id: each for each in self.criteria}

    @cached_property
    def by_effort(self) -> tuple[Criterion, ...]:
        """All criteria but zero tolerance, which is a gate: it has no met to reach by effort."""
        return tuple(each for each in self.criteria if each.evidence is not Evidence.ZERO_TOLERANCE)

    @cached_property
    def ids_of_group(self) -> dict[Group, tuple[str, ...]]:
        """Ids by group, without zero tolerance."""
        return {
            group: tuple(each.id for each in self.by_effort if each.group is group)
            for group in Group
        }

    @cached_property
    def _lists_of(self) -> dict[str, tuple[PriList, ...]]:
        countries = {each.country for each in self.pri_lists}
        return {
            country: tuple(each for each in self.pri_lists if each.country == country)
            for country in countries
        }

    @cached_property
    def additional_about(self) -> dict[str, tuple[str, ...]]:
        """Codes of the additional questions by the criterion they are about."""
        asked = self.additional_questions
        return {
            about: tuple(each.code for each in asked if each.about == about)
            for about in {each.about for each in asked}
        }
