"""A known fact beside a new statement: whether the one says something about the other that is acted on."""

from dataclasses import dataclass

from assistant.profile.extract import Candidate
from assistant.profile.situations import is_time
from assistant.profile.statements import content_words, stems
from assistant.store.facts import Fact
from local_models.profiler import Relation

SURE = 0.5
"""From this probability on that two statements have nothing to do with each other, nothing is done."""
ACROSS = 0.2
"""The same where one of the two holds in some situation only."""
LIKE, SHARED = 0.75, 0.6
"""From which cosine, or from which share of the words, two statements may be joined in one."""
CHANGED, ENDS, OPPOSED = 0.75, 0.25, 0.45
"""From which probability a statement ends another; from which cosine on it does so if it is of another category,
and if it only contradicts."""
CHANGES = frozenset({"supersedes", "contradicts"})


@dataclass(frozen=True, slots=True)
class Match:
    """A known fact beside the new statement. `said` is when it was last said."""

    fact: Fact
    said: str
    relation: Relation
    cosine: float

    def is_sure(self, candidate: Candidate, time: str) -> bool:
        """Whether it is acted on. What is said in one breath holds together, but for what is said twice."""
        if self.relation.name == "unrelated" or (time == self.said and not self.repeats(candidate)):
            return False
        return self.relation.chance("unrelated") < bound(self.fact, candidate) and self._is_about_it(candidate)

    def repeats(self, candidate: Candidate) -> bool:
        """Whether the statement is the same and has no word of its own: "data team" for "sales team" is one."""
        return self.relation.name == "same" and not stems(candidate.text) - stems(self.fact.text)

    def _is_about_it(self, candidate: Candidate) -> bool:
        """Whether two statements are near enough for that: nothing the user said may be lost in another thing."""
        if self.relation.name in CHANGES:
            return self._is_change(candidate)
        old, new = set(content_words(self.fact.text)), set(content_words(candidate.text))
        kept = len(old) if self.relation.name == "refines" else min(len(old), len(new))
        return self.cosine >= LIKE or len(old & new) >= SHARED * kept

    def _is_change(self, candidate: Candidate) -> bool:
        """Whether one ends the other: surely, and about the same; nearer in meaning if it only contradicts."""
        chance = changed(self.relation)
        if self.relation.name == "contradicts":
            return chance >= CHANGED and self.cosine >= OPPOSED
        return chance >= CHANGED and (self.fact.category == candidate.category or self.cosine >= ENDS)


def bound(old: Fact, new: Candidate | Fact) -> float:
    """Below which chance of "unrelated" a relation between the two counts.

    Preferences that name different situations hold side by side; a routine may move to another day.
    """
    one, other = old.situation, new.situation
    if (one or "").casefold() == (other or "").casefold():
        return SURE
    if one is None or other is None:
        return ACROSS
    moved = old.kind == new.kind == "routine" and is_time(one) and is_time(other)
    return SURE if moved else 0.0


def changed(relation: Relation) -> float:
    """How probably the newer statement is what the older has changed to, or denies it."""
    return relation.chance("supersedes") + relation.chance("contradicts")
