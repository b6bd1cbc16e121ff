"""Pairs put together of the reader's forms and the tagger's: what a wish for a category means in a marked text.

Only what is beyond doubt is taught: a category of which the wish does not speak stays, one that is hidden whoever
it belongs to goes, and so does the writer's own in a text of theirs that speaks of nobody else. Whose a marked
span is otherwise nobody wrote down: it is unknown.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import count as count_from
from random import Random

from local_models.training import generate
from local_models.training.example import UNKNOWN, Example
from local_models.training.labels import category
from local_models.training.matching.questions import Pair
from local_models.training.reading.instructions import Instruction, Marked, instructions

AKIN = (
    {"location", "address", "nationality", "ethnicity", "language", "travel"},
    {"name", "family", "relationship", "gender", "sexuality"},
    {"employer", "job", "project", "education", "contact"},
    {"age", "date"},
    {"ids", "credentials", "finance", "contact", "legal"},
    {"religion", "ethnicity", "politics"},
    {"health", "age", "family"},
)
"""Categories of which one may tell something of another: of those nothing is taught."""
_LONGEST = 700
"""Characters of a text."""
_MOST = 2
"""Wishes in a made pair."""
_PLAIN = 2
"""Words of a plain name for a category."""
_TRIES = 6
"""Texts among which one is looked for that holds what a wish hides."""
_OFTEN = 0.7
"""The share of wishes for which one is looked for at all."""
_FEWEST = 2000
"""Texts and wishes that are made at once."""
_FIRST = re.compile(r"\b(?:i|i['’]?m|my|me|we|our)\b", re.IGNORECASE)
_PEOPLE = frozenset({"name", "family", "relationship", "gender"})


def made(count: int, seed: int, testing: bool) -> Iterator[Pair]:
    """`count` pairs; the same for the same seed."""
    rng, texts = Random(seed), _texts(max(_FEWEST, count), seed + 1, testing)
    wishes = _wishes(seed, testing)
    for _ in range(count):
        wish = next(wishes)
        kinds = sorted(_surely(wish) & set(texts))
        of = rng.choice(kinds) if kinds and rng.random() < _OFTEN else rng.choice(sorted(texts))
        tried = [_judged(wish, text) for text in rng.sample(texts[of], min(len(texts[of]), _TRIES))]
        yield next((pair for pair in tried if pair.goes), tried[0])


def _texts(count: int, seed: int, testing: bool) -> dict[str, list[Example]]:
    """So many texts, by the categories that are marked in them; "" are those without."""
    found = defaultdict[str, list[Example]](list)
    for text in generate.texts(count, seed, testing):
        if len(text.text) <= _LONGEST:
            for kind in sorted({category(mark.kind) for mark in text.marks}) or [""]:
                found[kind].append(text)
    return found


def _wishes(seed: int, testing: bool) -> Iterator[Instruction]:
    """Instructions of one or two wishes, without end; those that surely hide something more often."""
    for turn in count_from(seed):
        for wish in instructions(_FEWEST, turn, testing):
            asked = [mark for mark in wish.marks if mark.action != "who"]
            if len(asked) <= _MOST and (_surely(wish) or len(wish.text) % 4 == 0):
                yield wish


def _surely(wish: Instruction) -> set[str]:
    """The categories that it hides as the writer's own or anybody's, and lets through nobody's."""
    asked = [mark for mark in wish.marks if mark.action != "who"]
    hides = {mark.category for mark in asked if mark.subject != "other" and _is_plain(wish, mark)}
    return hides - {mark.category for mark in asked if mark.action == "allow"}


def _judged(wish: Instruction, text: Example) -> Pair:
    asked = [mark for mark in wish.marks if mark.action != "who"]
    hidden = {mark.category.partition(":")[0] for mark in asked if mark.action != "allow"}
    alone = _FIRST.search(text.text) and not any(category(mark.kind) in _PEOPLE for mark in text.marks)
    whose = ("anyone", "me") if alone else ("anyone",)
    others = {mark.category for mark in asked if _is_plain(wish, mark) and mark.subject not in whose}
    surely = _surely(wish) - others
    doubtful = hidden.union(*(group for group in AKIN if group & hidden))
    goes, unknown = [], []
    for mark in text.marks:
        kind = "everything" if mark.kind == UNKNOWN else category(mark.kind)
        if kind in surely and not mark.kind.endswith(":public"):
            goes.append((mark.start, mark.end))
        elif kind in doubtful or hidden & {"everything", "other"} or kind == "everything":
            unknown.append((mark.start, mark.end))
    return Pair(wish.text, text.text, tuple(goes), tuple(unknown))


def _is_plain(wish: Instruction, mark: Marked) -> bool:
    """Whether it hides a category as such ("my employer") and not one thing of it ("when my contract ends")."""
    words = wish.text[mark.start : mark.end].split()
    return mark.action == "hide" and not mark.literal and len(words) <= _PLAIN
