"""The page stands alone: nothing is fetched, nothing runs, everything is named and escaped."""

import io
import re
from base64 import b64encode
from collections import Counter
from dataclasses import dataclass, field, replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import cycle, pairwise

import pytest

from distinction.faces.reports.detail import Detail
from distinction.faces.reports.overview import LISTED, overview
from distinction.faces.reports.page import Options, write_page
from distinction.faces.wording import ENGLISH, Wording
from distinction.rules.criteria.cells import Cell, cells
from distinction.rules.criteria.standing import Line, Moment, MomentName, Stage, Standing
from distinction.rules.terms.reasons import Reason
from distinction.rules.terms.verdict import Verdict
from tests import makers, worked

ON = makers.DECISION_DAY
DIGEST = "0123456789abcdef" * 4
PLAIN = Options(DIGEST)
HOSTILE = "<script>alert('x')</script>\"'&"
VOID = {"meta", "link", "br", "hr", "path", "rect", "circle", "use"}
ADDRESSES = ("src", "href", "srcset", "action", "data", "poster", "xlink:href", "formaction")


@dataclass
class Table:
    """A table as a reader of the screen hears it."""

    named: bool = False
    headers: list[str | None] = field(default_factory=list)
    rows: int = 0


@dataclass
class Read(HTMLParser):
    """What a browser would find on the page."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)
    text: str = ""
    style: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag not in VOID:
            self.open_tags.append(tag)
        if tag == "table":
            self.tables.append(Table(named="aria-labelledby" in given))
        if tag == "caption":
            self.tables[-1].named = True
        if tag == "th":
            self.tables[-1].headers.append(given.get("scope"))
        if tag == "tr":
            self.tables[-1].rows += 1

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open_tags.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open_tags and self.open_tags[-1] == "style":
            self.style += data
        else:
            self.text += data

    def all_of(self, tag: str) -> list[dict[str, str | None]]:
        return [given for name, given in self.tags if name == tag]


def html(
    details: list[Detail], options: Options = PLAIN, standings: list[Standing] | None = None
) -> str:
    listed = [each.standing for each in details] if standings is None else standings
    target = io.StringIO()
    write_page(target, overview(listed, worked.sample_pack(), ON), details, options)
    return target.getvalue()


def page(details: list[Detail], options: Options = PLAIN) -> Read:
    read = Read()
    read.feed(html(details, options))
    read.close()
    return read


def page_of(standings: list[Standing]) -> Read:
    """A portfolio without any factory in full."""
    read = Read()
    read.feed(html([], PLAIN, standings))
    read.close()
    return read


def detail(name: str) -> Detail:
    row = worked.row(name)
    return Detail(makers.standing(row), worked.dossier(row), f"Name of {name}")


def example(name: str) -> Standing:
    return makers.standing(worked.row(name))


@pytest.fixture(scope="module")
def full() -> Read:
    return page([detail(each) for each in worked.names()])


def test_every_element_that_opens_closes(full: Read) -> None:
    assert full.open_tags == []


def test_nothing_outside_the_file_is_asked_for(full: Read) -> None:
    for tag, given in full.tags:
        for name in ADDRESSES:
            address = given.get(name) or "#"
            assert address.startswith(("#", "data:image/svg+xml,")), (tag, address)
    assert "@import" not in full.style
    assert re.findall(r"url\((?!\"data:font/woff2)", full.style) == []


def test_nothing_runs_and_nothing_is_styled_in_place(full: Read) -> None:
    assert not full.all_of("script")
    for _tag, given in full.tags:
        assert "style" not in given
        assert not any(name.startswith("on") for name in given)


def test_the_policy_allows_this_style_and_no_other(full: Read) -> None:
    (policy,) = [
        given["content"] or ""
        for given in full.all_of("meta")
        if given.get("http-equiv") == "Content-Security-Policy"
    ]
    digest = b64encode(sha256(full.style.encode("utf-8")).digest()).decode("ascii")
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "script-src" not in policy
    assert "unsafe" not in policy


def test_there_is_one_main_heading_and_levels_are_not_skipped(full: Read) -> None:
    levels = [int(tag[1]) for tag, _given in full.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_says_its_language_and_has_its_landmarks(full: Read) -> None:
    assert full.all_of("html") == [{"lang": "en", "dir": "ltr"}]
    for tag in ("header", "main", "footer"):
        assert full.all_of(tag)
    names = [given.get("aria-label") for given in full.all_of("nav")]
    assert len(names) == len(set(names))


def test_every_table_is_named_and_has_header_cells(full: Read) -> None:
    assert len(full.tables) > len(worked.names())
    for table in full.tables:
        assert table.named
        assert "col" in table.headers
        assert all(table.headers)


def test_every_weave_says_in_words_what_it_shows(full: Read) -> None:
    weaves = [given for given in full.all_of("svg") if given.get("class") == "weave"]
    assert weaves
    assert all(given["role"] == "img" and given["aria-label"] for given in weaves)


def test_names_of_places_are_unique_and_links_lead_somewhere(full: Read) -> None:
    places = [given["id"] for _tag, given in full.tags if given.get("id")]
    assert len(places) == len(set(places))
    for given in (*full.all_of("a"), *full.all_of("use")):
        assert (given["href"] or "").removeprefix("#") in places
    for _tag, given in full.tags:
        assert given.get("aria-labelledby", places[0]) in places


def test_the_evidence_map_shows_every_criterion_with_its_verdict() -> None:
    read = page([detail("order-of-the-list")])
    rows = {given.get("id") for given in read.all_of("tr")}
    for each in worked.sample_pack().criteria:
        assert f"f1-{each.id}" in rows
        assert ENGLISH.title(each) in read.text
    for word in ("Not met", "Met so far", "Not satisfied", "None found", "On Track"):
        assert word in read.text


@pytest.mark.parametrize("name", worked.names())
def test_the_map_shows_where_each_verdict_comes_from(name: str) -> None:
    found, pack = example(name), worked.sample_pack()
    for line in found.criteria:
        shown = set(cells(found, pack, line))
        assert (Cell.NOT_MET in shown) is (line.verdict is Verdict.NOT_MET), line
        if line.verdict is Verdict.MET:
            assert not shown & {Cell.NOT_KNOWN, Cell.DRAFT}, line


def test_a_question_added_about_a_system_is_part_of_its_assessment() -> None:
    found = example("all-gates-pass")
    (line,) = [each for each in found.criteria if each.id == "HR4"]
    against = Moment(MomentName.ADDITIONAL, Verdict.NOT_MET, Reason.NON_COMPLIANT, ("asm-2/AQ1",))
    line = Line(line.id, Verdict.NOT_MET, (*line.moments, against))
    assert cells(found, worked.sample_pack(), line) == (Cell.MET, Cell.OFF, Cell.NOT_MET)
    criteria = tuple(line if each.id == line.id else each for each in found.criteria)
    dossier = worked.dossier(worked.row("all-gates-pass"))
    text = page([Detail(replace(found, criteria=criteria), dossier, "One")]).text
    assert "Not satisfied" in text
    assert "An additional question was answered against on 20 Feb 2018" in text


def test_the_answer_comes_first_with_why_what_and_by_when() -> None:
    text = " ".join(page([detail("moderate-progress-is-not-on-track")]).text.split())
    answer = text[text.index("One criterion is missing: an active bipartite committee.") :]
    places = [
        answer.index("The second progress report of 15 Nov 2017 marked this “Moderate progress”"),
        answer.index("One more full assessment that finds everything in order."),
        answer.index("Full assessment: not before 20 Feb 2019"),
        answer.index("Earliest decision, by rule: 20 Feb 2019"),
        answer.index("Evidence map"),
    ]
    assert places == sorted(places)


def test_what_is_in_review_is_dashed_and_says_that_it_is_not_final() -> None:
    row = worked.row("as-of-earlier-date")
    on = worked.expected("as-of-earlier-date")["as_of"]
    found = makers.standing(row, type(ON).fromisoformat(on))
    read = page([Detail(found, worked.dossier(row), "In review")])
    assert any("is-draft" in (given.get("class") or "") for given in read.all_of("span"))
    assert "In review, not final" in read.text


@pytest.mark.req("R127")
def test_each_criterion_stands_with_its_evidence_and_its_day() -> None:
    read = page([detail("nc-in-older-assessment")])
    assert "Found non-compliant on 15 Feb 2017: FOA1" in read.text
    assert "asm-1/FOA1" in read.text
    assert "In order on 15 Feb 2017 and on 20 Feb 2018." in read.text


@pytest.mark.req("R088")
@pytest.mark.req("R089")
def test_the_evidence_that_counts_is_named_by_its_day_and_version() -> None:
    text = page([detail("all-gates-pass")]).text
    assert "visited on 15 Feb 2017, released on 20 Mar 2017" in text
    assert "visited on 20 Feb 2018, released on 25 Mar 2018" in text
    assert "Progress report 2 (PR2)" in text
    assert "Issue list KH-2014" in text


def test_the_basis_is_named_so_that_anybody_can_work_it_out_again(full: Read) -> None:
    assert DIGEST in full.text
    assert "better-work-2017-sample" in full.text
    assert "Computed 15 Apr 2018" in full.text


def test_no_criteria_are_added_up_and_no_share_is_shown(full: Read) -> None:
    assert "%" not in full.text
    assert not re.search(r"\d+ (of|out of) \d+ criteria|\bscore:|\b\d\d? criteria", full.text)


def test_text_of_others_stays_text() -> None:
    row = makers.a_high_performer()
    given = makers.second_report(row)["marks"]["SD3"]
    given |= {"mark": "no_progress", "comment": HOSTILE}
    hostile = Detail(makers.standing(row), worked.dossier(row), HOSTILE)
    read = page([hostile], replace(PLAIN, names=lambda _factory: HOSTILE))
    assert not read.all_of("script")
    assert read.text.count(HOSTILE) >= 4


def test_only_factories_that_stand_in_full_are_linked() -> None:
    shown, other = detail("moderate-progress-is-not-on-track"), detail("nc-in-older-assessment")
    read = Read()
    options = replace(PLAIN, names=lambda each: f"Name {each}")
    read.feed(html([shown], options, [shown.standing, other.standing]))
    links = {given["href"] for given in read.all_of("a")}
    assert "#f1" in links
    assert "#f2" not in links
    assert f"Name {other.standing.factory}" in read.text


def test_made_up_factories_are_called_so_only_where_they_are() -> None:
    details = [detail("all-gates-pass")]
    made_up = page(details, replace(PLAIN, made_up=True)).text
    assert "Every factory, visit and finding on this page comes from a simulation." in made_up
    assert "simulation" not in page(details).text


def test_a_language_that_runs_the_other_way_turns_the_page() -> None:
    read = page([detail("all-gates-pass")], replace(PLAIN, words=Wording("ar")))
    assert read.all_of("html") == [{"lang": "ar", "dir": "rtl"}]


def test_an_empty_portfolio_says_what_will_stand_here() -> None:
    read = page([])
    assert "No factory waits for a decision" in read.text
    assert "The portfolio holds no factory yet." in read.text
    assert "here once the portfolio holds the dossier of a factory." in read.text
    assert not read.tables
    places = {given.get("id") for _tag, given in read.tags}
    assert {(each["href"] or "").removeprefix("#") for each in read.all_of("a")} <= places


def test_every_factory_of_a_small_portfolio_is_listed_and_seen_at_once() -> None:
    standings = [example("all-gates-pass"), example("nc-in-older-assessment")]
    read = page_of([replace(each, factory=f"KH-{n}") for n, each in enumerate(standings)])
    folds = [given for given in read.all_of("details") if "fold" in (given["class"] or "")]
    assert len(folds) == 2
    assert all("open" in given for given in folds)
    assert "stand in the counts above only" not in read.text


def test_a_portfolio_of_twenty_thousand_stays_a_page_that_can_be_read() -> None:
    kinds = cycle(example(each) for each in worked.names())
    standings = [
        replace(each, factory=f"KH-{number:05}")
        for number, each in zip(range(20_000), kinds, strict=False)
    ]
    text = html([], PLAIN, standings)
    assert len(text) < 1_000_000
    read = Read()
    read.feed(text)
    folds = [given for given in read.all_of("details") if "fold" in (given["class"] or "")]
    assert len(folds) == len(Stage)
    assert not any("open" in given for given in folds)
    assert len(set(re.findall(r"KH-\d{5}", read.text))) <= 5 * LISTED
    left = Counter(each.stage for each in standings)[Stage.ELIGIBLE] - LISTED
    said = f"The first {LISTED} factories stand here. {left} more stand in the counts above only."
    assert said in read.text


def test_the_stages_stand_in_the_order_of_who_needs_somebody() -> None:
    read = page_of([replace(example(each), factory=each) for each in worked.names()])
    stages = [given["id"] for given in read.all_of("h3") if given["id"]]
    assert stages == ["stage-eligible", "stage-confirming", "stage-on_track", "stage-developing"]


def test_the_page_says_for_whom_it_is() -> None:
    text = page([detail("all-gates-pass")]).text
    assert "For programme staff" in text
    assert "no factory, buyer or public page shows: do not hand it on." in text


def test_the_same_input_makes_the_same_bytes() -> None:
    details = [detail("all-gates-pass"), detail("order-of-the-list")]
    assert html(details) == html(details)
