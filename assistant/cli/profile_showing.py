"""Facts as a person reads them, and as scripts do."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from assistant.profile.areas import by_area
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


def shown_by_area(facts: Sequence[Fact], only: str | None) -> str:
    """The facts under the headings of their areas."""
    parts = [
        "\n".join([name, *map(line, listed)])
        for name, listed in by_area(facts).items()
        if only is None or only.casefold() in name.casefold()
    ]
    return "\n\n".join(parts) or "Nothing in that area."


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
