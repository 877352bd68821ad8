"""A language is offered when its catalogue covers the messages, and says what they say."""

import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.locale import made, po
from tests.locale.messages import DOMAINS, PACKAGE, SITE, Message, messages, of_code, of_template

ENOUGH = 0.9  # below it, more English than patience: the language is not offered
SOURCE = "en"
TAG = re.compile(r"<[^>]+>")
BOTH = [(language, domain) for language in made.languages() for domain in DOMAINS]


def catalogue(language: str, domain: str) -> po.Catalogue:
    return po.read(made.path_of(language, domain))


def test_the_languages_offered_are_those_covered() -> None:
    shares = {language: made.share(language) for language in made.languages()}
    covered = {language for language, share in shares.items() if share >= ENOUGH}
    offered = {code for code, _ in settings.LANGUAGES}
    assert offered == {SOURCE} | covered, f"type: python -m tests.locale.made; {shares}"


def test_the_messages_missing_in_a_language_are_named() -> None:
    held = po.Catalogue(made.header("fr"), {"Factory": ("Usine",)})
    assert held.has(Message("Factory"))
    assert not held.has(Message("Buyer"))
    assert not held.has(Message("Factory", "Factories"))


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_what_is_compiled_is_what_was_written(language: str, domain: str) -> None:
    held = catalogue(language, domain)
    path = made.path_of(language, domain, "mo")
    assert path.read_bytes() == po.compiled(held), "type: python -m tests.locale.made"
    with path.open("rb") as file:
        read = gettext.GNUTranslations(file)
    for one, words in held.words.items():
        if words and all(words) and one not in held.plurals:
            assert read.gettext(one) == words[0]


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_words_keep_the_values_and_tags_of_their_message(language: str, domain: str) -> None:
    held = catalogue(language, domain)
    for one, words in held.words.items():
        more = held.plurals.get(one, "")
        for each in filter(None, words):
            assert set(po.values(each)) <= set(po.values(one + more)), each
            assert sorted(TAG.findall(each)) == sorted(TAG.findall(one)), each
            if not more:
                assert po.values(each) == po.values(one), each


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_many_things_are_named_with_their_number(language: str, domain: str) -> None:
    """The last form is that of large numbers: it must say which."""
    held = catalogue(language, domain)
    for one, more in held.plurals.items():
        words = held.words[one]
        if words and all(words):
            assert len(words) == held.forms, one
            assert set(po.values(words[-1])) == set(po.values(more)), one


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_a_draft_says_so(language: str, domain: str) -> None:
    assert f"X-State: {made.DRAFT}\n" in catalogue(language, domain).header


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_message_is_read_whole(domain: str) -> None:
    """A quotation mark inside a tag would cut the sentence."""
    for one in messages(domain):
        assert not one.endswith("\\"), one
        assert one == one.strip(), one


def test_each_domain_has_its_own() -> None:
    assert "Portfolio" in messages(SITE)
    assert messages("distinction")["{count} factory"].more == "{count} factories"


def test_code_is_read_as_it_marks() -> None:
    code = '_("One") + f"{gettext(\'Two\')}"\nngettext("%(n)s a", "%(n)s b", n)\n_(name)'
    assert [each.one for each in of_code(code)] == ["One", "Two", "%(n)s a"]


def test_a_template_is_read_as_it_marks() -> None:
    text = (
        '<c-head title="{% translate "Buyers" %}" />{% blocktranslate count n=n %}One (1)'
        "{% plural %}{{ n }} (all){% endblocktranslate %}{{ day }}"
    )
    assert list(of_template(text)) == [Message("Buyers"), Message("One (1)", "%(n)s (all)")]


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    message, quoted = Message("One {n}", "{n} more", "x.py"), Message('A "b"\n\\', where="x.py")
    held = po.Catalogue(
        made.header("ar"),
        {message.one: tuple("abcdef"), quoted.one: ('"é"\n\\',)},
        {"One {n}": "{n} more"},
    )
    po.write(path, held, [message, quoted])
    assert po.read(path) == held


def test_unsure_words_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text('msgid ""\nmsgstr "X: y\\n"\n\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n', "utf-8")
    assert po.read(path).words == {"a": ()}


def test_the_package_carries_its_catalogues() -> None:
    assert (PACKAGE / "locale").is_dir()
