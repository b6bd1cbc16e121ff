"""The user's own terms: names, employers and places in accepted facts, which detection then finds everywhere."""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.store.facts import TERMS
from assistant.store.store import Store
from privacy.categories import Category
from privacy.detect.terms import TermDetector
from privacy.spans import Detector, Span

OWN = frozenset({
    Category.NAME, Category.EMPLOYER, Category.LOCATION, Category.ADDRESS, Category.EDUCATION, Category.PROJECT,
    Category.CONTACT,
})  # fmt: skip
"""The categories whose words are terms wherever they stand."""


def terms_in(text: str, spans: Iterable[Span]) -> dict[str, str]:
    """The terms in the words that a fact rests on, each with its category, of what was detected in them."""
    return {span.of(text): span.category.value for span in spans if span.sure and span.category in OWN}


def with_terms(fields: dict[str, Any], terms: Mapping[str, str]) -> dict[str, Any]:
    """A fact's fields with these terms besides those it has."""
    return {**fields, TERMS: {**fields.get(TERMS, {}), **terms}}


def without_terms(fields: dict[str, Any]) -> dict[str, Any]:
    """A fact's fields without its terms: of what was overtaken before anybody accepted it."""
    return {name: value for name, value in fields.items() if name != TERMS}


def own_terms(store: Store) -> dict[str, Category]:
    """The terms of all accepted facts, of those that no longer hold, too: they still give their user away."""
    facts = store.facts.list(("accepted", "superseded"), over=True)
    return {term: Category(kind) for fact in facts for term, kind in fact.fields.get(TERMS, {}).items()}


class WithTerms:
    """What another detector finds, and the user's own terms."""

    def __init__(self, inner: Detector, terms: Mapping[str, Category]) -> None:
        self._inner, self._terms = inner, TermDetector(terms)

    def detect(self, text: str) -> list[Span]:
        """Every span, sorted by start; spans may overlap. Raises what the other detector raises."""
        return sorted({*self._inner.detect(text), *self._terms.detect(text)})
