"""Finding words in everything that is kept: titles of conversations, facts, messages; and what is like it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.highlighting import Piece, Term, has_all, piece, terms
from assistant.store.conversations import Conversation
from assistant.store.facts import Evidence, Fact
from assistant.store.messages import Message
from assistant.store.store import Store

if TYPE_CHECKING:
    from assistant.profile.recall import RecallHit

MOST = 100
"""Messages that are shown of those found."""
MOST_OTHERS = 8
"""Titles, and facts, and messages like in meaning, that are shown."""
PIECE = 220
"""Characters of a message that are shown."""
_PAGE = 5000

Alike = Callable[[str, int], "Sequence[RecallHit]"]
"""Gives so many messages that are like a query in meaning, the best first."""


@dataclass(frozen=True, slots=True)
class TitleHit:
    """A conversation whose title has the words."""

    conversation: Conversation
    piece: Piece


@dataclass(frozen=True, slots=True)
class FactHit:
    """A fact that has the words, and the latest message that it rests on, if it rests on any."""

    fact: Fact
    piece: Piece
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class MessageHit:
    """A message that has the words, and its conversation.

    `shown` is the number of the message to go to: of a reply that was set aside it is the version in view.
    """

    message: Message
    conversation: Conversation
    piece: Piece
    shown: int


@dataclass(frozen=True, slots=True)
class Results:
    """What a query found, the best of each kind first.

    `sought`: there was a word to look for. `more`: there are messages beyond those.
    """

    query: str
    sought: bool = False
    titles: tuple[TitleHit, ...] = ()
    facts: tuple[FactHit, ...] = ()
    messages: tuple[MessageHit, ...] = ()
    more: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.titles or self.facts or self.messages)


class Search:
    """Searches one store. For any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def words(self, query: str) -> Results:
        """Everything that has every word of `query`, or a word that begins so. Raises StoreError.

        Single letters are no words: too much begins with them.
        """
        wanted = [term for term in terms(query) if not _is_letter(term)]
        if not wanted:
            return Results(query)
        having = self._store.messages.search(_asked(query), MOST + 1)
        found = self._with_places(having[:MOST], wanted)
        return Results(query, True, self._titles(wanted), self._facts(wanted), found, len(having) > MOST)

    def alike(self, query: str, alike: Alike, known: Results) -> tuple[MessageHit, ...]:
        """Messages that are like the query in meaning, and are not among those `known`. Raises ModelError."""
        from assistant.profile.recall import FITS

        there = {hit.message.id for hit in known.messages}
        found = alike(query, MOST_OTHERS + len(there))
        hits = [hit for hit in found if hit.score >= FITS and hit.message.id not in there]
        return self._with_places([hit.message for hit in hits[:MOST_OTHERS]], terms(query))

    def _titles(self, wanted: Sequence[Term]) -> tuple[TitleHit, ...]:
        """The latest conversations whose title has the words."""
        all_ = [each for page in self._pages() for each in page if not each.deleted]
        having = [each for each in all_ if each.title and has_all(each.title, wanted)]
        having.sort(key=lambda each: each.updated, reverse=True)
        return tuple(TitleHit(each, piece(each.title or "", wanted, PIECE)) for each in having[:MOST_OTHERS])

    def _pages(self) -> list[list[Conversation]]:
        pages: list[list[Conversation]] = []
        while not pages or len(pages[-1]) == _PAGE:
            pages.append(self._store.conversations.every(_PAGE, _PAGE * len(pages)))
        return pages

    def _facts(self, wanted: Sequence[Term]) -> tuple[FactHit, ...]:
        having = [fact for fact in self._store.facts.list(over=True) if has_all(fact.text, wanted)]
        having.sort(key=lambda fact: (fact.valid_to is None, fact.confirmed), reverse=True)
        return tuple(self._fact(fact, wanted) for fact in having[:MOST_OTHERS])

    def _fact(self, fact: Fact, wanted: Sequence[Term]) -> FactHit:
        evidence = self._store.facts.evidence(fact.id)
        return FactHit(fact, piece(fact.text, wanted, PIECE), evidence[-1] if evidence else None)

    def _with_places(self, messages: Sequence[Message], wanted: Sequence[Term]) -> tuple[MessageHit, ...]:
        """The messages with their conversations, but for copies of others, and what is to be erased."""
        originals = {message.id for message in messages}
        numbers = list({message.conversation for message in messages})
        places = {each.id: each for each in self._store.conversations.among(numbers) if not each.deleted}
        return tuple(
            MessageHit(
                message, places[message.conversation], piece(message.text, wanted, PIECE), self._shown(message)
            )
            for message in messages
            if message.conversation in places and message.copy_of not in originals
        )

    def _shown(self, message: Message) -> int:
        if not message.set_aside:
            return message.id
        versions = self._store.messages.versions(message.id)
        return next((version.id for version in versions if not version.set_aside), message.id)


def _is_letter(term: Term) -> bool:
    """Whether a term is a single letter or digit. In scripts such as Chinese one is a word."""
    return len(term) == 1 and len(term[0]) == 1 and term[0].isascii()


def _asked(query: str) -> str:
    """The query without its single letters."""
    parts = query.replace("\0", " ").split()
    return " ".join(part for part in parts if not all(map(_is_letter, terms(part))))
