"""Every link of every page leads to a file that is there, and to a heading that is in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HIDDEN = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
ELSEWHERE = re.compile(r"[a-z]+:")


def documents() -> list[Path]:
    """Pages of the project; not those of what is installed or made."""
    ours = [each for each in ROOT.iterdir() if not each.name.startswith((".", "var"))]
    within = (path for each in ours if each.is_dir() for path in each.rglob("*.md"))
    at_the_top = (each for each in ours if each.suffix == ".md")
    return sorted(path.relative_to(ROOT) for path in (*within, *at_the_top))


def links(text: str) -> Iterator[str]:
    yield from (each for each in LINK.findall(HIDDEN.sub("", text)) if not ELSEWHERE.match(each))


def anchors(text: str) -> set[str]:
    """The names that hosts give to headings."""
    plain = (re.sub(r"[^\w\- ]", "", each.lower()) for each in HEADING.findall(text))
    return {each.replace(" ", "-") for each in plain}


@pytest.mark.parametrize("document", documents(), ids=str)
def test_every_link_leads_somewhere(document: Path) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for link in links(text):
        name, _, heading = link.partition("#")
        target = (ROOT / document).parent / name if name else ROOT / document
        assert target.exists(), f"{document} leads to {link}"
        assert ROOT in target.resolve().parents, f"{document} leads out of the project"
        if heading:
            assert heading in anchors(target.read_text(encoding="utf-8")), f"{document}: {link}"


def test_a_link_is_seen_and_code_is_not() -> None:
    assert list(links("[a](b.md) `[c](d.md)` [e](https://f) ![g](h.png)")) == ["b.md", "h.png"]


def test_every_page_of_the_documents_can_be_reached() -> None:
    """From the README, page by page."""
    seen: set[Path] = set()
    todo = {ROOT / "README.md"}
    while todo:
        page = todo.pop()
        seen.add(page)
        for link in links(page.read_text(encoding="utf-8")):
            target = (page.parent / link.partition("#")[0]).resolve()
            if target.suffix == ".md" and target.exists() and target not in seen:
                todo.add(target)
    assert {path for path in (ROOT / "docs").rglob("*.md") if path not in seen} == set()
