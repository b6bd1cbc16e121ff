"""What each key does to the marked fact: the change, the line that says so, and what is shown at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from assistant.profile.editing import CERTAIN
from assistant.profile.terms import protected_no_more
from assistant.showing import one_line
from assistant.store.facts import Fact
from tui.profile.carrying import Change
from tui.profile.knowledge import Knowledge

UNDO = "u takes it back."
_REPEATED = 50
"""Letters of a fact that are repeated when it was decided about."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user said about a fact: done in the background by `change`, shown at once as `shown`."""

    said: str
    change: Change
    shown: Knowledge


Decide = Callable[[Fact, Knowledge], Decision]


def accept(fact: Fact, present: Knowledge) -> Decision:
    """The fact is true and may be used."""
    return Decision(_said("Accepted", fact), lambda editor: editor.accept(fact.id), _gone(fact, present))


def reject(fact: Fact, present: Knowledge) -> Decision:
    """The fact is wrong or none of Sotto's business: it is not proposed again."""
    return Decision(_said("Rejected", fact), lambda editor: editor.reject(fact.id), _gone(fact, present))


def reject_kind(fact: Fact, present: Knowledge) -> Decision:
    """So is every other of its kind and category, now and later."""
    kind = (fact.kind, fact.category)
    shown = present.without(lambda other: other.state == "proposed" and (other.kind, other.category) == kind)
    count = len(present.waiting) - len(shown.waiting)
    said = f"Rejected {count} of the kind {fact.kind}, {fact.category}: no more of them will come. {UNDO}"
    return Decision(said, lambda editor: editor.reject_kind(fact.id), shown)


def delete(fact: Fact, present: Knowledge) -> Decision:
    """The fact is no longer to be known, and its names and places no longer protected for its sake."""
    shown = _gone(fact, present)
    lost = protected_no_more([fact], (*shown.known, *shown.past))
    said = f"Deleted; {UNDO} {lost}" if lost else _said("Deleted", fact)
    return Decision(said, lambda editor: editor.delete(fact.id), shown)


def pin(fact: Fact, present: Knowledge) -> Decision:
    """The fact comes first and does not fade, or is like others again."""
    new = replace(fact, pinned=not fact.pinned)
    said = _said("Pinned" if new.pinned else "Unpinned", fact)
    return Decision(said, lambda editor: editor.pin(fact.id, new.pinned), present.having(new))


def mute(fact: Fact, present: Knowledge) -> Decision:
    """The fact is kept and not used, or used again."""
    new = replace(fact, muted=not fact.muted)
    said = _said("Muted" if new.muted else "Used again", fact)
    return Decision(said, lambda editor: editor.mute(fact.id, new.muted), present.having(new))


def reword(fact: Fact, words: str, present: Knowledge) -> Decision:
    """The fact says this instead; one that waited is accepted so."""
    new = replace(fact, text=words, origin="user", confidence=CERTAIN, state="accepted")
    shown = _gone(fact, present) if fact.state == "proposed" else present.having(new)
    said = _said("Accepted" if fact.state == "proposed" else "Changed", new)
    return Decision(said, lambda editor: editor.edit(fact.id, words), shown)


WAITING_KEYS: Mapping[str, Decide] = {"accept": accept, "reject": reject, "reject_kind": reject_kind}
"""What can be said of a fact that waits."""
KNOWN_KEYS: Mapping[str, Decide] = {"pin": pin, "mute": mute, "delete": delete}
"""What can be said of a fact that is known."""


def _said(what: str, fact: Fact) -> str:
    return f"{what}: {one_line(fact.text, _REPEATED)} {UNDO}"


def _gone(fact: Fact, present: Knowledge) -> Knowledge:
    return present.without(lambda other: other.id == fact.id)
