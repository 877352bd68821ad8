"""Dates that come due: index rows whose next change has come are computed anew."""

from zoneinfo import ZoneInfo

from distinction.doors.access.gate import Case
from distinction.doors.access.relations import own_relation
from distinction.doors.services.call import Call, Effect
from distinction.doors.services.index import rebuild
from distinction.records.people.letter import Letter
from distinction.records.recognition.index import IndexRow
from distinction.records.register.country import Programme
from distinction.records.register.factory import Factory
from distinction.rules.protocol.acts.derived import MarkSent, RefreshDue
from distinction.rules.protocol.words import NEW


def refresh_due(call: Call[RefreshDue]) -> Effect:
    """By the day of the programme; run twice, the second finds nothing due."""
    call.allow(Case(own_relation(call.viewer), NEW))
    programme = Programme.objects.get(pk=call.what.programme)
    today = call.at.astimezone(ZoneInfo(programme.zone)).date()
    due = IndexRow.objects.filter(programme=programme, next_change_on__lte=today)
    rows = Factory.objects.filter(pk__in=due.values("factory")).select_related("programme")
    count = rebuild(rows, today)
    return Effect(programme.pk, {"day": str(today), "factories": count})


def mark_sent(call: Call[MarkSent]) -> Effect:
    """Once; a second delivery of the same letter changes nothing."""
    call.allow(Case(own_relation(call.viewer), NEW))
    Letter.objects.filter(pk=call.what.letter, sent_at__isnull=True).update(sent_at=call.at)
    return Effect(call.what.letter, {"sent": True})
