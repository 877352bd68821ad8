"""The browser that walks through the site; without one the tests fail with the words to type."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests import everywhere
from tests.journeys.browser import Walk

NO_BROWSER = f"no Chromium here; type: {everywhere.GET_ONE}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Root may not use the sandbox; playwright's loop and our tables meet in one thread."""
    found = everywhere.browser()
    if not found:
        pytest.fail(NO_BROWSER, pytrace=False)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        args = ["--no-sandbox"] if as_root else []
        browser = playwright.chromium.launch(executable_path=found, args=args)
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def walk(chromium: Browser, live_server: LiveServer) -> Iterator[Walk]:
    """Pages of the running site; a complaint of the browser's is a fault of ours."""
    walking = Walk(chromium, live_server.url)
    yield walking
    walking.close()
    assert walking.found() == []
