# ruff: noqa: E501 - patterns and lists of words read best on long lines
"""Whose a span is: whether the text ties it to somebody whom a rule names ("my brother", "Tom", "my patients")."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from local_models.sentences import sentences
from privacy.categories import Category
from privacy.people import LEADING, MEMBERS, SERVED, mentions, one_of, words_for
from privacy.rules import ANYONE, ME
from privacy.spans import Span
from privacy.surely_theirs import is_surely_theirs
from privacy.whose import MAY_BE_FIRMS, is_anothers, is_anybody_else

MINE = "mine"
_FIRST = re.compile(r"\b(?:I|i|[Ii]['’]?m|[Mm]e|[Ww]e|[Uu]s|[Mm]ine|[Oo]urs|[Mm]yself)\b(?!['’]?s\b)")
_OBJECT = frozenset({"me", "us"})
_THIRD = re.compile(r"\b(?:he|she|they|him|her|them|his|hers|their|theirs)\b", re.IGNORECASE)
_DOES = re.compile(
    r"(?:\s*\([^()\n]{1,40}\)|(?:,\s[^,.;:!?()\n]{1,40}){1,3},|\s(?:from|of|in|at|on)\s[^,.;:!?()\n]{1,40}?)?(?:['’]s [\w-]+)?,?\s+(?:who\s+)?(?:and\s+[A-ZÀ-Þ][\w'’-]+\s+)?(?!(?:his|its|as)\b)(?:[a-zß-ÿ]+(?:s|ed|ing|pt|nt|ght)|had|got|went|came|can|can['’]?t|won['’]?t|will|left|told|said|fell|lost|took|gave|wrote|"
    r"broke|found|made|ran|saw|met|owes|go|are|were|have|live|want|need|like|love|attend|study|work|play|do|don['’]?t)\b"
)
"""What follows a name of which something is told."""
_WHO = re.compile(r",?\s+who\b")
_KNOWN = re.compile(
    r"(?:\b(?:my|our|his|her|their|the|an?|mr|mrs|ms|dr|prof|doctor|judge|sir)\.? |\b(?:to|from|with|by|for|at|of|dear|hi|hello) )"
    r"(?:[\w-]+ )?,? ?$",
    re.IGNORECASE,
)
"""What stands before a name that belongs to somebody else who is spoken of, or of whom nothing is told."""
_BESIDE = re.compile(r"(?:,\s|\s\(|:\s)(?:(?:born|b\.|aged?|she['’]?s|he['’]?s|is|on|of)\s)*", re.IGNORECASE)
"""Between a name and what is told of it in passing."""
_TITLED = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|prof|sir|doctor|judge|sister|nurse|officer|sergeant)\.? $", re.IGNORECASE
)
"""What stands before the name of somebody whom the writer knows by their role: "my landlord" is a Mr."""
_MY = re.compile(r"\b(?:my|our)\s+\Z", re.IGNORECASE)
"""Right before what is the writer's, whomever else the sentence spoke of: "Tom left; my three children stayed"."""
_OWNED = re.compile(r"(?:my|our)\s", re.IGNORECASE)
_OWN_ONE = re.compile(r"\b(?:my|our)\s+(?:[\w-]+\s+)?\Z", re.IGNORECASE)
_ONE = re.compile(r"\b(?:my|our|the|an?|this|that|each|every)\s+\Z", re.IGNORECASE)
_TITLE_OF = re.compile(r"[A-Z]\w+\s+(?:[A-Z]\.\s*)?[A-Z]\w")
"""Before a word for one of several people, or it and a name, which else may be another word: "judge for yourself", "a record player"."""
_BEFORE = 30
"""Characters before a name that may say whose it is."""


@dataclass(frozen=True, slots=True, order=True)
class Turn:
    """A place where the text turns to somebody: MINE, a subject, or "" for he, she, they; `named` not by those.

    It is not `sure` where a name may be that of anybody whom a rule describes.
    """

    start: int
    end: int
    who: str
    named: bool = True
    sure: bool = True


class Subjects:
    """The people of a text, as far as rules name them."""

    def __init__(
        self, text: str, wanted: Iterable[str], names: Sequence[Span] = (), things: Sequence[Span] = ()
    ) -> None:
        every = set(wanted) - {ME, ANYONE}
        self._text, self._names, self._things = text, names, things
        self._alike: dict[Category, list[Span]] = {}
        self._anybody_else = frozenset(filter(is_anybody_else, every))
        others = sorted(every - self._anybody_else)
        unexplained = [
            name
            for name in names
            if others
            and (_WHO.match(text, name.end) or not _KNOWN.search(text, max(0, name.start - _BEFORE), name.start))
        ]
        self._markers = sorted(_markers(text, others, unexplained)) if others else []
        self._unmet = _described(others) - {marker.who for marker in self._markers if marker.sure}
        self._unexplained = sorted((name.start, name.end) for name in unexplained)
        self._roles = frozenset(who for who in self._unmet if not words_for(who) & MEMBERS)
        self._firms = frozenset(who for who in self._unmet if MAY_BE_FIRMS.search(who))
        self._titled = sorted(
            (name.start, name.end)
            for name in (names if self._roles else ())
            if _TITLED.search(text, max(0, name.start - _BEFORE), name.start)
        )
        self._sure = [marker for marker in self._markers if marker.sure]
        self._passing = [
            each for each in self._markers if not (each.who == MINE and text[each.start : each.end] in _OBJECT)
        ]
        self._served = served = frozenset(
            who for who in others if who.split()[-1:] and who.split()[-1].lower() in SERVED
        )
        likely = (Turn(name.start, name.end, who, sure=False) for name in names for who in served)
        self._likely = sorted((*self._markers, *likely)) if served else []
        self._ends = sorted(name.end for name in names)
        self._starts = [marker.start for marker in self._markers]
        self._sentences = [start for start, _ in sentences(text)] if every else []

    def of(self, span: Span) -> frozenset[str]:
        """The subjects to whom the text ties `span`: the last one spoken of before it, else the next in its sentence."""
        return frozenset(turn.who for turn in self._turned_to(span, self._sure)) | self._whoever(span)

    def loosely(self, span: Span) -> frozenset[str]:
        """Those of `of` whose it is not surely, so that nothing may be let through for their sake.

        The sentence speaks of them only after the writer, or of somebody else as well.
        """
        turns = self._turned_to(span, self._sure, surely=True)
        surely = {turn.who for turn in turns if self._is_surely_theirs(turn, span)}
        return self.of(span) - surely - self._whoever(span)

    def _is_surely_theirs(self, turn: Turn, span: Span) -> bool:
        alike = self._alike.get(span.category)
        if alike is None:
            alike = sorted({*self._names, *(each for each in self._things if each.category is span.category)})
            self._alike[span.category] = alike
        return is_surely_theirs(self._text, (turn.start, turn.end), span, alike)

    def _whoever(self, span: Span) -> frozenset[str]:
        """The subjects that stand for anybody but the writer, if the sentence of `span` spoke of such a one."""
        return self._anybody_else if self._anybody_else and self._is_anothers(span) else frozenset()

    def _is_anothers(self, span: Span) -> bool:
        """Whether the sentence of `span` spoke last of somebody else before it."""
        start = self._sentences[bisect_right(self._sentences, span.start) - 1]
        return is_anothers(self._text, span.start, start, self._names)

    def perhaps(self, span: Span) -> frozenset[str]:
        """The subjects to whom `span` may belong, or whom it may name.

        A name that nothing explains may be theirs, one with a title that of somebody by their role, a
        firm a client, and so may what is somebody else's in a text that does not speak of
        them by the rule's word; and after "lives with us and has" it may still be about them.
        """
        whoever = self._unmet if _lies_in(span, self._unexplained) else frozenset[str]()
        whoever |= self._roles if _lies_in(span, self._titled) else frozenset()
        whoever |= self._firms if span.category is Category.EMPLOYER else frozenset()
        whoever |= self._unmet & self._served if self._served and self._is_anothers(span) else frozenset()
        whoever |= self._unmet if self._unmet and self._stands_by_a_name(span) else frozenset()
        unsure = {turn.who for turn in self._turned_to(span, self._markers) if not turn.sure}
        likely = {turn.who for turn in self._likely_of(span)}
        return whoever | unsure | likely | {turn.who for turn in self._passed_by(span)}

    def _stands_by_a_name(self, span: Span) -> bool:
        """Whether it is told right behind a name: "Sefa, 11 November 2018"."""
        at = bisect_right(self._ends, span.start)
        return at > 0 and bool(_BESIDE.fullmatch(self._text, self._ends[at - 1], span.start))

    def _likely_of(self, span: Span) -> list[Turn]:
        """The names of the sentence of `span` that may be those of people served, unless the writer comes between."""
        after = bisect_right(self._likely, span.start, key=_start)
        beside = (*self._likely[max(0, after - 1) : after], *self._likely[after : after + 1])
        near = [
            turn for turn in beside if turn.who != MINE and not self._distance(*sorted((turn.start, span.start)))
        ]
        return [turn for each in near for turn in _at(self._likely, each.start) if not turn.sure]

    def _passed_by(self, span: Span) -> list[Turn]:
        """The last whom the sentence of `span` spoke of before it, whatever "me" and "us" came between."""
        before = bisect_right(self._passing, span.start, key=_start)
        last = self._passing[before - 1] if before else None
        if last is None or last.who == MINE or self._distance(last.start, span.start):
            return []
        return _at(self._passing, last.start)

    def _turned_to(self, span: Span, markers: Sequence[Turn], *, surely: bool = False) -> list[Turn]:
        if _MY.search(self._text, max(0, span.start - _BEFORE), span.start) and not self.turns(
            span.start, span.end
        ):
            return []
        before = bisect_right(markers, span.start, key=_start)
        if before:
            marker = markers[before - 1]
            if self._distance(marker.start, span.start) <= (0 if marker.who == MINE else 1):
                return _at(markers, marker.start)
        for marker in markers[before:]:
            if self._distance(span.start, marker.start) or (surely and marker.who == MINE):
                break
            if marker.who != MINE:
                return _at(markers, marker.start)
        return []

    def turns(self, start: int, end: int) -> list[Turn]:
        """The places from `start` to before `end` where the text turns to somebody, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._markers[first:last]

    def _distance(self, first: int, second: int) -> int:
        """How many sentences lie between two places."""
        return bisect_right(self._sentences, second) - bisect_right(self._sentences, first)


def _lies_in(span: Span, places: Sequence[tuple[int, int]]) -> bool:
    """Whether the span lies in one of the `places`, which are in order."""
    at = bisect_right(places, span.start, key=lambda place: place[0])
    return at > 0 and span.end <= places[at - 1][1]


def _start(turn: Turn) -> int:
    return turn.start


def _at(markers: Sequence[Turn], place: int) -> list[Turn]:
    """The turns to others at one place: of a name that nothing explains there may be several."""
    same = markers[bisect_left(markers, place, key=_start) : bisect_right(markers, place, key=_start)]
    return [turn for turn in same if turn.who != MINE]


def _markers(text: str, others: Iterable[str], names: Sequence[Span]) -> Iterator[Turn]:
    """Every turn to somebody; he and she are whoever was spoken of last."""
    named = [Turn(match.start(), match.end(), who) for who in others for match in mentions(text, who)]
    one = [
        Turn(m.start(), m.end(), who, sure=_is_one(text, *m.span(), who))
        for who in others
        for m in one_of(text, who)
    ]
    named += _presumed(text, set(others) - {turn.who for turn in named}, named, names)
    named += one
    found = sorted(
        (*named, *(Turn(m.start(), m.end(), MINE) for m in _FIRST.finditer(text)),
         *(Turn(m.start(), m.end(), "") for m in _THIRD.finditer(text)))
    )  # fmt: skip
    last: list[Turn] = []
    for marker in found:
        if marker.who in ("", MINE):
            yield from [marker] if marker.who else _again(marker, last)
            continue
        last = [turn for turn in last if turn.start == marker.start] + [marker]
        yield marker


def _is_one(text: str, start: int, end: int, who: str) -> bool:
    """Whether a word is surely one of several: "my teacher" of "my teachers", "a judge", "Judge Wynn" of "judges"."""
    if _OWNED.match(who):
        return bool(_OWN_ONE.search(text, max(0, start - _BEFORE), start))
    return bool(_ONE.search(text, max(0, start - _BEFORE), start) or _TITLE_OF.match(text, start, end + _BEFORE))


def _again(pronoun: Turn, last: Iterable[Turn]) -> Iterator[Turn]:
    """The turns for he, she or they: to whoever was spoken of last."""
    return (Turn(pronoun.start, pronoun.end, turn.who, named=False, sure=turn.sure) for turn in last)


def _described(people: Iterable[str]) -> frozenset[str]:
    """Those of the subjects that are described ("my daughter"), not named ("Tom")."""
    return frozenset(who for who in people if LEADING.sub("", who)[:1].islower())


def _presumed(text: str, missing: Collection[str], named: Iterable[Turn], names: Iterable[Span]) -> Iterator[Turn]:
    """A name of which something is told may be that of anybody whom a rule describes and the text does not.

    "Nothing about my daughter" and "Philippa is seven": when in doubt it is her. A rule that has a name means no other.
    """
    described = _described(missing)
    known = {text[turn.start : turn.end] for turn in named}
    of_whom = {span.of(text) for span in names if _DOES.match(text, span.end)} - known if described else set()
    for name in sorted(of_whom):
        told = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        yield from (Turn(found.start(), found.end(), who, sure=False) for found in told for who in described)
