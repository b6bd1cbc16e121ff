"""What the review says above the texts: why nothing leaves, or why somebody has to look first."""

from assistant.understood import unread_lines
from privacy.draft import Draft
from privacy.fold import same_words


def can_leave(draft: Draft) -> bool:
    """Whether the user may send the draft once they have read it."""
    return draft.held is None and not draft.is_empty


def warning(draft: Draft) -> str:
    """What is to be said of a draft that is held, has lost its point, or detection was not made for; else ""."""
    if draft.held is not None:
        return "\n".join([f"Held: nothing leaves. {draft.held}", *unread_lines(draft.profile), *_way_out(draft)])
    careful = [f"Careful: {draft.unsure}"] if draft.unsure else []
    return " ".join([*gate_lines(draft), *careful])


def is_held_by_profile(draft: Draft) -> bool:
    """Whether nothing leaves because the privacy profile is not understood."""
    return draft.held is not None and bool(draft.profile.unread)


def _way_out(draft: Draft) -> list[str]:
    return ["F2 goes to the profile; then this text is looked at anew."] if is_held_by_profile(draft) else []


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
