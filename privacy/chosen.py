"""What the user chose for words under review: what is done with them, and what they are called."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from privacy import places
from privacy.categories import FLOOR, Category
from privacy.decide import Decision
from privacy.draft import Draft, revealed
from privacy.fold import same_words
from privacy.names import name_parts
from privacy.rules import Action

FIXED = "These words stay what they were found to be."


def overridden(blank: Draft, decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions, with the user's own in place of ours where there is one."""
    chosen = dict.fromkeys(revealed(blank.overrides), Action.KEEP)
    chosen |= {same_words(words): action for words, action in blank.overrides.items()}
    shown, names, earlier = list(shown_places(blank)), _names(blank), _earlier(blank)
    renamed = (_called(decision, blank.source, names, earlier) for decision in decisions)
    return [_override(decision, blank.source, chosen, shown) for decision in renamed]


def is_fixed(draft: Draft, words: str) -> bool:
    """Whether `words` can't be called anything else: keys and numbers that were found, and what reads as a tag.

    What only the user said to be one, here or in an earlier turn, is not fixed.
    """
    key = same_words(words)
    here = [change.decision.span for change in draft.changes if same_words(change.original) == key]
    said = key in _names(draft) or _earlier(draft).get(key) in FLOOR
    floor = any(span.category in FLOOR for span in here) and not said
    return floor or any(span.source == places.LITERAL for span in here)


def shown_places(blank: Draft) -> Iterator[tuple[int, int]]:
    """Where the words stand that the user chose to show: what a detector finds within them is shown too."""
    for words, action in blank.overrides.items():
        if words and not action.hides:
            yield from (match.span() for match in re.finditer(re.escape(words), blank.source))


def _override(
    decision: Decision, text: str, chosen: Mapping[str, Action], shown: Sequence[tuple[int, int]]
) -> Decision:
    span = decision.span
    action = chosen.get(same_words(span.of(text)))
    if action is None and any(start <= span.start and span.end <= end for start, end in shown):
        action = Action.KEEP
    if action is None or span.source == places.LITERAL:
        return decision
    return replace(decision, action=action, reason=places.YOURS, rule=None)


def _names(blank: Draft) -> dict[str, Category]:
    """What the user says that words are; the parts of a name are names too."""
    return _with_parts({words: category for words, category in blank.called.items() if category})


def _earlier(blank: Draft) -> dict[str, Category]:
    """What words that were hidden by hand in an earlier turn were called there, perhaps by a detector alone."""
    entries = (entry for entry in blank.vault.entries if entry.value and entry.category is Category.OTHER)
    return _with_parts({e.value or "": e.says for e in entries if e.says is not Category.OTHER})


def _with_parts(said: Mapping[str, Category]) -> dict[str, Category]:
    names = (part for words, category in said.items() if category is Category.NAME for part in name_parts(words))
    return {same_words(part): Category.NAME for part in names} | {same_words(w): each for w, each in said.items()}


def _called(
    decision: Decision, text: str, names: Mapping[str, Category], earlier: Mapping[str, Category]
) -> Decision:
    """The decision about what the user says that the words are; what a detector knows for a key stays one.

    What they were called earlier does not undo that they are a name here: parts of a name are hidden too.
    """
    span, key = decision.span, same_words(decision.span.of(text))
    before = span.category if span.category is Category.NAME else earlier.get(key, span.category)
    category = names.get(key, before)
    if category is span.category or span.category in FLOOR or span.source == places.LITERAL:
        return decision
    return replace(decision, span=replace(span, category=category, kind=""))
