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
from privacy.rules import Action
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
        """The decisions about `text` where they stand in the source, without what is from us.

        One that reaches across it falls into the user's own pieces: a tag within a hidden value would come back in
        a reply as a tag. Words that only join a piece to the rest are left out.
        """
        for decision in decided:
            for start, end in self._own(decision.span.start, decision.span.end, decision.action):
                yield replace(decision, span=replace(decision.span, start=start, end=end))

    def _stands(self, change: Change, words: str) -> None:
        start = len(self._origin)
        self._origin += [_OURS] * len(words)
        span = replace(change.decision.span, start=start, end=len(self._origin))
        self.ours.append(replace(change.decision, span=span, rule=None))

    def _own(self, start: int, end: int, action: Action) -> list[tuple[int, int]]:
        """Where the words that are not from us stand in the source, as far as they tell anything."""
        runs = list(self._runs(start, end))
        if runs == [(start, end)]:
            told = runs
        elif not action.hides:
            return []
        else:
            told = [words for run in runs for words in self._telling(*run)]
        if told and action is Action.DROP:  # with all that is from us between them: nothing of it comes back
            told = [(told[0][0], told[-1][1])]
        return [(self._origin[begin], self._origin[over - 1] + 1) for begin, over in told]

    def _runs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of `text` at `start`..`end` that stand in the source in one piece."""
        begin = start
        for at in range(start, end):
            if self._origin[at] == _OURS:
                begin = at + 1
            elif at + 1 == end or self._origin[at + 1] != self._origin[at] + 1:
                yield begin, at + 1
                begin = at + 1

    def _telling(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where what tells anything stands in one of these stretches, if there is anything."""
        words = without_joins(self.text, start, end)
        return [(words[0].start(), words[-1].end())] if words else []


def without_ours(draft: Draft) -> str:
    """The source with all that it has from us overwritten: tags, stand-ins, rougher words."""
    spans = (change.decision.span for change in draft.ours)
    return overwritten(draft.source, [(span.start, span.end) for span in spans]) if draft.edited else draft.source
