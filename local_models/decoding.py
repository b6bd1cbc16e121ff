"""From a number per token and label to spans that begin and end where words do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import regex

from local_models.encoder import Reading, Rows
from local_models.labels import PUBLIC, Labels

_SPACELESS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
"""Scripts that put no space between words: there a letter with its marks is the least that can be told apart."""

_INSIDE = r"\p{L}\p{M}\p{N}\p{Cf}\x00-\x08\x0e-\x1f\x7f"
"""What a word goes on with. The tokenizer drops control characters, so they part no words."""

_UNITS = regex.compile(
    rf"[{_SPACELESS}][\p{{M}}\p{{Cf}}\p{{Lm}}]*+"
    rf"|(?![{_SPACELESS}])[\p{{L}}\p{{N}}](?:(?![{_SPACELESS}])[{_INSIDE}])*+"
    r"|.[\p{M}\p{Cf}]*+",  # marks, and spaces, in which no token begins
    regex.DOTALL,
)


CHANGE = 2.0
"""What it costs, in natural logarithms, to read an inside as the beginning of another category. Chosen on the
forms that are held back for calibrating, where 2 to 5 did alike."""
_TINY = 1e-9
OTHERWISE = 0.1
"""What is taken for one category with doubt is in doubt of every other one that is this probable, too."""


@dataclass(frozen=True, slots=True, order=True)
class Tag:
    """A tagged piece of text: string offsets, end exclusive, a kind (`name`, `name:public`) and a probability.

    The probability is that of the category: for `name:public`, that this is a name, well known or not. `sure` is
    false for what is only worth a doubt.
    """

    start: int
    end: int
    kind: str
    score: float
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Units:
    """The words and marks of a text that the model read: their places, and what it says of each."""

    places: list[tuple[int, int]]
    outside: Rows
    """Shape [units]: the probability of being nothing."""
    category: Rows
    """Shape [units, categories]."""
    begin: Rows
    """Shape [units, categories]: the part of `category` that begins a span."""
    public: Rows
    """Shape [units, categories]: the part of `category` that is well known."""


def decode(text: str, reading: Reading, labels: Labels) -> list[Tag]:
    """The spans that the model's logits (`reading.rows`, shape [tokens, labels]) tell of, sorted by start.

    Words are judged as wholes, by the mean over their tokens. Each gets the category that the best path through
    the text gives it, where a category counts by how far its odds against being nothing pass its threshold;
    neighbours of one category are one span unless the second begins another. No order of labels is impossible: an
    inside after nothing begins a span, because to lose it would let something through.

    What is worth a doubt follows in tags that are not sure: whatever is probably enough not nothing, of the most
    probable category, and what is tagged, of every other category that it may be instead. They may reach over sure
    ones: a doubtful surname after a sure first name.
    """
    if not reading.places:
        return []
    units = _units(text, reading, labels)
    best = _best_path(units, labels)
    taken = best >= 0
    sure = set(_tags(units, labels, best, taken))
    if labels.doubt == 1:
        return sorted(sure)
    best = np.where(taken, best, units.category.argmax(axis=1))
    wide = taken | (units.outside <= 1 - labels.doubt)
    doubted = {*_tags(units, labels, best, wide), *_otherwise(units, labels, best, wide)}
    return sorted(sure | {replace(tag, sure=False) for tag in doubted - sure})


def _best_path(units: _Units, labels: Labels) -> npt.NDArray[np.intp]:
    """For every unit the index of its category, or -1, on the best path through the text (Viterbi, 1967).

    To go on with a span of the same category is free; a word that reads as the inside of another category than the
    one before it is taken for a beginning at a price, so that a name of several words keeps one category.
    """
    count, kinds = units.category.shape
    begin = np.log(units.begin / labels.odds + _TINY)
    inside = np.log((units.category - units.begin) / labels.odds + _TINY)
    outside = np.log(units.outside + _TINY)
    came_from = np.zeros((count, 1 + kinds), dtype=np.intp)
    scores = np.concatenate([outside[:1], np.maximum(begin[0], inside[0] - CHANGE)])
    for index in range(1, count):
        best = int(scores.argmax())
        anew = scores[best] + np.maximum(begin[index], inside[index] - CHANGE)
        goes_on = scores[1:] + np.maximum(begin[index], inside[index])
        came_from[index] = np.concatenate([[best], np.where(goes_on >= anew, np.arange(1, kinds + 1), best)])
        scores = np.concatenate([[scores[best] + outside[index]], np.maximum(anew, goes_on)])
    path = [int(scores.argmax())]
    for index in range(count - 1, 0, -1):
        path.append(int(came_from[index, path[-1]]))
    return np.array(path[::-1], dtype=np.intp) - 1


def _tags(
    units: _Units, labels: Labels, best: npt.NDArray[np.intp], taken: npt.NDArray[np.bool_]
) -> Iterator[Tag]:
    return (_tag(units, labels, first, last, int(best[first])) for first, last in _runs(units, best, taken))


def _units(text: str, reading: Reading, labels: Labels) -> _Units:
    """Tokens joined to units: all that begin inside the same word."""
    words = [match.span() for match in _UNITS.finditer(text)]
    ends = np.array([end for _, end in words])
    starts = np.array([start for start, _ in reading.places])
    owner = np.searchsorted(ends, starts, side="right")
    firsts = np.flatnonzero(np.diff(owner, prepend=-1))
    counts = np.diff(firsts, append=len(owner))
    chances = _softmax(reading.rows / labels.temperature)
    mean = (np.add.reduceat(chances, firsts, axis=0) / counts[:, np.newaxis]).astype(np.float32)
    category = mean @ labels.belongs
    first = chances[firsts]
    begin = category * _share(first @ (labels.belongs * labels.begins[:, np.newaxis]), first @ labels.belongs)
    public = mean @ (labels.belongs * labels.public[:, np.newaxis])
    outside = mean[:, labels.names.index("O")]
    return _Units([words[index] for index in owner[firsts]], outside, category, begin, public)


def _softmax(logits: Rows) -> Rows:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: Rows = powers / powers.sum(axis=1, keepdims=True)
    return chances


def _share(part: Rows, whole: Rows) -> Rows:
    share: Rows = (part / np.maximum(whole, 1e-9)).astype(np.float32)
    return share


def _runs(units: _Units, best: npt.NDArray[np.intp], taken: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """The (first, last + 1) of every run of units that make one span."""
    count = len(best)
    begins = units.begin[np.arange(count), best] > units.category[np.arange(count), best] / 2
    goes_on = taken[1:] & taken[:-1] & (best[1:] == best[:-1]) & ~begins[1:]
    cuts = [0, *(np.flatnonzero(~goes_on) + 1).tolist(), count]
    return ((first, last) for first, last in pairwise(cuts) if taken[first])


def _otherwise(
    units: _Units, labels: Labels, best: npt.NDArray[np.intp], taken: npt.NDArray[np.bool_]
) -> Iterator[Tag]:
    """The tags that what is tagged could bear instead."""
    for first, last in _runs(units, best, taken):
        chances = units.category[first:last].mean(axis=0)
        others = np.flatnonzero(chances >= OTHERWISE).tolist()
        yield from (_tag(units, labels, first, last, index) for index in others if index != best[first])


def _tag(units: _Units, labels: Labels, first: int, last: int, index: int) -> Tag:
    kind = labels.categories[index]
    score = float(units.category[first:last, index].mean())
    share = float(units.public[first:last, index].mean()) / max(score, 1e-9)
    known = f"B-{kind}{PUBLIC}" in labels.names and share >= labels.threshold(f"{kind}{PUBLIC}")
    return Tag(units.places[first][0], units.places[last - 1][1], kind + PUBLIC * known, labels.right(score))
