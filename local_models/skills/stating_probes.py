"""The probes of the skill of stating: clauses as people type them, and what a statement of each must hold."""

import re
from dataclasses import dataclass

from local_models.llm import Cancel, LocalModel
from local_models.skills.stating import stated

_WORD = re.compile(r"[^\W\d_]+|\d+")
_FIRST = re.compile(r"\b(?:i|me|my|mine|we|our|lol|haha|yeah|well|btw)\b", re.IGNORECASE)
_PLAIN = frozenset(
    """
    you your are is was were have has had been be do does a an the in at of to for and with that it on by as there
    not no any from who whose s re ve
    """.split()  # noqa: SIM905 - a list of words reads best on long lines
)


@dataclass(frozen=True, slots=True)
class Said:
    """A clause to be stated: each of `needed` must be in the statement, and no word that the clause lacks."""

    clause: str
    needed: tuple[str, ...]

    def passed(self, model: LocalModel, cancel: Cancel | None = None) -> bool:
        """Whether the model states it. Raises ModelError."""
        return self.passes(stated(model, self.clause, cancel))

    def passes(self, answer: str) -> bool:
        """Whether `answer` is one sentence to the person that says it and adds nothing."""
        begins = re.match(r"Your?\b", answer) is not None and not re.search(r"[.!?]\s+\w", answer)
        kept = all(word.lower() in answer.lower() for word in self.needed)
        return begins and kept and not _FIRST.search(answer) and not self._adds(answer)

    def _adds(self, answer: str) -> bool:
        there = {word.lower()[:5] for word in _WORD.findall(self.clause)}
        return any(word.lower()[:5] not in there and word.lower() not in _PLAIN for word in _WORD.findall(answer))


SAID = (
    Said("haha yeah i'm a baker", ("baker",)),
    Said("two kids and a mortgage here", ("two kids", "mortgage")),
    Said("well, grew up on a farm near Bergen", ("grew up", "farm", "Bergen")),
    Said("my brother's a pilot btw", ("brother", "pilot")),
    Said("allergic to peanuts, always have been", ("allergic", "peanuts")),
    Said("Retired now, but taught maths for thirty years.", ("taught maths", "thirty years")),
    Said("never learned to swim, me", ("never learned", "swim")),
    Said("we rent a tiny flat above a bakery", ("rent", "flat", "bakery")),
    Said("lol i hate mondays", ("hate", "mondays")),
    Said("So, every Sunday I call my mother.", ("every Sunday", "call", "mother")),
    Said("been vegan since 2019", ("vegan", "2019")),
    Said("want to run a marathon before I'm forty", ("run a marathon", "forty")),
)
