"""Facts about the user, the words they rest on, and what became of them."""

import builtins
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.store.clock import now
from assistant.store.connections import Connections
from assistant.store.errors import MissingError

State = Literal["proposed", "accepted", "superseded"]
ACCEPTED, REPLACES = "accepted", "replaces"
"""Events: the user accepted the fact; it waits to take the place of another, which stands until it is accepted."""
TERMS = "terms"
"""The field of a fact that keeps the user's own terms, so that detection need not look for them at every start."""
EVERY: tuple[State, ...] = ("proposed", "accepted", "superseded")
CURRENT: tuple[State, ...] = ("proposed", "accepted")
"""The states of what is believed; a rejected fact is deleted, and only digests of its words are kept."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a message that a fact rests on: string offsets, end exclusive, and the words themselves.

    `time` is the message's, ISO 8601 in UTC; `source_id` its own id in the export it came from, a JSON scalar.
    """

    fact: int
    message: int
    start: int
    end: int
    quote: str
    time: str
    conversation: int
    source_id: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about the user.

    `kind` is trait, preference, goal, routine, person or place, `fields` what that kind knows besides (a routine's
    trigger, a person's name). `situation` is when it holds, in the user's words, None for always. `confidence` is
    what the evidence gave when it was last confirmed (`confirmed`), 0 to 1. `origin` is `message`, or `user` for
    what the user typed in. It held from `valid_from` to `valid_to`, each None where that is not known or not so. A
    muted fact is kept and not used. Times are ISO 8601 in UTC. `vector` is the int8 embedding, 384 numbers.
    """

    id: int
    text: str
    category: str
    kind: str
    situation: str | None
    fields: dict[str, Any]
    confidence: float
    state: State
    origin: str
    valid_from: str | None
    valid_to: str | None
    pinned: bool
    muted: bool
    confirmed: str
    created: str
    vector: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened to a fact. `other` is the fact that took part, `text` the wording before it."""

    time: str
    event: str
    other: int | None
    text: str | None


class Facts:
    """The facts of a store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(  # noqa: PLR0913 - one for each column, all by name
        self,
        *,
        text: str,
        category: str,
        kind: str,
        confidence: float,
        state: State,
        vector: bytes,
        origin: str = "message",
        situation: str | None = None,
        fields: dict[str, Any] | None = None,
        valid_from: str | None = None,
        valid_to: str | None = None,
        confirmed: str | None = None,
    ) -> Fact:
        """Add a fact. Give one from a message its evidence in the same transaction. Raises StoreError."""
        time = now()
        made = self._connections.run(
            "INSERT INTO facts (text, category, kind, situation, fields, confidence, state, origin, valid_from, "
            "valid_to, confirmed, created, vector) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                text, category, kind, situation, json.dumps(fields or {}, ensure_ascii=False), confidence, state,
                origin, valid_from, valid_to, confirmed or time, time, vector,
            ],
        )  # fmt: skip
        return self.get(made.lastrowid)

    def get(self, id: int) -> Fact:
        """The fact with this number. Raises MissingError."""
        for row in self._connections.rows("SELECT * FROM facts WHERE id = ?", [id]):
            return _fact(row)
        raise _missing(id)

    def among(self, ids: Sequence[int]) -> builtins.list[Fact]:
        """Those of the facts with these numbers that are there, in the order they were added."""
        marks = ", ".join("?" * len(ids))
        sql = f"SELECT * FROM facts WHERE id IN ({marks}) ORDER BY id"  # noqa: S608 - question marks only
        return [_fact(row) for row in self._connections.rows(sql, builtins.list(ids))]

    def list(self, states: Sequence[State] = CURRENT, *, over: bool = False) -> builtins.list[Fact]:
        """The facts in these states in the order they were added; `over` adds what no longer holds."""
        marks = ", ".join("?" * len(states))
        sql = f"SELECT * FROM facts WHERE state IN ({marks})"  # noqa: S608 - question marks only
        if not over:
            sql += " AND valid_to IS NULL"
        return [_fact(row) for row in self._connections.rows(f"{sql} ORDER BY id", builtins.list(states))]

    def count(self, state: State) -> int:
        """How many facts are in this state, those that no longer hold too."""
        rows = self._connections.rows("SELECT count(*) AS facts FROM facts WHERE state = ?", [state])
        return int(rows[0]["facts"])

    def people(self) -> frozenset[str]:
        """The names of the people whom facts that hold tell of."""
        return frozenset(fact.fields["name"] for fact in self.list() if "name" in fact.fields)

    def replaced_by(self, id: int) -> builtins.list[Fact]:
        """The facts that this one has taken the place of, the oldest first."""
        sql = (
            "SELECT * FROM facts WHERE state = 'superseded' "
            "AND id IN (SELECT fact FROM fact_history WHERE other = ?) ORDER BY id"
        )
        return [_fact(row) for row in self._connections.rows(sql, [id])]

    def to_replace(self, id: int) -> builtins.list[Fact]:
        """The facts that still hold and that this one would take the place of, if it was accepted."""
        sql = (
            "SELECT * FROM facts WHERE state <> 'superseded' "
            "AND id IN (SELECT other FROM fact_history WHERE fact = ? AND event = ?) ORDER BY id"
        )
        return [_fact(row) for row in self._connections.rows(sql, [id, REPLACES])]

    def change(self, id: int, **values: Any) -> None:
        """Set columns of a fact. Raises MissingError."""
        if "fields" in values:
            values["fields"] = json.dumps(values["fields"], ensure_ascii=False)
        columns = ", ".join(f"{name} = :{name}" for name in values)
        sql = f"UPDATE facts SET {columns} WHERE id = :id"  # noqa: S608 - our own column names
        if self._connections.run(sql, {**values, "id": id}).rowcount == 0:
            raise _missing(id)

    def delete(self, id: int) -> None:
        """Delete a fact with its evidence and history. Raises MissingError."""
        if self._connections.run("DELETE FROM facts WHERE id = ?", [id]).rowcount == 0:
            raise _missing(id)

    def rest_on(self, fact: int, message: int, start: int, end: int) -> None:
        """Add evidence: the words of `message` from `start` to `end`. The same words twice count once."""
        self._connections.run(
            "INSERT INTO evidence (fact, message, start, end) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [fact, message, start, end],
        )

    def rests_on(self, fact: int, message: int | None) -> bool:
        """Whether a fact rests on words of `message`: on none of None, which is what the user told directly."""
        sql = "SELECT 1 FROM evidence WHERE fact = ? AND message = ? LIMIT 1"
        return bool(self._connections.rows(sql, [fact, message]))

    def evidence(self, fact: int) -> builtins.list[Evidence]:
        """What a fact rests on, the oldest words first."""
        rows = self._connections.rows(
            "SELECT evidence.*, messages.text, messages.time, messages.conversation, messages.source_id "
            "FROM evidence JOIN messages ON messages.id = evidence.message "
            "WHERE fact = ? ORDER BY messages.time, message, start",
            [fact],
        )
        return [Evidence(quote=row.pop("text")[row["start"] : row["end"]], **row) for row in rows]

    def quotes(self, message: int) -> frozenset[tuple[int, int]]:
        """The places in a message, as string offsets, whose words a fact rests on."""
        rows = self._connections.rows("SELECT start, end FROM evidence WHERE message = ?", [message])
        return frozenset((row["start"], row["end"]) for row in rows)

    def last_said(self) -> dict[int, str]:
        """For every fact that rests on messages, the time of the latest of them."""
        rows = self._connections.rows(
            "SELECT fact, max(messages.time) AS time "
            "FROM evidence JOIN messages ON messages.id = message GROUP BY fact"
        )
        return {row["fact"]: row["time"] for row in rows}

    def note(self, fact: int, event: str, *, other: int | None = None, text: str | None = None) -> None:
        """Write down what happened to a fact."""
        self._connections.run(
            "INSERT INTO fact_history (fact, time, event, other, text) VALUES (?, ?, ?, ?, ?)",
            [fact, now(), event, other, text],
        )

    def history(self, fact: int) -> builtins.list[Change]:
        """What happened to a fact, the oldest first."""
        sql = "SELECT time, event, other, text FROM fact_history WHERE fact = ? ORDER BY id"
        return [Change(**row) for row in self._connections.rows(sql, [fact])]


class Rejections:
    """What the user rejected: of each statement only keyed digests of its words, eight bytes each."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, words: bytes) -> None:
        """Remember a rejection."""
        self._connections.run("INSERT INTO rejections (words) VALUES (?)", [words])

    def drop(self, words: bytes) -> None:
        """Forget the last rejection of these words."""
        self._connections.run(
            "DELETE FROM rejections WHERE id = (SELECT max(id) FROM rejections WHERE words = ?)", [words]
        )

    def all(self) -> builtins.list[bytes]:
        """Every rejection."""
        return [row["words"] for row in self._connections.rows("SELECT words FROM rejections")]

    def add_kind(self, kind: str, category: str) -> None:
        """Propose no more facts of this kind and category."""
        self._connections.run(
            "INSERT INTO rejected_kinds (kind, category) VALUES (?, ?) ON CONFLICT DO NOTHING", [kind, category]
        )

    def drop_kind(self, kind: str, category: str) -> None:
        """Propose facts of this kind and category again."""
        self._connections.run("DELETE FROM rejected_kinds WHERE kind = ? AND category = ?", [kind, category])

    def kinds(self) -> frozenset[tuple[str, str]]:
        """The (kind, category) of which nothing is proposed."""
        return frozenset(
            (row["kind"], row["category"]) for row in self._connections.rows("SELECT * FROM rejected_kinds")
        )


def _fact(row: dict[str, Any]) -> Fact:
    return Fact(
        **{**row, "fields": json.loads(row["fields"]), "pinned": bool(row["pinned"]), "muted": bool(row["muted"])}
    )


def _missing(id: int) -> MissingError:
    return MissingError(f"There is no fact {id}. `sotto profile show` lists them with their numbers.")
