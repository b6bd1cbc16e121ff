"""Facts as a person reads them, and as scripts do."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from assistant.errors import SottoError
from assistant.profile.areas import AREAS, area, by_area
from assistant.profile.confidence import present
from assistant.showing import one_line
from assistant.store.facts import TERMS, Evidence, Fact
from assistant.store.store import Store

_WIDTH = 90


def line(fact: Fact) -> str:
    """One fact on one line: its number, what it says, and how it stands."""
    marks = [mark for mark, on in (("pinned", fact.pinned), ("muted", fact.muted)) if on]
    if fact.state == "proposed":
        marks.append(f"in the inbox, {present(fact, datetime.now(UTC)):.0%} sure")
    if fact.valid_to:
        marks.append(f"until {fact.valid_to[:10]}")
    note = f"  ({'; '.join(marks)})" if marks else ""
    return f"{fact.id:>5}  {one_line(fact.text, _WIDTH)}{note}"


def in_area(facts: Sequence[Fact], words: str | None) -> Sequence[Fact]:
    """The facts in the areas whose names hold `words`; all, if None. Raises SottoError if no area is called so."""
    if words is None:
        return facts
    wanted = {name for name in AREAS if words.casefold() in name.casefold()}
    if not wanted:
        raise SottoError(f"No area is called so. There are: {', '.join(AREAS)}.")
    return [fact for fact in facts if area(fact.kind, fact.category) in wanted]


def shown_by_area(facts: Sequence[Fact]) -> str:
    """The facts under the headings of their areas."""
    return "\n\n".join("\n".join([name, *map(line, listed)]) for name, listed in by_area(facts).items())


def as_object(store: Store, fact: Fact) -> dict[str, Any]:
    """A fact as the contract for scripts has it, and what else is known of it."""
    return {
        "id": fact.id,
        "text": fact.text,
        "category": fact.category,
        "kind": fact.kind,
        "confidence": round(fact.confidence, 3),
        "state": fact.state,
        "valid_from": fact.valid_from,
        "valid_to": fact.valid_to,
        "situation": fact.situation,
        "fields": {name: value for name, value in fact.fields.items() if name != TERMS},
        "pinned": fact.pinned,
        "muted": fact.muted,
        "evidence": [_evidence(each) for each in store.facts.evidence(fact.id)],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    own = json.loads(evidence.source_id) if evidence.source_id else evidence.message
    return {
        "message": own,
        "number": evidence.message,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
    }
