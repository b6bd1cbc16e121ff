"""How sure a fact is: more with each independent evidence, less with time where such things change."""

from datetime import datetime
from math import exp, log

from assistant.store.facts import Fact

YEAR = 365.25
HALF_LIVES: dict[str, float] = {
    "name": 50, "ethnicity": 50, "nationality": 20, "gender": 20, "sexuality": 20, "date": 50, "language": 10,
    "education": 8, "family": 8, "religion": 8, "politics": 6, "location": 4, "address": 4, "employer": 3,
    "job": 4, "relationship": 4, "health": 4, "contact": 4, "age": 1, "finance": 2, "project": 1, "travel": 1,
    "legal": 3,
}  # fmt: skip
"""Years after which half of the confidence in a trait of this category is gone."""
KIND_HALF_LIVES = {"goal": 1.0, "routine": 2.0, "preference": 4.0}
"""The same for kinds that change faster than what they are about."""
OTHER = 4.0
INDEPENDENT = 0.5
"""How much of the remaining doubt a second, independent and sure evidence takes away."""


def raised(before: float, evidence: float) -> float:
    """The confidence after one more independent evidence of this strength, both 0 to 1."""
    return min(before + (1 - before) * INDEPENDENT * evidence, 1.0)


def present(fact: Fact, now: datetime) -> float:
    """The confidence in a fact today: it fades from the day it was last confirmed. A pinned fact doesn't."""
    if fact.pinned or fact.origin == "user":
        return fact.confidence
    days = max((now - datetime.fromisoformat(fact.confirmed)).total_seconds() / 86400, 0)
    half = KIND_HALF_LIVES.get(fact.kind, HALF_LIVES.get(fact.category, OTHER)) * YEAR
    return fact.confidence * exp(-log(2) * days / half)
