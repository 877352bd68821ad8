"""The browser of the tests misses nothing: each kind of fault is planted, and found."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.journeys.browser import NARROW, WIDE, Walk, axe, overflows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIGN_IN = "/accounts/login/"


@pytest.fixture
def stumbling(chromium: Browser, live_server: LiveServer) -> Iterator[Walk]:
    """A walk whose faults are looked at by the test itself."""
    walking = Walk(chromium, live_server.url)
    yield walking
    walking.close()


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_signing_in_is_open_to_everybody(walk: Walk, width: int, theme: str) -> None:
    page = walk.page(width=width, theme=theme)
    page.goto(SIGN_IN)
    assert axe(page) == []
    assert not overflows(page)


@pytest.mark.parametrize(
    ("planted", "named"),
    [
        pytest.param("console.error('planted')", "planted", id="an error that is told"),
        pytest.param("setTimeout(() => { throw Error('planted') })", "planted", id="an error"),
        pytest.param(
            "document.head.append(Object.assign(document.createElement('style'),"
            " {textContent: 'p {color: red}'}))",
            "Content Security Policy",
            id="a style in the page",
        ),
        pytest.param(
            "document.head.append(Object.assign(document.createElement('script'),"
            " {textContent: '1'}))",
            "Content Security Policy",
            id="a script in the page",
        ),
        pytest.param("fetch('https://elsewhere.example/')", "elsewhere", id="another host"),
        pytest.param(
            "document.body.append(Object.assign(new Image(), {src: '/static/nothing.png'}))",
            "404 for",
            id="a picture that is not there",
        ),
    ],
)
def test_a_fault_is_found(stumbling: Walk, planted: str, named: str) -> None:
    page = stumbling.page()
    page.goto(SIGN_IN)
    assert stumbling.found() == []
    page.evaluate(f"() => {{ {planted} }}")
    for _ in range(500):
        if stumbling.found():
            break
        page.wait_for_timeout(10)  # the browser tells it in its own time
    assert any(named in each for each in stumbling.found())


def test_axe_sees_what_is_wrong(stumbling: Walk) -> None:
    page = stumbling.page()
    page.goto(SIGN_IN)
    page.evaluate("document.body.append(document.createElement('input'))")
    assert any(each.startswith("label") for each in axe(page))


def test_an_answer_of_ours_that_says_no_is_no_fault(walk: Walk) -> None:
    page = walk.page()
    page.goto(SIGN_IN)
    asked = "fetch('/accounts/login/', {method: 'POST'}).then(answer => answer.status)"
    assert page.evaluate(asked) == 403
    assert walk.complaints != []
