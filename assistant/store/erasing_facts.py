"""Taking sought words out of facts: what says them goes, the rest stays, and what it rested on is read again."""

import json
from collections import Counter

from assistant.store.connections import Connections
from assistant.store.facts import TERMS
from assistant.store.searching import Found, Row, holds, is_field
from assistant.store.sought import Sought


def erase_from_facts(connections: Connections, sought: Sought, found: Found, changed: Counter[str]) -> list[str]:
    """Delete the facts that say the words, and take the words out of the others' terms; lines to tell the user.

    A fact keeps the terms of every message that ever took part in it, also of those that it is not worded by any
    more. What a deleted fact said besides the words is read out of its messages again.
    """
    again: set[int] = set()
    for row in found.of("facts"):
        if holds(sought, "facts", {**row, "fields": json.dumps(_untermed(row))}):
            again |= _resting(connections, sought, row)
            connections.run("DELETE FROM facts WHERE id = ?", [row["id"]])
        else:
            values = [json.dumps(_cut(sought, row), ensure_ascii=False), row["id"]]
            connections.run("UPDATE facts SET fields = ? WHERE id = ?", values)
            changed["facts"] += 1
    unread = [connections.run("DELETE FROM read_messages WHERE message = ?", [id]).rowcount for id in again]
    return _told(sum(unread))


def _resting(connections: Connections, sought: Sought, fact: Row) -> set[int]:
    """The messages of which a fact quotes words that do not hold what is sought."""
    sql = (
        "SELECT message, substr(messages.text, start + 1, end - start) AS quote "
        "FROM evidence JOIN messages ON messages.id = message WHERE fact = ?"
    )
    rows = connections.rows(sql, [fact["id"]])
    return {row["message"] for row in rows if not sought.is_in(row["quote"])}


def _untermed(fact: Row) -> Row:
    return {name: value for name, value in json.loads(fact["fields"]).items() if name != TERMS}


def _cut(sought: Sought, fact: Row) -> Row:
    """The fields of a fact without the terms that hold the words."""
    fields = json.loads(fact["fields"])
    kept = {term: sort for term, sort in fields[TERMS].items() if is_field(term) or not sought.is_in(term)}
    return {**fields, TERMS: kept}


def _told(count: int) -> list[str]:
    if not count:
        return []
    many = "1 message that did not say it is" if count == 1 else f"{count} messages that did not say it are"
    return [f"{many} read for facts again: sotto profile build"]
