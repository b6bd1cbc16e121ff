"""What the review says above the texts: why nothing leaves, or why somebody has to look first."""

from privacy.draft import Draft
from privacy.fold import same_words


def can_leave(draft: Draft) -> bool:
    """Whether the user may send the draft once they have read it."""
    return draft.held is None and not draft.is_empty


def warning(draft: Draft) -> str:
    """One line on a draft that is held, that has lost its point, or that detection was not made for; else ""."""
    if draft.held is not None:
        return f"Held: nothing leaves. {draft.held}"
    careful = [f"Careful: {draft.unsure}"] if draft.unsure else []
    return " ".join([*gate_lines(draft), *careful])


def gate_lines(draft: Draft) -> list[str]:
    """Why the draft waits, and the keys for what can be done about it."""
    if not draft.gate:
        return []
    send = "" if draft.is_empty else ", s sends it as it is"
    return [f"Not sent yet. {draft.gate}", f"l answers here, space shows it this once, Esc cancels{send}."]


def first_marked(draft: Draft) -> int:
    """The place in the list of what a question turns on, so that one key shows it; else the first."""
    key = same_words(draft.at_stake)
    at_stake = (at for at, change in enumerate(draft.changes) if same_words(change.original) == key)
    return next(at_stake, 0) if draft.at_stake else 0
