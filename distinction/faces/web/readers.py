"""Who can see a factory's standing, in words, as the access table says it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from distinction.doors.access.redact import Hidden
from distinction.doors.insight.card import Card
from distinction.doors.insight.readers import DRAFTS, FINAL, WHOLE, readers
from distinction.faces.web.entries import TITLES
from distinction.faces.wording import Wording
from distinction.rules.terms.parties import Relation

HOW: dict[str, Promise] = {
    DRAFTS: _("everything, and what is in review."),
    WHOLE: _("everything that is final, with the gates."),
    FINAL: _("everything that is final."),
}
ELSE = _("Everybody else, and the public")
NOTHING = _("nothing. Ever.")
RELATIONS: dict[Relation, Promise] = {
    Relation.ASSIGNED: _("assigned to the factory"),
    Relation.TPA_GRANTED: _("with access"),
    Relation.OWN: _("of the factory"),
    Relation.SAME_PROGRAMME: _("of the programme"),
}


@dataclass(frozen=True, slots=True)
class ReaderLine:
    who: str
    what: str


def reader_lines(card: Card) -> tuple[ReaderLine, ...]:
    """One line for each measure of what is read, and how many buyers where that may be known."""
    lines, words = [], Wording(get_language() or "en")
    for how, pairs in readers().items():
        by_relation: dict[Relation, list[str]] = {}
        for role, relation in pairs:
            by_relation.setdefault(relation, []).append(str(TITLES.get(role, role)))
        for relation, names in by_relation.items():
            qualifier = RELATIONS.get(relation)
            who = words.row(names) + (f" ({qualifier})" if qualifier else "")
            lines.append(ReaderLine(who, str(HOW[how])))
    if not isinstance(card.buyers, Hidden):
        count = card.buyers
        said = ngettext("%(count)d buyer has access now", "%(count)d buyers have access now", count)
        lines.append(ReaderLine(said % {"count": count}, ""))
    return (*lines, ReaderLine(str(ELSE), str(NOTHING)))
