"""What goes with a question: the facts and messages that matter for it, and the digest, within a budget.

The local model gets them in its system prompt. A cloud model gets accepted facts only where the user has switched
that on, as part of the text that is rewritten, verified and shown: what the rules hide is hidden in them, too.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from assistant.profile.digest import LETTERS_A_TOKEN, Digest, digest
from assistant.profile.knowing import Known
from assistant.store.facts import CURRENT
from assistant.store.messages import Message
from assistant.store.store import Store

if TYPE_CHECKING:
    from assistant.profile.recall import RecallHit

FAR = 0.2
"""The least nearness of a fact that goes with a question about the user."""
FACTS, MESSAGES = 6, 4
"""The most that go with a question."""
_LONGEST = 300
"""Letters of a message that go along."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What goes with one question: the facts and messages that matter, and the digest's other lines."""

    facts: tuple[Known, ...] = ()
    messages: tuple[Message, ...] = ()
    digest: Digest = field(default_factory=Digest)

    @property
    def known(self) -> tuple[int, ...]:
        """The numbers of all facts that it tells."""
        return (
            *(known.fact.id for known in self.facts),
            *(fact for line in self.digest.lines for fact in line.facts),
        )

    @property
    def text(self) -> str:
        """What the model reads, "" for nothing."""
        parts = [self.digest.text] if self.digest.lines else []
        parts += [_dated(known) for known in self.facts]
        if self.messages:
            parts.append("Said earlier:")
            parts += [
                f"{message.time[:10]} {_who(message)}: {message.text[:_LONGEST]}" for message in self.messages
            ]
        return "\n".join(parts)

    @property
    def tokens(self) -> int:
        """About how many tokens it takes."""
        return len(self.text) // LETTERS_A_TOKEN


@dataclass(frozen=True, slots=True)
class Off:
    """What the user switched off for a question: facts and messages, by their numbers."""

    facts: frozenset[int] = frozenset()
    messages: frozenset[int] = frozenset()


NOTHING_OFF = Off()


class Finder(Protocol):
    """Finds what matters for a question."""

    def is_personal(self, question: str) -> bool:
        """Whether the question needs a look into what is stored."""
        ...

    def facts(self, question: str, k: int) -> list[Known]:
        """The facts that matter most."""
        ...

    def messages(self, question: str, k: int, conversation: int) -> list[Message]:
        """The messages of other conversations that matter most, none where none fits."""
        ...

    def alike(self, query: str, k: int) -> "list[RecallHit]":
        """The messages that are most like `query`, in words and in meaning."""
        ...


class Memory:
    """Remembers for the questions of one store, in at most `budget` tokens each. `finder` is made when needed."""

    def __init__(self, store: Store, finder: Callable[[], Finder], budget: int) -> None:
        self._store, self._finder, self._budget = store, finder, budget

    def for_question(self, text: str, conversation: int, off: Off = NOTHING_OFF) -> Remembered:
        """What goes with `text` to the local model, but for what is switched off."""
        if self._budget == 0 or not (self._knows_facts() or self._store.messages.exist_before(conversation)):
            return Remembered()
        finder = self._finder()
        personal = finder.is_personal(text)
        facts = [
            known
            for known in finder.facts(text, FACTS)
            if known.fact.id not in off.facts and (known.matters or (personal and known.near >= FAR))
        ]
        if not personal:
            return self._fitting(Remembered(tuple(facts)))
        said = finder.messages(text, MESSAGES + len(off.messages), conversation)
        kept = [message for message in said if message.id not in off.messages][:MESSAGES]
        told = off.facts.union(known.fact.id for known in facts)
        rest = [line for line in digest(self._store).lines if told.isdisjoint(line.facts)]
        return self._fitting(Remembered(tuple(facts), tuple(kept), Digest(tuple(rest))))

    def for_cloud(self, text: str, off: Off = NOTHING_OFF) -> Remembered:
        """The accepted facts that matter for a question to the cloud; the rules say what of them leaves."""
        if self._budget == 0 or not self._knows_facts():
            return Remembered()
        known = [each for each in self._finder().facts(text, FACTS) if each.fact.state == "accepted"]
        matter = (each for each in known if each.matters and each.fact.id not in off.facts)
        return self._fitting(Remembered(tuple(matter)))

    def alike(self, query: str, k: int) -> "list[RecallHit]":
        """The messages that are most like `query`, for a search. Raises ModelError and StoreError."""
        return self._finder().alike(query, k)

    def _knows_facts(self) -> bool:
        return any(self._store.facts.count(state) for state in CURRENT)

    def _fitting(self, whole: Remembered) -> Remembered:
        """As much as the budget holds: messages go first, then the digest, then the facts that matter least."""
        for part in _smaller(whole):
            if part.tokens <= self._budget:
                return part
        return Remembered()


def _smaller(whole: Remembered) -> Iterator[Remembered]:
    for count in range(len(whole.messages), -1, -1):
        yield replace(whole, messages=whole.messages[:count])
    for count in range(len(whole.facts), -1, -1):
        yield Remembered(whole.facts[:count])


def with_facts(question: str, store: Store, known: Sequence[Known]) -> str:
    """The question with what goes along to the cloud: the latest words of the user's that each fact rests on."""
    said = dict.fromkeys(words for each in known for words in _own_words(store, each))
    return f"{question}\n\nNotes about me: {' '.join(said)}" if said else question


def noted(store: Store, known: Sequence[int], recalled: Sequence[int] = ()) -> dict[str, list[int]]:
    """What the ledger notes of a request with these facts and recalled messages: their numbers.

    Where one is forgotten, so are the words of the request. What facts rest on counts as `recalled`, too.
    """
    facts = [fact.id for fact in store.facts.among(known)]
    quoted = (evidence.message for fact in facts for evidence in store.facts.evidence(fact))
    numbers = {"recalled": sorted({*recalled, *quoted}), "known": facts}
    return {name: some for name, some in numbers.items() if some}


def _own_words(store: Store, known: Known) -> list[str]:
    if known.fact.origin == "user":
        return [known.fact.text]
    return [f"{evidence.quote.rstrip('.!')}." for evidence in store.facts.evidence(known.fact.id)[-1:]]


def _dated(known: Known) -> str:
    fact = known.fact
    if fact.valid_to:
        return f"{fact.text} (said on {fact.valid_to[:10]})"
    return fact.text


def _who(message: Message) -> str:
    if message.role == "user":
        return "user"
    return message.author or message.role
