"""Which words of a changed text are which of the old one."""

import time

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


def test_words_that_repeat_and_are_left_alone_stand_where_they_were() -> None:
    old = " ".join(["the cat sat in a city in Portugal ."] * 31)
    new = f"Oh {old} Bye"
    assert [before(old, new, "a city in Portugal", nth) for nth in range(31)] == [
        each * len("the cat sat in a city in Portugal . ") + len("the cat sat in ") for each in range(31)
    ]


def test_one_word_that_was_moved_takes_no_other_along() -> None:
    old, new = "one a two a three a four", "four one a two a three a"
    assert [before(old, new, "a", nth) for nth in range(3)] == [4, 10, 18]


@pytest.mark.parametrize("words", [1, 15, 150])
def test_a_long_text_of_few_words_takes_no_while(words: int) -> None:
    old = [f"w{at % words}" for at in range(9_000)]
    more = (w for at, word in enumerate(old) for w in ((word, "x") if at % 10 == 0 else (word,)))
    new = ["Oh", *more, "Bye"]
    begin = time.process_time()
    untouched = Untouched(" ".join(old), " ".join(new))
    assert time.process_time() - begin < 5
    assert untouched.before(0, 2) is None


def test_what_both_begin_and_end_with_is_found_in_the_longest_text() -> None:
    old = " ".join(["a", "b"] * 10_000)
    new = old[:10_000] + "oh " + old[10_000:]
    assert Untouched(old, new).before(0, 3) == (0, 3)
    assert Untouched(old, new).before(len(new) - 3, len(new)) == (len(old) - 3, len(old))
