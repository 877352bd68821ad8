"""Roots: which elements of a management system an issue of the form points back to (R087)."""

from collections.abc import Mapping

from distinction.rules.criteria.pack import Criterion, Evidence, Group, Pack
from distinction.rules.criteria.questions import Form


def roots_of(pack: Pack, form: Form, question: str) -> tuple[Criterion, ...]:
    """The elements asked about in the cluster of the question; else those of human resources.

    Safety and health have a system of their own; wages, hours, contracts and the rights at work
    are kept by that of human resources.
    """
    clusters = _clusters(form)
    elements = [each for each in pack.criteria if each.evidence is Evidence.ASSESSMENT]
    home = clusters.get(question)
    beside = tuple(
        each
        for each in elements
        if home is not None and any(clusters.get(code) == home for code in each.questions or ())
    )
    return beside or tuple(each for each in elements if each.group is Group.HR_SYSTEM)


def _clusters(form: Form) -> Mapping[str, str]:
    """The cluster of each question."""
    of_point = {each.id: each.cluster for each in form.points}
    return {each.code: of_point[each.compliance_point] for each in form.questions}
