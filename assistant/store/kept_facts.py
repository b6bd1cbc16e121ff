"""Facts as they were, held in memory, so that a change to them can be taken back. Nothing is written for it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from assistant.store.connections import Connections

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """One fact as it was: its row, what it rests on (with the words), its history and the replies it was in.

    `named` are the numbers of the changes to other facts in which it took part.
    """

    fact: Row = field(repr=False)
    evidence: tuple[Row, ...] = field(repr=False)
    history: tuple[Row, ...] = field(repr=False)
    sources: tuple[Row, ...] = field(repr=False)
    named: tuple[int, ...]


class KeptFacts:
    """Reads facts into memory and puts them back, in one store."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def keep(self, ids: Iterable[int]) -> tuple[Kept, ...]:
        """The facts with these numbers as they are now; those that are gone are left out."""
        return tuple(self._kept(row) for id in ids for row in self._rows("SELECT * FROM facts WHERE id = ?", id))

    def put_back(self, kept: Kept, after: Kept | None) -> bool:
        """Undo what a change did to a fact; whether there is anything to rest it on still.

        `kept` is the fact before the change, `after` what the change made of it, None if it deleted it. What
        happened to it meanwhile stays. Words that were forgotten meanwhile are not brought back, nor is a fact
        that rested only on them. Part of a transaction.
        """
        id = kept.fact["id"]
        evidence = [row for row in kept.evidence if self._is_said(row)]
        lost = len(evidence) < len(kept.evidence)
        if after is not None:
            reworded = kept.fact["text"] != after.fact["text"]
            if (lost and reworded) or not self._rows("SELECT 1 FROM facts WHERE id = ?", id):
                return False
            self._unchange(kept, after)
        else:
            if not evidence and kept.fact["origin"] != "user":
                return False
            self._insert("facts", kept.fact)
            for row in evidence:
                self._insert("evidence", {name: row[name] for name in ("fact", "message", "start", "end")})
            for row in kept.sources:
                if self._rows("SELECT 1 FROM messages WHERE id = ?", row["reply"]):
                    self._insert("reply_sources", row)
            self._history(id, kept, worded=not lost)
        return True

    def _kept(self, fact: Row) -> Kept:
        id = fact["id"]
        return Kept(
            fact,
            tuple(
                self._rows(
                    "SELECT evidence.*, substr(messages.text, start + 1, end - start) AS quote "
                    "FROM evidence JOIN messages ON messages.id = message WHERE fact = ?",
                    id,
                )
            ),
            tuple(self._rows("SELECT * FROM fact_history WHERE fact = ? ORDER BY id", id)),
            tuple(self._rows("SELECT * FROM reply_sources WHERE fact = ? ORDER BY id", id)),
            tuple(row["id"] for row in self._rows("SELECT id FROM fact_history WHERE other = ?", id)),
        )

    def _is_said(self, evidence: Row) -> bool:
        """Whether a message still says the words of this evidence in their place."""
        sql = "SELECT substr(text, ? + 1, ?) AS quote FROM messages WHERE id = ?"
        start = evidence["start"]
        rows = self._connections.rows(sql, [start, evidence["end"] - start, evidence["message"]])
        return any(row["quote"] == evidence["quote"] for row in rows)

    def _unchange(self, before: Kept, after: Kept) -> None:
        """Give a fact back the columns that were changed, and take the history away that was written."""
        changed = {name: value for name, value in before.fact.items() if value != after.fact[name]}
        if changed:
            columns = ", ".join(f"{name} = :{name}" for name in changed)
            sql = f"UPDATE facts SET {columns} WHERE id = :id"  # noqa: S608 - our own names
            self._connections.run(sql, {**changed, "id": before.fact["id"]})
        old = {row["id"] for row in before.history}
        for row in after.history:
            if row["id"] not in old:
                self._connections.run("DELETE FROM fact_history WHERE id = ?", [row["id"]])

    def _history(self, id: int, kept: Kept, *, worded: bool) -> None:
        """Bring the history back, `worded` or not, and let other facts' histories name the fact again."""
        for row in kept.history:
            known = row["other"] is not None and self._rows("SELECT 1 FROM facts WHERE id = ?", row["other"])
            text = row["text"] if worded else None
            self._insert("fact_history", {**row, "other": row["other"] if known else None, "text": text})
        for change in kept.named:
            self._connections.run("UPDATE fact_history SET other = ? WHERE id = ?", [id, change])

    def _insert(self, table: str, row: Row) -> None:
        names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
        self._connections.run(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)  # noqa: S608 - our own names

    def _rows(self, sql: str, id: int) -> list[Row]:
        return self._connections.rows(sql, [id])
