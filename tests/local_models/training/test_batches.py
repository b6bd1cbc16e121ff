from dataclasses import dataclass
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from local_models.training.batches import WARM_UP, epochs, rate

SHARES = st.floats(WARM_UP, 1)


@given(st.integers(20, 20_000), SHARES)
def test_the_rate_rises_stays_and_falls_to_nothing_but_for_a_run_that_another_goes_on_from(steps, hold):
    rates = [rate(step, steps, hold) for step in range(0, steps, max(1, steps // 50))]
    top = rates.index(max(rates))
    assert all(0 < each <= 1 for each in rates)
    assert rates[: top + 1] == sorted(rates[: top + 1]) and rates[top:] == sorted(rates[top:], reverse=True)
    assert rate(int(steps * WARM_UP), steps, 1) == rate(steps - 1, steps, 1) == 1
    assert rate(steps, steps, WARM_UP) == 0


@dataclass(frozen=True)
class Text:
    tokens: list[int]


@given(
    st.lists(st.integers(1, 128), min_size=1, max_size=300), st.integers(0, 9), st.sampled_from([128, 1024, 8192])
)
def test_an_epoch_holds_every_text_once_in_batches_that_are_never_too_large(lengths, seed, most):
    texts = [Text([number] * length) for number, length in enumerate(lengths)]
    seen = list[int]()
    for batch in epochs(texts, Random(seed), most):
        assert len(batch) * max(len(text.tokens) for text in batch) <= most
        seen += [text.tokens[0] for text in batch]
        if len(seen) >= len(texts):
            break
    assert sorted(seen) == list(range(len(texts)))
