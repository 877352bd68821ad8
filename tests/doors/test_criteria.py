"""The criteria as anybody reads them."""

from datetime import UTC, datetime

from distinction.doors.access.viewer import nobody
from distinction.doors.insight.criteria import all_versions, library, text, two

ANYBODY = nobody(datetime(2026, 11, 24, tzinfo=UTC))
PACK, VERSION = "better-work-2017", "1.0.0"


def test_anybody_reads_every_pack_of_the_library() -> None:
    assert [each.id for each in library(ANYBODY)] == ["better-work-2017", "lantern-valley"]
    assert (PACK, VERSION) in all_versions(ANYBODY)


def test_a_version_is_told_whole() -> None:
    found = text(ANYBODY, PACK, VERSION)
    assert found
    ids = [each.id for _, criteria in found.families for each in criteria]
    assert ids == [each.id for each in found.pack.criteria]
    assert {country for country, _ in found.lists} == {
        each.country for each in found.pack.pri_lists
    }
    asked = [one for each in ids for one in found.asked_about(each)]
    assert sorted(asked, key=str) == sorted(found.pack.additional_questions, key=str)


def test_what_the_library_does_not_hold_is_not_there() -> None:
    for name, version in (("nothing", VERSION), (PACK, "9.9.9"), ("..", ".."), ("access", "")):
        assert text(ANYBODY, name, version) is None
    assert two(ANYBODY, (PACK, VERSION), (PACK, "9")) is None
