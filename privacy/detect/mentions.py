"""Consistent spans: where a name was found once, every other mention of it is found too."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from privacy.categories import Category
from privacy.hidden import overwritten
from privacy.places import parts_of_names
from privacy.spans import Detector, Span
from privacy.verify import leaks

SOURCE = "mention"
NAMING = frozenset({Category.NAME, Category.EMPLOYER, Category.LOCATION, Category.EDUCATION, Category.PROJECT})
"""The categories whose words are proper names, which name the same thing wherever they stand."""


class ConsistentDetector:
    """What another detector finds, and all other mentions of the names that it is sure of.

    A mention may be in another case or dress, as the verify relation has it, or be a part of a person's name.
    """

    def __init__(self, inner: Detector) -> None:
        self._inner = inner

    def detect(self, text: str) -> list[Span]:
        """Every span, sorted by start; spans may overlap. Raises whatever the other detector raises."""
        found = self._inner.detect(text)
        return sorted({*found, *_mentions(text, found)})


def _mentions(text: str, found: Sequence[Span]) -> Iterator[Span]:
    names = {span.of(text): span for span in found if span.sure and span.category in NAMING}
    if not names:
        return
    view = overwritten(text, [(span.start, span.end) for span in found if span.sure])
    people = [words for words, span in names.items() if span.category is Category.NAME]
    reach = 0
    places = (*leaks(view, names), *parts_of_names(view, people))
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if place.end > reach:  # else a part of the mention before it
            reach = place.end
            yield replace(names[place.value], start=place.start, end=place.end, source=SOURCE)
