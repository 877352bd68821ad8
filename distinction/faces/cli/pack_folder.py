"""What stands beside a pack.toml in its folder: the form and the worked cases, checked too."""

from pathlib import Path

from distinction.faces.cli.given import pack_fault
from distinction.rules.criteria.cases import check_cases
from distinction.rules.criteria.faults import Fault
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.questions import Form, load_form

FORM_FILE, CASES_FILE = "questions.toml", "cases.toml"


def folder_faults(folder: Path, pack: Pack) -> list[str]:
    """Both files may be left out; one that is there must be right."""
    form, cases = folder / FORM_FILE, folder / CASES_FILE
    lines: list[str] = []
    if form.exists():
        lines += _told(form, _form_faults(form.read_bytes(), pack))
    if cases.exists():
        lines += _told(cases, check_cases(cases.read_bytes(), pack))
    return lines


def _form_faults(data: bytes, pack: Pack) -> list[Fault]:
    found = load_form(data, pack)
    return [] if isinstance(found, Form) else found


def _told(path: Path, faults: list[Fault]) -> list[str]:
    return [pack_fault(str(path), fault) for fault in faults]
