"""Shows the site with made-up factories on this machine, and tells who may sign in."""

import argparse
import contextlib
import json
import signal
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from subprocess import Popen

from distinction.config.environment import folder
from distinction.config.locks import ALONE, SHARED, held, locked
from distinction.config.making import Wish, forget, make
from distinction.config.serving import free_port, serving

INTERRUPTED = 130
PATIENCE = 60  # seconds for the first page
ENDINGS = {getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP")}


def main(given: Sequence[str]) -> int:
    """Ctrl-C, a plain kill and a closed terminal all end the server with us."""
    wish, only_check = _wished(given)
    for number in signal.valid_signals() & ENDINGS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup means what it says
            signal.signal(number, signal.default_int_handler)
    try:
        return show(wish, only_check=only_check)
    except KeyboardInterrupt:
        _say("interrupted")
        return INTERRUPTED


def show(wish: Wish, *, only_check: bool) -> int:
    """Under the lock until the first page has come: launchers wait for one another."""
    began = time.monotonic()
    var = folder("VAR", "var")
    var.mkdir(parents=True, exist_ok=True)
    log = var / "demo-server.log"
    with contextlib.ExitStack() as kept:
        in_use = kept.enter_context((var / ".demo-in-use.lock").open("w"))
        with held(var / ".demo-making.lock"):
            if wish.fresh:
                if not locked(in_use, ALONE):
                    _say("another demo is running from here: end it first (Ctrl-C where it runs)")
                    return 1
                forget(var)
            locked(in_use, SHARED)
            make(var, wish)
            address = f"127.0.0.1:{free_port()}"
            server = kept.enter_context(serving(address, log))
            status = first_page(server, f"http://{address}/")
        if status != HTTPStatus.OK:
            _say(_end_of(log))
            _say(f"the first page did not come: {status or 'the server has ended'}")
            return 1
        _say(f"first page after {time.monotonic() - began:.1f} s")
        if only_check:
            return 0
        _tell_logins(f"http://{address}/", var / "demo-logins.json")
        with contextlib.suppress(KeyboardInterrupt):
            return 1 if server.wait() else 0
        _say("ended")
        return 0


def first_page(server: Popen[bytes], address: str) -> int | None:
    """Its status; None when the server has ended. No proxy stands between us and ourselves."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    latest = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < latest:
        try:
            with direct.open(address, timeout=PATIENCE) as page:
                return int(page.status)
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            time.sleep(0.05)
    return None


def _wished(given: Sequence[str]) -> tuple[Wish, bool]:
    parser = argparse.ArgumentParser(prog="run.py demo", allow_abbrev=False)
    parser.add_argument("--check", action="store_true", help="look at the first page and end")
    parser.add_argument("--fresh", action="store_true", help="forget what was changed, start over")
    parser.add_argument("--seed", metavar="N", help="the same number makes the same factories")
    parser.add_argument("--today", metavar="DATE", help="the day that all dates lead up to")
    asked = parser.parse_args(given)
    named = (("--seed", asked.seed), ("--today", asked.today))
    words = tuple(word for name, value in named if value for word in (name, value))
    return Wish(words, fresh=asked.fresh), asked.check


def _tell_logins(address: str, file: Path) -> None:
    """One of each role; the start page offers all of them, with the second factor given."""
    told: dict[str, str] = {}
    for each in json.loads(file.read_text(encoding="utf-8")):
        name = each["email"] or each["username"]
        told.setdefault(each["role"], f"{name:<44} {each['password']}")
    sys.stdout.write(f"\n  Open  {address}\n\n  One sign-in of each role, all made up:\n\n")
    sys.stdout.writelines(f"  {role:<28} {words}\n" for role, words in told.items())
    sys.stdout.write("\n  The start page offers them all in one click, second factors included.\n")
    sys.stdout.write(f"  They stand in {file}\n  Ctrl-C ends it.\n\n")
    sys.stdout.flush()


def _end_of(log: Path) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-30:])


def _say(text: str) -> None:
    sys.stderr.write(f"[demo] {text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
