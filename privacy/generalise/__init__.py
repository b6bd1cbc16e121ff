"""Saying less: "Lisbon" becomes "a city in Portugal", "34" becomes "thirty-something".

What is said is true, and the words cannot be had back from it. Where nothing can be said, nothing is.
"""

from collections.abc import Callable, Collection, Iterator
from functools import lru_cache

import regex

from privacy.categories import Category
from privacy.fold import folded
from privacy.generalise import (
    ages,
    amounts,
    beliefs,
    dates,
    health,
    jobs,
    organisations,
    peoples,
    places,
    relations,
    things,
)
from privacy.generalise.asked import Asked, fitted
from privacy.verify import leaks, verifiable

Ladder = Callable[[Asked], Iterator[str]]
"""What may be said of some words, the one that says most first."""

_LADDERS: dict[Category, Ladder] = {
    Category.LOCATION: places.of_location,
    Category.ADDRESS: places.of_address,
    Category.EMPLOYER: organisations.of_employer,
    Category.EDUCATION: organisations.of_education,
    Category.JOB: jobs.of_job,
    Category.AGE: ages.of_age,
    Category.DATE: dates.of_date,
    Category.FINANCE: amounts.of_finance,
    Category.HEALTH: health.of_health,
    Category.NATIONALITY: peoples.of_people,
    Category.ETHNICITY: peoples.of_people,
    Category.LANGUAGE: peoples.of_language,
    Category.RELIGION: beliefs.of_religion,
    Category.POLITICS: beliefs.of_politics,
    Category.FAMILY: relations.of_family,
    Category.RELATIONSHIP: relations.of_relationship,
    Category.GENDER: relations.of_gender,
    Category.PROJECT: things.of_project,
    Category.TRAVEL: things.of_travel,
    Category.LEGAL: things.of_legal,
}


def generalise(
    words: str,
    category: Category,
    kind: str = "",
    *,
    before: str = "",
    after: str = "",
    hidden: Collection[str] = (),
) -> str | None:
    """What can be said in place of `words` that tells less; None where nothing honest can be said.

    `before` and `after` are what stands around them, so that the sentence still reads. `kind` "country" says that
    the country of a place may not be told either. None of the `hidden` words is told by what is said.
    """
    asked = Asked(words, kind, before, after, tuple(hidden))
    if category not in _LADDERS or not asked.plain or asked.within_a_word:
        return None
    told = (fitted(phrase, asked) for phrase in _LADDERS[category](asked))
    return next((phrase for phrase in told if phrase and not _tells(phrase, words, asked.hidden)), None)


def _tells(phrase: str, words: str, hidden: tuple[str, ...]) -> bool:
    return _has(phrase, words) or _tells_any(phrase, hidden)


@lru_cache(maxsize=512)
def _tells_any(phrase: str, hidden: tuple[str, ...]) -> bool:
    return any(_has(phrase, word) for word in hidden if not verifiable(word)) or bool(leaks(phrase, hidden))


def _has(phrase: str, words: str) -> bool:
    """Whether `words` are found again in `phrase`, by the verify relation or, if they are too short, as a word."""
    if verifiable(words):
        return bool(leaks(phrase, [words])) or folded(words) in {folded(word) for word in phrase.split()}
    return bool(words.strip()) and bool(regex.search(rf"(?<!\w){regex.escape(words.strip())}", phrase))
