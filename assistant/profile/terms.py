"""The user's own terms: names, employers and places in accepted facts, which detection then finds everywhere."""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.showing import plain
from assistant.store.facts import TERMS, Fact, State
from assistant.store.store import Store
from privacy.categories import Category
from privacy.detect.terms import TermDetector
from privacy.spans import Detector, Span

OWN = frozenset({
    Category.NAME, Category.EMPLOYER, Category.LOCATION, Category.ADDRESS, Category.EDUCATION, Category.PROJECT,
    Category.CONTACT,
})  # fmt: skip
"""The categories whose words are terms wherever they stand."""
_PROTECTING: tuple[State, ...] = ("accepted", "superseded")
"""The states of facts whose terms are protected."""


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
    return _terms_of(store.facts.list(_PROTECTING, over=True))


def protected_no_more(gone: Iterable[Fact], left: Iterable[Fact]) -> str:
    """A line that names the terms that go with the facts that are `gone`; empty if those `left` have all."""
    kept = _terms_of(left)
    lost = [term for term in _terms_of(gone) if term not in kept]
    return f"No longer protected as your own: {plain(', '.join(lost))}." if lost else ""


def _terms_of(facts: Iterable[Fact]) -> dict[str, Category]:
    protecting = (fact for fact in facts if fact.state in _PROTECTING)
    return {term: Category(kind) for fact in protecting for term, kind in fact.fields.get(TERMS, {}).items()}


class WithTerms:
    """What another detector finds, and the user's own terms."""

    def __init__(self, inner: Detector, terms: Mapping[str, Category]) -> None:
        self._inner, self._terms = inner, TermDetector(terms)

    def detect(self, text: str) -> list[Span]:
        """Every span, sorted by start; spans may overlap. Raises what the other detector raises."""
        return sorted({*self._inner.detect(text), *self._terms.detect(text)})
