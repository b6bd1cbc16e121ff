"""Which words of a changed text are which of the old one."""

import pytest

from privacy.untouched import Untouched


def before(old: str, new: str, words: str, nth: int = 0) -> int | None:
    """Where the nth `words` of the new text began in the old one."""
    start = -1
    for _ in range(nth + 1):
        start = new.index(words, start + 1)
    place = Untouched(old, new).before(start, start + len(words))
    return None if place is None else place[0]


def test_what_stands_behind_an_addition_is_found_where_it_was() -> None:
    assert before("a city, then a city", "Hi! a city, then a city", "a city", 0) == 0
    assert before("a city, then a city", "Hi! a city, then a city", "a city", 1) == 13


def test_what_stands_behind_something_taken_out_is_found_where_it_was() -> None:
    assert before("From a city, then to a city", "Then to a city", "a city") == 21


@pytest.mark.parametrize("new", ["a big city", "my city", "A city"])
def test_words_that_have_come_apart_or_are_new_stood_nowhere(new: str) -> None:
    assert Untouched("a city", new).before(0, len(new)) is None


def test_a_part_of_a_word_stood_nowhere() -> None:
    assert Untouched("a city", "a city").before(3, 6) is None


def test_words_that_stand_once_tell_where_their_neighbours_belong() -> None:
    old, new = "one a city two a city three", "one my a city two your a city three"
    assert [before(old, new, "a city", nth) for nth in range(2)] == [4, 15]
