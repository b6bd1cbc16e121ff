"""Forgetting from end to end: erased in one transaction, never proposed again, and proven to be gone."""

from dataclasses import dataclass

from assistant.profile.digest import rebuild
from assistant.profile.rejections import Rejected
from assistant.store.forgetting import Erased, Hanging
from assistant.store.proof import Proof
from assistant.store.store import Store


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was erased, and whether it is proven to be gone."""

    erased: Erased
    proof: Proof


def forget(store: Store, hanging: Hanging) -> Forgotten:
    """Erase a thing with all that hangs on it, then prove it. Raises StoreError; nothing was changed then.

    A fact that is forgotten counts as rejected, or the same words would give rise to it again.
    """
    with store.transaction():
        if hanging.thing.kind == "fact":
            Rejected(store).add(store.facts.get(hanging.thing.number).text)
        erased = store.forgetting.erase(hanging)
        if erased.removed.get("facts"):
            rebuild(store)
    return Forgotten(erased, store.forgetting.prove(erased))
