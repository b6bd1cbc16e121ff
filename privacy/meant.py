"""An outgoing text changed by hand as its writer means it: with the words behind tags in their place.

Detectors and models know texts of people. Of one with gaps, or with tags, they take the words around them for what
they are not ("earns" for an amount), and those would be hidden though they were shown before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from privacy.decide import Decision
from privacy.draft import Change, Draft
from privacy.hidden import overwritten
from privacy.ours import back
from privacy.words import without_joins

_OURS = -1


class Meant:
    """A draft's source with what it has from us said in the user's own words: the `text` to judge.

    `ours` are the decisions that hide these words there.
    """

    def __init__(self, draft: Draft) -> None:
        self._origin: list[int] = []
        self.ours: list[Decision] = []
        pieces, done = list[str](), 0
        for change in draft.ours:
            span = change.decision.span
            pieces += [draft.source[done : span.start], back(change, draft.vault)]
            self._origin += range(done, span.start)
            self._stands(change, pieces[-1])
            done = span.end
        self.text = "".join([*pieces, draft.source[done:]])
        self._origin += range(done, len(draft.source))

    def in_source(self, decided: Iterable[Decision]) -> Iterator[Decision]:
        """The decisions about `text` where they stand in the source, without what is from us at either end.

        Of one that reaches into what is from us, words that only join it to the rest are left out.
        """
        for decision in decided:
            place = self._own(decision.span.start, decision.span.end, hides=decision.action.hides)
            if place is not None:
                yield replace(decision, span=replace(decision.span, start=place[0], end=place[1]))

    def _stands(self, change: Change, words: str) -> None:
        start = len(self._origin)
        self._origin += [_OURS] * len(words)
        span = replace(change.decision.span, start=start, end=len(self._origin))
        self.ours.append(replace(change.decision, span=span, rule=None))

    def _own(self, start: int, end: int, *, hides: bool) -> tuple[int, int] | None:
        """Where the words that are not from us stand in the source; None if there are none that tell."""
        own = [at for at in range(start, end) if self._origin[at] != _OURS]
        if own and len(own) < end - start:
            if not hides:
                return None
            runs = "".join(self.text[at] if self._origin[at] != _OURS else " " for at in range(start, end))
            words = without_joins(runs, 0, len(runs))
            own = [start + words[0].start(), start + words[-1].end() - 1] if words else []
        return (self._origin[own[0]], self._origin[own[-1]] + 1) if own else None


def without_ours(draft: Draft) -> str:
    """The source with all that it has from us overwritten: tags, stand-ins, rougher words."""
    spans = (change.decision.span for change in draft.ours)
    return overwritten(draft.source, [(span.start, span.end) for span in spans]) if draft.edited else draft.source
