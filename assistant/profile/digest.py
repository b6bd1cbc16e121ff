"""The digest: a short profile in prose, area by area, made of the surest statements. The user may lock lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.profile.areas import AREAS, by_area
from assistant.profile.confidence import present
from assistant.store.digest import DigestLine
from assistant.store.facts import Fact
from assistant.store.store import Store

LINES = 6
"""Lines of one area."""
LEAST = 0.5
"""The least confidence, as of today, with which a proposed fact is in the digest; an accepted one always is."""
LETTERS_A_TOKEN = 4
"""English text has about four letters a token with the vocabularies of today's models."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest: its lines, area by area, and about how many tokens it takes in a prompt."""

    lines: tuple[DigestLine, ...] = ()

    @property
    def text(self) -> str:
        """The digest in prose, one paragraph an area."""
        areas = {line.area: "" for line in self.lines}
        for line in self.lines:
            areas[line.area] += f" {line.text}"
        return "\n".join(f"{area}:{text}" for area, text in areas.items())

    @property
    def tokens(self) -> int:
        """About how many tokens a prompt is longer with it."""
        return len(self.text) // LETTERS_A_TOKEN


def digest(store: Store) -> Digest:
    """The digest as it stands."""
    order = {area: index for index, area in enumerate(AREAS)}
    return Digest(tuple(sorted(store.digest.list(), key=lambda line: (order.get(line.area, 99), line.position))))


def rebuild(store: Store) -> Digest:
    """Make the digest anew from the facts; locked lines stay as they are. All or nothing."""
    facts = _worth_telling(store.facts.list())
    with store.transaction():
        lines = store.digest.list()
        for area in {*(line.area for line in lines), *AREAS}:
            kept = [line for line in lines if line.locked and line.area == area]
            told = {fact for line in kept for fact in line.facts}
            fresh = [fact for fact in by_area(facts).get(area, ()) if fact.id not in told]
            new = [(fact.text, (fact.id,)) for fact in fresh[: max(LINES - len(kept), 0)]]
            store.digest.replace(area, [(line.text, True, line.facts) for line in kept], new)
    return digest(store)


def _worth_telling(facts: Sequence[Fact]) -> list[Fact]:
    now = datetime.now(UTC)
    return [
        fact
        for fact in facts
        if not fact.muted and (fact.state == "accepted" or fact.pinned or present(fact, now) >= LEAST)
    ]
