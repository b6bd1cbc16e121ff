"""Trying privacy profiles out: what one does with a text, and whether its samples still pass."""

from collections.abc import Sequence
from functools import lru_cache

from assistant.showing import one_line
from assistant.store.profile_samples import Sample
from assistant.telling import ACTION_WORDS, rule_line
from privacy.draft import Change, Draft
from privacy.rewrite import Rewriter
from privacy.rules import PrivacyProfile
from privacy.verify import leaks

REMEMBERED = 200
"""How many drafts are kept: while a sentence is typed the same samples are tried again and again."""


class Trial:
    """Makes drafts of texts that are only tried, and judges samples. Slow: for any thread but the screen's."""

    def __init__(self, rewriter: Rewriter) -> None:
        self._drafted = lru_cache(maxsize=REMEMBERED)(rewriter.draft)

    def draft(self, text: str, profile: PrivacyProfile) -> Draft:
        """What would leave of `text` under `profile`. Never raises: a doubt is a draft that is held."""
        return self._drafted(text, profile)

    def failures(self, sample: Sample, profile: PrivacyProfile) -> list[str]:
        """What the profile does not do with a sample, in words; nothing for a sample that passes."""
        draft = self.draft(sample.text, profile)
        if draft.held:
            return [f"held: {draft.held}"]
        shown = [words for words in sample.hidden if leaks(draft.text, [words]) or words in draft.text]
        hidden = [words for words in sample.kept if words not in draft.text]
        return [f"shows {words!r}" for words in shown] + [f"hides {words!r}" for words in hidden]


def amiss(text: str, hidden: Sequence[str], kept: Sequence[str]) -> str:
    """Why these can't be the words of a sample with this text, in a few words; "" if they can."""
    missing = [words for words in (*hidden, *kept) if words not in text]
    if missing:
        return f"These words are not in the text: {missing[0]}"
    return "" if hidden or kept else "Say what must be hidden or stay"


def explained(change: Change) -> str:
    """What happens to some words on one line; on the next the rule and its sentence, or why without one."""
    decision = change.decision
    becomes = f" → {change.replacement}" if decision.action.hides and change.replacement else ""
    kind = decision.span.kind or decision.span.category.value
    rule = f"{rule_line(decision.rule)}. " if decision.rule else ""
    words = one_line(change.original, 60)
    return f"{words} ({kind}): {ACTION_WORDS[decision.action]}{becomes}\n    {rule}{decision.reason}"
