"""Forgetting as the tests do it: what hangs on a thing is what goes, and the proof is read."""

from assistant.store.forgetting import Erased, Thing
from assistant.store.proof import Proof
from assistant.store.sought import Sought
from assistant.store.store import Store

VALUE = "Zorbanix"


def forget(store: Store, kind: str, number: int = 0, sought: Sought | None = None) -> tuple[Erased, Proof]:
    hanging = store.forgetting.hanging(Thing(kind, number, sought))  # type: ignore[arg-type]
    erased = store.forgetting.erase(hanging)
    assert (hanging.erased.removed, hanging.erased.changed) == (erased.removed, erased.changed)
    return erased, store.forgetting.prove(erased)


def row(store: Store, table: str, id: int) -> dict[str, object]:
    return store._connections.rows(f"SELECT * FROM {table} WHERE id = ?", [id])[0]
