"""Pairs made of notes on questions: a wish for one thing of one person, and others of its kind that stay.

A form of the reader with slots ("Keep {hide} quiet.") is filled with what a note calls a thing ("what I owe the
bank"). That goes; what is somebody else's or of another kind stays, and so does another thing of the same kind and
person, if no word is common to what they are called. Of all else nothing is taught.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random

from local_models.training.matching.made import AKIN
from local_models.training.matching.questions import Note, Pair, Place, Question, questions
from local_models.training.matching.unrelated import SWEEPING
from local_models.training.reading.instructions import Filler, Marked, forms

_SLOT = re.compile(r"\{(?:(?P<action>hide|allow)(?: (?P<of>me|other))?|who|them)\}")
_BRACES = re.compile(r"[\[\]{}]")
_MOST = 4
"""Slots of a form."""
_SINGLE = 3
"""Tries to fill a form with the things of a question."""
_NOBODY = frozenset({"me", "firm", "public", "no", "somebody"})
"""Owners of whom no wish speaks as of somebody else."""
_ME, _NOTHING = "me", frozenset({"no", "public"})
_SMALL = frozenset("a an the of my our i we in at on for to from that and or with is are be what how".split())  # noqa: SIM905
_NO_NOUN = re.compile(r"(?:that|because|not|to|being|having|for|in|at|on|with)\b", re.IGNORECASE)
"""How begins what cannot follow "my"."""
_MY_OF = re.compile(r"\b[Mm]y (?=\w+(?: \w+)? of (?:the|my|our)\b)")
"""A "my" that does not fit what follows."""
_FOR_ALL = {
    "name": ("name", "full name"), "health": ("health", "medical details", "state of health"),
    "finance": ("money matters", "finances", "money"), "religion": ("faith", "religion"),
    "politics": ("politics", "political views"), "legal": ("legal troubles", "legal matters"),
    "contact": ("contact details", "phone numbers and e-mails"), "address": ("address",), "age": ("age",),
    "job": ("job", "work"), "sexuality": ("sexuality", "orientation"),
}  # fmt: skip
"""The words for a whole category, all of which goes with them."""
_WHOLE = 0.3
"""The share of the wishes that are for a whole category where there are words for it."""
_ASKED_SO = ("Never mention my {hide}.", "Never mention {who}'s {hide other}.")
"""How `privacy/matched.py` asks for the words of one rule, and the same for somebody else's thing."""
_SO = 0.3
"""The share of the pairs that ask so."""


@dataclass
class _Asked:
    """What a filled form asks for."""

    hidden: list[Note] = field(default_factory=list)
    whole: list[Note] = field(default_factory=list)
    allowed: list[Note] = field(default_factory=list)


class _Owned(Filler):
    """Fills the slots of a form with what the notes on one question call things."""

    def __init__(self, rng: Random, testing: bool) -> None:
        super().__init__(rng, testing)
        self._draw = rng
        self._mine, self._theirs = list[Note](), list[Note]()
        self.asked, self._who = _Asked(), ""

    def begin(self, question: Question) -> bool:
        """Draw of whom the next form speaks; whether there is anything."""
        named = [note for note in question.notes if _can_be_named(note)]
        self._mine = [note for note in named if note.owner == _ME]
        others = sorted({note.owner for note in named} - _NOBODY)
        self.asked, self._who = _Asked(), self._draw.choice(others) if others else ""
        self._theirs = [note for note in named if note.owner == self._who]
        return bool(self._mine or self._theirs)

    def _piece(self, found: re.Match[str]) -> tuple[str, Marked | None]:
        if found["action"] == "who":
            return f"my {self._who}", Marked(0, 0, "who")
        if found["action"] == "them":
            return super()._piece(found)
        mine = found["who"] != "other"
        used = [*self.asked.hidden, *self.asked.allowed]
        note = self._draw.choice([each for each in (self._mine if mine else self._theirs) if each not in used])
        words, whole = note.what, note.category in _FOR_ALL and self._draw.random() < _WHOLE
        if whole:
            words = self._draw.choice(_FOR_ALL[note.category])
        (self.asked.hidden if found["action"] == "hide" else self.asked.allowed).append(note)
        if whole:
            self.asked.whole.append(note)
        return words, Marked(0, 0, found["action"], "other", "me" if mine else "other")


def owned(count: int, seed: int, testing: bool) -> Iterator[Pair]:
    """`count` pairs; the same for the same seed. Nothing where no question has notes."""
    rng = Random(seed)
    every = [question for question in questions(testing) if _worth(question)]
    usable, filler = _forms(testing), _Owned(rng, testing)
    while count and every:
        question = rng.choice(every)
        for _ in range(_SINGLE):
            form = rng.choice(_ASKED_SO if rng.random() < _SO else usable)
            if pair := _pair(question, filler, form):
                yield pair
                count -= 1
                break


def _pair(question: Question, filler: _Owned, form: str) -> Pair | None:
    """The pair of a question and a form; None where it has no fitting things for the slots."""
    if not filler.begin(question):
        return None
    try:
        wish = _MY_OF.sub("the ", filler.fill(form).text)
    except IndexError:  # nothing is left to choose from
        return None
    asked = filler.asked
    sorted_out = {note: _judged(note, asked) for note in question.notes}
    goes = _places(note for note, verdict in sorted_out.items() if verdict == "goes")
    unknown = _places(note for note, verdict in sorted_out.items() if verdict == "unknown")
    if asked.whole:  # what no note names may be of that kind, too
        unknown += tuple(_between(question.text, _places(question.notes)))
    return Pair(wish, question.text, goes, unknown)


def _judged(note: Note, asked: _Asked) -> str:
    hides, allows = (
        [_means(one, note, one in asked.whole) for one in which] for which in (asked.hidden, asked.allowed)
    )
    if "surely" in hides:
        return "unknown" if set(allows) & {"surely", "perhaps"} else "goes"
    if "perhaps" in hides:
        return "stays" if "surely" in allows else "unknown"
    return "stays"


def _means(asked: Note, note: Note, whole: bool) -> str:
    """Whether the words for `asked`, or for its `whole` category, mean what stands in `note`."""
    if note.owner in _NOTHING:
        return "no"
    if (asked.owner, asked.what, asked.category) == (note.owner, note.what, note.category):
        return "surely"
    akin = asked.category == note.category or any({asked.category, note.category} <= group for group in AKIN)
    if asked.owner != note.owner:
        return "perhaps" if akin and "somebody" in (asked.owner, note.owner) else "no"
    if whole:
        return "surely" if asked.category == note.category else "perhaps" if akin else "no"
    return (
        "perhaps" if _words(asked.what) & _words(note.what) or (akin and asked.category != note.category) else "no"
    )


def _words(what: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"\w+", what.lower())} - _SMALL


def _can_be_named(note: Note) -> bool:
    return bool(note.what) and not _NO_NOUN.match(note.what)


def _worth(question: Question) -> bool:
    """Whether there are things to tell apart, and one that a wish can name."""
    named = any(_can_be_named(note) and note.owner not in _NOBODY - {_ME} for note in question.notes)
    return named and sum(note.owner not in _NOTHING for note in question.notes) > 1


def _places(notes: Iterator[Note] | Sequence[Note]) -> tuple[Place, ...]:
    return tuple(sorted({place for note in notes for place in note.places}))


def _between(text: str, noted: Sequence[Place]) -> Iterator[Place]:
    """The places of a text that lie between those which are noted."""
    at = 0
    for start, end in noted:
        if at < start:
            yield at, start
        at = max(at, end)
    if at < len(text):
        yield at, len(text)


@cache
def _forms(testing: bool) -> tuple[str, ...]:
    """The forms that hide something, of slots for the writer's and somebody else's things alone."""
    return tuple(form for form in forms(testing) if _is_usable(form))


def _is_usable(form: str) -> bool:
    slots = list(_SLOT.finditer(form))
    others = any(slot["of"] == "other" for slot in slots)
    hides = any(slot["action"] == "hide" for slot in slots)
    who = "{who}" in form
    words = _SLOT.sub("", form)
    plain = not (_BRACES.search(words) or SWEEPING.search(words))
    return plain and hides and who == others and len(slots) <= _MOST
