"""What a search found is marked in whole characters, and never shows more than the text has."""

import regex
from hypothesis import given
from hypothesis import strategies as st

from assistant.highlighting import Piece, cut, found_in, has_all, piece, terms

LETTERS = st.text("aábÁ 가각́‍\U0001f469\U0001f1f5\U0001f1f9क्षि\n\x1b[]…é", max_size=80)
ANY = LETTERS | st.text(max_size=60)


def edges(text: str) -> set[int]:
    return {found.start() for found in regex.finditer(r"\X", text)} | {len(text)}


def marked(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in found_in(text, terms(query))]


def test_whole_words_are_marked_whatever_their_case_and_accents() -> None:
    assert marked("The Café in Zürich, a cafe", "cafe zur") == ["Café", "Zürich", "cafe"]
    assert marked("port Porto airport", "port") == ["port", "Porto"]


def test_words_with_a_sign_between_them_are_found_together() -> None:
    assert marked("non-fast-forward, fast", "non-fast") == ["non", "fast"]
    assert marked("fast non", "non-fast") == []


def test_every_term_has_to_be_there() -> None:
    assert has_all("I like tea", terms("TEA li"))
    assert not has_all("I like tea", terms("tea coffee"))
    assert not has_all("I like tea", terms(" ?! "))


def test_a_piece_shows_the_words_with_a_little_around_them() -> None:
    found = piece("word " * 100 + "needle\nhere" + " word" * 100, terms("needle"), 60)
    assert found.text.startswith("…word")
    assert found.text.endswith("…")
    assert "needle here" in found.text
    assert len(found.text) <= 62
    assert [found.text[start:end] for start, end in found.found] == ["needle"]


def test_a_short_text_is_shown_whole() -> None:
    assert piece("I like tea.", terms("tea"), 60) == Piece("I like tea.", ((7, 10),))
    assert piece("I like tea.", (), 60) == Piece("I like tea.")


def test_in_a_very_long_text_the_words_are_found() -> None:
    text = "x " * 200_000 + "needle" + " y" * 200_000
    found = piece(text, terms("needle"), 60)
    assert "needle" in found.text
    assert found.text[0] == found.text[-1] == "…"


def test_control_characters_are_seen_and_markup_is_only_words() -> None:
    found = piece("[bold]tea[/bold] \x1b[31m", terms("tea"), 60)
    assert found.text == "[bold]tea[/bold] ␛[31m"


@given(ANY, ANY)
def test_marks_are_in_order_apart_and_of_whole_characters(text: str, query: str) -> None:
    spans = found_in(text, terms(query))
    whole = edges(text)
    last = 0
    for start, end in spans:
        assert last <= start < end
        assert {start, end} <= whole
        last = end


@given(ANY, ANY, st.integers(1, 40))
def test_a_piece_is_cut_between_characters_and_adds_nothing(text: str, query: str, most: int) -> None:
    found = piece(text, terms(query), most)
    assert "\n" not in found.text
    assert "\x1b" not in found.text
    assert len(found.text) <= most + 2
    shown = edges(found.text)
    assert all({start, end} <= shown for start, end in found.found)
    assert all(0 <= start < end <= len(found.text) for start, end in found.found)


@given(ANY, st.integers(0, 40))
def test_what_is_cut_is_the_beginning_in_whole_characters(text: str, most: int) -> None:
    found = cut(text, most)
    assert text.startswith(found)
    assert len(found) <= most
    assert len(found) in edges(text)


@given(st.lists(st.text("abcé-", min_size=1, max_size=6), min_size=1, max_size=6), st.text("abcé", min_size=1))
def test_exactly_the_words_that_begin_so_are_marked(words: list[str], query: str) -> None:
    text = " ".join(words)
    plainly = query.replace("é", "e")
    parts = [part for part in regex.split(r"[ -]+", text) if part]
    assert marked(text, query) == [part for part in parts if part.replace("é", "e").startswith(plainly)]
