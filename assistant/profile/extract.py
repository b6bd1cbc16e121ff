"""What a message of the user's own says of them that lasts.

In small steps, each checked: the words the user wrote, in clauses; does the clause state something lasting (the
profiler, with questions and anything that holds a key or a number dropped before it is asked); the statement, by
rule; and whether the clause carries every word of it. No evidence, no fact. (Small models that write a profile
at once fail: EdgeWisePersona, 2025.)
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.profile.clauses import clauses
from assistant.profile.fields import fields
from assistant.profile.own_words import own_words
from assistant.profile.situations import situation
from assistant.profile.statements import carried, content_words, statement
from local_models.profiler import Judgement, Profiler
from privacy.categories import Category
from privacy.spans import Detector

LASTING = 0.5
"""The least probability with which a clause counts as a lasting fact."""
ENDED = 0.5
LONGEST = 60
"""Words. A longer clause is pasted prose, or no clause."""
_WITH_SITUATION = frozenset({"preference", "routine"})
_NEVER = frozenset({Category.IDS, Category.CREDENTIALS})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that a message states: where its quote stands (string offsets), the statement, and what it is."""

    start: int
    end: int
    text: str
    category: str
    kind: str
    confidence: float
    ended: bool
    situation: str | None
    fields: dict[str, Any] = field(default_factory=dict)


class Extractor:
    """Finds candidates. `secrets` finds keys and numbers, which never become facts."""

    def __init__(self, profiler: Profiler, secrets: Detector) -> None:
        self._profiler = profiler
        self._secrets = secrets

    def candidates(self, texts: Sequence[str]) -> list[list[Candidate]]:
        """The candidates of each message, in order. Raises ModelError and DetectionError."""
        places = [list(_pieces(text)) for text in texts]
        words = [text[start:end] for text, cut in zip(texts, places, strict=True) for start, end in cut]
        judged = iter(self._profiler.judge(words))
        return [
            [found for place in cut if (found := self._candidate(text, place, next(judged)))]
            for text, cut in zip(texts, places, strict=True)
        ]

    def _candidate(self, text: str, place: tuple[int, int], judgement: Judgement) -> Candidate | None:
        start, end = place
        quote = text[start:end]
        said = statement(quote)
        if judgement.lasting < LASTING or not carried(said, quote) or not content_words(said):
            return None
        if any(span.category in _NEVER for span in self._secrets.detect(quote)):
            return None
        return Candidate(
            start, end, said, judgement.category, judgement.kind, judgement.lasting, judgement.ended > ENDED,
            situation(quote) if judgement.kind in _WITH_SITUATION else None, fields(judgement.kind, quote),
        )  # fmt: skip


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The clauses that are worth asking about: the user's own words, no questions, of a sensible length."""
    for begin, stop in own_words(text):
        for start, end in clauses(text, begin, stop):
            if not text[start:end].endswith("?") and len(text[start:end].split()) <= LONGEST:
                yield start, end
