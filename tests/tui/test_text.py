from hypothesis import given
from hypothesis import strategies as st

from tui.text import one_line, plain

ESCAPES = "\x1b]52;c;aGk=\x07 \x9b31m \x7f \r"


@given(st.text())
def test_offsets_stay_true(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text())
def test_no_control_character_but_tab_and_newline_reaches_the_terminal(text: str) -> None:
    shown = plain(text + ESCAPES)
    assert not {c for c in shown if ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0} - {"\n", "\t"}


def test_reordering_characters_are_shown_as_what_they_are_not() -> None:
    assert plain("a\u202eb") == "a�b"


def test_ordinary_text_of_any_script_is_left_alone() -> None:
    text = "Zoë, 東京, שלום, 👩‍👩‍👧 and\ttabs\nand lines"
    assert plain(text) == text


@given(st.text(), st.integers(2, 50))
def test_one_line_is_one_line_and_not_too_long(text: str, most: int) -> None:
    line = one_line(text, most)
    assert len(line) <= most
    assert "\n" not in line
