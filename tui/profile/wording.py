"""Facts in words: how sure they are, since when they hold, what happened to them."""

from datetime import UTC, datetime

from assistant.profile.areas import area
from assistant.profile.confidence import present
from assistant.showing import plain
from assistant.store.facts import ACCEPTED, REPLACES, TERMS, Change, Evidence, Fact
from tui.profile.knowledge import Behind

_SURE = ((0.97, "certain"), (0.85, "very likely"), (0.65, "likely"), (0.4, "perhaps"), (0.0, "doubtful"))
"""From which confidence on which word is used."""
SURE_ENOUGH = "accepted without asking you"
"""What is said of a fact that was sure enough to be accepted at once."""
_EVENTS = {
    "confirmed": "you said it again",
    "refined": "made more exact",
    "accepted": "you accepted it",
    "edited": "you put it in other words",
}

_OF_TWO = frozenset({"supersedes", "contradicts", "refines", REPLACES})
"""Events in which another fact took part."""


def sureness(fact: Fact) -> str:
    """How sure a fact is today, as a word and a number."""
    now = present(fact, datetime.now(UTC))
    return f"{next(word for least, word in _SURE if now >= least)}, {percent(fact)}"


def percent(fact: Fact) -> str:
    """The confidence of today."""
    return f"{present(fact, datetime.now(UTC)):.0%}"


def marks(fact: Fact) -> list[str]:
    """What is to be said of how a fact stands, beside what it says."""
    return [
        *(["pinned"] if fact.pinned else []),
        *(["muted"] if fact.muted else []),
        *([f"until {_day(fact.valid_to)}"] if fact.valid_to else []),
    ]


def about(fact: Fact, behind: Behind) -> str:
    """The line under a statement: how sure it is, what it is about and when it holds."""
    said = "you said so yourself" if fact.origin == "user" else sureness(fact)
    kind = "" if fact.kind == "trait" else fact.kind
    known = [str(value) for name, value in fact.fields.items() if name != TERMS]
    since = f"since {_day(fact.valid_from)}" if fact.valid_from else ""
    when = f"only {fact.situation}" if fact.situation else ""
    stands = [since, *marks(fact), _unasked(fact, behind)]
    parts = [said, area(fact.kind, fact.category), kind, fact.category, when, *known, *stands]
    return plain(" · ".join(dict.fromkeys(part for part in parts if part and part != "other")))


def _unasked(fact: Fact, behind: Behind) -> str:
    """That the user was not asked, if a fact was accepted all the same."""
    asked = fact.origin == "user" or any(change.event == ACCEPTED for change, _ in behind.history)
    return SURE_ENOUGH if fact.state == "accepted" and not asked else ""


def quote(evidence: Evidence) -> str:
    """The user's own words, with their day."""
    return f"{_day(evidence.time)}  “{plain(' '.join(evidence.quote.split()))}”"


def instead(fact: Fact, behind: Behind) -> str:
    """What a fact takes the place of; empty if nothing."""
    first = "Once accepted, in place of" if fact.state == "proposed" else "In place of"
    return "\n".join(f"{first}: “{plain(text)}”" for text in behind.instead_of)


def happened(change: Change, other: str | None, fact: Fact) -> str:
    """One line of the history of `fact`; `other` is what the fact that took part says."""
    what = _EVENTS.get(change.event, change.event)
    if change.event in _OF_TWO:
        what = "replaced by" if fact.state == "superseded" else "to take the place of"
        what += f" “{other}”" if other else " a fact that is gone"
    before = f"; before: “{change.text}”" if change.text else ""
    return plain(f"{_day(change.time)}  {what}{before}")


def _day(time: str) -> str:
    """The day of a moment, on this machine's calendar."""
    return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d")
