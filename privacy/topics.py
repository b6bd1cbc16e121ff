"""Topics: which parts of a text are left out because a rule wants nothing said about something.

A clause that is about the topic ("nothing about my health") is dropped where the rest of its sentence still reads,
else the sentence is.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from privacy.categories import Category
from privacy.clauses import Clause, Sentence, holder, split
from privacy.decide import Decision
from privacy.fold import folded, same_words
from privacy.requests import is_request
from privacy.rules import Action, Rule
from privacy.spans import Span
from privacy.subjects import Subjects
from privacy.topic_signs import SOURCE, Finder, Meanings, Told

NOTHING_LEFT = "Without what is to be left out, nothing is left to ask: better answered on this machine."
LEAST_WORDS = 3
"""What is left of a sentence or of a request has to have this many words, or it goes too."""
ECHO = 5
"""A clause of at most so many words that says "it" after a clause that goes is about that."""

_ECHOES = re.compile(r"\b(?:it|this|that|them)\b", re.IGNORECASE)
_LEADING = re.compile(
    r"\W*(?:as|since|after|before|with|without|because of|due to|given|despite|during|thanks to|ever since|"
    r"because|having|being)\b"
    r"[^,;]*?(?:,\s*|\s+(?=(?:i|we)(?:['’](?:m|ve|d|ll|re))?\s))",
    re.IGNORECASE,
)
_PREPOSITIONS = (
    "with|because|due|given|despite|after|since|during|for|about|as|without|on|in|at|by|to|from|of|into"
)
_LATER = re.compile(
    r",?\s+(?:with|because of|because|due to|given|despite|after|since|during|for|about|as|without|in spite of)"
    rf"(?:\s+(?!(?:{_PREPOSITIONS})\b)[\w'’-]+){{1,5}}?(?=[\s.?!]*$|,|\s+(?:{_PREPOSITIONS})\b)",
    re.IGNORECASE,
)


def dropped(
    text: str, rules: Iterable[Rule], spans: Sequence[Span], subjects: Subjects, let_stand: Collection[str] = ()
) -> list[Decision]:
    """A decision to drop for every part of `text` that is about a topic of `rules`, in order, none overlapping.

    `spans` is all that a detector found, what is not sure included. `let_stand` are parts that the user wants to
    stay. Raises ModelError when the embedder fails.
    """
    topics = [rule for rule in rules if rule.topic and rule.action.hides]
    if not topics:
        return []
    kept = {same_words(words) for words in let_stand}
    allowed = [folded(rule.value) for rule in rules if rule.value and not rule.action.hides]
    parts = split(text)
    meanings = Meanings(text, parts, spans)
    found = [
        _decision(start, end, rule)
        for rule in topics
        for start, end in _parts_about(text, parts, Finder(meanings, rule, subjects), allowed)
    ]
    return [one for one in _apart(found) if same_words(one.span.of(text)) not in kept]


def nothing_left(text: str, drops: Sequence[Decision]) -> bool:
    """Whether the drops take away all that `text` asks for, or all but a word or two."""
    if not drops:
        return False
    before = [part.of(text) for part in split(text)]
    after = [_without(text, part, drops) for part in split(text)]
    if sum(len(words.split()) for words in after) < LEAST_WORDS - 1:
        return True
    left = [new for old, new in zip(before, after, strict=True) if new == old or len(new.split()) >= LEAST_WORDS]
    return any(map(is_request, _clauses_of(before))) and not any(map(is_request, _clauses_of(left)))


def _clauses_of(sentences: Iterable[str]) -> Iterator[str]:
    for words in sentences:
        yield words
        for part in split(words):
            yield from (clause.of(words) for clause in part.clauses)


def _without(text: str, part: Sentence, drops: Iterable[Decision]) -> str:
    """A sentence with what is dropped of it gone."""
    pieces, at = [], part.start
    for start, end in ((d.span.start, d.span.end) for d in drops):
        if start < part.end and end > part.start:
            pieces.append(text[at : max(at, start)])
            at = max(at, end)
    words = "".join([*pieces, text[at : part.end]])
    return words if any(char.isalnum() for char in words) else ""


def _decision(start: int, end: int, rule: Rule) -> Decision:
    span = Span(start, end, rule.category or Category.OTHER, 1.0, SOURCE)
    return Decision(span, Action.DROP, rule.sentence, rule)


def _apart(found: Iterable[Decision]) -> list[Decision]:
    """The decisions in order; of two that overlap, the longer."""
    chosen: list[Decision] = []
    for one in sorted(found, key=lambda d: d.span.start - d.span.end):
        if not any(one.span.overlaps(other.span) for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda d: d.span.start)


def _parts_about(
    text: str, parts: Sequence[Sentence], finder: Finder, allowed: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """The start and end of every part that is about the topic."""
    before = False
    for part in parts:
        told = [one for one in finder.told(part, before) if not _is_allowed(text, part, one, allowed)]
        before = bool(told)
        if told:
            yield from _of_sentence(text, part, told, finder.of_subject)
        elif finder.is_near(part):
            yield part.start, part.end


def _is_allowed(text: str, part: Sentence, told: Told, allowed: Sequence[str]) -> bool:
    """Whether a rule lets the words stay that tell of the topic, or they are in the clause of such words."""
    clause = next((c for c in part.clauses if c.start <= told.start < c.end), None)
    around = folded(clause.of(text)) if clause else ""
    return any(value and value in around for value in allowed)


def _of_sentence(text: str, part: Sentence, told: Sequence[Told], of_subject: bool) -> list[tuple[int, int]]:
    about = _about(part.clauses, told, of_subject)
    cut = [
        _adjunct(text, clause, told) if is_about_it else None
        for clause, is_about_it in zip(part.clauses, about, strict=True)
    ]
    goes = [is_about_it and where is None for is_about_it, where in zip(about, cut, strict=True)]
    goes = _with_echoes(text, part.clauses, goes)
    if not any(_stands(text, c) for c, gone in zip(part.clauses, goes, strict=True) if not gone):
        return [(part.start, part.end)]
    return [where for where in cut if where] + list(_runs(text, part.clauses, goes))


def _with_echoes(text: str, clauses: Sequence[Clause], goes: Sequence[bool]) -> list[bool]:
    """`goes`, and a short clause that only speaks of the one before it goes along: "and I regret it"."""
    grown: list[bool] = []
    for clause, gone in zip(clauses, goes, strict=True):
        words = clause.of(text)
        echoes = len(words.split()) <= ECHO and bool(_ECHOES.search(words)) and not is_request(words)
        grown.append(gone or (echoes and bool(grown) and grown[-1]))
    return grown


def _about(clauses: Sequence[Clause], told: Sequence[Told], of_subject: bool) -> list[bool]:
    """Which clauses are about the topic; where that is somebody, a clause that shares their subject is too."""
    about: list[bool] = []
    for clause in clauses:
        itself = any(clause.start <= one.start < clause.end for one in told)
        about.append(itself or (of_subject and clause.shares and bool(about) and about[-1]))
    return about


def _stands(text: str, clause: Clause) -> bool:
    return len(re.findall(r"\w+", clause.of(text))) >= LEAST_WORDS


def _runs(text: str, clauses: Sequence[Clause], goes: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Runs of clauses that go. What comes after one and has no subject of its own keeps that, or goes too."""
    at = 0
    while at < len(clauses):
        first = at
        while at < len(clauses) and (goes[at] or (first < at and clauses[at].shares)):
            if not goes[at] and (kept := _kept_subject(text, clauses[first], clauses[at])) is not None:
                yield clauses[first].start + kept, clauses[at].start - (1 if kept else 0)
                break
            at += 1
        else:
            if first < at:
                yield clauses[first].start, _end(text, clauses, at)
        at += 1


def _kept_subject(text: str, gone: Clause, following: Clause) -> int | None:
    """How many characters of a clause that goes stay for the one after it; None where nothing fits."""
    return 0 if gone.shares else holder(gone.of(text), following.of(text)) or None


def _end(text: str, clauses: Sequence[Clause], after: int) -> int:
    """Where a run ends; the full stop of a sentence stays with the rest of it."""
    last = clauses[after - 1]
    return last.start + len(last.of(text).rstrip(".!…")) if after == len(clauses) else last.end


def _adjunct(text: str, clause: Clause, told: Sequence[Told]) -> tuple[int, int] | None:
    """The part at the beginning of a clause, or later in a request, with all that tells of the topic, if any is.

    "Plan meals for a week with my diabetes" still asks for something without its end.
    """
    words = clause.of(text)
    inside = [one for one in told if clause.start <= one.start < clause.end]
    leading = _LEADING.match(words)
    if leading and all(one.end <= clause.start + leading.end() for one in inside):
        return clause.start, clause.start + leading.end()
    if not is_request(words):
        return None
    for later in _LATER.finditer(words):
        start, end = clause.start + later.start(), clause.start + later.end()
        if _enough(words[: later.start()]) and all(start <= one.start and one.end <= end for one in inside):
            return start, end
    return None


def _enough(words: str) -> bool:
    """Whether a request still asks for something once its end is gone ("What helps" does not)."""
    return len(words.split()) > LEAST_WORDS + 1
