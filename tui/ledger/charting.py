"""What the two charts of the ledger say, line by line."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.ledger_summary import (
    CategorySum,
    Gap,
    Period,
    Step,
    Wanted,
    over_time,
    per_category,
    providers,
    sent,
    together,
    with_gaps,
)
from assistant.showing import plain
from assistant.store.ledger_sums import DaySum
from tui.ledger.bars import Bar
from tui.ledger.chart import Line

EVERYBODY = "All providers"
TITLES: dict[Step, str] = {
    "day": "Day by day",
    "week": "Week by week, each from Monday",
    "month": "Month by month",
}
"""What stands over the course."""
NO_DETAIL = "Nothing private was detected in what was sent."


def sums_lines(days: Sequence[DaySum], wanted: Wanted) -> list[Line]:
    """The sums per category, provider by provider; of several first those of all of them."""
    sums, counts = per_category(days, wanted), dict(providers(days))
    failed = {name: sum(day.failed for day in days if _is_all_of(day, name)) for name in counts}
    groups = [(name, list(of)) for name, of in groupby(sums, key=lambda each: each.provider)]
    lines: list[Line] = []
    if len(groups) > 1:
        lines += [EVERYBODY, *_bars(together(sums, EVERYBODY)), ""]
    for name, of in groups:
        lines += [f"{plain(name)}: {sent(counts[name], failed[name])} in all", *_bars(of), ""]
    return lines[:-1] or [NO_DETAIL]


def _is_all_of(day: DaySum, provider: str) -> bool:
    return day.provider == provider and day.category is None


def _bars(sums: list[CategorySum]) -> Iterator[Bar]:
    for each in sums:
        texts = f", in {each.entries:,} text{'' if each.entries == 1 else 's'}"
        yield Bar(plain(each.category), each.hidden, each.shown, texts)


def course_lines(days: Sequence[DaySum], wanted: Wanted, step: Step) -> list[Line]:
    """What was sent day by day, week by week or month by month, the latest first."""
    course = with_gaps(over_time(days, step, wanted), step)
    lines: list[Line] = [_gap(each, step) if isinstance(each, Gap) else _period(each, step) for each in course]
    return lines[::-1]


def _period(period: Period, step: Step) -> Bar:
    label = period.start[:7] if step == "month" else period.start
    return Bar(label, period.hidden, period.shown, f", {sent(period.entries, period.failed)}")


def _gap(gap: Gap, step: Step) -> str:
    return f"(nothing for {gap.steps:,} {step}{'' if gap.steps == 1 else 's'})"
