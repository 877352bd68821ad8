"""The commands `anchor` and `verify-ledger`: what they write, what they name, how they end."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks, Settings

from distinction.doors.access.gate import Refused
from distinction.doors.access.ledger import EVERY_MINUTES
from distinction.doors.access.viewer import job, nobody
from distinction.doors.services import anchor as door
from distinction.faces.cli import anchor, verify_ledger
from distinction.faces.cli.ending import FAULTY, GOOD, Refusal
from distinction.faces.cli.main import Command, parser_of
from distinction.faces.jobs.anchor import write
from distinction.records.ledger.chain import append, hold
from distinction.records.ledger.entry import Entry
from distinction.records.ledger.sign import NoKey, make_key, private_key
from tests.records.tampering import AT, NAME, filled, said, undone

pytestmark = pytest.mark.django_db
Captured = pytest.CaptureFixture[bytes]
COMMANDS: dict[str, Command] = {"verify-ledger": verify_ledger, "anchor": anchor}


@pytest.fixture(autouse=True)
def _a_place_for_the_anchor(settings: Settings, tmp_path: Path) -> None:
    settings.LEDGER_KEY = tmp_path / "key.pem"
    settings.LEDGER_ANCHOR = tmp_path / "anchor.jsonl"


def ended(command: str, *words: str) -> int:
    module = COMMANDS[command]
    return module.run(parser_of(command, module).parse_args(list(words)))


def test_a_whole_ledger_ends_well(settings: Settings, capsysbinary: Captured) -> None:
    make_key(settings.LEDGER_KEY)
    filled(12, Random(1))
    assert ended("anchor") == GOOD
    assert ended("anchor") == GOOD  # nothing has grown: no further line
    assert len(settings.LEDGER_ANCHOR.read_text().splitlines()) == 1
    capsysbinary.readouterr()
    assert ended("verify-ledger") == GOOD
    out, err = capsysbinary.readouterr()
    assert out == b"programme: whole, 12 entries, anchored to 12, 0 min ago\n"
    assert err == b""


def test_the_first_wrong_entry_is_named(settings: Settings, capsysbinary: Captured) -> None:
    make_key(settings.LEDGER_KEY)
    filled(12, Random(1))
    filled(2, Random(1), "system")
    ended("anchor")
    with undone():
        Entry.objects.filter(chain=NAME, number=7).update(role="somebody")
        assert ended("verify-ledger") == FAULTY
        assert ended("verify-ledger", "--chain", "system") == GOOD
    out, err = capsysbinary.readouterr()
    assert b"programme: wrong, 6 entries" in out
    assert err == b"programme: entry 7 is not what was entered\n"


def test_without_the_anchor_it_says_what_goes_unnoticed(capsysbinary: Captured) -> None:
    filled(3, Random(1))
    assert ended("verify-ledger", "--without-anchor") == GOOD
    assert b"Without the anchor" in capsysbinary.readouterr().err


def test_an_anchor_that_is_gone_is_no_good_ending(settings: Settings) -> None:
    make_key(settings.LEDGER_KEY)
    assert ended("verify-ledger") == GOOD  # nothing was entered yet
    filled(3, Random(1))
    with pytest.raises(Refusal, match="there is no anchor"):
        ended("verify-ledger")
    ended("anchor")
    with pytest.raises(Refusal, match="no chain 'other'"):
        ended("verify-ledger", "--chain", "other")
    settings.LEDGER_KEY.unlink()
    with pytest.raises(Refusal, match="no Ed25519 key"):
        ended("verify-ledger")


def test_the_public_half_is_enough_elsewhere(
    settings: Settings, tmp_path: Path, capsysbinary: Captured
) -> None:
    make_key(settings.LEDGER_KEY)
    filled(3, Random(1))
    ended("anchor")
    public = private_key(settings.LEDGER_KEY).public_key()
    key = tmp_path / "public.pem"
    key.write_bytes(public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(settings.LEDGER_ANCHOR.read_bytes())
    assert ended("verify-ledger", "--anchor", str(copy), "--key", str(key)) == GOOD
    copy.write_bytes(copy.read_bytes().replace(b'"number": 3', b'"number": 2'))
    assert ended("verify-ledger", "--anchor", str(copy), "--key", str(key)) == FAULTY
    assert b"line 1 is not signed" in capsysbinary.readouterr().err


def test_only_the_demonstration_makes_its_own_key(settings: Settings) -> None:
    filled(3, Random(1))
    with pytest.raises(Refusal, match="LEDGER_KEY"):
        ended("anchor")
    assert not write(AT)  # the job says so and goes on
    settings.IS_DEMO = True
    assert ended("anchor") == GOOD
    assert settings.LEDGER_KEY.stat().st_mode & 0o077 == 0
    settings.LEDGER_KEY.write_text("no key")  # never over another
    filled(1, Random(1), "system")
    with pytest.raises(NoKey):
        door.anchor(job(AT), AT)


def test_a_place_that_cannot_be_written_stops_no_act(
    settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    """C10: the ledger goes on, the next line covers the gap."""
    make_key(settings.LEDGER_KEY)
    place, settings.LEDGER_ANCHOR = settings.LEDGER_ANCHOR, settings.LEDGER_KEY / "anchor"
    filled(99, Random(1))
    with django_capture_on_commit_callbacks(execute=True):
        door.anchor_when_due(append(hold(NAME), said(100, Random(2))))
    assert not write(AT)
    settings.LEDGER_ANCHOR = place
    assert write(AT)
    assert ended("verify-ledger") == GOOD


def test_nobody_who_signs_in_writes_the_anchor() -> None:
    with pytest.raises(Refused):
        door.anchor(nobody(AT), AT)


def test_every_hundredth_entry_is_anchored_by_who_made_it(
    settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    make_key(settings.LEDGER_KEY)
    filled(99, Random(1))
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        for number in (100, 101):
            door.anchor_when_due(append(hold(NAME), said(number, Random(2))))
    assert len(callbacks) == 1
    assert '"number": 100' in settings.LEDGER_ANCHOR.read_text()


def test_an_entry_costs_two_writes_and_one_lock(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    filled(1, Random(1))
    with django_assert_num_queries(1):
        chain = hold(NAME)
    with django_assert_num_queries(2):
        append(chain, said(2, Random(1)))


@pytest.mark.parametrize("text", ["0", "16", "-1", "x"])
def test_the_anchor_is_never_further_apart_than_promised(text: str) -> None:
    with pytest.raises(SystemExit):
        parser_of("anchor", anchor).parse_args(["--every", text])
    assert EVERY_MINUTES * timedelta(minutes=1) == timedelta(minutes=15)
