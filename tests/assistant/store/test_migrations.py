"""What the schema promises, whichever step made it."""

import pytest

from assistant.store.store import Store


def _references(store: Store) -> list[tuple[str, tuple[str, ...]]]:
    """The columns of every table by which its rows refer to another table's."""
    return [
        (row["name"], tuple(row["columns"].split()))
        for row in store._connections.rows(
            "SELECT name, group_concat(\"from\", ' ') AS columns FROM pragma_table_list AS tables, "
            "pragma_foreign_key_list(tables.name) AS keys WHERE tables.schema = 'main' GROUP BY name, keys.id"
        )
    ]


def test_no_table_is_read_from_end_to_end_for_each_row_that_is_deleted(store: Store) -> None:
    """Who refers to a row is looked up when it goes: with a thousand rows to go that must be no thousand scans."""
    references = _references(store)
    assert ("reply_sources", ("message",)) in references
    for table, columns in references:
        which = " AND ".join(f"{column} = ?" for column in columns)
        plan = store._connections.rows(
            f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {which}", [1] * len(columns)
        )
        assert all(step["detail"].startswith("SEARCH") for step in plan), (table, columns)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT raw FROM messages WHERE ledger = ? AND role = 'user' AND raw NOTNULL",
        "SELECT messages FROM ledger WHERE conversation = ? AND forgotten IS NULL",
    ],
)
def test_what_was_sent_is_found_without_reading_every_row(store: Store, sql: str) -> None:
    [step] = store._connections.rows(f"EXPLAIN QUERY PLAN {sql}", [1])
    assert step["detail"].startswith("SEARCH")
