"""What another privacy profile would change: on how many of the user's latest messages, and for which words."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from assistant.store.store import Store
from privacy.fold import same_words
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile

MOST = 50
"""How many of the user's latest messages are looked at."""
PATIENCE_S = 5.0
"""How long to look, in seconds; what was not looked at by then is not counted."""

_Decided = dict[str, tuple[str, Action]] | None
"""By the folded words: the words as they stand in the message, and what happens to them. None if it is held."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words whose decision would change, and in how many messages."""

    words: str
    before: Action
    after: Action
    messages: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What would change: in `changed` of the `looked` messages that were looked at, most frequent words first.

    `held` says how many of the changed ones would not leave at all any more.
    """

    looked: int
    changed: int
    words: tuple[WordChange, ...]
    held: int = 0


class Recent:
    """The user's latest messages, and what privacy profiles decide for them.

    Remembers what it worked out for the two profiles that were compared last.
    """

    def __init__(self, store: Store, rewriter: Rewriter, most: int = MOST) -> None:
        self._rewriter = rewriter
        self._texts = [message.text for message in store.messages.latest("user", most)]
        self._known: dict[tuple[PrivacyProfile, str], _Decided] = {}

    def effect(
        self,
        before: PrivacyProfile,
        after: PrivacyProfile,
        *,
        patience_s: float = PATIENCE_S,
        stop: Callable[[], bool] = lambda: False,
    ) -> Effect:
        """What `after` in place of `before` would change, newest messages first. Slow: for a thread of its own."""
        end = time.monotonic() + patience_s
        found: Counter[tuple[str, Action, Action]] = Counter()
        looked = changed = held = 0
        for text in self._texts:
            if stop() or time.monotonic() > end:
                break
            was, now = self._decided(before, text), self._decided(after, text)
            differences = _differences(was or {}, now or {}) if was is not None and now is not None else []
            newly_held = was is not None and now is None
            looked, held = looked + 1, held + newly_held
            changed += bool(differences) or newly_held
            found.update(differences)
        self._known = {key: known for key, known in self._known.copy().items() if key[0] in (before, after)}
        words = tuple(WordChange(*what, times) for what, times in found.most_common())
        return Effect(looked, changed, words, held)

    def _decided(self, profile: PrivacyProfile, text: str) -> _Decided:
        key, known = (profile, text), self._known
        if key not in known:
            draft = self._rewriter.draft(text, profile)
            decided = {same_words(c.original): (c.original, c.decision.action) for c in draft.changes}
            known[key] = None if draft.held else decided
        return known[key]


def _differences(
    before: dict[str, tuple[str, Action]], after: dict[str, tuple[str, Action]]
) -> list[tuple[str, Action, Action]]:
    """The words that are decided otherwise; what is not among the decisions stays as it is."""
    found = []
    for key in {**before, **after}:
        words, old = before.get(key, ("", Action.KEEP))
        new_words, new = after.get(key, (words, Action.KEEP))
        if old is not new:
            found.append((words or new_words, old, new))
    return found
