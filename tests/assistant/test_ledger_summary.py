"""Sums of the ledger: whatever is summed up, nothing is lost and nothing counted twice."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.ledger_summary import (
    STEPS,
    Gap,
    Period,
    Wanted,
    categories,
    entries,
    fitting_step,
    over_time,
    per_category,
    providers,
    together,
    with_gaps,
)
from assistant.store.ledger_sums import DaySum

FIRST = date(2024, 1, 1)
NAMES = st.sampled_from(["openai", "groq"])
CATEGORIES = st.sampled_from(["name", "date", "health"])


@st.composite
def ledgers(draw: st.DrawFn) -> list[DaySum]:
    """Sums as the store makes them: for a day and provider all that was sent, and some of the categories."""
    days = []
    for number in sorted(draw(st.sets(st.integers(0, 900), max_size=12))):
        day = (FIRST + timedelta(days=number)).isoformat()
        for provider in sorted(draw(st.sets(NAMES, min_size=1))):
            sent = draw(st.integers(1, 5))
            days.append(DaySum(day, provider, None, 0, 0, sent))
            for category in sorted(draw(st.sets(CATEGORIES))):
                counts = draw(st.integers(0, 9)), draw(st.integers(0, 9))
                days.append(DaySum(day, provider, category, *counts, draw(st.integers(1, sent))))
    return days


@settings(deadline=None)
@given(ledgers(), st.sampled_from(STEPS))
def test_every_sum_adds_up_to_the_same(days: list[DaySum], step: str) -> None:
    course = over_time(days, step)
    sums = per_category(days)
    hidden, shown = sum(day.hidden for day in days), sum(day.shown for day in days)
    assert (sum(p.hidden for p in course), sum(p.shown for p in course)) == (hidden, shown)
    assert (sum(s.hidden for s in sums), sum(s.shown for s in sums)) == (hidden, shown)
    assert sum(s.entries for s in together(sums, "all")) == sum(count for _, count in categories(days))
    assert sum(p.entries for p in course) == entries(days, Wanted()) == sum(n for _, n in providers(days))
    assert [p.start for p in course] == sorted({p.start for p in course})


@settings(deadline=None)
@given(ledgers(), NAMES, CATEGORIES, st.sampled_from(STEPS))
def test_a_filter_lets_through_what_is_meant_and_no_more(
    days: list[DaySum], provider: str, category: str, step: str
) -> None:
    wanted = Wanted(provider, category)
    meant = [day for day in days if (day.provider, day.category) == (provider, category)]
    assert entries(days, wanted) == sum(day.entries for day in meant)
    assert sum(p.hidden for p in over_time(days, step, wanted)) == sum(day.hidden for day in meant)
    assert {(s.provider, s.category) for s in per_category(days, wanted)} <= {(provider, category)}


@settings(deadline=None)
@given(ledgers(), st.sampled_from(STEPS))
def test_the_gaps_fill_the_course_without_a_hole(days: list[DaySum], step: str) -> None:
    course = over_time(days, step)
    told = list(with_gaps(course, step))
    assert [each for each in told if isinstance(each, Period)] == course
    reach = sum(each.steps if isinstance(each, Gap) else 1 for each in told)
    assert all(each.steps > 0 for each in told if isinstance(each, Gap))
    if step == "day" and days:
        assert reach == (date.fromisoformat(days[-1].day) - date.fromisoformat(days[0].day)).days + 1


def test_a_week_begins_on_monday_and_a_month_on_its_first() -> None:
    days = [DaySum(day, "openai", None, 0, 0, 1) for day in ("2026-03-01", "2026-03-02", "2026-03-08")]
    assert [p.start for p in over_time(days, "week")] == ["2026-02-23", "2026-03-02"]
    assert [(p.start, p.entries) for p in over_time(days, "month")] == [("2026-03-01", 3)]


def test_the_step_grows_with_the_time_there_is() -> None:
    def until(last: str) -> list[DaySum]:
        return [DaySum(day, "openai", None, 0, 0, 1) for day in ("2026-01-01", last)]

    assert fitting_step([]) == fitting_step(until("2026-02-01")) == "day"
    assert fitting_step(until("2026-02-02")) == fitting_step(until("2027-01-02")) == "week"
    assert fitting_step(until("2027-01-03")) == "month"
