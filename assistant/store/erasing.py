"""Taking sought words out of every row that holds them. The caller's transaction makes it all or nothing."""

import json
import re
from collections import Counter
from typing import Any

from assistant.store.connections import Connections
from assistant.store.erasing_facts import erase_from_facts
from assistant.store.erasing_profiles import erase_from_profiles
from assistant.store.ledger import Ledger
from assistant.store.privacy_profiles import ACTIVE
from assistant.store.searching import Found, Row, columns, is_field, is_sort
from assistant.store.sought import Place, Sought, moved

LONGEST_TITLE = 60
"""Characters of a title that was made of the beginning of a message."""


class Eraser:
    """Erases what `sought` finds. `changed` counts the rows that were changed, not deleted, by table.

    `erased` are the texts that are in the full-text index no more.
    """

    def __init__(self, connections: Connections, sought: Sought) -> None:
        self._connections = connections
        self._sought = sought
        self.changed: Counter[str] = Counter()
        self.erased: list[str] = []
        self.notes: list[str] = []

    def erase(self, found: Found) -> None:
        """Erase the words from the rows of `found`, and what rests on them."""
        self.notes += erase_from_facts(self._connections, self._sought, found, self.changed)
        for row in found.of("messages"):
            self._message(row)
        for row in found.of("conversations"):
            self._conversation(row)
        self._cut("imports", "name", found)
        self._cut("fact_history", "text", found)
        self._delete("reply_sources", found)
        for row in found.of("digest_lines"):
            sql = "DELETE FROM digest_lines WHERE area = ? AND position = ?"
            self._connections.run(sql, [row["area"], row["position"]])
        for row in found.of("vault_entries"):
            self._vault_entry(row)
        for row in found.of("declined_suggestions"):
            sql = "DELETE FROM declined_suggestions WHERE conversation = ? AND sentence = ?"
            self._connections.run(sql, [row["conversation"], row["sentence"]])
        self._delete("profile_samples", found, only=("text", "hidden", "kept"))
        self.notes += erase_from_profiles(self._connections, self._sought, found, self.changed)
        for row in found.of("ledger"):
            self._ledger(row)
        for row in found.of("settings"):
            self._setting(row)

    def _delete(self, table: str, found: Found, only: tuple[str, ...] = ()) -> None:
        for row in found.of(table):
            if not only or columns(self._sought, table, row) & set(only):
                self._connections.run(f"DELETE FROM {table} WHERE id = ?", [row["id"]])  # noqa: S608 - our names

    def _cut(self, table: str, column: str, found: Found) -> None:
        for row in found.of(table):
            self._set(table, row["id"], {column: self._sought.cut(row[column])})

    def _message(self, row: Row) -> None:
        """Cut the words out of a message. Its vectors are made anew later."""
        hit = columns(self._sought, "messages", row)
        values: dict[str, Any] = {column: self._sought.cut(row[column]) for column in hit & {"raw", "author"}}
        text, places = self._sought.cut_at(row["text"])
        if places:
            values["text"] = text
            self.erased.append(row["text"])
            self._connections.run("DELETE FROM message_vectors WHERE message = ?", [row["id"]])
            self._move_evidence(row["id"], places)
            self._retitle(row, text)
        if "source_id" in hit:
            values["source_id"] = None
        self._set("messages", row["id"], values)

    def _move_evidence(self, message: int, places: list[Place]) -> None:
        """Evidence beside the words goes on quoting the same words; that which holds any of them is deleted.

        The moved rows come first: a fact never seems to rest on nothing.
        """
        rows = self._connections.rows("SELECT fact, start, end FROM evidence WHERE message = ?", [message])
        old = {(row["fact"], row["start"], row["end"]) for row in rows}
        marks = ((fact, moved(start, end, places, self._sought.mark)) for fact, start, end in old)
        new = {(fact, *place) for fact, place in marks if place}
        for fact, start, end in new - old:
            sql = "INSERT INTO evidence (fact, message, start, end) VALUES (?, ?, ?, ?)"
            self._connections.run(sql, [fact, message, start, end])
        for fact, start, end in old - new:
            sql = "DELETE FROM evidence WHERE fact = ? AND message = ? AND start = ? AND end = ?"
            self._connections.run(sql, [fact, message, start, end])

    def _retitle(self, message: Row, text: str) -> None:
        """A title made of the message's beginning may hold the beginning of the words: make it anew."""
        for row in titled_after(self._connections, message["id"], message["text"]):
            title = " ".join(text.split())[:LONGEST_TITLE]
            self._connections.run("UPDATE conversations SET title = ? WHERE id = ?", [title, row["id"]])

    def _conversation(self, row: Row) -> None:
        hit = columns(self._sought, "conversations", row)
        values: dict[str, Any] = {"title": self._sought.cut(row["title"])} if "title" in hit else {}
        if "source_id" in hit:
            values["source_id"] = None
        self._set("conversations", row["id"], values)

    def _vault_entry(self, row: Row) -> None:
        """A tag whose value is forgotten stays taken: it must never come to mean something else."""
        if "tag" in columns(self._sought, "vault_entries", row):
            self._connections.run("DELETE FROM vault_entries WHERE id = ?", [row["id"]])
        else:
            self._set("vault_entries", row["id"], {"value": None})

    def _ledger(self, row: Row) -> None:
        hit = columns(self._sought, "ledger", row)
        Ledger(self._connections).forget(row["id"], profile="privacy_profile" in hit)
        values = {"error": self._sought.cut(row["error"])} if "error" in hit else {}
        self._set("ledger", row["id"], values)
        self.changed["ledger"] += not values

    def _setting(self, row: Row) -> None:
        if row["key"] != ACTIVE:
            value = json.dumps(without(self._sought, json.loads(row["value"])))
            self._connections.run("UPDATE settings SET value = ? WHERE key = ?", [value, row["key"]])
            self.changed["settings"] += 1

    def _set(self, table: str, id: int, values: dict[str, Any]) -> None:
        if values:
            columns = ", ".join(f"{name} = :{name}" for name in values)
            sql = f"UPDATE {table} SET {columns} WHERE id = :id"  # noqa: S608 - our own names
            self._connections.run(sql, {**values, "id": id})
            self.changed[table] += 1


def without(sought: Sought, value: Any) -> Any:
    """A JSON value whose texts do not hold the words any more."""
    if isinstance(value, str):
        return sought.cut(value)
    if isinstance(value, list):
        return [without(sought, each) for each in value]
    if isinstance(value, dict):
        return {
            name if is_field(name) else sought.cut(name): each if is_sort(name, each) else without(sought, each)
            for name, each in value.items()
        }
    return value


_BRANCH = re.compile(r" \(\d+\)$")
"""How the title of a branch ends."""


def titled_after(connections: Connections, message: int, text: str) -> list[Row]:
    """The conversation of a message, if its title is the beginning of `text`, and not one that the user gave."""
    sql = (
        "SELECT id, title FROM conversations "
        "WHERE id = (SELECT conversation FROM messages WHERE id = ?) AND titled IS NOT 'user'"
    )
    line = " ".join(text.split())
    rows = connections.rows(sql, [message])
    return [row for row in rows if row["title"] and line.startswith(_BRANCH.sub("", row["title"]).rstrip("…"))]
