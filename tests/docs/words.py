"""The codes of a standing, with the sentences that the program says for them in English."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from distinction.faces import sentences as said
from distinction.faces.sentences import Advice
from distinction.rules.terms.reasons import Missing, Reason
from tests.docs.markdown import code, sentence, table

Word = TypeVar("Word", bound=StrEnum)


def verdicts() -> str:
    return _named("verdict", said.VERDICTS)


def moments() -> str:
    return _named("moment", said.MOMENTS)


def gates() -> str:
    return table(
        ("gate", "said to people"), [(code(each), word) for each, word in said.GATES.items()]
    )


def stages() -> str:
    rows = [
        (code(stage), word, sentence(said.STAGE_NOTES[stage]))
        for stage, word in said.STAGES.items()
    ]
    return table(("stage", "word", "means"), rows)


def reasons() -> str:
    """A reason that is said otherwise at one moment has a line for that too."""
    rows = []
    for reason in Reason:
        rows.append(_advised(code(reason), said.REASONS[reason]))
        for (other, moment), advice in said.REASONS_AT.items():
            if other is reason:
                rows.append(_advised(f"{code(reason)} at {code(moment)}", advice))
    return table(("reason", "said to people", "who acts, and how"), rows)


def gate_reasons() -> str:
    return _advice(said.GATE_REASONS)


def warnings() -> str:
    return _advice(said.WARNINGS)


def missing() -> str:
    rows = []
    for each in Missing:
        one, more = said.MISSING[each].one, said.MISSING[each].more
        rows.append((code(each), sentence(one), sentence(more), said.MISSING_WHO[each]))
    return table(("what", "said of one", "said of more", "who"), rows)


def _named(head: str, words: Mapping[Word, str]) -> str:
    return table((head, "said to people"), [(code(each), word) for each, word in words.items()])


def _advice(advice: Mapping[Word, Advice]) -> str:
    rows = [_advised(code(each), advice[each]) for each in advice]
    return table(("code", "said to people", "who acts, and how"), rows)


def _advised(name: str, advice: Advice) -> tuple[str, str, str]:
    step = f"{advice.who}: {advice.next_step}" if advice.who else "nobody needs to"
    return name, sentence(advice.text), sentence(step)
