"""What a wish asks to hide in a text and no rule finds: "what my brother did" is "pledged our mother's gold".

Rules know categories and words. The matcher reads the user's own sentences together with the text and says which
words they are about, and hides them. What it passes over is decided by the rules alone, but for one thing: what
the tagger only suspects to be private is hidden where a sentence may mean it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from local_models.matcher import Chances, Matcher
from local_models.sentences import sentences
from privacy.builtin import by_prose
from privacy.categories import FLOOR, Category
from privacy.decide import Decision
from privacy.graphemes import whole_graphemes
from privacy.narrow import is_meant, told_by_words
from privacy.particular import names_it
from privacy.places import YOURS
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.spans import Span
from privacy.words import without_joins

SOURCE = "wish"
"""The source of spans that are found this way."""
LEAST = 0.45
"""The probability from which words go."""
SEEN = 0.35
"""The probability from which words go in which a detector sees something private."""
DOUBT = 0.05
"""The probability from which somebody has to look at words where only the matcher can keep to a wish."""
MAYBE = 0.02
"""The probability below which no wish means what the tagger only suspects to be private."""
TOGETHER = 320
"""Characters of prose that are read at once: "Not why." needs the sentence before it."""
_TAGGER = "tagger"
_AROUND = 200
"""Characters on either side of a match by which is told which sentence it is for."""
_SMALL = 3
"""Letters of a word that alone tells nothing."""
_CLAUSE = re.compile(r"(?:who|whose|what|which|where|when|why|how|that|if|whether|the|my|our)\b", re.IGNORECASE)
"""How words begin before which no "my" can stand."""

Place = tuple[int, int]
"""String offsets, end exclusive."""


class Matched:
    """What the matcher makes of a text under a privacy profile. Its methods raise ModelError when it fails."""

    def __init__(self, text: str, profile: PrivacyProfile) -> None:
        self._text, self._profile = text, profile
        self._wishes = tuple(_wishes(profile))
        self._told: dict[Rule, frozenset[Span]] = {}

    def is_meant(self, span: Span) -> bool:
        """Whether a wish may mean what the tagger only suspects; whatever else is in doubt, it does."""
        if span.source != _TAGGER or span.category in FLOOR or not self._wishes:
            return True
        chances = [self._chance(wish, span) for wish in self._wishes]
        return any(chance is None or chance >= MAYBE for chance in chances)

    def is_allowed(self, rule: Rule, span: Span, spans: Sequence[Span]) -> bool:
        """Whether a narrow allowance means a span, one of `spans`."""
        if names_it(rule, span, self._text):
            return True
        if (told := self._told.get(rule)) is None:
            alike = [each for each in spans if each.category is span.category and each.sure]
            told = self._told[rule] = told_by_words(rule, self._text, alike)
        return is_meant(span, told)

    def decisions(self, decided: Sequence[Decision], settled: Sequence[Place] = ()) -> list[Decision]:
        """The decisions to hide what the profile's own sentences are about, where `decided` leaves it open.

        What a rule allows, what is told roughly, and what is `settled` (as the user chose to show it, say) stays.
        """
        settled = [*settled, *self._allowed()]
        standing = (each.span for each in decided if _is_settled(each) and self._stands(each))
        settled += [(span.start, span.end) for span in standing]
        found = [decision for wish in self._wishes for decision in self._meant(wish, decided, sorted(settled))]
        return [replace(each, span=whole_graphemes(each.span, self._text)) for each in found]

    def doubtful(self, decided: Sequence[Decision]) -> Rule | None:
        """The first rule that only the matcher can keep to, if it perhaps means words that `decided` shows."""
        hidden = [decision.span for decision in decided if decision.action.hides]
        for rule in self._profile.rules:
            if _is_found_by_meaning(rule):
                words = _matcher().words(self._with_the_one_before(rule.sentence), self._text)
                if any(chance >= DOUBT and not _is_within(hidden, start, end) for start, end, chance in words):
                    return rule
        return None

    def _with_the_one_before(self, sentence: str) -> str:
        """A sentence of the prose with the one before it if it is a mere fragment."""
        at = self._profile.prose.find(sentence)
        earlier = [self._profile.prose[start:end] for start, end in sentences(self._profile.prose[: max(at, 0)])]
        short = len(sentence.split()) <= _SMALL
        return f"{earlier[-1].strip()} {sentence}" if short and earlier else sentence

    def _allowed(self) -> Iterator[Place]:
        """Where words stand that a rule allows by name."""
        for rule in self._profile.rules:
            if rule.value and not rule.action.hides:
                whole = rf"(?<!\w){re.escape(rule.value)}(?!\w)"
                yield from (found.span() for found in re.finditer(whole, self._text, re.IGNORECASE))

    def _stands(self, decision: Decision) -> bool:
        """Whether an allowance that shows words means them more closely than any wish without a category does.

        "Not a word about my tablets. What I'm allergic to can be told." allows all that is health, but no tablets.
        """
        rule = decision.rule
        if rule is None or decision.action.hides or rule.value is not None or not rule.words:
            return True
        wishes = (each.kind for each in self._profile.rules if _is_found_by_meaning(each))
        closest = max(
            (self._chance(_to_hide(words), decision.span) or 0.0 for words in wishes if words), default=0.0
        )
        return closest < LEAST or closest < (self._chance(_to_hide(rule.words), decision.span) or 0.0)

    def _meant(self, wish: str, decided: Sequence[Decision], settled: Sequence[Place]) -> Iterator[Decision]:
        for match in _matcher().find(wish, self._text, LEAST):
            for start, end in _pieces(self._text, (match.start, match.end), settled):
                over = [each for each in decided if each.span.start < end and start < each.span.end]
                if not _is_within([each.span for each in over if each.action.hides], start, end):
                    yield self._decision(wish, _span(start, end, match.score, over))
        for each in decided:
            open_to_it = each.rule is None and not each.action.hides and each.reason != YOURS
            if open_to_it and (self._chance(wish, each.span) or 0) >= SEEN:
                yield self._decision(wish, each.span)

    def _decision(self, wish: str, span: Span) -> Decision:
        """To hide a span, by the rule whose sentence is most probably why: each is read alone."""
        hiding = [r for r in self._profile.rules if r.action.hides and r.sentence and r.sentence in wish]
        why = self._likeliest([*dict.fromkeys(rule.sentence for rule in hiding)], span)
        rules = [rule for rule in hiding if rule.sentence == why]
        rule = next((each for each in rules if each.category is span.category), rules[0])
        category = rule.category or Category.OTHER if span.category is Category.OTHER else span.category
        return Decision(replace(span, category=category), Action.TAG, rule.sentence, rule)

    def _likeliest(self, told: Sequence[str], span: Span) -> str:
        """The sentence that most probably means a span, read with the words around it."""
        if len(told) == 1:
            return told[0]
        first = max(0, span.start - _AROUND)
        near = self._text[first : span.end + _AROUND]
        place = (span.start - first, span.end - first)
        return max(told, key=lambda each: _most(_matcher().words(each, near), *place) or 0.0)

    def _chance(self, wish: str, span: Span) -> float | None:
        """The most that a wish means any word of a span; None where the matcher sees no word there."""
        return _most(_matcher().words(wish, self._text), span.start, span.end)


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


def _is_found_by_meaning(rule: Rule) -> bool:
    """Whether it hides a thing that has no category, which only the matcher finds."""
    return rule.action.hides and rule.category is Category.OTHER and rule.value is None


def _to_hide(words: str) -> str:
    """The words for a thing as a wish, which is what the matcher reads."""
    return f"Never mention {'' if _CLAUSE.match(words) else 'my '}{words}."


def _is_settled(decision: Decision) -> bool:
    """Whether a decision stands against the matcher: an allowance by kind or name, or what is told roughly."""
    if decision.action is Action.GENERALISE or decision.reason == YOURS:
        return True
    rule = decision.rule
    return not decision.action.hides and rule is not None and not rule.is_about_all


def _pieces(text: str, match: Place, settled: Sequence[Place]) -> Iterator[Place]:
    """What of a match is not settled: from letter to letter, and more than a small word."""
    start, end = match
    for first, last in settled:
        if start < last and first < end:
            yield from _telling(text, start, first)
            start = max(start, last)
    yield from _telling(text, start, end)


def _telling(text: str, start: int, end: int) -> Iterator[Place]:
    """The place without what is no letter or digit and the words that only join at its ends, if any word tells."""
    words = without_joins(text, start, end)
    if any(len(word[0]) > _SMALL or not word[0].islower() for word in words):
        yield words[0].start(), words[-1].end()


def _span(start: int, end: int, score: float, over: Sequence[Decision]) -> Span:
    """A place as a span, of the category that a detector sees in it."""
    seen = max((each.span for each in over), key=lambda span: span.score, default=None)
    category, kind = (seen.category, seen.kind) if seen else (Category.OTHER, "")
    return Span(start, end, category, score, SOURCE, kind)


def _is_within(spans: Sequence[Span], start: int, end: int) -> bool:
    return any(span.start <= start and end <= span.end for span in spans)


def _most(words: Chances, start: int, end: int) -> float | None:
    """The highest probability of the words that overlap `start`..`end`; None if none does."""
    at = bisect_left(words, start, key=lambda word: word[1] - 1)
    chances = []
    while at < len(words) and words[at][0] < end:
        chances.append(words[at][2])
        at += 1
    return max(chances, default=None)


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    return Matcher()
