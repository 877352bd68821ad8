"""A browser at a width and in a theme; whatever it complains of fails the test."""

from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

ROOT = Path(__file__).parents[2]
AXE = (ROOT / "tests" / "vendor" / "axe.min.js").read_text(encoding="utf-8")
SHOTS = ROOT / "var" / "shots"
NARROW, WIDE = 390, 1280
HEIGHT = 900
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
ANSWERS = frozenset((400, 403, 404, 405, 409, 422, 429))  # a page of ours that says no
SAYS_NO = "Failed to load resource"


@dataclass
class Walk:
    """The pages of one test, and what was wrong on them."""

    chromium: Browser
    site: str
    faults: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    complaints: list[tuple[str, str]] = field(default_factory=list)

    def page(
        self,
        *,
        width: int = WIDE,
        theme: str = "light",
        language: str = "en",
        script: bool = True,
        client: Client | None = None,
    ) -> Page:
        """A new person's page; with `client`, that of the person who is signed in there."""
        context = self.chromium.new_context(
            base_url=self.site,
            viewport={"width": width, "height": HEIGHT},
            color_scheme="dark" if theme == "dark" else "light",
            locale=language,
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        if client is not None:
            name = settings.SESSION_COOKIE_NAME
            value = client.cookies[name].value
            context.add_cookies([{"name": name, "value": value, "url": self.site}])
        page = context.new_page()
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.faults.append(f"error in a script: {error}"))
        page.on("response", self._on_response)
        page.on("requestfailed", self._on_failed)
        return page

    def found(self) -> list[str]:
        """All faults; that the browser names one of our refusals is none."""
        named = [text for text, url in self.complaints if not self._is_refusal(text, url)]
        return [*self.faults, *named]

    def close(self) -> None:
        for context in self.chromium.contexts:
            context.close()

    def _is_refusal(self, text: str, url: str) -> bool:
        return text.startswith(SAYS_NO) and url in self.refused

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append((message.text, message.location.get("url", "")))

    def _on_response(self, response: Response) -> None:
        asset = response.request.resource_type not in {"document", "xhr", "fetch"}
        if response.status in ANSWERS and not asset:
            self.refused.add(response.url)
        elif response.status >= min(ANSWERS):
            self.faults.append(f"{response.status} for {response.url}")

    def _on_failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # left behind by the next page
            self.faults.append(f"{request.failure} for {request.url}")


def axe(page: Page) -> list[str]:
    """Every violation of WCAG 2.2, A and AA: the rule, and where."""
    page.evaluate(AXE)
    asked = {"runOnly": {"type": "tag", "values": list(RULES)}, "resultTypes": ["violations"]}
    result = page.evaluate("asked => axe.run(document, asked)", asked)
    return [
        f"{each['id']} ({each['impact']}): {node['target']} {node['failureSummary']}"
        for each in result["violations"]
        for node in each["nodes"]
    ]


def overflows(page: Page) -> bool:
    """Whether one must scroll sideways to read the page."""
    return bool(
        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    )


def shoot(page: Page, name: str) -> Path:
    """A picture of the whole page in var/shots, to be looked at."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    path = SHOTS / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    return path
