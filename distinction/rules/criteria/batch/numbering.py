"""Numbers for the words of some packs: a bit for every question and mark, one for a country."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from distinction.rules.criteria.batch.arrays import WORD
from distinction.rules.criteria.pack import Evidence, Pack


@dataclass(frozen=True, slots=True)
class Numbering:
    """Facts packed with one numbering serve all the packs it was made from.

    Only what decides is numbered: questions of criteria, of lists, and the additional ones. The
    bits of the questions come first; `…_places` are their codes by bit, empty where a bit is free.
    """

    question: Mapping[str, int]
    additional: Mapping[str, int]
    mark: Mapping[str, int]
    country: Mapping[str, int]
    question_places: tuple[str, ...]
    additional_places: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many numbers of 64 bits hold the answers of one assessment."""
        return -(-(len(self.question_places) + len(self.additional_places)) // WORD)

    def code(self, number: int) -> str:
        """The question or additional question with this bit."""
        return (*self.question_places, *self.additional_places)[number]


def number(*packs: Pack) -> Numbering:
    questions = _places(_groups(packs), first=0)
    additional = _places(
        ([each.code for each in pack.additional_questions] for pack in packs),
        first=len(questions),
    )
    marked = (
        each.id
        for pack in packs
        for each in pack.criteria
        if each.evidence is Evidence.PROGRESS_REPORT_2
    )
    return Numbering(
        question=_numbers(questions, 0),
        additional=_numbers(additional, len(questions)),
        mark=_numbers(dict.fromkeys(marked), 0),
        country=_numbers(
            dict.fromkeys(each.country for pack in packs for each in pack.pri_lists), 0
        ),
        question_places=questions,
        additional_places=additional,
    )


def _groups(packs: Iterable[Pack]) -> Iterator[Iterable[str]]:
    for pack in packs:
        yield from (each.questions or () for each in pack.criteria)
        yield from (each.questions for each in pack.pri_lists)


def _places(groups: Iterable[Iterable[str]], first: int) -> tuple[str, ...]:
    """Bits in order; a group that fits into one word is not spread over two."""
    places: list[str] = []
    for codes in groups:
        new = [each for each in dict.fromkeys(codes) if each not in places]
        left = WORD - (first + len(places)) % WORD
        if left < len(new) <= WORD:
            places += [""] * left
        places += new
    return tuple(places)


def _numbers(places: Iterable[str], first: int) -> dict[str, int]:
    return {name: place for place, name in enumerate(places, first) if name}
