"""A new statement beside what is known: it says the same, or more, or something else, or that it has changed.

The nearest known facts (by embedding) are put before the profiler one by one, older and newer; the surest answer
other than "unrelated" is acted on. What is superseded is kept with the time at which it ended.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from assistant.profile.confidence import raised
from assistant.profile.extract import Candidate
from assistant.profile.rejections import Rejected
from assistant.profile.vectors import packed, unpacked
from assistant.store.facts import Fact, State
from assistant.store.store import Store
from local_models.encoder import Rows
from local_models.profiler import Profiler, Relation

NEAREST = 8
"""Known facts that a new statement is compared with."""
NEAR = 0.2
"""The least cosine of those."""
SURE = 0.5
"""The least probability of a relation that is acted on."""
DOUBT = 0.8
"""What a contradiction leaves of the confidence in the newer statement."""
Outcome = Literal["added", "reinforced", "refined", "superseded", "rejected", "history"]


@dataclass(frozen=True, slots=True)
class Said:
    """When a statement was made (ISO 8601 in UTC), and in which message; None for what the user told directly."""

    time: str
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a statement, and the fact that now says it (None for one that is rejected)."""

    outcome: Outcome
    fact: int | None


@dataclass(frozen=True, slots=True)
class _Match:
    fact: Fact
    relation: Relation


class Consolidator:
    """Takes statements into the profile of one store. Every call is part of the caller's transaction."""

    def __init__(self, store: Store, profiler: Profiler, accept_above: float | None) -> None:
        self._store, self._profiler, self._accept_above = store, profiler, accept_above
        self._rejected = Rejected(store)
        self._facts: dict[int, Fact] = {fact.id: fact for fact in store.facts.list()}
        self._vectors: dict[int, Rows] = dict(
            zip(self._facts, unpacked([fact.vector for fact in self._facts.values()]), strict=True)
        )

    def take(self, candidate: Candidate, vector: Rows, said: Said) -> Taken:
        """Let one statement change the profile, and say how. `vector` is its embedding, of length 1.

        What the user tells directly is accepted at once, also if it had been rejected.
        """
        if said.message is not None and self._rejected.holds(candidate.text, candidate.kind, candidate.category):
            return Taken("rejected", None)
        match = self._match(candidate, vector, said.time)
        if match is None:
            return Taken("added", self._add(candidate, vector, said).id)
        return self._act(match, candidate, vector, said)

    def _act(self, match: _Match, candidate: Candidate, vector: Rows, said: Said) -> Taken:
        old, name = match.fact, match.relation.name
        if name == "same":
            self._reinforce(old, candidate, said)
            return Taken("reinforced", old.id)
        if name == "refines":
            self._refine(old, candidate, vector, said)
            return Taken("refined", old.id)
        if said.time < old.confirmed:  # it was said before what is known: it is the older of the two
            return Taken("history", self._add(candidate, vector, said, over=old.valid_from or old.confirmed).id)
        doubt = DOUBT if name == "contradicts" else 1.0
        new = self._add(candidate, vector, said, doubt=doubt)
        self._end(old, new, name, said.time)
        return Taken("superseded", new.id)

    def _match(self, candidate: Candidate, vector: Rows, time: str) -> _Match | None:
        """The known fact that the statement says most surely something about, if there is one."""
        near = [fact for fact in self._nearest(vector) if _same_situation(fact.situation, candidate.situation)]
        pairs = [
            (candidate.text, fact.text) if time < fact.confirmed else (fact.text, candidate.text) for fact in near
        ]
        related = self._profiler.relate(pairs)
        found = [_Match(fact, relation) for fact, relation in zip(near, related, strict=True)]
        certain = [
            each
            for each in found
            if each.relation.chance("unrelated") < SURE and each.relation.name != "unrelated"
        ]
        return max(certain, key=lambda each: 1 - each.relation.chance("unrelated"), default=None)

    def _nearest(self, vector: Rows) -> list[Fact]:
        if not self._facts:
            return []
        ids = list(self._facts)
        cosines = np.stack([self._vectors[id] for id in ids]) @ vector
        order = np.argsort(-cosines)[:NEAREST]
        return [self._facts[ids[int(at)]] for at in order if cosines[at] >= NEAR]

    def _add(
        self, candidate: Candidate, vector: Rows, said: Said, *, doubt: float = 1.0, over: str | None = None
    ) -> Fact:
        confidence = candidate.confidence * doubt
        ended = over or (said.time if candidate.ended else None)
        fact = self._store.facts.add(
            text=candidate.text, category=candidate.category, kind=candidate.kind, confidence=confidence,
            state=self._state(confidence, said), vector=packed(vector), situation=candidate.situation,
            origin="user" if said.message is None else "message", fields=candidate.fields,
            valid_from=None if candidate.ended else said.time, valid_to=ended, confirmed=said.time,
        )  # fmt: skip
        self._rest(fact, candidate, said)
        if not ended:
            self._keep(fact, vector)
        return fact

    def _reinforce(self, old: Fact, candidate: Candidate, said: Said) -> None:
        independent = all(evidence.message != said.message for evidence in self._store.facts.evidence(old.id))
        self._rest(old, candidate, said)
        if independent:
            self._store.facts.note(old.id, "confirmed")
            self._change(
                old, confidence=raised(old.confidence, candidate.confidence),
                confirmed=max(old.confirmed, said.time), **_accepted(said),
            )  # fmt: skip

    def _refine(self, old: Fact, candidate: Candidate, vector: Rows, said: Said) -> None:
        self._store.facts.note(old.id, "refined", text=old.text)
        self._rest(old, candidate, said)
        self._vectors[old.id] = vector
        self._change(
            old, text=candidate.text, vector=packed(vector), fields={**old.fields, **candidate.fields},
            confidence=raised(old.confidence, candidate.confidence), confirmed=max(old.confirmed, said.time),
            **_accepted(said),
        )  # fmt: skip

    def _rest(self, fact: Fact, candidate: Candidate, said: Said) -> None:
        if said.message is not None:
            self._store.facts.rest_on(fact.id, said.message, candidate.start, candidate.end)

    def _end(self, old: Fact, new: Fact, event: str, time: str) -> None:
        """The old fact held until now. What the user accepted stands until they accept what replaces it."""
        if old.state == "accepted" and new.state == "proposed":
            self._store.facts.change(new.id, fields={**new.fields, "replaces": old.id})
            self._store.facts.note(new.id, event, other=old.id)
            return
        self._store.facts.change(old.id, state="superseded", valid_to=time)
        self._store.facts.note(old.id, event, other=new.id)
        self._facts.pop(old.id, None)
        self._vectors.pop(old.id, None)

    def _change(self, fact: Fact, **values: object) -> None:
        self._store.facts.change(fact.id, **values)
        self._facts[fact.id] = self._store.facts.get(fact.id)

    def _keep(self, fact: Fact, vector: Rows) -> None:
        self._facts[fact.id], self._vectors[fact.id] = fact, vector

    def _state(self, confidence: float, said: Said) -> State:
        sure = self._accept_above is not None and confidence >= self._accept_above
        return "accepted" if sure or said.message is None else "proposed"


def _accepted(said: Said) -> dict[str, str]:
    """What changes, besides, in a fact that the user says again directly."""
    return {"state": "accepted", "origin": "user"} if said.message is None else {}


def _same_situation(one: str | None, other: str | None) -> bool:
    """Whether two statements can be about the same: not if each names a situation of its own, or only one does."""
    return (one or "").casefold() == (other or "").casefold()
