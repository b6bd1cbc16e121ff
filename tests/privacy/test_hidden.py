"""Overwriting: offsets stay true whatever overlaps."""

from hypothesis import given
from hypothesis import strategies as st

from privacy.hidden import HIDDEN, overwritten


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_every_place_is_overwritten_and_nothing_moves(text, drawn):
    places = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in drawn]
    seen = overwritten(text, places)
    inside = {at for start, end in places for at in range(start, end)}
    assert len(seen) == len(text)
    assert all((letter == HIDDEN) == (at in inside) for at, letter in enumerate(seen))
