"""What the screen says where there is nothing to show, and to begin with."""

from tui.profile.knowledge import Knowledge
from tui.profile.parts import KNOWN, WAITING

FIRST = {
    WAITING: "Local answers use what waits here. What you reject is not proposed again.",
    KNOWN: "Pinned facts come first and never fade. Muted ones are kept and not used.",
}
"""The line at the bottom, until something is done, by part."""
NOTHING_WAITS = (
    "Nothing waits for you.\n\nWhat Sotto finds about you in what you say comes here, with your very words. "
    "You accept it, correct it or reject it, with one key."
)
LEARNS_NOT = (
    "Nothing waits for you, and learning is switched off.\n\nSwitch it on in Settings (F7): profile.learn, auto."
)
NOTHING_KNOWN = (
    "Nothing is known about you yet.\n\nTalk to Sotto, or bring your history along with `sotto import`: what is "
    'found waits under New.\nOr tell it directly: sotto profile add "You live in Porto."'
)
NOTHING_ACCEPTED = "Nothing is accepted yet.\n\nWhat was found waits under New: the left key goes there."
NOTHING_SHORT = "There is no short profile yet.\n\nIt is made of the surest facts."


def empty(part: str, knowledge: Knowledge, *, learns: bool) -> str:
    """What to say of a part with nothing in it."""
    if part == WAITING:
        return NOTHING_WAITS if learns else LEARNS_NOT
    if part == KNOWN:
        return NOTHING_ACCEPTED if knowledge.waiting else NOTHING_KNOWN
    return NOTHING_SHORT
