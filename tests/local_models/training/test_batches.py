from hypothesis import given
from hypothesis import strategies as st

from local_models.training.batches import WARM_UP, rate

SHARES = st.floats(WARM_UP, 1)


@given(st.integers(20, 20_000), SHARES)
def test_the_rate_rises_stays_and_falls_to_nothing_but_for_a_run_that_another_goes_on_from(steps, hold):
    rates = [rate(step, steps, hold) for step in range(0, steps, max(1, steps // 50))]
    top = rates.index(max(rates))
    assert all(0 < each <= 1 for each in rates)
    assert rates[: top + 1] == sorted(rates[: top + 1]) and rates[top:] == sorted(rates[top:], reverse=True)
    assert rate(int(steps * WARM_UP), steps, 1) == rate(steps - 1, steps, 1) == 1
    assert rate(steps, steps, WARM_UP) == 0
