"""From records to the store: a few hundred at a time, each message once, to be gone on with after a crash."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from assistant.imports.record import Malformed, Record
from assistant.store.clock import now
from assistant.store.imports import Incoming
from assistant.store.store import Store
from assistant.titling import rule_title

_MESSAGES, _CHARACTERS = 500, 1 << 20
"""How much goes into one transaction at most."""
_TITLES = 10
"""How many of the conversations a preview names."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What of an export is used: titles that hold all these words, from one day (YYYY-MM-DD) to another.

    `without` are the keys, as a Preview tells them, of conversations that are left out.
    """

    words: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    without: frozenset[bytes] = frozenset()

    def takes(self, record: Record) -> bool:
        """Whether the record is used. A message without a time is in no span of days."""
        title = (record.title or record.conversation).casefold()
        if not all(word.casefold() in title for word in self.words):
            return False
        if not (self.since or self.until):
            return True
        day = (record.time or "")[:10]
        return bool(day) and (self.since or day) <= day <= (self.until or day)


@dataclass(slots=True)
class Counts:
    """What an import, so far, has come to. `places` are those of the malformed records, with what is wrong there.

    `stopped` says that it was stopped before the end of the file.
    """

    added: int = 0
    known: int = 0
    malformed: int = 0
    conversations: int = 0
    left_out: int = 0
    number: int | None = None
    places: list[str] = field(default_factory=list)
    stopped: bool = False

    def note(self, malformed: Malformed) -> None:
        """Count a record that can't be read."""
        self.malformed += 1
        self.places.append(": ".join(filter(None, (malformed.where, malformed.why))))


@dataclass(slots=True)
class Talk:
    """One conversation that is there to be imported. `first` and `last` are times, ISO 8601 in UTC."""

    title: str
    first: str
    last: str
    messages: int = 0


@dataclass(slots=True)
class Preview:
    """What is there to be imported; nothing of it is stored. `first` and `last` are times, ISO 8601 in UTC.

    `conversations` has each one by its key.
    """

    messages: int = 0
    own: int = 0
    first: str | None = None
    last: str | None = None
    counts: Counts = field(default_factory=Counts)
    titles: list[str] = field(default_factory=list)
    conversations: dict[bytes, Talk] = field(default_factory=dict)


def bring_in(
    store: Store,
    source: str,
    name: str,
    items: Iterator[Record | Malformed],
    choice: Choice,
    after_batch: Callable[[Counts], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Counts:
    """Store what is new among `items`, in their order. Raises SottoError.

    If this ends before its time, what was stored stays; the same call again goes on from there. Once `stop` says
    so, it ends after the conversation that it is in; mails come in the order of time, so it ends after a mail.
    """
    counts = Counts()
    first, items = _first(source, items)
    for batch in _batches(source, items, choice, counts, stop):
        counts.number = counts.number or store.imports.begin(source, name, first)
        added = store.imports.add(counts.number, batch)
        counts.added += added.messages
        counts.known += len(batch) - added.messages
        counts.conversations += added.conversations
        after_batch(counts)
    if counts.number is not None and not counts.stopped:
        store.imports.finish(counts.number, counts.known, counts.malformed)
    return counts


def _first(source: str, items: Iterator[Record | Malformed]) -> tuple[bytes, Iterator[Record | Malformed]]:
    """The key of the first message, which tells the file again whatever is chosen of it; and all the items."""
    seen: list[Record | Malformed] = []
    for item in items:
        seen.append(item)
        if isinstance(item, Record):
            return _key(source, item), chain(seen, items)
    return b"", iter(seen)


def preview(
    source: str,
    items: Iterator[Record | Malformed],
    choice: Choice,
    after: Callable[[Counts], None] = lambda _: None,
) -> Preview:
    """What `items` hold. Raises SottoError if they can't be read."""
    found = Preview()
    for batch in _batches(source, items, choice, found.counts):
        for incoming in batch:
            _look(found, incoming)
        after(found.counts)
    return found


def _look(found: Preview, incoming: Incoming) -> None:
    found.messages += 1
    found.own += incoming.role == "user"
    found.first = min(found.first or incoming.time, incoming.time)
    found.last = max(found.last or incoming.time, incoming.time)
    talk = found.conversations.get(incoming.conversation_key)
    if talk is None:
        talk = Talk(incoming.title or "", incoming.time, incoming.time)
        found.conversations[incoming.conversation_key] = talk
        if len(found.titles) < _TITLES and incoming.title:
            found.titles.append(incoming.title)
    talk.messages += 1
    talk.first, talk.last = min(talk.first, incoming.time), max(talk.last, incoming.time)


def _batches(
    source: str,
    items: Iterator[Record | Malformed],
    choice: Choice,
    counts: Counts,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[list[Incoming]]:
    began = now()
    batch: list[Incoming] = []
    size = 0
    for item in _until_stopped(items, counts, stop):
        if isinstance(item, Malformed):
            counts.note(item)
        elif not choice.takes(item) or _digest(source, item.conversation) in choice.without:
            counts.left_out += 1
        else:
            batch.append(_incoming(source, item, began))
            size += len(item.text)
        if len(batch) >= _MESSAGES or size >= _CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _until_stopped(
    items: Iterator[Record | Malformed], counts: Counts, stop: Callable[[], bool]
) -> Iterator[Record | Malformed]:
    """The items until `stop` says so and a conversation is whole."""
    inside = ""
    for item in items:
        if isinstance(item, Record):
            if item.conversation != inside and stop():
                counts.stopped = True
                return
            inside = item.conversation
        yield item


def _incoming(source: str, record: Record, began: str) -> Incoming:
    """The record as the store takes it. Without a title, the conversation is called by its opening words."""
    return Incoming(
        _key(source, record),
        _digest(source, record.conversation),
        None if record.conversation == "null" else record.conversation,
        record.id,
        record.role,
        record.text,
        record.time or began,
        rule_title(record.title or record.text),
        record.author,
    )


def _key(source: str, record: Record) -> bytes:
    """What tells the record's message apart from all others."""
    return _digest(source, *((record.identity,) if record.identity else (record.conversation, record.id)))


def _digest(*words: str | None) -> bytes:
    """16 bytes that stand for `words`, whatever characters are in them."""
    pieces = [(word or "").encode("utf-8", "surrogatepass") for word in words]
    whole = b"".join(len(piece).to_bytes(8, "big") + piece for piece in pieces)
    return hashlib.blake2b(whole, digest_size=16).digest()
