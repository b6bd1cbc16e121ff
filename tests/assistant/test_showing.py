"""Text from people and models, made safe to show on a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.showing import one_line, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[8mhidden\x1b[0m", "␛[8mhidden␛[0m"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("secret\rHi", "secret␍Hi"),
        ("a\u202eb", "a�b"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("👩‍👩‍👧 é 李明", "👩‍👩‍👧 é 李明"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_instead(text, shown):
    assert plain(text) == shown


@given(st.text())
def test_no_place_moves_and_no_control_character_is_left(text):
    safe = plain(text)
    assert len(safe) == len(text)
    assert not set(safe) & {chr(code) for code in (*range(9), 11, 12, 13, *range(14, 32), *range(127, 160))}


def test_one_line_is_short_and_whole_where_it_fits():
    assert one_line("one\n two", 20) == "one two"
    assert one_line("one two three", 8) == "one two…"
