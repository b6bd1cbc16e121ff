"""What a wish asks to hide in a text and no rule finds: "what my brother did" is "pledged our mother's gold".

Rules know categories and words. The matcher reads the user's own sentences together with the text and says which
words they are about. It can only hide more: what it passes over is decided by the rules alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from local_models.matcher import Match, Matcher
from local_models.sentences import sentences
from privacy.builtin import by_prose
from privacy.categories import Category
from privacy.decide import Decision
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.spans import Span

SOURCE = "wish"
"""The source of spans that are found this way."""
LEAST = 0.6
"""The probability from which words go."""
SEEN = 0.4
"""And from which they go where a detector sees something private in them."""
DOUBT = 0.15
"""And from which somebody has to look at them where only the matcher can keep to a wish."""
MAYBE = 0.05
"""The probability below which no wish means what is only perhaps private."""
TOGETHER = 320
"""Characters of prose that are read at once: "Not why." needs the sentence before it."""


class Matched:
    """What the matcher makes of a text under a privacy profile. Its methods raise ModelError when it fails."""

    def __init__(self, text: str, profile: PrivacyProfile) -> None:
        self._text, self._profile = text, profile
        self._wishes = tuple(_wishes(profile))

    def is_meant(self, span: Span) -> bool:
        """Whether a wish may mean what is only perhaps private; where there is none to ask, it does."""
        return not self._wishes or any(self._chance(wish, span) >= MAYBE for wish in self._wishes)

    def decisions(self, decided: Sequence[Decision]) -> list[Decision]:
        """The decisions to hide what the profile's own sentences are about, where `decided` leaves it open."""
        return [decision for wish in self._wishes for decision in self._meant(wish, decided)]

    def doubtful(self, decided: Sequence[Decision]) -> Rule | None:
        """The first rule that only the matcher can keep to, if it perhaps means words that `decided` shows."""
        hidden = [decision.span for decision in decided if decision.action.hides]
        for rule in self._profile.rules:
            if rule.action.hides and rule.category is Category.OTHER and rule.value is None:
                words = _matcher().words(rule.sentence, self._text)
                if any(chance >= DOUBT and not _is_within(hidden, start, end) for start, end, chance in words):
                    return rule
        return None

    def _meant(self, wish: str, decided: Sequence[Decision]) -> Iterator[Decision]:
        for match in _matcher().find(wish, self._text, LEAST):
            over = [each for each in decided if _meet(each.span, match)]
            if not any(_settles(each, match) for each in over):
                yield self._decision(wish, _span(match, over))
        for each in decided:
            if each.rule is None and not each.action.hides and self._chance(wish, each.span) >= SEEN:
                yield self._decision(wish, each.span)

    def _decision(self, wish: str, span: Span) -> Decision:
        """To hide a span, by the rule whose sentence is most probably why: each is read alone."""
        hiding = [rule for rule in self._profile.rules if rule.action.hides and rule.sentence in wish]
        why = self._likeliest([*dict.fromkeys(rule.sentence for rule in hiding)], span)
        rules = [rule for rule in hiding if rule.sentence == why]
        rule = next((each for each in rules if each.category is span.category), rules[0])
        category = rule.category or Category.OTHER if span.category is Category.OTHER else span.category
        return Decision(replace(span, category=category), Action.TAG, rule.sentence, rule)

    def _likeliest(self, told: Sequence[str], span: Span) -> str:
        """The sentence that most probably means a span."""
        return told[0] if len(told) == 1 else max(told, key=lambda each: self._chance(each, span))

    def _chance(self, wish: str, place: Span) -> float:
        """The probability that a wish means any word of a place."""
        words = _matcher().words(wish, self._text)
        inside = (chance for start, end, chance in words if start < place.end and place.start < end)
        return max(inside, default=0.0)


def _wishes(profile: PrivacyProfile) -> Iterator[str]:
    """The prose in parts of a few sentences, those that hide something. For a built-in profile its rules do."""
    if not profile.based or by_prose(profile.prose) is not None:
        return
    hiding = [rule.sentence for rule in profile.rules if rule.action.hides and rule.sentence]
    part = ""
    for start, end in [*sentences(profile.prose), (0, 0)]:
        sentence = profile.prose[start:end]
        if part and (not sentence or len(part) + len(sentence) > TOGETHER):
            if any(each in part for each in hiding):
                yield part.strip()
            part = ""
        part += sentence


def _settles(decision: Decision, match: Match) -> bool:
    """Whether a decision stands against a match: it hides all of it, tells it roughly, or lets it be told."""
    if decision.action is Action.GENERALISE:
        return True
    if decision.action.hides:
        return decision.span.start <= match.start and match.end <= decision.span.end
    rule = decision.rule
    return rule is not None and not rule.is_about_all


def _span(match: Match, over: Sequence[Decision]) -> Span:
    """The words of a match, of the category that a detector sees in them."""
    seen = max((each.span for each in over), key=lambda span: span.score, default=None)
    category, kind = (seen.category, seen.kind) if seen else (Category.OTHER, "")
    return Span(match.start, match.end, category, match.score, SOURCE, kind)


def _is_within(spans: Sequence[Span], start: int, end: int) -> bool:
    return any(span.start <= start and end <= span.end for span in spans)


def _meet(span: Span, match: Match) -> bool:
    return span.start < match.end and match.start < span.end


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    return Matcher()
