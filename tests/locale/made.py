"""The catalogues, brought up to the code: `python -m tests.locale.made`; a code begins one."""

import gettext
import sys
from pathlib import Path

import django

from tests.locale import po
from tests.locale.messages import DOMAINS, PACKAGE, Message, messages

LOCALE = PACKAGE / "locale"
DJANGO = Path(django.__file__).parent / "conf" / "locale"
DRAFT = "draft, native review needed"


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.name for path in LOCALE.iterdir() if (path / "LC_MESSAGES").is_dir())


def path_of(language: str, domain: str, ending: str = "po") -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.{ending}"


def lacking(language: str, domain: str) -> list[Message]:
    """The messages of a domain that have no words in a language yet."""
    held = po.read(path_of(language, domain))
    return [each for each in messages(domain).values() if not held.has(each)]


def share(language: str) -> float:
    """Which part of all messages a language has words for."""
    count = sum(len(messages(domain)) for domain in DOMAINS)
    return 1 - sum(len(lacking(language, domain)) for domain in DOMAINS) / count


def header(language: str) -> str:
    """A new one; the plurals are counted as Django counts them, or its forms would not be found."""
    theirs = gettext.translation("django", DJANGO, [language], fallback=True).info()
    plurals = theirs.get("plural-forms", "nplurals=2; plural=(n != 1);")
    return (
        f"Project-Id-Version: Distinction\nLanguage: {language}\nX-State: {DRAFT}\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        f"Content-Transfer-Encoding: 8bit\nPlural-Forms: {plurals}\n"
    )


def make(language: str) -> None:
    """Both files of a language, with every message; words whose message is gone are left out."""
    for domain in DOMAINS:
        path = path_of(language, domain)
        held = po.read(path) if path.exists() else po.Catalogue(header(language))
        po.write(path, held, messages(domain).values())
        path_of(language, domain, "mo").write_bytes(po.compiled(po.read(path)))


def main() -> int:
    for language in sys.argv[1:] or languages():
        make(language)
        sys.stdout.write(f"{language}: {share(language):.1%} of the messages\n")
        for domain in DOMAINS:
            for each in lacking(language, domain):
                sys.stdout.write(f"  {each.where}: {each.one}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
