"""Files to take away: the rows as they are, nothing that runs, nothing that tells more (N17)."""

import re
import zipfile
from datetime import date
from io import BytesIO

import pytest

from distinction.faces.reports.sheet import as_csv, as_xlsx

HEAD = ("Factory", "Workers", "Since")
ROWS = [("Lotus & Loom", 120, date(2018, 4, 1)), ("=1+1", -5, None), ("ចំប៉ា", 0, None)]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "  =x", "＝1", "－1"]


def test_csv_has_the_rows_in_order() -> None:
    lines = as_csv(HEAD, ROWS).decode("utf-8-sig").split("\r\n")
    assert lines == [
        "Factory,Workers,Since",
        "Lotus & Loom,120,2018-04-01",
        "'=1+1,-5,",
        "ចំប៉ា,0,",
        "",
    ]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    assert as_csv(("a",), [(text,)]).decode("utf-8-sig").split("\r\n")[1].strip('"')[0] == "'"
    assert "<f>" not in sheet_of(as_xlsx(("a",), [(text,)]))


def test_a_spreadsheet_has_the_same_rows_and_no_more() -> None:
    data = as_xlsx(HEAD, ROWS)
    parts = zipfile.ZipFile(BytesIO(data))
    assert len([name for name in parts.namelist() if "worksheets/" in name]) == 1
    texts = re.findall(r"<t[^>]*>([^<]*)</t>", parts.read("xl/sharedStrings.xml").decode())
    assert texts == ["Factory", "Workers", "Since", "Lotus &amp; Loom", "2018-04-01", "=1+1", "ចំប៉ា"]
    assert "<hyperlink" not in sheet_of(data)


def test_the_same_rows_make_the_same_bytes() -> None:
    assert as_xlsx(HEAD, ROWS) == as_xlsx(HEAD, ROWS)


def sheet_of(data: bytes) -> str:
    return zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
