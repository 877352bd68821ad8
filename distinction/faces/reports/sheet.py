"""A table as a file to take away: CSV and XLSX with the same rows, and nothing that runs (N17)."""

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

from xlsxwriter import Workbook

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # no time of making tells anything
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

Value = str | int | date | None
Rows = Iterable[Sequence[Value]]


def as_csv(head: Sequence[str], rows: Rows) -> bytes:
    """With a mark of UTF-8 in front, so that spreadsheets read every script."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(_plain, head))
    for row in rows:
        writer.writerow(map(_plain, row))
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def as_xlsx(head: Sequence[str], rows: Rows) -> bytes:
    """One sheet without name, author, formula, link or hidden part."""
    out = BytesIO()
    with Workbook(out, {**PLAIN, "in_memory": True}) as book:
        book.set_properties({"created": MADE})
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        for column, title in enumerate(head):
            sheet.write_string(0, column, title, bold)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(number, column, value)
                elif value is not None:
                    sheet.write_string(number, column, str(value))
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def _plain(value: Value) -> str | int:
    """A text that a spreadsheet would take for a formula gets a sign before it."""
    if isinstance(value, int):
        return value
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
