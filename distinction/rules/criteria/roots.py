"""Roots: which elements of a management system an issue of the form points back to (R087)."""

from distinction.rules.criteria.pack import Criterion, Evidence, Group, Pack
from distinction.rules.criteria.questions import Form


def roots_of(pack: Pack, form: Form, question: str) -> tuple[Criterion, ...]:
    """The elements asked about in the cluster of the question; else those of human resources.

    Safety and health have a system of their own; wages, hours, contracts and the rights at work
    are kept by that of human resources. An element named like the point of the form comes first.
    """
    points = {each.id: each for each in form.points}
    point_of = {each.code: points[each.compliance_point] for each in form.questions}
    point = point_of.get(question)
    elements = [each for each in pack.criteria if each.evidence is Evidence.ASSESSMENT]
    if point is None:
        return ()
    beside = [
        each
        for each in elements
        if any(point_of[code].cluster == point.cluster for code in each.questions or ())
    ]
    found = beside or [each for each in elements if each.group is Group.HR_SYSTEM]
    name = point.name.casefold()
    return tuple(sorted(found, key=lambda each: name not in each.name.casefold()))
