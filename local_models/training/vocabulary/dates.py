"""Dates and times, as people write them."""

from random import Random

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def date(rng: Random) -> str:
    """A date that can be pinned down: a day of the calendar, a month of a year, a weekday with a time."""
    day, month, year = rng.randint(1, 28), rng.choice(_MONTHS), rng.randint(1948, 2026)
    title = month.title()
    number = _MONTHS.index(month) + 1
    ending = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(day, "th")
    return rng.choice(
        (
            f"{day} {title} {year}",
            f"{title} {day}, {year}",
            f"{day}{ending} of {title}",
            f"{title} {day}{ending}",
            f"{title} {day}",
            f"{number:02}/{day:02}/{year}",
            f"{day}.{number}.{year}",
            f"{year}-{number:02}-{day:02}",
            f"{title} {year}",
            f"{number}/{day}",
            f"{title[:3]} {day}",
            f"{day} {title[:3]}",
            f"{rng.choice(_DAYS).title()} {day} {title}",
            f"{rng.choice(_DAYS).title()} at {rng.randint(1, 12)}pm",
            f"{day:02}/{number:02}/{year % 100:02}",
            f"{title[:3]} {year} - {rng.choice(_MONTHS)[:3].title()} {year + 2}",
            f"{year}",
            f"{rng.choice(_DAYS)} the {day}{ending}",
            f"{year}-{year + 3}",
            f"{rng.choice(_DAYS).title()} {rng.randint(7, 20)}:{rng.choice(('00', '15', '30'))}",
        )
    )
