"""Searching again only around a change finds what searching the whole text finds."""

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from privacy.detect.engine import PatternDetector
from privacy.detect.matching import without_case
from privacy.detect.rescan import KEPT, Searches, change

PATTERNS = [
    regex.compile(expression, regex.MULTILINE | flags)
    for expression, flags in (
        (r"\b\d{2,4}\b", 0),
        (r"(?<![\w.])a{1,3}(?![\w])", 0),
        (r"(?<=b ?)(?P<v>a(?:[ab]{0,3})) ", regex.IGNORECASE),
        (r"^[ab]{1,5}$", 0),
        (r"a.{0,4}?b(?=\s|\Z)", regex.DOTALL),
        (r"(a)[ \n]\1", 0),  # a back reference has no bound
        (r"a+b*", 0),
        (r"(?=a)|b{0,2}", 0),  # matches of nothing
    )
]
TEXTS = st.text(alphabet="aAb1 .\n", max_size=40)


def _found(matches):
    return [(match.span(), match.groups()) for match in matches]


@given(st.lists(TEXTS, min_size=2, max_size=6))
def test_whatever_was_searched_before_the_matches_are_those_of_a_whole_search(texts):
    searches = Searches()
    for text in texts:
        for pattern in PATTERNS:
            assert _found(searches.finditer(pattern, text, 5)) == _found(pattern.finditer(text))


@given(st.lists(TEXTS, min_size=3, max_size=12), st.integers(0, 11), TEXTS)
def test_a_part_of_a_long_text_that_is_replaced_is_searched_with_what_stands_around_it(parts, place, other):
    searches, changed = Searches(), list(parts)
    changed[place % len(parts)] = other
    for text in ("".join(parts), "".join(changed), "".join(parts)):
        for pattern in PATTERNS:
            assert _found(searches.finditer(pattern, text, 5)) == _found(pattern.finditer(text))


@given(TEXTS, TEXTS)
def test_a_change_lies_between_what_two_texts_have_in_common(old, new):
    made = change(old, new)
    assert old[: made.before] == new[: made.before]
    assert old[len(old) - made.after :] == new[len(new) - made.after :]
    assert made.before + made.after <= min(len(old), len(new))
    assert made.size == len(new) - made.before - made.after


def test_only_the_last_few_texts_are_kept():
    searches = Searches()
    for number in range(20):
        list(searches.finditer(PATTERNS[0], f"text {number}", 5))
    assert len(searches._recent) == KEPT


EDITS = (
    "My name is Anna Kovacs, I work at Brightwell Ltd and my number is +44 20 7946 0958.",
    "My name is Anna Kovacs, I work at Brightwell Ltd. My card: 4111 1111 1111 1111. Ring +44 20 7946 0958.",
    "My name is Anna, I work at Brightwell Ltd. My card: 4111 1111 1111 1111. password = hunter2secret",
    "My name is Anna, I work at Brightwell Ltd. My: 4111 1111 1111 1111. pass = hunter2secret",
    "Hi, my name is Anna, I work at Brightwell Ltd. My passport number: 512345678. pass = hunter2secret",
    "Hi, my name is Anna, I work at Brightwell Ltd. My number: 512345678. Dear Dr. Novak,\npass = hunter2secret",
)


def test_all_patterns_find_the_same_while_a_text_is_typed_as_in_the_text_alone():
    detector = PatternDetector()
    for before, after in pairwise(EDITS):
        for at in range(0, len(after), 7):
            text = after[:at] + before[at:]
            found = detector.detect(text)
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("privacy.detect.matching._searches", Searches())
                assert found == detector.detect(text)


@pytest.mark.parametrize("written", ["PAſſWORD", "toKen", "sİgnature"])
def test_a_letter_that_counts_as_another_where_case_is_ignored_is_that_letter_in_the_text_without_case(written):
    plain = {"PAſſWORD": "password", "toKen": "token"}.get(written, "signature")
    assert regex.search(plain, written, regex.IGNORECASE) and plain in without_case(written)
