from hypothesis import given
from hypothesis import strategies as st

from local_models.windows import windows


@st.composite
def shapes(draw):
    size = draw(st.integers(2, 40))
    return draw(st.integers(0, 500)), size, draw(st.integers(0, size - 1))


@given(shapes())
def test_every_token_is_answered_for_once_by_a_window_that_reads_it(shape):
    cut = windows(*shape)
    assert [token for window in cut for token in range(window.first, window.last)] == list(range(shape[0]))
    assert all(0 <= w.start <= w.first <= w.last <= w.end <= shape[0] for w in cut)
    assert all(w.end - w.start == min(shape[1], shape[0]) for w in cut)


@given(shapes())
def test_a_token_is_answered_for_by_the_window_where_it_is_furthest_from_an_edge(shape):
    def room(window, token):
        return min(token - window.start, window.end - 1 - token)

    cut = windows(*shape)
    for window in cut:
        for token in range(window.first, window.last):
            assert room(window, token) == max(room(w, token) for w in cut if w.start <= token < w.end)
