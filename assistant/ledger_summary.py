"""What the ledger tells at a glance: sums per provider and category, and their course over time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Literal

from assistant.store.ledger_sums import DaySum

Step = Literal["day", "week", "month"]
STEPS: tuple[Step, ...] = ("day", "week", "month")
_MOST_DAYS = {"day": 31, "week": 366}
"""How many days are shown step by step; beyond them the next longer step reads better."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are meant: those to a provider, those that hid or showed something of a category, or all."""

    provider: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class CategorySum:
    """How often things of one category were hidden from and shown to one provider, and in how many entries."""

    provider: str
    category: str
    hidden: int
    shown: int
    entries: int


@dataclass(frozen=True, slots=True)
class Period:
    """What was sent in one day, week (from Monday) or month that begins on `start` (YYYY-MM-DD).

    `failed` of the `entries` brought no reply.
    """

    start: str
    entries: int
    hidden: int
    shown: int
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """A time in which nothing was sent: so many days, weeks or months."""

    steps: int


def providers(days: Iterable[DaySum]) -> list[tuple[str, int]]:
    """Every provider that was ever sent anything, with how many entries; by name."""
    counts: dict[str, int] = {}
    for day in days:
        if day.category is None:
            counts[day.provider] = counts.get(day.provider, 0) + day.entries
    return sorted(counts.items())


def sent(entries: int, failed: int, word: str = " sent") -> str:
    """How many of the entries were sent and how many failed, which may have reached nobody."""
    return f"{entries - failed:,}{word}{f', {failed:,} failed' if failed else ''}"


def categories(days: Iterable[DaySum]) -> list[tuple[str, int]]:
    """Every category that was ever hidden or shown, with in how many entries; the most frequent first."""
    counts: dict[str, int] = {}
    for day in days:
        if day.category is not None:
            counts[day.category] = counts.get(day.category, 0) + day.entries
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def fitting(days: Iterable[DaySum], wanted: Wanted) -> list[DaySum]:
    """The sums of the wanted entries: of a category only its own."""
    return [
        day
        for day in days
        if wanted.provider in (None, day.provider) and (wanted.category is None or wanted.category == day.category)
    ]


def entries(days: Sequence[DaySum], wanted: Wanted) -> int:
    """How many entries are wanted."""
    return sum(day.entries for day in fitting(days, wanted) if day.category == wanted.category)


def per_category(days: Iterable[DaySum], wanted: Wanted = Wanted()) -> list[CategorySum]:
    """The wanted sums, provider by provider, in each the largest first."""
    totals: dict[tuple[str, str], CategorySum] = {}
    for day in fitting(days, wanted):
        if day.category is not None:
            key = (day.provider, day.category)
            totals[key] = _added(totals.get(key) or CategorySum(*key, 0, 0, 0), day)
    return sorted(totals.values(), key=lambda each: (each.provider, -each.hidden - each.shown, each.category))


def together(sums: Iterable[CategorySum], name: str) -> list[CategorySum]:
    """The sums of all providers as those of one that is called `name`, the largest first."""
    totals: dict[str, CategorySum] = {}
    for each in sums:
        totals[each.category] = _added(
            totals.get(each.category) or CategorySum(name, each.category, 0, 0, 0), each
        )
    return sorted(totals.values(), key=lambda each: (-each.hidden - each.shown, each.category))


def _added(total: CategorySum, more: DaySum | CategorySum) -> CategorySum:
    return CategorySum(
        total.provider,
        total.category,
        total.hidden + more.hidden,
        total.shown + more.shown,
        total.entries + more.entries,
    )


def over_time(days: Iterable[DaySum], step: Step, wanted: Wanted = Wanted()) -> list[Period]:
    """Every day, week or month in which something wanted was sent, the earliest first."""
    chosen = sorted(fitting(days, wanted), key=lambda day: day.day)
    grouped = groupby(chosen, key=lambda day: _start(day.day, step))
    return [_period(start, list(parts), wanted) for start, parts in grouped]


def _period(start: str, parts: Sequence[DaySum], wanted: Wanted) -> Period:
    return Period(
        start,
        sum(part.entries for part in parts if part.category == wanted.category),
        sum(part.hidden for part in parts),
        sum(part.shown for part in parts),
        sum(part.failed for part in parts if part.category == wanted.category),
    )


def _start(day: str, step: Step) -> str:
    """The first day of the day, week or month that `day` is in."""
    if step == "month":
        return f"{day[:7]}-01"
    found = date.fromisoformat(day)
    return (found - timedelta(days=found.weekday())).isoformat() if step == "week" else day


def fitting_step(days: Sequence[DaySum]) -> Step:
    """The step that shows so much time on a page or so."""
    reach = (date.fromisoformat(days[-1].day) - date.fromisoformat(days[0].day)).days if days else 0
    return next((step for step in STEPS if reach <= _MOST_DAYS.get(step, reach)), "month")


def with_gaps(course: Sequence[Period], step: Step) -> Iterator[Period | Gap]:
    """The periods in order, with a gap wherever some are missing between two of them."""
    yield from course[:1]
    for before, after in pairwise(course):
        if missing := _steps_between(before.start, after.start, step) - 1:
            yield Gap(missing)
        yield after


def _steps_between(first: str, second: str, step: Step) -> int:
    begin, end = date.fromisoformat(first), date.fromisoformat(second)
    if step == "month":
        return (end.year - begin.year) * 12 + end.month - begin.month
    return (end - begin).days // (7 if step == "week" else 1)
