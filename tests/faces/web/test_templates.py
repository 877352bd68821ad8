"""What every template keeps to: no style, script or handler inside, small parts, known icons."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

WEB = Path(__file__).parents[3] / "distinction" / "faces" / "web"
TEMPLATES = WEB / "templates"
PAGES = sorted(TEMPLATES.rglob("*.html"))
COMPONENTS = sorted((TEMPLATES / "cotton").glob("*.html"))
FORBIDDEN = {
    "a style": re.compile(r"<style|\sstyle\s*="),
    "a handler": re.compile(r"\son[a-z]+\s*=|hx-on"),
    "a script inside": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>"),
    "evaluated text": re.compile(r"""["']\s*js:|javascript:|hx-trigger="[^"]*\["""),
    "an address of others": re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//"""),
    "text that is taken as safe": re.compile(r"\|safe\b|autoescape off|mark_safe"),
}
FIRST = re.compile(r"\{# [A-Z].*[.!?] #\}")


def name_of(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_template_holds_nothing_that_the_content_policy_stops(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = {what: sign.findall(text) for what, sign in FORBIDDEN.items() if sign.search(text)}
    assert not found


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_template_says_what_it_is_and_stays_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert FIRST.fullmatch(lines[0]), "the first line is one sentence: {# … #}"
    assert len(lines) <= (40 if path in COMPONENTS else 150)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_template_compiles_and_uses_components_that_exist(path: Path) -> None:
    get_template(name_of(path))
    used = set(re.findall(r"<c-([a-z-]+)", path.read_text(encoding="utf-8"))) - {"vars", "slot"}
    assert {each.replace("-", "_") for each in used} <= {each.stem for each in COMPONENTS}


def test_every_icon_that_is_used_is_drawn() -> None:
    drawn = set(re.findall(r'id="i-([a-z]+)"', (TEMPLATES / "symbols.html").read_text("utf-8")))
    used = set()
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        used |= set(re.findall(r'href="#i-([a-z]+)"', text))
        used |= set(re.findall(r'<c-icon name="([a-z]+)"', text))
        used |= set(re.findall(r'\sicon="([a-z]+)"', text))
    assert used <= drawn


def test_style_sheets_and_scripts_stay_small() -> None:
    sheets = [*WEB.rglob("*.css"), *(WEB.parent / "reports" / "static").glob("*.css")]
    scripts = [path for path in WEB.rglob("*.js") if not path.name.endswith(".min.js")]
    assert not [path for path in sheets if len(path.read_text("utf-8").splitlines()) > 400]
    assert not [path for path in scripts if len(path.read_text("utf-8").splitlines()) > 150]


def test_a_page_has_five_style_sheets_at_most() -> None:
    base = (TEMPLATES / "base.html").read_text("utf-8")
    assert len(re.findall(r'rel="stylesheet"', base)) <= 5
