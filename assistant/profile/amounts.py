# ruff: noqa: E501 - patterns read best on long lines
"""Whether an amount that a preference names as its limit is kept by the question: "under 20 euros" and "for 9 euros".

Only like is compared with like: money with money, degrees with degrees; a limit without a unit ("anything over 100")
goes by the one amount that the question has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_UNITS = {
    "money": (r"euros?|eur|pounds?|quid|dollars?|bucks|francs?|kronor|zloty", 1.0),
    "degrees": (r"degrees?|°C?", 1.0),
    "people": (r"people|persons?|guests?|of us|friends", 1.0),
    "kilometres": (r"km|kilometres?|kilometers?", 1.0),
    "miles": (r"miles?", 1.0),
    "minutes": (r"minutes?|mins?", 1.0),
    "hours": (r"hours?|hrs?", 60.0),
    "pages": (r"pages?", 1.0),
}
"""What amounts are told in: how that is said, and how many of the smallest unit of its kind one is."""
_KIND = {"hours": "minutes"}
_ANY_UNIT = "|".join(rf"(?P<{name}>{words})" for name, (words, _) in _UNITS.items())
_AMOUNT = rf"(?:(?P<sign>[€$£])\s?)?(?P<number>\d{{1,6}}(?:[.,]\d{{1,2}})?)(?!\d)(?:\s?(?:{_ANY_UNIT})\b)?"
_FOUND = re.compile(_AMOUNT, re.IGNORECASE)
_MOST = re.compile(
    r"\b(?:under|below|less than|fewer than|up to|at most|no more than|not more than|cheaper than|shorter than)\s+$",
    re.IGNORECASE,
)
_LEAST = re.compile(r"\b(?:over|above|more than|at least|longer than|beyond)\s+$", re.IGNORECASE)
_LIMIT_LENGTH = 20
"""Characters before a number in which a limit is looked for, so that a long text costs no more than its length."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with the kind of thing it counts, "" where nothing says; `limit` is "most", "least" or ""."""

    value: float
    kind: str
    limit: str


def amounts(text: str) -> Iterator[Amount]:
    """The amounts of a text."""
    for found in _FOUND.finditer(text):
        unit = "money" if found["sign"] else next((name for name in _UNITS if found[name]), "")
        start = found.start("sign") if found["sign"] else found.start("number")
        before = text[max(0, start - _LIMIT_LENGTH) : start]
        limit = "most" if _MOST.search(before) else "least" if _LEAST.search(before) else ""
        value = float(found["number"].replace(",", ".")) * (_UNITS[unit][1] if unit else 1.0)
        yield Amount(value, _KIND.get(unit, unit), limit)


def kept(preference: str, question: str) -> float:
    """1 where the question keeps a limit of the preference, -1 where it breaks it, 0 where nothing is told of it."""
    limits = [each for each in amounts(preference) if each.limit]
    if not limits:
        return 0.0
    asked = [each for each in amounts(question) if not each.limit and each.kind]
    for limit in limits:
        alike = [each for each in asked if each.kind == limit.kind or not limit.kind]
        if len(alike) == 1:
            value = alike[0].value
            return 1.0 if (value <= limit.value if limit.limit == "most" else value >= limit.value) else -1.0
    return 0.0
