"""The user's own terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.categories import Category
from privacy.detect.terms import TermDetector


def _found(term, text):
    return [span.of(text) for span in TermDetector({term: Category.PROJECT}).detect(text)]


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        ("Anna", "ANNA and anna's and Anna’s", ["ANNA", "anna", "Anna"]),
        ("Anna", "savanna annabel", []),
        ("Acme Corp", "at acme\n   corp.", ["acme\n   corp"]),
        ("Lakota", "two Lakotas", ["Lakotas"]),
        ("O'Brien", "Mr O’BRIEN", ["O’BRIEN"]),
        ("José", "jose\u0301 JOSÉ", ["jose\u0301", "JOSÉ"]),
        ("C++", "I like c++ more", ["c++"]),
        ("Straße", "STRASSE", ["STRASSE"]),
        ("anna", "anna_db 🙂Anna", ["anna", "Anna"]),
    ],
)
def test_a_term_is_found_as_a_whole_word(term, text, words):
    assert _found(term, text) == words


def test_terms_inside_terms_are_both_found_with_their_own_category():
    detector = TermDetector({"Acme": Category.EMPLOYER, "Acme Berlin": Category.PROJECT})
    assert [(s.start, s.end, s.category) for s in detector.detect("Acme Berlin")] == [
        (0, 4, Category.EMPLOYER),
        (0, 11, Category.PROJECT),
    ]


@given(st.text(max_size=60), st.text(min_size=1, max_size=10), st.text(max_size=60))
def test_a_term_set_off_by_spaces_is_always_found(before, term, after):
    text = f"{before} {term} {after}"
    found = TermDetector({term: Category.NAME}).detect(text)
    assert not term.strip() or any(s.start <= len(before) + 1 + len(term) and s.end > len(before) for s in found)
