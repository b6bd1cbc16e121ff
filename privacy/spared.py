"""What a rule hides by its category, and another sentence allows in words that mean it much more closely.

"Who I bank with stays out. Amounts can stay." are two rules about money, and hiding wins a tie. Which of them
means "£85" is not told by the category: the matcher reads the words of each with the text. Only where it is sure
of one that allows, and of none that hides, words stay.
"""

import re
from collections.abc import Iterator, Sequence
from math import log

from privacy import meaning
from privacy.builtin import by_prose
from privacy.categories import FLOOR, Category
from privacy.decide import Decision
from privacy.hidden import HIDDEN
from privacy.meaning import most
from privacy.own import PROTECTED
from privacy.rules import ANYONE, ME, Action, PrivacyProfile, Rule
from privacy.spans import Span

SURE = 0.8
"""The probability from which an allowance means words."""
APART = 3.0
"""By how much its log odds are above those of whatever hides."""
OPEN = 0.9
"""The probability from which the sentences that hide, read together, mean words so surely that they go."""
MEANT = 0.5
"""The probability from which a wish that has no category means words that an allowance shows."""
_CLAUSE = re.compile(r"(?:who|whose|what|which|where|when|why|how|that|if|whether|the|my|our)\b", re.IGNORECASE)
"""How words begin before which no "my" can stand."""


class Spared:
    """The allowances of a privacy profile, weighed against its wishes on one text."""

    def __init__(self, text: str, profile: PrivacyProfile) -> None:
        self._text = text.replace(HIDDEN, " ")
        own = profile.based and by_prose(profile.prose) is None
        self._allowing = [rule for rule in profile.rules if _allows_a_kind(rule)] if own else []
        self._hiding = [rule for rule in profile.rules if rule.action.hides and rule.sentence]

    def let_through(self, decisions: Sequence[Decision]) -> list[Decision]:
        """The decisions; of what is hidden by its category that stays which an allowance means more closely.

        Raises ModelError.
        """
        return [self._weighed(each) for each in decisions]

    def holds(self, decision: Decision) -> bool:
        """Whether an allowance means the span it shows more closely than any wish that has no category does.

        "Not a word about my tablets. What I'm allergic to can be told." allows what is health, but no tablets.
        Raises ModelError.
        """
        rule, span = decision.rule, decision.span
        if rule is None or rule.value is not None or not rule.words:
            return True
        wishes = [self._chance(_as_wish(each), span) for each in self._hiding if _is_found_by_meaning(each)]
        closest = max(wishes, default=0.0)
        return closest < MEANT or self._chance(_as_wish(rule), span) > closest

    def _weighed(self, decision: Decision) -> Decision:
        if not self._allowing or not _is_by_category(decision):
            return decision
        odds, rule = max(
            ((self._odds(rule, decision.span), rule) for rule in self._fitting(decision)),
            default=(0, None),
            key=lambda each: each[0],
        )
        if rule is None or odds < _log_odds(SURE) or self._is_hidden_for(decision.span, odds):
            return decision
        return Decision(decision.span, Action.KEEP, rule.sentence, rule)

    def _fitting(self, decision: Decision) -> Iterator[Rule]:
        """The allowances that may speak of what a rule hides: one's own are not those of somebody who is named."""
        anothers = decision.rule is not None and decision.rule.subject not in (ME, ANYONE)
        return (rule for rule in self._allowing if not (anothers and rule.subject == ME))

    def _is_hidden_for(self, span: Span, odds: float) -> bool:
        """Whether anything that hides means a span nearly as closely as `odds` of an allowance say."""
        if any(odds - self._odds(rule, span) < APART for rule in self._hiding):
            return True
        return any(self._chance(sentence, span) >= OPEN for sentence in {rule.sentence for rule in self._hiding})

    def _odds(self, rule: Rule, span: Span) -> float:
        return _log_odds(self._chance(_as_wish(rule), span))

    def _chance(self, wish: str, span: Span) -> float:
        return most(meaning.matcher().words(wish, self._text), span.start, span.end) or 0.0


def _allows_a_kind(rule: Rule) -> bool:
    """Whether it allows a kind of thing by a word for it, and not a thing by its name."""
    named = rule.value is not None and rule.category is not Category.OTHER
    return rule.action is Action.KEEP and bool(rule.words) and not named and rule.category is not None


def _is_found_by_meaning(rule: Rule) -> bool:
    """Whether it hides a thing that has no category, which only the matcher finds."""
    return rule.category is Category.OTHER and rule.value is None


def _is_by_category(decision: Decision) -> bool:
    """Whether a rule hides a span for its kind alone, and not because it is somebody's, or always protected."""
    rule, category = decision.rule, decision.span.category
    if rule is None or not decision.action.hides or category in FLOOR or category in PROTECTED:
        return False
    return rule.value is None and rule.category is not None


def _as_wish(rule: Rule) -> str:
    """The words of a rule as a wish to hide them, which is what the matcher reads; its sentence if it has none."""
    if not rule.words:
        return rule.sentence
    whose = "" if _CLAUSE.match(rule.words) else "my " if rule.subject == ME else "the "
    return f"Never mention {whose}{rule.words}."


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, 1e-4), 1 - 1e-4)
    return log(bounded / (1 - bounded))
