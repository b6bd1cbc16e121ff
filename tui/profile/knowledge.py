"""What the screen shows of the profile, read in one go, and all that stands behind one fact."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from assistant.profile.digest import Digest, digest
from assistant.store.errors import MissingError
from assistant.store.facts import EVERY, Change, Evidence, Fact
from assistant.store.store import Store

Facts = tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The facts that wait, those that are known, and the short profile, as the user has just made them.

    `past` no longer hold, and are not listed; their names and places are protected all the same.
    """

    waiting: Facts = ()
    known: Facts = ()
    past: Facts = ()
    short: Digest = field(default_factory=lambda: Digest(()))

    def without(self, gone: Callable[[Fact], bool]) -> "Knowledge":
        """The same without these facts."""
        waiting = tuple(fact for fact in self.waiting if not gone(fact))
        return replace(self, waiting=waiting, known=tuple(fact for fact in self.known if not gone(fact)))

    def having(self, changed: Fact) -> "Knowledge":
        """The same with a known fact as it is now."""
        known = tuple(changed if fact.id == changed.id else fact for fact in self.known)
        return replace(self, known=known)


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a fact: the words it rests on, what it replaces or replaced, and what happened to it.

    Of a change the second part is the statement of the other fact, where there is one still.
    """

    evidence: tuple[Evidence, ...]
    instead_of: tuple[str, ...]
    history: tuple[tuple[Change, str | None], ...]


def knowledge(store: Store, *, old: bool) -> Knowledge:
    """All that is shown; `old` adds what no longer holds. Raises StoreError."""
    facts = store.facts.list(EVERY, over=True)
    waiting = tuple(fact for fact in facts if fact.state == "proposed")
    held = [fact for fact in facts if fact.state != "proposed"]
    known = tuple(fact for fact in held if old or fact.valid_to is None)
    past = () if old else tuple(fact for fact in held if fact.valid_to is not None)
    return Knowledge(waiting, known, past, digest(store))


def behind(store: Store, fact: Fact) -> Behind:
    """What stands behind `fact`; nothing if it is gone. Raises StoreError."""
    replaced = [*store.facts.to_replace(fact.id), *store.facts.replaced_by(fact.id)]
    return Behind(
        tuple(reversed(store.facts.evidence(fact.id))),
        tuple(known.text for known in replaced),
        tuple((change, _text(store, change.other)) for change in store.facts.history(fact.id)),
    )


def _text(store: Store, id: int | None) -> str | None:
    """The statement of a fact that may be gone."""
    try:
        return store.facts.get(id).text if id is not None else None
    except MissingError:
        return None
