"""The facts that matter for a question: the nearest in meaning, and of those the ones that answer it or apply.

Embeddings find a dozen; the profiler reads each beside the question and says how probably it answers it. So a
preference for work is not taken for one for home, though both are near ("Cross-encoders", Nogueira and Cho, 2019).
Whether a preference's situation is the question's counts by itself (`occasions`, and nearness in meaning).
Of two facts that may be one thing before and after a change the newer counts more, though the change was too
doubtful to end the older; and of several that answer, as a question is about what is so now.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations

import numpy as np

from assistant.profile.amounts import kept
from assistant.profile.confidence import present
from assistant.profile.matching import CHANGES, bound, changed
from assistant.profile.moves import relations
from assistant.profile.occasions import fit
from assistant.profile.situations import situation
from assistant.profile.statements import statement
from assistant.profile.vectors import unpacked
from assistant.store.facts import Fact
from assistant.store.store import Store
from local_models.embedder import Embedder
from local_models.encoder import Rows
from local_models.profiler import Profiler

NEAREST = 16
"""Facts that are read beside the question."""
CLOSE, CLOSE_ANSWER = 0.35, 0.25
"""From which cosines on a fact matters for a question: by itself, and if it seems to answer it."""
ANSWERS = 0.5
"""From which probability on it seems to."""
NEAR, TRUST, OVER = 1.5, 0.1, 1.2
"""How much nearness in meaning and confidence count beside the probability of an answer; what is lost by a fact
that only says that something is over."""
SUITS, LIKENS = 1.0, 0.8
"""How much it counts that a fact's situation or limit is the question's or another one, and how near it is."""
NEWEST = 0.5
"""What the newest gains of several facts that answer, if none of them holds in some situation only."""
FIRST, OVERTAKEN = 5, 1.2
"""The facts that are compared with each other; what the older of two loses if the newer has surely changed it."""

_FIRST_CLAUSE = re.compile(
    r"(?!(?i:when|if|because|while|after|before|since|on|in|at)\b)\S+(?:\s+\S+)+?"
    r"(?=[,;.]?\s+(?:and|but|so|because|since|which|who)\s|[,;]\s)"
)
_OF_USER, _SHORT = re.compile(r"\byou", re.IGNORECASE), 2
"""What makes a first clause a statement: it speaks of the user, or has more words than "On Fridays"."""


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that may matter for a question. `score` orders them.

    `near` is the cosine of their meanings, `answers` the probability that the one answers the other.
    """

    fact: Fact
    score: float
    near: float
    answers: float

    @property
    def matters(self) -> bool:
        """Whether it is worth telling: near in meaning, or less near and an answer."""
        return self.near >= CLOSE or (self.near >= CLOSE_ANSWER and self.answers >= ANSWERS)


class Knowing:
    """Finds the facts of one store that matter for a question."""

    def __init__(self, store: Store, embedder: Embedder, profiler: Profiler) -> None:
        self._store, self._embedder, self._profiler = store, embedder, profiler

    def about(self, question: str, k: int, now: datetime | None = None) -> list[Known]:
        """The `k` facts that matter most for `question`, the first one most. Raises ModelError.

        What is superseded or muted is not looked at; what says that something is over is.
        """
        facts = [fact for fact in self._store.facts.list(over=True) if not fact.muted]
        near = self._nearest(facts, question)
        answers = self._profiler.answers([(question, fact.text) for fact, _ in near])
        today = now or datetime.now(UTC)
        suits = [
            suit + SUITS * kept(fact.text, question)
            for (fact, _), suit in zip(near, self._suits([fact for fact, _ in near], question), strict=True)
        ]
        known = [
            Known(fact, _score(fact, cosine, answer, today) + suit, cosine, answer)
            for (fact, cosine), answer, suit in zip(near, answers, suits, strict=True)
        ]
        return self._newest_first(sorted(known, key=lambda each: -each.score))[:k]

    def _suits(self, facts: Sequence[Fact], question: str) -> list[float]:
        """What each fact gains or loses by its situation, if it has one."""
        found = [situation(fact.text) for fact in facts]
        held = [words for words in found if words]
        if not held:
            return [0.0] * len(facts)
        asked, *vectors = self._embedder.embed([question, *held])
        gains = iter(
            [
                SUITS * fit(words, question) + LIKENS * (float(vector @ asked) - CLOSE_ANSWER)
                for words, vector in zip(held, vectors, strict=True)
            ]
        )
        return [next(gains) if words else 0.0 for words in found]

    def _newest_first(self, known: Sequence[Known]) -> list[Known]:
        """These, the best first, in their order when each of the first has lost by what may have overtaken it."""
        first = sorted(known[:FIRST], key=lambda each: each.fact.confirmed)
        pairs = [
            (old.fact, new.fact) for old, new in combinations(first, 2) if old.fact.confirmed < new.fact.confirmed
        ]
        lost: dict[int, float] = {}
        whole = [(old.text, new.text) for old, new in pairs]
        heads = [(_head(old), _head(new)) for old, new in whole]
        more = [at for at, both in enumerate(whole) if heads[at] != both]
        related = relations(self._profiler, [*whole, *(heads[at] for at in more)])
        for (old, new), relation in zip([*pairs, *(pairs[at] for at in more)], related, strict=True):
            if relation.name in CHANGES and relation.chance("unrelated") < bound(old, new):
                lost[old.id] = max(lost.get(old.id, 0.0), changed(relation))
        newest = _newest(known)
        told = [
            replace(
                each,
                score=each.score - OVERTAKEN * lost.get(each.fact.id, 0.0) + NEWEST * (each.fact.id == newest),
            )
            for each in known
        ]
        return sorted(told, key=lambda each: -each.score)

    def _nearest(self, facts: Sequence[Fact], question: str) -> list[tuple[Fact, float]]:
        """The facts nearest to the question as it stands or as said of "you", with their cosines."""
        if not facts:
            return []
        asked: Rows = self._embedder.embed([question, statement(question) or question])
        cosines = (unpacked([fact.vector for fact in facts]) @ asked.T).max(axis=1)
        order = np.argsort(-cosines, kind="stable")[:NEAREST]
        return [(facts[int(at)], float(cosines[at])) for at in order]


def _head(text: str) -> str:
    """The first clause of a statement; what is said besides ("and nobody noticed") hides what it is about."""
    found = _FIRST_CLAUSE.match(text)
    return found[0] if found and (_OF_USER.search(found[0]) or len(found[0].split()) > _SHORT) else text


def _newest(known: Sequence[Known]) -> int | None:
    """The newest of several facts that answer and hold at all times, its number; None if there are not several."""
    answering = [
        each.fact
        for each in known
        if each.near >= CLOSE_ANSWER
        and each.answers >= ANSWERS
        and not each.fact.valid_to
        and not situation(each.fact.text)
    ]
    return max(answering, key=lambda fact: fact.confirmed).id if len(answering) > 1 else None


def _score(fact: Fact, cosine: float, answer: float, today: datetime) -> float:
    return answer + NEAR * cosine + TRUST * present(fact, today) - OVER * bool(fact.valid_to)
