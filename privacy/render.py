"""Rendering: a draft's decisions carried out, and the result verified.

What cannot be said more roughly, or stood in for, is tagged. Should a stand-in or a rougher word give anything
away after all, everything is tagged; should that, the draft is held.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from privacy import places
from privacy.decide import Decision
from privacy.draft import Change, Draft
from privacy.dropping import tidied
from privacy.generalise import generalise
from privacy.kinds import COUNTRY
from privacy.ours import with_ours
from privacy.outgoing import SURVIVES, masked_tags
from privacy.restore import restore
from privacy.rules import Action
from privacy.substitute import Substitutes
from privacy.tags import bracketed
from privacy.verify import leaks

AROUND = 80
"""So many characters before and after decide how rougher words read, or whether a stand-in stands by itself."""


class Doubt(Exception):
    """Something on the way is not certain. The message is the reason that the user reads."""


def rendered(blank: Draft, decisions: Sequence[Decision]) -> Draft:
    """The verified draft, its tags and stand-ins in its own copy of the vault. Raises Doubt."""
    try:
        return _verified(_carried_out(replace(blank, vault=blank.vault.copy()), decisions))
    except Doubt:
        if not any(decision.action in _SOFT for decision in decisions):
            raise
    return _verified(_carried_out(blank, [_firm(decision) for decision in decisions]))


_SOFT = (Action.GENERALISE, Action.SUBSTITUTE)


def _firm(decision: Decision) -> Decision:
    return replace(decision, action=Action.TAG) if decision.action in _SOFT else decision


def _carried_out(blank: Draft, decisions: Sequence[Decision]) -> Draft:
    """The text with every replacement in place."""
    hand = _Hand(blank)
    made = with_ours([hand.change(decision) for decision in decisions], blank.ours)
    changes = tidied(blank.source, made)
    return replace(blank, text=_joined(blank.source, changes, {*Action}), changes=changes)


def _joined(source: str, changes: Sequence[Change], replaced: set[Action]) -> str:
    """`source` with the changes of some actions made in it."""
    pieces, done = [], 0
    for change in changes:
        decision = change.decision
        new = change.replacement if decision.action in replaced else change.original
        pieces += [source[done : decision.span.start], new]
        done = decision.span.end
    return "".join([*pieces, source[done:]])


class _Hand:
    """Carries decisions out, one after the other."""

    def __init__(self, blank: Draft) -> None:
        self._blank = blank

    def change(self, decision: Decision) -> Change:
        """What takes the place of the words that `decision` is about, and the action that this really is."""
        words = decision.span.of(self._blank.source)
        if decision.action is Action.KEEP:
            return Change(decision, words, words)
        if decision.action is Action.DROP:
            return Change(decision, words, "")
        new = self._softly(decision, words)
        if new is not None:
            self._remember(decision, words)
            return Change(decision, words, new)
        literal = decision.span.source == places.LITERAL
        tag = self._blank.vault.tag_for(words, decision.span.category, literal=literal)
        return Change(replace(decision, action=Action.TAG), words, bracketed(tag))

    def _remember(self, decision: Decision, words: str) -> None:
        """What is told more roughly gets a tag too, so that later turns hide it even if no detector finds it."""
        if decision.action is Action.GENERALISE:
            self._blank.vault.tag_for(words, decision.span.category)

    def _softly(self, decision: Decision, words: str) -> str | None:
        """A stand-in or rougher words, where they are asked for and there are any."""
        span, source = decision.span, self._blank.source
        before, after = source[max(0, span.start - AROUND) : span.start], source[span.end : span.end + AROUND]
        if decision.action is Action.SUBSTITUTE:
            return self._substitutes.of(words, span.category, before=before, after=after)
        if decision.action is Action.GENERALISE:
            kind = COUNTRY if self._hides_countries else span.kind
            return generalise(words, span.category, kind, before=before, after=after, hidden=self._hidden)
        return None

    @cached_property
    def _substitutes(self) -> Substitutes:
        return Substitutes(self._blank.vault, (self._blank.source, *self._blank.avoid), self._hidden)

    @cached_property
    def _hidden(self) -> tuple[str, ...]:
        """Every protected value, and those that a rule hides though the text does not have them."""
        return tuple(sorted({*self._blank.protected, *_ruled(self._blank)}))

    @cached_property
    def _hides_countries(self) -> bool:
        return any(rule.kind == COUNTRY and rule.action.hides for rule in self._blank.profile.rules)


def _ruled(draft: Draft) -> set[str]:
    """The words that rules hide."""
    return {rule.value for rule in draft.profile.rules if rule.value and rule.action.hides}


def _verified(draft: Draft) -> Draft:
    """The draft. Raises Doubt if a protected value survives, or if what is to come back in a reply would not."""
    brought_in = _ruled(draft) - {leak.value for leak in leaks(draft.source, _ruled(draft))}
    if leaks(masked_tags(draft.text, draft.vault), {*draft.protected, *brought_in}):
        raise Doubt(SURVIVES)
    comes_back = _joined(draft.source, draft.changes, {action for action in Action if not action.restores})
    if not draft.edited and restore(draft.text, draft.vault) != comes_back:
        raise Doubt("The tags would not lead back to your own words, so nothing may leave.")
    return draft
