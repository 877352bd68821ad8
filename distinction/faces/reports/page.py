"""The page: one file of HTML with everything in it, at home offline and in print."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from django.template import Context, Engine
from django.utils.safestring import SafeString

from distinction.faces.reports.account import account_of
from distinction.faces.reports.detail import Detail, full
from distinction.faces.reports.front import front
from distinction.faces.reports.labels import labels
from distinction.faces.reports.naming import Naming
from distinction.faces.reports.overview import Overview
from distinction.faces.reports.pieces import time
from distinction.faces.wording import ENGLISH, Wording

HERE = Path(__file__).parent
STATIC = HERE / "static"
SHEETS = ("tokens.css", "base.css", "parts.css", "print.css")
FONT = "archivo-latin-wght-normal.woff2"

TEMPLATES = Engine(dirs=[str(HERE / "templates")], autoescape=True)


@dataclass(frozen=True, slots=True)
class Options:
    """How a page is written; `made_up` says so of every factory on it, where all see it."""

    digest: str
    names: Naming = str
    made_up: bool = False
    words: Wording = ENGLISH


def write_page(
    target: IO[str], overview: Overview, details: Sequence[Detail], options: Options
) -> None:
    """A portfolio and some factories in full; nothing is asked of any network."""
    words = options.words
    anchors = {each.standing.factory: f"f{number}" for number, each in enumerate(details, 1)}
    sections = [
        full(
            account_of(each.standing, overview.pack, each.dossier, words),
            each.name,
            anchors[each.standing.factory],
            options.digest,
        )
        for each in details
    ]
    style = stylesheet()
    context = {
        "t": labels(words),
        "lang": words.language,
        "dir": words.direction,
        "policy": policy(style),
        "style": SafeString(style),
        "front": front(overview, options.names, anchors, words),
        "sections": sections,
        "as_of": time(overview.on, words),
        "pack": overview.pack.head,
        "digest": options.digest,
        "made_up": options.made_up,
    }
    page = TEMPLATES.get_template("page.html").render(Context(context, use_l10n=False))
    target.write(page)


def stylesheet() -> str:
    """All sheets as one, with the font inside."""
    sheets = "".join((STATIC / name).read_text(encoding="utf-8") for name in SHEETS)
    font = b64encode((STATIC / FONT).read_bytes()).decode("ascii")
    return sheets.replace(f'url("{FONT}")', f'url("data:font/woff2;base64,{font}")')


def policy(style: str) -> str:
    """Only what stands in the file may be used: this style, its font, the icon; no script."""
    digest = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    allowed = (
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "font-src data:",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(allowed)
