"""Makes texts out of forms and vocabularies: filled, joined, wrapped and made as messy as people type."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from local_models.sentences import passages
from local_models.training.augment import messy
from local_models.training.example import UNKNOWN, Example, Mark
from local_models.training.forms import FORMS, NEUTRAL, wrappers
from local_models.training.holding_back import held_back, part
from local_models.training.swapping import Swaps
from local_models.training.vocabulary import KIND_OF, Vocabulary

_PIECE = re.compile(r"\{(?P<slot>[a-z_]+)\}|\[\[(?P<kind>[a-z:]+)\|(?P<text>[^\]]+)\]\]|(?P<brace>\{\{|\}\})")
_TITLE = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Judge|Rev|Sgt|Capt|Father|Sister)\.? )(?=.)", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:an?|the|my|our|some|his|her|their) (?=.)(?!(?i:levels?|hague)\b)", re.IGNORECASE)
"""Titles and articles give nobody away: a mark begins after them. `An` may be a name, and `A levels` are exams."""
_WHOLE = 0.25
"""The share of texts that are not cut into passages."""
_PLAIN_DATE = re.compile(
    r"\b(?:1[0-9]{3}|20[0-9]{2})(?:s\b|\b)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
"""A date in a text without anything private: neither to be found nor to be left."""
_RARE = frozenset(
    ("gender", "relationship", "religion", "politics", "sexuality", "ethnicity", "nationality", "language",
     "travel", "legal", "education", "credentials")
)  # fmt: skip
_MORE = 2
"""So many times more often than others a form with a rare kind is trained on."""
_JOINTS = (" ", " ", " ", "\n", "\n\n", "\n- ")


def forms(testing: bool, calibrating: bool = False) -> tuple[str, ...]:
    """The forms that are held back, or all the others. Half of those held back are for calibrating alone."""
    chosen = part(FORMS, testing, bare)
    if not testing:
        return chosen
    return tuple(form for form in chosen if held_back(f"calibrate {bare(form)}", 2) == calibrating)


def bare(form: str) -> str:
    """A form without its marks: what decides whether it is held back, so that other marks move it nowhere."""
    return _PIECE.sub(lambda found: found["text"] or found[0], form)


def fill(form: str, vocabulary: Vocabulary, rng: Random) -> Example:
    """A form with every slot filled, marked where the values stand (a title or article before one apart)."""
    text, marks, done = "", list[Mark](), 0
    for found in _PIECE.finditer(form):
        text += form[done : found.start()]
        done = found.end()
        value, kind = _value(found, vocabulary, rng)
        if kind is not None:
            leading = (_TITLE if kind == "name" else _ARTICLE).match(value)
            marks.append(Mark(len(text) + (leading.end() if leading else 0), len(text) + len(value), kind))
        text += value
    return Example(text + form[done:], tuple(marks), "own")


def _value(found: re.Match[str], vocabulary: Vocabulary, rng: Random) -> tuple[str, str | None]:
    """What stands for one piece of a form, and its kind."""
    if found["slot"]:
        return vocabulary.value(found["slot"], rng), KIND_OF[found["slot"]]
    if found["text"]:
        return found["text"], found["kind"]
    return found[0][0], None


def join(parts: Sequence[Example], joints: Sequence[str]) -> Example:
    """Several examples as one text; `joints[i]` stands before piece i."""
    text, marks = "", list[Mark]()
    for joint, piece in zip(joints, parts, strict=True):
        at = len(text) + len(joint)
        text += joint + piece.text
        marks += [Mark(mark.start + at, mark.end + at, mark.kind) for mark in piece.marks]
    return Example(text, tuple(marks), "own")


def _with_wrapper(example: Example, rng: Random) -> Example:
    """The text with a request before it or a remark after it."""
    before, after = rng.choice(wrappers.BEFORE), rng.choice(wrappers.AFTER)
    return join([example, Example("", (), "own")], [before, after])


def _is_rare(form: str) -> bool:
    """Whether a form has a kind that few forms have."""
    pieces = _PIECE.finditer(form)
    return any((KIND_OF.get(found["slot"]) if found["slot"] else found["kind"]) in _RARE for found in pieces)


def unsure_of_dates(example: Example) -> Example:
    """The text of a plain form with its dates marked UNKNOWN: no rule about well-known dates could be kept to."""
    dates = [Mark(*found.span(), UNKNOWN) for found in _PLAIN_DATE.finditer(example.text)]
    free = [date for date in dates if not any(date.start < m.end and m.start < date.end for m in example.marks)]
    return replace(example, marks=tuple(sorted((*example.marks, *free), key=lambda mark: mark.start)))


def in_passages(example: Example, rng: Random) -> Iterator[Example]:
    """The text, most often cut into the passages that the tagger will read; a mark that is cut becomes two."""
    if rng.random() < _WHOLE:
        yield example
        return
    for start, end in passages(example.text):
        yield between(example, start, end)


def between(example: Example, start: int, end: int) -> Example:
    """A part of a text with its marks; those that reach over its ends are cut."""
    inside = (mark for mark in example.marks if mark.start < end and start < mark.end)
    marks = tuple(Mark(max(m.start, start) - start, min(m.end, end) - start, m.kind) for m in inside)
    return replace(example, text=example.text[start:end], marks=marks)


def texts(
    count: int,
    seed: int,
    testing: bool,
    extra: dict[str, list[str]] | None = None,
    calibrating: bool = False,
) -> Iterator[Example]:
    """`count` texts; the same for the same seed. `extra` adds words to the vocabularies."""
    rng, vocabulary, usable = Random(seed), Vocabulary(testing, extra), forms(testing, calibrating)
    neutral = frozenset(NEUTRAL)
    plain = [form for form in usable if form in neutral]
    private = [form for form in usable if form not in neutral]
    swaps = None if testing else Swaps(usable, vocabulary, Random(seed))
    if not testing:
        private += [form for form in private if _is_rare(form)] * _MORE
    for _ in range(count):
        pool = plain if rng.random() < 0.35 else private
        chosen = [rng.choice(pool if i == 0 else usable) for i in range(rng.choice((1, 1, 1, 2, 3)))]
        worded = ((form, swaps.swapped(form, rng) if swaps else form) for form in chosen)
        filled = ((form, fill(words, vocabulary, rng)) for form, words in worded)
        parts = [unsure_of_dates(example) if form in neutral else example for form, example in filled]
        example = join(parts, ["", *(rng.choice(_JOINTS) for _ in parts[1:])])
        if rng.random() < 0.3:
            example = _with_wrapper(example, rng)
        yield messy(example, rng)
