"""The nearest vectors, whatever was put and dropped before."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.profile.nearest import Nearest


def unit(seed: int) -> np.ndarray:
    vector = np.random.default_rng(seed).standard_normal(384).astype(np.float32)
    return vector / np.linalg.norm(vector)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 20)), max_size=150))
def test_it_agrees_with_looking_at_every_vector(steps):
    nearest, known = Nearest(), {}
    for number, (put, id) in enumerate(steps):
        if put:
            known[id] = unit(number)
            nearest.put(id, known[id])
        else:
            known.pop(id, None)
            nearest.drop(id)
    asked = unit(999)
    order = sorted(known, key=lambda id: -float(known[id] @ asked))
    assert nearest.near(asked, 5, -1.0) == order[:5]


def test_what_is_too_far_is_left_out():
    nearest = Nearest()
    nearest.put(1, unit(1))
    assert nearest.near(unit(1), 3, 0.99) == [1]
    assert nearest.near(-unit(1), 3, 0.0) == []
