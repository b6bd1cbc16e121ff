"""What a store gives while something is done: speed as a count, which is the same on every machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from assistant.store.store import Store


@contextmanager
def rows_of(store: Store) -> Iterator[list[tuple[Any, ...]]]:
    """Every row that the store gives within the block, of whatever table."""
    rows: list[tuple[Any, ...]] = []
    connections = store._connections
    fetched = connections._fetched

    def noted(*asked: Any) -> Iterator[tuple[list[str], tuple[Any, ...]]]:
        for columns, row in fetched(*asked):
            rows.append(row)
            yield columns, row

    connections._fetched = noted  # type: ignore[method-assign]
    try:
        yield rows
    finally:
        connections._fetched = fetched  # type: ignore[method-assign]
