# ruff: noqa: E501 - a list of words reads best on long lines
"""Instructions with their marks: the forms of `forms/`, filled with the nouns of `nouns/`.

A mark is `[[action category subject value|words]]` (`value` only where the words are the thing itself), or
`[[who|words]]`. A slot is written in the same words in single braces: `{hide}`, `{allow:health}`, `{hide other}`,
`{hide value:employer}`, `{who}`, `{them}`. `GUIDE.md` says what is marked, and how far.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from local_models.sentences import sentences
from local_models.training.forms import lines
from local_models.training.holding_back import part
from local_models.training.vocabulary import Vocabulary

_HERE = Path(__file__).parent
_PIECE = re.compile(
    r"\[\[(?P<label>[a-z: _]+)\|(?P<text>[^\]]+)\]\]"
    r"|\{(?P<action>hide|allow|coarse|who|them)(?: (?P<who>me|other|anyone|value))?(?::(?P<kind>[a-z:_]+))?\}"
)
_VALUES = {
    "employer": "company", "name": "name", "location": "place", "project": "project", "health": "condition",
    "job": "occupation", "education": "school",
}  # fmt: skip
"""The categories of which a thing itself can stand in an instruction, and the vocabulary's slot for it."""
_CLAUSE = re.compile(
    r"(?:who|whose|what\w*|which|where|when|why|how|if|whether|any\w*|all|every\w*|each)\b", re.IGNORECASE
)
"""How a noun begins before which no "my" can stand."""
_OWNER = re.compile(r"^(?:my|the) (?=.)", re.IGNORECASE)
"""What a mark never begins with."""
_SAYS_OF_SOMEBODY = re.compile(
    r"(?:\b(?:i['’]?m|i am|i['’]ve|i have|i was|i used to be|(?:he|she)(?:['’]s| is| was)|(?:we|they)(?:['’]re|['’]ve| are| were)"
    r"|(?:my|his|her|our|their|me) (?:being|having)|(?:that|fact|secret) (?:i|we|he|she|they))"
    r"(?: (?:a|an|the|also|really|been|had|got|now|still|once|both|only))*) $",
    re.IGNORECASE,
)
"""What stands before words that tell something of somebody: they are the thing itself, whoever wrote the mark."""
_ASKS = re.compile(r"\b(?:what|where|how|who|whom|whose|which|when|why|whether)\b[^,.;:!?]*$", re.IGNORECASE)
"""What makes of such words a word for the thing ("where I'm from")."""
_PLAIN_NOUN = re.compile(r"[a-z]+(?<!ing)(?<!ed)")
"""A word that another noun can stand for."""
_OWNED = re.compile(r"(?:\b(?:my|the|our|your|his|her|their)|['’]s?) $", re.IGNORECASE)
"""What stands before a noun."""
_EXCHANGED = 0.3
"""The share of the plain nouns of fixed marks for which another one of their category stands."""
_FIRST = re.compile(r"\b(?:i|me|my|mine|we|us|our)\b", re.IGNORECASE)
"""The words of a noun that only the writer can say; before it stands "the", and nobody else's is meant."""
_WHO = (
    "my brother", "my sister", "my wife", "my husband", "my mother", "my father", "my son", "my daughter", "my kids", "my children",
    "my parents", "my ex", "my boss", "my colleagues", "my coworkers", "my patients", "my clients", "my students", "my neighbours",
    "my boyfriend", "my girlfriend", "my partner", "my best friend", "my friends", "my family", "my grandmother", "my uncle", "my aunt",
    "my cousin", "my in-laws", "my flatmate", "my therapist", "my team", "the children", "other people", "third parties", "my customers",
    "my sources", "the witnesses", "my landlord", "my tenants", "my employees", "my pupils", "my niece", "my stepdad", "my mum", "my dad",
)  # fmt: skip
_THEM = (
    "the cloud", "ChatGPT", "anyone", "strangers", "anybody", "the other side", "the big models", "an outside service", "them", "the AI",
    "third parties", "the internet", "a company", "the provider", "claude", "openai", "people outside", "whoever answers", "others",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked piece of an instruction: string offsets, action, category ("" for who), subject, literal or not."""

    start: int
    end: int
    action: str
    category: str = ""
    subject: str = ""
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """What a sentence of an instruction is for: string offsets, and one of the reader's POINTS."""

    start: int
    end: int
    point: str


@dataclass(frozen=True, slots=True)
class Instruction:
    """An instruction, what is marked in it, and what its sentences are for, in order."""

    text: str
    marks: tuple[Marked, ...]
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Nouns:
    """The ways to name a category: those that follow "my", and those that stand alone."""

    own: tuple[str, ...]
    general: tuple[str, ...]


@cache
def nouns(testing: bool) -> dict[str, Nouns]:
    """The nouns of every category; only held-back ones when testing, else only the others."""
    found = {}
    for path in sorted((_HERE / "nouns").glob("*.txt")):
        own, _, general = path.read_text(encoding="utf-8").partition("\n---\n")
        category = path.stem.replace("location_", "location:").replace("date_", "date:")
        both = (part([line for line in half.splitlines() if line.strip()], testing) for half in (own, general))
        found[category] = Nouns(*both)
    return found


@cache
def forms(testing: bool) -> tuple[str, ...]:
    """Every form, or those held back."""
    every = (form for path in sorted((_HERE / "forms").glob("*.txt")) for form in lines(path))
    return part(dict.fromkeys(every), testing)


@cache
def drawn(testing: bool) -> tuple[str, ...]:
    """What texts are made of: every form, and once more those that a reader misread while they were written.

    Writers who saw where the model of the day erred wrote on there (as in Kiela and others, "Dynabench", NAACL 2021).
    """
    hard = {form for path in (_HERE / "forms").glob("hard_*.txt") for form in lines(path)}
    usable = forms(testing)
    return usable if testing else (*usable, *(form for form in usable if form in hard))


@cache
def _remarks() -> frozenset[str]:
    """The forms that wish for nothing and are no orders or questions either."""
    return frozenset(form for path in (_HERE / "forms").glob("remarks*.txt") for form in lines(path))


def _points(form: str, text: str, marks: Sequence[Marked]) -> Iterator[Point]:
    """What every sentence is for: beside wishes what is not marked is a remark. A heading teaches nothing."""
    beside = "remark" if marks or form in _remarks() else "other"
    for start, end in sentences(text):
        wishes = any(start < mark.end and mark.start < end for mark in marks)
        if wishes or not text[start:end].rstrip().endswith(":"):
            yield Point(start, end, "wish" if wishes else beside)


class Filler:
    """Fills forms; the same for the same seed."""

    def __init__(self, rng: Random, testing: bool) -> None:
        self._rng, self._nouns, self._vocabulary = rng, nouns(testing), Vocabulary(testing)
        self._testing = testing

    @staticmethod
    def fixed(text: str) -> Instruction:
        """A text without slots, and its marks."""
        return _for_fixed().fill(text)

    def fill(self, form: str) -> Instruction:
        """A form with its slots filled, and its marks."""
        text, marks, done = "", list[Marked](), 0
        alone = _categories_alone(form)
        for found in _PIECE.finditer(form):
            text += form[done : found.start()]
            done = found.end()
            words, mark = self._piece(found)
            if mark is not None and found["label"] and _is_the_thing_itself(text, mark):
                mark = replace(mark, literal=True)
            if mark is not None and found["label"] and mark.category in alone and _OWNED.search(text):
                words = self._another(words, mark)
            if mark is not None and mark.category and not mark.literal and not found["label"]:
                text = _before(text, words)
            if mark is not None:
                start = len(text) + (0 if mark.action == "who" else len(words) - len(_OWNER.sub("", words)))
                marks.append(
                    Marked(start, len(text) + len(words), mark.action, mark.category, mark.subject, mark.literal)
                )
            text += words
        text += form[done:]
        return Instruction(text, tuple(marks), tuple(_points(form, text, marks)))

    def _piece(self, found: re.Match[str]) -> tuple[str, Marked | None]:
        """The words for one piece of a form, and what they are marked as (its offsets mean nothing)."""
        if found["label"]:
            return found["text"], label(found["label"])
        action = found["action"]
        if action in ("who", "them"):
            words = self._rng.choice(_THEM) if action == "them" else self._somebody()
            return words, Marked(0, 0, "who") if action == "who" else None
        if found["who"] == "value":
            category = found["kind"] or self._rng.choice(sorted(_VALUES))
            return self._value(category), Marked(0, 0, action, category, "me", literal=True)
        category = found["kind"] or self._rng.choice(sorted(set(self._nouns) - {"everything"}))
        subject = found["who"] or "me"
        chosen = self._nouns[category]
        if subject == "other":
            theirs = tuple(noun for noun in chosen.own if not (_CLAUSE.match(noun) or _FIRST.search(noun)))
            return self._rng.choice(theirs or chosen.own), Marked(0, 0, action, category, subject)
        return self._rng.choice(chosen.general if subject == "anyone" else chosen.own), Marked(
            0, 0, action, category, subject
        )

    def _another(self, noun: str, mark: Marked) -> str:
        """The noun of a fixed mark, or now and then another one of its category and number: the turn counts."""
        chosen = self._nouns.get(mark.category)
        if self._testing or mark.literal or not chosen or not _PLAIN_NOUN.fullmatch(noun):
            return noun
        if self._rng.random() >= _EXCHANGED:
            return noun
        usual = chosen.general if mark.subject == "anyone" else chosen.own
        alike = [
            each
            for each in usual
            if each.endswith("s") == noun.endswith("s") and not (_CLAUSE.match(each) or _FIRST.search(each))
        ]
        return self._rng.choice(alike) if alike else noun

    def _somebody(self) -> str:
        return self._vocabulary.value("name", self._rng) if self._rng.random() < 0.25 else self._rng.choice(_WHO)

    def _value(self, category: str) -> str:
        return self._vocabulary.value(_VALUES.get(category, "project"), self._rng)


def _is_the_thing_itself(before: str, mark: Marked) -> bool:
    """Whether the words `before` those of a mark make them the thing itself ("that I'm a [nurse]")."""
    asked = mark.action in ("hide", "allow") and mark.category not in ("", "everything")
    return asked and bool(_SAYS_OF_SOMEBODY.search(before)) and not _ASKS.search(before)


@cache
def _categories_alone(form: str) -> frozenset[str]:
    """The categories that one piece of a form speaks of, and no other: its noun is not told from another."""
    named = Counter(
        label(found["label"]).category if found["label"] else (found["kind"] or "any")
        for found in _PIECE.finditer(form)
    )
    return frozenset(
        category for category, count in named.items() if count == 1 and category not in ("", "everything")
    )


@cache
def _for_fixed() -> Filler:
    """One for all texts without slots: it draws nothing, and to read the vocabularies takes a while."""
    return Filler(Random(0), testing=True)


def _before(text: str, noun: str) -> str:
    """The text that stands before a noun, without a "my" that the noun does not bear."""
    if _CLAUSE.match(noun):
        return re.sub(r"\b(?:my|our|the) $", "", text, flags=re.IGNORECASE)
    return re.sub(r"\b(?:my|our) $", "the ", text, flags=re.IGNORECASE) if _FIRST.search(noun) else text


def label(words: str) -> Marked:
    """The mark that `hide employer me value` stands for; its offsets mean nothing. Raises ValueError."""
    action, *rest = words.split()
    if action == "who":
        return Marked(0, 0, "who")
    category, subject = rest[0], next((word for word in rest[1:] if word in ("me", "other", "anyone")), "me")
    if action not in ("hide", "allow", "coarse") or set(rest[1:]) - {"me", "other", "anyone", "value"}:
        raise ValueError(f"no label: {words}")
    return Marked(0, 0, action, category, subject, "value" in rest[1:])


def instructions(count: int, seed: int, testing: bool) -> Iterator[Instruction]:
    """`count` texts of one to four forms each, as messy as people type."""
    rng = Random(seed)
    filler, usable = Filler(rng, testing), drawn(testing)
    for _ in range(count):
        filled = [filler.fill(rng.choice(usable)) for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4)))]
        yield _messy(_joined(filled, rng.choice((" ", " ", "\n", "\n- "))), rng)


def _joined(filled: list[Instruction], joint: str) -> Instruction:
    text, marks, points = "", list[Marked](), list[Point]()
    for each in filled:
        if text:
            text += joint if joint != " " or text.endswith((".", "!", "?", ":")) else ". "
        at = len(text)
        text += each.text
        marks += [replace(mark, start=mark.start + at, end=mark.end + at) for mark in each.marks]
        points += [replace(point, start=point.start + at, end=point.end + at) for point in each.points]
    return Instruction(text, tuple(marks), tuple(points))


def _messy(each: Instruction, rng: Random) -> Instruction:
    """In one of four texts letters are lost, doubled, exchanged or misheard here and there; case makes no odds."""
    if rng.random() > 0.25:
        return each
    text, moved = "", [0]
    for place, letter in enumerate(each.text):
        text += _slipped(letter, each.text[place - 1 : place], rng) if rng.random() < 0.04 else letter
        moved.append(len(text))
    marks = (replace(mark, start=moved[mark.start], end=moved[mark.end]) for mark in each.marks)
    points = (replace(point, start=moved[point.start], end=moved[point.end]) for point in each.points)
    return Instruction(
        text,
        tuple(mark for mark in marks if mark.start < mark.end),
        tuple(point for point in points if point.start < point.end),
    )


_MISHEARD = {
    "a": "e", "e": "ai", "i": "ey", "o": "u", "u": "o", "y": "i", "c": "ks", "k": "c", "s": "z", "z": "s", "f": "ph",
    "v": "f", "g": "j", "j": "g", "t": "d", "d": "t", "b": "p", "n": "m", "m": "n",
}  # fmt: skip
"""The letters for which people take a letter."""


def _slipped(letter: str, before: str, rng: Random) -> str:
    """What becomes of a letter in a slip of the pen: nothing, two of it, another one, or the one before again."""
    if not letter.isalpha():
        return letter
    misheard = rng.choice(_MISHEARD.get(letter.lower(), letter))
    return rng.choice(("", letter * 2, misheard, misheard, before if before.isalpha() else ""))
