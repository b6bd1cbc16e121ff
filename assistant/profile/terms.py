"""The user's own terms: names, employers and places in accepted facts, which detection then finds everywhere."""

from collections.abc import Mapping

from assistant.store.facts import Fact
from assistant.store.store import Store
from privacy.categories import Category
from privacy.detect.terms import TermDetector
from privacy.spans import Detector, Span

OWN = frozenset({
    Category.NAME, Category.EMPLOYER, Category.LOCATION, Category.ADDRESS, Category.EDUCATION, Category.PROJECT,
    Category.CONTACT,
})  # fmt: skip
"""The categories whose words are terms wherever they stand."""


def terms_of(detector: Detector, text: str) -> dict[str, str]:
    """The terms in the words that a fact rests on, each with its category. Raises DetectionError."""
    spans = (span for span in detector.detect(text) if span.sure and span.category in OWN)
    return {span.of(text): span.category.value for span in spans}


def note_terms(store: Store, detector: Detector, fact: Fact) -> None:
    """Keep an accepted fact's terms with it, so that detection need not look for them at every start."""
    quotes = [evidence.quote for evidence in store.facts.evidence(fact.id)] or [fact.text]
    found = {term: kind for quote in quotes for term, kind in terms_of(detector, quote).items()}
    store.facts.change(fact.id, fields={**fact.fields, "terms": found})


def own_terms(store: Store) -> dict[str, Category]:
    """The terms of all accepted facts, of those that no longer hold, too: they still give their user away."""
    facts = store.facts.list(("accepted", "superseded"), over=True)
    return {term: Category(kind) for fact in facts for term, kind in fact.fields.get("terms", {}).items()}


class WithTerms:
    """What another detector finds, and the user's own terms."""

    def __init__(self, inner: Detector, terms: Mapping[str, Category]) -> None:
        self._inner, self._terms = inner, TermDetector(terms)

    def detect(self, text: str) -> list[Span]:
        """Every span, sorted by start; spans may overlap. Raises what the other detector raises."""
        return sorted({*self._inner.detect(text), *self._terms.detect(text)})
