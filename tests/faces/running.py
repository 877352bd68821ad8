"""Runs a command of the program in this process, and writes the files it is given."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from distinction.faces.cli.main import main


@dataclass
class Ran:
    code: int
    out: bytes
    err: list[str]


class Program:
    """Runs a command in this process and keeps what it wrote."""

    def __init__(self, capture: pytest.CaptureFixture[bytes]) -> None:
        self.capture = capture

    def __call__(self, *arguments: object) -> Ran:
        code = main([str(each) for each in arguments])
        out, err = self.capture.readouterr()
        return Ran(code, out, err.decode("utf-8", "surrogateescape").splitlines())


def written(path: Path, lines: Iterable[str | bytes]) -> Path:
    data = [each.encode("utf-8") if isinstance(each, str) else each for each in lines]
    path.write_bytes(b"".join(each + b"\n" for each in data))
    return path
