"""A new statement beside what is known: it says the same, or more, or something else, or that it has changed.

The nearest known facts (by embedding) are put before the profiler one by one, older and newer; the surest answer
other than "unrelated" is acted on. What is superseded is kept with the time at which it ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assistant.profile.acquaintances import called, told_of
from assistant.profile.confidence import raised
from assistant.profile.extract import Candidate
from assistant.profile.matching import CHANGES, Match
from assistant.profile.moves import relations
from assistant.profile.nearest import Nearest
from assistant.profile.rejections import Rejected
from assistant.profile.terms import with_terms, without_terms
from assistant.profile.vectors import packed, unpacked
from assistant.store.facts import ACCEPTED, REPLACES, TERMS, Fact, State
from assistant.store.store import Store
from local_models.encoder import Rows
from local_models.profiler import Profiler

NEAREST = 8
"""Known facts that a new statement is compared with."""
NEAR = 0.1
"""The least cosine of those."""
DOUBT = 0.8
"""What a contradiction leaves of the confidence in the newer statement."""
Outcome = Literal["added", "reinforced", "refined", "superseded", "rejected", "history"]


@dataclass(frozen=True, slots=True)
class Said:
    """When a statement was made (ISO 8601 in UTC), and in which message; None for what the user told directly."""

    time: str
    message: int | None = None


@dataclass(frozen=True, slots=True)
class _Taken:
    """What became of a statement, and the number of the fact that now says it."""

    outcome: Outcome
    fact: int


class Consolidator:
    """Takes statements into the profile of one store. Every call is part of the caller's transaction."""

    def __init__(self, store: Store, profiler: Profiler, accept_above: float | None) -> None:
        self._store, self._profiler, self._accept_above = store, profiler, accept_above
        self._rejected = Rejected(store)
        self._know()

    @property
    def people(self) -> set[str]:
        """What the people may be called whom the user has told of."""
        return {word for fact in self._facts.values() for word in called(fact.fields) | told_of(fact.text)}

    def take(self, candidate: Candidate, vector: Rows, said: Said) -> Outcome:
        """Let one statement of a message change the profile, and say how. `vector` is its embedding, length 1."""
        if self._rejected.holds(candidate.text, candidate.kind, candidate.category):
            return "rejected"
        return self._taken(candidate, vector, said).outcome

    def tell(self, candidate: Candidate, vector: Rows, said: Said) -> Fact:
        """Let a statement that the user makes directly change the profile; the fact that says it.

        It is accepted at once, also if it had been rejected.
        """
        return self._store.facts.get(self._taken(candidate, vector, said).fact)

    def _know(self) -> None:
        """Read what is known. What was read before words were forgotten may hold them still."""
        self._since = self._store.forgetting.times
        self._facts: dict[int, Fact] = {fact.id: fact for fact in self._store.facts.list(over=True)}
        self._said = self._store.facts.last_said()
        self._vectors = Nearest()
        for fact in self._facts.values():
            self._vectors.put(fact.id, unpacked([fact.vector])[0])

    def _taken(self, candidate: Candidate, vector: Rows, said: Said) -> _Taken:
        if self._store.forgetting.times != self._since:
            self._know()
        matches = self._matches(candidate, vector, said.time)
        if not matches:
            return _Taken("added", self._add(candidate, vector, said).id)
        return self._act(matches, candidate, vector, said)

    def _act(self, matches: Sequence[Match], candidate: Candidate, vector: Rows, said: Said) -> _Taken:
        """Do what the surest relation asks for; a change ends all that it is about."""
        old, name = matches[0].fact, matches[0].relation.name
        earlier = said.time < matches[0].said
        told = said.message is None
        repeats = name == "same" and (matches[0].repeats(candidate) or self._is_settled(old, said))
        if (repeats and not told) or (earlier and name in {"same", "refines"}):
            self._reinforce(old, candidate, said)
            return _Taken("reinforced", old.id)
        if name in {"same", "refines"} and not self._is_settled(old, said):
            self._refine(old, candidate, vector, said)
            return _Taken("refined", old.id)
        if earlier:  # it was said before what is known, which has ended it
            return _Taken("history", self._add(candidate, vector, said, over=old.valid_from or matches[0].said).id)
        return _Taken("superseded", self._replace(matches, candidate, vector, said).id)

    def _replace(self, matches: Sequence[Match], candidate: Candidate, vector: Rows, said: Said) -> Fact:
        """The new fact, in place of those it ends. What the user accepted stands until they accept this one."""
        first, *others = matches
        later = (m for m in others if m.relation.name in CHANGES and m.said <= said.time)
        ended = [first, *later]
        doubt = DOUBT if first.relation.name == "contradicts" else 1.0
        asks = any(self._is_settled(match.fact, said) for match in ended)
        new = self._add(candidate, vector, said, doubt=doubt, asks=asks)
        for match in ended:
            if match.fact.state == "accepted" and new.state == "proposed":
                self._store.facts.note(new.id, REPLACES, other=match.fact.id)
            else:
                self._end(match.fact, new, match.relation.name, said.time)
        return new

    def _is_settled(self, fact: Fact, said: Said) -> bool:
        """Whether the user has given their word for a fact, so that a message alone changes nothing in it."""
        if said.message is None or fact.state != "accepted":
            return False
        return fact.origin == "user" or any(
            change.event == ACCEPTED for change in self._store.facts.history(fact.id)
        )

    def _matches(self, candidate: Candidate, vector: Rows, time: str) -> list[Match]:
        """The known facts that the statement says something about, the surest first."""
        near = self._near(vector)
        times = [self._time_of(fact) for fact in near]
        pairs = [
            (candidate.text, fact.text) if time < said else (fact.text, candidate.text)
            for fact, said in zip(near, times, strict=True)
        ]
        found = [
            Match(fact, said, relation, self._vectors.cosine(fact.id, vector))
            for fact, said, relation in zip(near, times, relations(self._profiler, pairs), strict=True)
        ]
        sure = [match for match in found if match.is_sure(candidate, time)]
        return sorted(sure, key=lambda match: match.relation.chance("unrelated"))

    def _near(self, vector: Rows) -> list[Fact]:
        """The known facts nearest to the statement, as they are now: the user may change them during a build."""
        ids = self._vectors.near(vector, NEAREST, NEAR)
        there = {fact.id: fact for fact in self._store.facts.among(ids) if fact.state != "superseded"}
        for id in ids:
            if id not in there:
                self._drop(id)
            elif there[id] != self._facts[id]:
                self._facts[id] = there[id]
                self._vectors.put(id, unpacked([there[id].vector])[0])
        return [there[id] for id in ids if id in there]

    def _time_of(self, fact: Fact) -> str:
        """When a fact was last said, in a message or by the user directly; not when it was accepted."""
        return fact.confirmed if fact.origin == "user" else self._said.get(fact.id, fact.confirmed)

    def _add(
        self,
        candidate: Candidate,
        vector: Rows,
        said: Said,
        *,
        doubt: float = 1.0,
        asks: bool = False,
        over: str | None = None,
    ) -> Fact:
        """A new fact. With `asks` it waits for the user's word however sure it is; `over` is when it ended."""
        confidence = candidate.confidence * doubt
        ended = over or (said.time if candidate.ended else None)
        state: State = "proposed" if asks else self._state(confidence, said)
        fields = candidate.fields if state == "accepted" or not over else without_terms(candidate.fields)
        fact = self._store.facts.add(
            text=candidate.text, category=candidate.category, kind=candidate.kind, confidence=confidence,
            state="superseded" if over else state, vector=packed(vector),
            situation=candidate.situation, fields=fields,
            origin="user" if said.message is None else "message",
            valid_from=None if candidate.ended else said.time, valid_to=ended, confirmed=said.time,
        )  # fmt: skip
        self._rest(fact, candidate, said)
        if not over:
            self._facts[fact.id] = fact
            self._vectors.put(fact.id, vector)
        return fact

    def _reinforce(self, old: Fact, candidate: Candidate, said: Said) -> None:
        independent = not self._store.facts.rests_on(old.id, said.message)
        self._rest(old, candidate, said)
        if independent:
            self._store.facts.note(old.id, "confirmed")
            self._change(
                old, confidence=raised(old.confidence, candidate.confidence),
                fields=_joined(old, candidate, old.fields),
                confirmed=max(old.confirmed, said.time), **_accepted(said),
            )  # fmt: skip

    def _refine(self, old: Fact, candidate: Candidate, vector: Rows, said: Said) -> None:
        self._store.facts.note(old.id, "refined", text=old.text)
        self._rest(old, candidate, said)
        self._vectors.put(old.id, vector)
        self._change(
            old, text=candidate.text, vector=packed(vector),
            fields=_joined(old, candidate, {**old.fields, **candidate.fields}),
            confidence=raised(old.confidence, candidate.confidence), confirmed=max(old.confirmed, said.time),
            **_accepted(said),
        )  # fmt: skip

    def _rest(self, fact: Fact, candidate: Candidate, said: Said) -> None:
        self._said[fact.id] = max(self._said.get(fact.id, said.time), said.time)
        if said.message is not None:
            self._store.facts.rest_on(fact.id, said.message, candidate.start, candidate.end)

    def _end(self, old: Fact, new: Fact, event: str, time: str) -> None:
        """The old fact held until now."""
        fields = old.fields if old.state == "accepted" else without_terms(old.fields)
        self._store.facts.change(old.id, state="superseded", valid_to=time, fields=fields)
        self._store.facts.note(old.id, event, other=new.id)
        self._drop(old.id)

    def _drop(self, id: int) -> None:
        self._facts.pop(id, None)
        self._vectors.drop(id)

    def _change(self, fact: Fact, **values: object) -> None:
        self._store.facts.change(fact.id, **values)
        self._facts[fact.id] = self._store.facts.get(fact.id)

    def _state(self, confidence: float, said: Said) -> State:
        sure = self._accept_above is not None and confidence >= self._accept_above
        return "accepted" if sure or said.message is None else "proposed"


def _joined(old: Fact, candidate: Candidate, fields: dict[str, Any]) -> dict[str, Any]:
    """These fields with the terms of both."""
    return with_terms(with_terms(fields, old.fields.get(TERMS, {})), candidate.fields.get(TERMS, {}))


def _accepted(said: Said) -> dict[str, str]:
    """What changes, besides, in a fact that the user says again directly."""
    return {"state": "accepted", "origin": "user"} if said.message is None else {}
