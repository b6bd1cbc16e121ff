"""The sentences of a privacy profile in prose, with what the small reader marks in each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from local_models.reader import Mention, Reader
from privacy.allowances import needed, worded
from privacy.background import with_words
from privacy.in_doubt import echoing, is_sure, listed, protective
from privacy.misspelt import corrected
from privacy.polarity import plain
from privacy.wish_signs import hides_those, may_tell, points_back, sets_apart

TOGETHER = 320
"""Characters of prose that are read at once: a list needs the line above it."""

FRAGMENT = 6
"""A sentence of at most so many words may be a fragment."""
SUMMED_UP = 4
"""So many sentences further on, at most, "Hide those" may say what is wanted of a list of fragments."""
LIKELY_REMARK = 0.7
HIDING = "Hide "
"""What stands before a fragment when it is read once more."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the prose, where it stands, and what the reader found in it."""

    text: str
    start: int
    end: int
    mentions: tuple[Mention, ...]
    remark: float
    """The probability that it wishes for nothing and only goes with what does."""

    @property
    def wanted(self) -> list[Mention]:
        """The mentions that ask for something."""
        return [mention for mention in self.mentions if mention.action != "who"]


def read_sentences(prose: str, reader: Reader) -> list[Sentence]:
    """The sentences of the prose that hold a word, in order, with their mentions. Raises ModelError."""
    places = list(with_words(prose))
    parts = list(_together(places))
    after = {last: prose[slice(*following)].strip() for (_, last), following in pairwise(places)}
    found: list[Sentence] = []
    heading: int | None = None  # where the line begins that says what holds for all after it ("Never share:")
    texts = [corrected(prose[part[0][0] : part[-1][1]]) for part in parts]
    for part, text, read_of in zip(parts, texts, reader.read([each.text for each in texts]), strict=True):
        base, told = part[0][0], text.back(read_of)
        for start, end in part:
            inside = (m for m in told.mentions if start <= base + m.start < end)
            moved = tuple(replace(m, start=m.start + base, end=m.end + base) for m in inside)
            remark, wish = (told.chance(point, start - base, end - base) for point in ("remark", "wish"))
            words = prose[start:end].strip()
            first = start + len(prose[start:end]) - len(prose[start:end].lstrip())
            before = found[-1].mentions if found else ()
            under_a_line = heading is not None and "\n\n" not in prose[heading:start]
            asked = needed(words, moved, first)
            surely = listed(words, asked if under_a_line else plain(words, asked, first), first)
            meant = surely if under_a_line else worded(words, surely, before, after.get(end, ""), first)
            safe = echoing(words, protective(words, meant, wish), before)
            found.append(Sentence(words, start, end, safe, remark))
            heading = start if words.endswith(":") else heading
    return [_completed(found, at, reader) for at in range(len(found))]


def _completed(every: Sequence[Sentence], at: int, reader: Reader) -> Sentence:
    """A sentence with what more is found to hide when it is read anew as a wish to hide.

    That is a bare fragment ("Names.") beside a wish to hide, what is set apart ("The town's another matter"), or
    what the next sentence points back to ("I'm pregnant. Leave that out.").
    It can only hide: what is allowed by so little is not known.
    """
    sentence = every[at]
    apart = sets_apart(sentence.text)
    pointed_at = at + 1 < len(every) and points_back(every[at + 1].text)
    if not pointed_at and (sentence.wanted or not (apart or _is_fragment(every, at))):
        return sentence
    first = sentence.text.index(apart) if apart else 0
    read_as = corrected(f"{HIDING}{apart or sentence.text}")
    told = read_as.back(reader.read([read_as.text])[0])
    hidden = (m for m in told.mentions if m.action in ("hide", "who") and m.start >= len(HIDING) and is_sure(m))
    by = sentence.start + first - len(HIDING)
    moved = [replace(m, start=m.start + by, end=m.end + by) for m in hidden]
    new = [m for m in moved if not any(m.start < old.end and old.start < m.end for old in sentence.mentions)]
    return replace(sentence, mentions=(*sentence.mentions, *new))


def _is_fragment(every: Sequence[Sentence], at: int) -> bool:
    """Whether a sentence is an item of a list that the sentence before it, or one soon after it, wants hidden."""
    sentence = every[at]
    before = every[at - 1].wanted if at else []
    goes_on = bool(before) and all(mention.action == "hide" for mention in before)
    summed_up = any(hides_those(each.text) for each in every[at + 1 : at + 1 + SUMMED_UP])
    short = len(sentence.text.split()) <= FRAGMENT and sentence.remark < LIKELY_REMARK
    return short and not may_tell(sentence.text) and (goes_on or summed_up)


def _together(places: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Runs of sentences that are read at once."""
    run: list[tuple[int, int]] = []
    for place in places:
        if run and place[1] - run[0][0] > TOGETHER:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def is_heading(sentence: Sentence, following: Sentence | None) -> bool:
    """Whether it only says what holds for the list after it ("Never share:")."""
    return (
        not sentence.wanted and sentence.text.endswith(":") and following is not None and bool(following.mentions)
    )
