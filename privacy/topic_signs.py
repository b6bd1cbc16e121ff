"""What tells of a topic: where a text speaks of one that a rule wants left out.

A place that a detector found to be of the topic and the subject's, a word that hardly means anything else, or a
sentence that is near in meaning to short sentences about it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from local_models.embedder import Embedder
from local_models.encoder import Rows
from privacy.categories import Category
from privacy.clauses import Sentence, split
from privacy.requests import is_request
from privacy.rules import ANYONE, ME, Action, PrivacyProfile, Rule
from privacy.spans import Span
from privacy.subjects import Subjects
from privacy.topic_words import OTHER_MATTERS, PROTOTYPES, words_of
from privacy.whose import is_mine, speaks_of_me

SOURCE = "topic"
"""The source of spans that are parts about a topic."""
LEAST_SCORE = 0.4
"""What a detector finds counts as told of a topic from this score on, whether or not it is sure."""
NEAR, NEARER = 0.43, 0.15
"""A sentence is about a topic from this cosine to one of its prototypes on, if it is by so much nearer to that
than to a sentence about other matters."""
_WORLDLY = frozenset({Category.FINANCE, Category.JOB, Category.EDUCATION, Category.TRAVEL})
"""Topics about which everybody asks: a question about the world tells little of who asks it."""
WORDS = "topic words"
"""The source of spans that are words which tell of a category that a profile in the user's own words hides."""
URL = "url"
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s\"'<>)\]]*[^\s\"'<>)\].,;:!?]", re.IGNORECASE)
LEAST_WORDS = 4
"""A sentence has to have this many words for its meaning to be told."""


@dataclass(frozen=True, slots=True)
class Told:
    """A place that tells of a topic: string offsets."""

    start: int
    end: int


def told_in_words(text: str, profile: PrivacyProfile) -> Iterator[Span]:
    """The words that tell of what the profile asks to hide: "mortgage" where money matters are hidden.

    The writer's only in sentences in which they speak of themselves: in a question about the world they tell none.
    Others' may be anywhere else; whose they are is for the decision to ask.
    They are not sure: a detector that is sure of something else there may know better.
    """
    if any(rule.kind == URL and rule.action.hides for rule in profile.rules if profile.based):
        for match in _LINK.finditer(text):
            yield Span(match.start(), match.end(), Category.CONTACT, LEAST_SCORE, WORDS, URL, sure=False)
    asked = [rule for rule in profile.rules if rule.category and _asks_for_words(rule, profile)]
    mine = {rule.category for rule in asked if rule.subject in (ME, ANYONE)}
    theirs = {rule.category for rule in asked if rule.subject not in (ME, ANYONE)}
    for part in split(text) if asked else ():
        of_me = mine if speaks_of_me(part.of(text)) else set()
        for category in sorted(filter(None, of_me | theirs)):
            for match in words_of(category).finditer(text, part.start, part.end):
                if (
                    (category in of_me)
                    if is_mine(text, match.start(), part.start, part.end)
                    else (category in theirs)
                ):
                    yield Span(match.start(), match.end(), category, LEAST_SCORE, WORDS, str(category), sure=False)


def _asks_for_words(rule: Rule, profile: PrivacyProfile) -> bool:
    """Whether the user's own words ask to hide a whole category, exactly."""
    exact = rule.action.hides and rule.action is not Action.GENERALISE
    return profile.based and exact and rule.value is None and rule.kind is None


class Finder:
    """What in a text tells of one rule's topic."""

    def __init__(self, meanings: "Meanings", rule: Rule, subjects: Subjects) -> None:
        self._meanings, self._rule, self._subjects = meanings, rule, subjects
        self._text, self._spans = meanings.text, meanings.spans

    @property
    def of_subject(self) -> bool:
        """Whether the topic is somebody, with everything about them."""
        return self._rule.category is None

    def told(self, part: Sentence, before: bool) -> list[Told]:
        """The places in a sentence that tell of the topic; `before` says that the sentence before it does."""
        if self.of_subject:
            return self._turns(part, before)
        found = [Told(span.start, span.end) for span in self._spans if self._tells(span, part)]
        if self._asks_of_the_world(part):
            return sorted(found, key=lambda told: told.start)
        words = words_of(self._topic).finditer(self._text, part.start, part.end)
        own = (Told(*match.span()) for match in words if not self._is_of_a_name(*match.span()))
        found += [told for told in own if self._is_tied(told.start, told.end, part)]
        return sorted(found, key=lambda told: told.start)

    def is_near(self, part: Sentence) -> bool:
        """Whether a sentence in which nothing tells of the topic is near to it in meaning."""
        if self.of_subject or self._topic not in PROTOTYPES or not self._meanings.knows(part):
            return False
        return self._is_tied(part.start, part.end, part) and self._meanings.is_about(part, self._topic)

    @property
    def _topic(self) -> Category:
        return self._rule.category or Category.OTHER

    def _asks_of_the_world(self, part: Sentence) -> bool:
        """Whether a request is about the topic, not the writer: "Explain what inflation does to savings"."""
        words = part.of(self._text)
        return (
            self._rule.subject == ME and self._topic in _WORLDLY and is_request(words) and not speaks_of_me(words)
        )

    def _tells(self, span: Span, part: Sentence) -> bool:
        fits = span.category is self._topic and span.score >= LEAST_SCORE
        fits = fits and (span.sure or not self._asks_of_the_world(part))
        inside = part.start <= span.start < part.end
        return fits and inside and self._is_tied(span.start, span.end, part)

    def _is_of_a_name(self, start: int, end: int) -> bool:
        """Whether a word is part of what surely is another thing: the clinic of "Brightwell Clinic"."""
        surely = (span for span in self._spans if span.sure and span.category is not self._topic)
        return any(span.start <= start and end <= span.end for span in surely)

    def _is_tied(self, start: int, end: int, part: Sentence) -> bool:
        """Whether something is the subject's."""
        if self._rule.subject == ANYONE:
            return True
        if self._rule.subject == ME:
            return is_mine(self._text, start, part.start, part.end, self._spans)
        return self._rule.subject in self._subjects.of(Span(start, end, self._topic, 1.0, SOURCE))

    def _turns(self, part: Sentence, before: bool) -> list[Told]:
        """Where a sentence turns to the subject: by a word for them, or by "she" where it is still about them."""
        turns = [turn for turn in self._subjects.turns(part.start, part.end) if turn.who == self._rule.subject]
        named = [turn for turn in turns if turn.named and not _ANOTHERS.search(self._text, 0, turn.start)]
        return [Told(turn.start, turn.end) for turn in (turns if named or before else [])]


_ANOTHERS = re.compile(r"\b(?:an?|his|her|their|your|whose|\w+['’]s|no|any)\s+$", re.IGNORECASE)


class Meanings:
    """What the sentences of a text mean, as far as that may have to be asked: those in which nothing was found.

    Requests are not among them, nor what speaks of others alone: each costs as much as a sentence of detection.
    """

    def __init__(self, text: str, parts: Sequence[Sentence], spans: Sequence[Span]) -> None:
        self.text, self.spans = text, spans
        self._asked = [part for part in parts if self._is_open(part)]

    def knows(self, part: Sentence) -> bool:
        """Whether the meaning of the sentence may be asked."""
        return part in self._asked

    def is_about(self, part: Sentence, topic: Category) -> bool:
        """Whether it is nearer to the topic than to sentences about other matters. Raises ModelError."""
        row = self._rows[self._asked.index(part)]
        near, other = float((_prototypes(topic) @ row).max()), float((_prototypes(None) @ row).max())
        return near >= NEAR and near - other >= NEARER

    def _is_open(self, part: Sentence) -> bool:
        words = part.of(self.text)
        found = any(part.start <= span.start < part.end and span.sure for span in self.spans)
        return not found and len(words.split()) >= LEAST_WORDS and speaks_of_me(words) and not is_request(words)

    @cached_property
    def _rows(self) -> Rows:
        return _embedded(tuple(part.of(self.text) for part in self._asked))


@lru_cache(maxsize=32)
def _embedded(sentences: tuple[str, ...]) -> Rows:
    """Kept for the last texts: a draft is made anew with every change on the review screen."""
    return _embedder()(sentences)


@cache
def _embedder() -> Callable[[Sequence[str]], Rows]:
    return Embedder().embed


@cache
def _prototypes(topic: Category | None) -> Rows:
    return _embedder()(PROTOTYPES[topic] if topic else OTHER_MATTERS)
