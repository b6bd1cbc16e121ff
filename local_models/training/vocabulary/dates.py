"""The pieces that the patterns of dates are put together from."""

from collections.abc import Mapping
from random import Random

from local_models.training.vocabulary.composing import Maker, Pick

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fifteenth", "twentieth", "twenty-first", "thirtieth"),
)
_SEASONS = ("spring", "summer", "autumn", "fall", "winter", "early", "late", "Christmas", "Easter")


def _ending(day: int) -> str:
    """What stands behind the number of a day: `st`, `nd`, `rd`, `th`."""
    return "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _nth(rng: Random, _pick: Pick) -> str:
    day = rng.randint(1, 31)
    return f"{day}{_ending(day)}"


def _year(rng: Random, _pick: Pick) -> str:
    return str(rng.randint(2012, 2027) if rng.random() < 0.6 else rng.randint(1934, 2012))


def _years(rng: Random, pick: Pick) -> str:
    """A span of years, however it is joined."""
    start = int(_year(rng, pick))
    end = start + rng.randint(1, 9)
    return rng.choice((f"{start}-{end}", f"{start} - {end}", f"{start} to {end}", f"{start}–{end}",
                       f"{start}-{end % 100:02}", f"{start}/{end % 100:02}", f"{start}-present"))  # fmt: skip


def _days(rng: Random, _pick: Pick) -> str:
    """A span of days within a month: `12-15`, `3rd to 7th`."""
    start = rng.randint(1, 24)
    end = start + rng.randint(1, 6)
    spelled = f"{start}{_ending(start)}", f"{end}{_ending(end)}"
    return rng.choice((f"{start}-{end}", f"{start}–{end}", f"{start} to {end}", " - ".join(spelled),
                       " to ".join(spelled), f"{start} & {end}"))  # fmt: skip


def _time(rng: Random, _pick: Pick) -> str:
    half = rng.choice(("am", "pm", " am", " pm", "AM", " PM"))
    return rng.choice((f"{rng.randint(1, 12)}{half}", f"{rng.randint(1, 12)}:{rng.randint(0, 11) * 5:02}{half}",
                       f"{rng.randint(7, 22)}:{rng.randint(0, 11) * 5:02}",
                       f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}"))  # fmt: skip


PIECES: Mapping[str, Maker] = {
    "day": lambda rng, _: str(rng.randint(1, 31)),
    "dd": lambda rng, _: f"{rng.randint(1, 31):02}",
    "m": lambda rng, _: str(rng.randint(1, 12)),
    "mm": lambda rng, _: f"{rng.randint(1, 12):02}",
    "nth": _nth,
    "ordinal": lambda rng, _: rng.choice(_ORDINALS),
    "month": lambda rng, _: rng.choice(_MONTHS),
    "mon": lambda rng, _: rng.choice(_MONTHS)[:3],
    "weekday": lambda rng, _: rng.choice(_DAYS),
    "wkd": lambda rng, _: rng.choice(_DAYS)[:3],
    "season": lambda rng, _: rng.choice(_SEASONS),
    "year": _year,
    "yy": lambda rng, pick: _year(rng, pick)[2:],
    "years": _years,
    "days": _days,
    "time": _time,
}
"""Makers by the name that the patterns use."""
