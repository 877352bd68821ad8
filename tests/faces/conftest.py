"""What tests of faces share: the program, run in this process."""

import pytest

from tests.faces.running import Program


@pytest.fixture
def program(capsysbinary: pytest.CaptureFixture[bytes]) -> Program:
    return Program(capsysbinary)
