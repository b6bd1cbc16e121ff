"""What the user's changes on the review screen ask for: rules that would have decided so by themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from privacy.categories import FLOOR, Category
from privacy.draft import Change, Draft
from privacy.fold import same_words
from privacy.places import LITERAL
from privacy.rules import ANYONE, ME, Action, Rule

_CHANGING = {Category.AGE, Category.DATE, Category.FINANCE, Category.GENDER}
"""What is told in other words every time: a rule about the words themselves would help no later message."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A rule, and the words of the reviewed text that it is wished for."""

    rule: Rule
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Changed:
    """Words for which the user chose another action, and what the profile alone does with them."""

    words: str
    action: Action
    was: Change | None
    called: Category | None = None

    @property
    def category(self) -> Category:
        """What the words are: as the user says, else as the profile alone takes them."""
        if self.called:
            return self.called
        return self.was.decision.span.category if self.was else Category.OTHER


def wishes(before: Draft, approved: Draft) -> list[Wish]:
    """The rules that the user's changes ask for; for each the words it is about. The narrowest first.

    `before` is the draft of the same text as the profile alone decides it.
    """
    changed = list(_changed(before, approved))
    narrow = [Wish(_of_value(each), (each.words,)) for each in changed if each.category not in _CHANGING]
    return narrow + list(_of_categories(before, changed))


def _changed(before: Draft, approved: Draft) -> Iterator[_Changed]:
    """The words that the user decided otherwise than the profile, in what prose can say."""
    decided = {same_words(change.original): change for change in before.changes}
    called = {same_words(words): category for words, category in approved.called.items()}
    for words, action in approved.overrides.items():
        was = decided.get(same_words(words))
        each = _Changed(words, action, was, called.get(same_words(words)))
        if was is None and (not action.hides or _is_within(words, before)):
            continue
        if action is Action.KEEP and words == before.at_stake:
            continue  # shown this once, because the question turns on it
        if _says(action) != _says(was.decision.action if was else Action.KEEP) and not _is_fixed(each):
            yield each


def _is_within(words: str, before: Draft) -> bool:
    """Whether the words are hidden already, as a part of something longer."""
    return any(same_words(words) in same_words(hidden) for hidden in before.hidden)


def _is_fixed(changed: _Changed) -> bool:
    """Whether no prose decides these words: what reads as one of our tags, or what the floor protects."""
    literal = changed.was is not None and changed.was.decision.span.source == LITERAL
    return literal or (changed.category in FLOOR and changed.action is Action.KEEP)


def _says(action: Action) -> str:
    return Rule(action).says


def _stands_for(action: Action) -> Action:
    """The action that a sentence can ask for: prose knows one way of hiding."""
    return action if action in (Action.KEEP, Action.GENERALISE) else Action.TAG


def _of_value(changed: _Changed) -> Rule:
    return Rule(_stands_for(changed.action), changed.category, value=changed.words, subject=ANYONE)


def _of_categories(before: Draft, changed: list[_Changed]) -> Iterator[Wish]:
    """A rule about all of a category, where the user decided alike about everything in it that the text holds."""
    for category in dict.fromkeys(each.category for each in changed):
        mine = [each for each in changed if each.category is category]
        asked = {_stands_for(each.action) for each in mine}
        words = {same_words(each.words) for each in mine}
        there = {same_words(c.original) for c in before.changes if c.decision.span.category is category}
        if category is Category.OTHER or category in FLOOR or len(asked) > 1 or not there <= words:
            continue
        rule = Rule(asked.pop(), category, kind=_kind(mine), subject=ME)
        yield Wish(rule, tuple(each.words for each in mine))


def _kind(changed: list[_Changed]) -> str | None:
    """The kind that the rule speaks of which decided, where it was one and the same."""
    rules = {each.was.decision.rule for each in changed if each.was and not each.called}
    kinds = {rule.kind if rule else None for rule in rules}
    return kinds.pop() if len(kinds) == 1 else None
