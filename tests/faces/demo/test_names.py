"""Names are made up, visibly so, and always the same for an id."""

from distinction.faces.demo.names import FIRST, LAST, SECOND, factory_name


def test_every_name_says_that_it_is_made_up() -> None:
    assert factory_name("KH-0001").endswith(" (fictional)")


def test_a_name_is_a_word_for_how_one_for_what_and_a_trade() -> None:
    first, second, last, _ = factory_name("VN-0042").split(" ")
    assert first in FIRST
    assert second in SECOND
    assert last in LAST


def test_the_same_id_has_the_same_name_on_every_python() -> None:
    assert factory_name("JO-0001") == "Tangerine Badger Apparel (fictional)"
    assert factory_name("lantern-7") == "Misty Parasol Clothing (fictional)"


def test_no_two_of_a_large_portfolio_share_a_name() -> None:
    numbers = range(1, 20001)
    names = {factory_name(f"{('KH', 'VN', 'JO')[each % 3]}-{each:04d}") for each in numbers}
    assert len(names) == len(numbers)


def test_no_word_is_written_twice() -> None:
    for words in (FIRST, SECOND, LAST):
        assert len(set(words)) == len(words)
