"""Pairs, clauses and questions about things a person has one or several of, put together from their phrasings.

From `one.txt` and `several.txt`: two statements of a thing with two values are a change where there is one of it,
and hold side by side where there are several. So the relation is learnt from what is said, not from how.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from local_models.profiler import first_person, pair_text
from local_models.training.holding_back import part
from local_models.training.profiling.item import Item, targets

_HERE = Path(__file__).parent
_SLOT = re.compile(r"\{(?P<name>[a-z_]+)\}")
_AN = re.compile(r"\b(a|A) (?=[aeiouAEIOU])|\b(a|A)n (?=[^aeiouAEIOU\W])")


@dataclass(frozen=True, slots=True)
class Said:
    """One way to state a thing: bare, with something beside it, or that it is over; `state` stands for a value."""

    text: str
    bare: bool = False
    over: bool = False
    state: str = ""

    @property
    def valued(self) -> bool:
        """Whether a value stands in it."""
        return _SLOT.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of which a person has one or several."""

    single: bool
    questions: tuple[str, ...]
    said: tuple[Said, ...]
    values: tuple[str, ...]


@cache
def things(testing: bool) -> tuple[Thing, ...]:
    """Every thing, with the phrasings that are held back or with the others."""
    found = []
    for name in ("one", "several"):
        for block in blocks(_HERE / f"{name}.txt"):
            thing = _thing(name == "one", block)
            kept = set(part([said.text for said in thing.said], testing))
            found.append(
                Thing(thing.single, thing.questions, tuple(s for s in thing.said if s.text in kept), thing.values)
            )
    return tuple(found)


def blocks(path: Path) -> Iterator[list[str]]:
    """The blocks of a file that blank lines part, without its comments."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [row for row in block.splitlines() if row and not row.startswith("#")]
        if rows:
            yield rows


def _thing(single: bool, rows: Sequence[str]) -> Thing:
    marked = [(row[0], [word.strip() for word in row[2:].split(";")]) for row in rows]
    return Thing(
        single,
        tuple(word for mark, words in marked if mark == "?" for word in words),
        tuple(_said(mark, word) for mark, words in marked if mark in "=+-" for word in words),
        tuple(word for mark, words in marked if mark == "v" for word in words),
    )


def _said(mark: str, words: str) -> Said:
    state, _, text = words.rpartition("> ")
    return Said(text, mark == "=", mark == "-", state)


def items(count: int, rng: Random, *, testing: bool) -> Iterator[Item]:
    """`count` texts with their slots still open: pairs above all, clauses, and questions beside statements."""
    every = things(testing)
    single = [thing for thing in every if thing.single]
    several = [thing for thing in every if not thing.single]
    for number in range(count):
        turn = number % 10
        if turn < 4:
            yield _pair(rng.choice(single), rng)
        elif turn == 4:
            yield _pair(rng.choice(several), rng)
        elif turn < 7:
            yield _strangers(rng, *rng.sample(every, 2))
        elif turn < 9:
            yield _answer(rng.choice(single), rng.choice(every), rng)
        else:
            yield _clause(rng.choice(every), rng)


def _pair(thing: Thing, rng: Random) -> Item:
    """Two statements of one thing, and what the one is to the other."""
    held = [said for said in thing.said if not said.over] or list(thing.said)
    over = [said for said in thing.said if said.over]
    if over and rng.random() < 0.1:
        return _since(thing, rng.choice(over), rng.choice(held), rng)
    old = rng.choice(held)
    new = rng.choice([said for said in thing.said if said is not old] or [old])
    states = bool(old.state and new.state)
    same = old.over or new.over or (states and rng.random() < 0.7) or (not states and rng.random() < 0.15)
    one, other = _values(thing, rng)
    apart = states and not same and bool(thing.values)
    relation = "unrelated" if apart else _relation(thing, old, new, same)
    later = put(new.text, one if same else other, 1 if same else 2)
    later = _led(later, rng) if relation == "supersedes" and not new.over else later
    return Item(pair_text(_told(put(old.text, one), rng), _told(later, rng)), targets(relation=relation))


def _since(thing: Thing, over: Said, new: Said, rng: Random) -> Item:
    """That something is over does not end with what came in its place."""
    one, other = _values(thing, rng)
    return Item(pair_text(put(over.text, one), put(new.text, other, 2)), targets(relation="unrelated"))


def _led(text: str, rng: Random) -> str:
    """The statement of a change, now and then with what brought it about before it."""
    if not text.startswith("You ") or rng.random() > 0.2:
        return text
    return f"{rng.choice(LEADS)} y{text[1:]}"


def _told(text: str, rng: Random) -> str:
    """The statement, now and then with something beside the point behind it."""
    return f"{text.rstrip('.')}, {rng.choice(TAILS)}." if text.endswith(".") and rng.random() < 0.12 else text


_I = re.compile(r"I\b|\{")
OPENERS = (
    "Confession:", "Update:", "Quick update:", "News:", "Good news:", "By the way,", "Turns out", "Funny thing,",
    "So", "Well,", "Big news,", "It's official:", "Guess what,", "Honestly,", "Just so you know,",
    "One more thing:", "PS:", "It's done:", "Long story short,", "For the record,", "Since you asked,",
)  # fmt: skip
LEADS = (
    "Since the baby", "With the new dog", "After the course", "These days", "From now on", "As of {month}",
    "Now that the kids are older", "Since the operation", "On the doctor's orders", "After all that", "By now",
    "Since you moved", "At the moment", "For a month now", "Thanks to your sister",
)  # fmt: skip
TAILS = (
    "believe it or not", "no regrets", "which is mostly waiting", "sadly", "and your back knows it", "finally",
    "fourteen people, one dog", "it takes twenty minutes", "if that matters", "mostly on Mondays", "at last",
    "because of the children", "and it's going well", "hence the odd hours", "so you're careful", "thank God",
    "who'd have thought", "as you said", "with a biscuit", "for what it's worth",
)  # fmt: skip


def _relation(thing: Thing, old: Said, new: Said, same: bool) -> str:
    if new.over:
        return "supersedes"
    if old.state or new.state:
        return "same" if old.state == new.state else "supersedes"
    if same and (old.valued or new.valued):
        return "same" if new.bare else "refines"
    return "supersedes" if thing.single else "unrelated"


def _strangers(rng: Random, one: Thing, other: Thing) -> Item:
    """Two things that have nothing to do with each other."""
    old, new = rng.choice(one.said), rng.choice(other.said)
    return Item(
        pair_text(put(old.text, _values(one, rng)[0]), put(new.text, _values(other, rng)[1], 2)),
        targets(relation="unrelated"),
    )


def _answer(thing: Thing, other: Thing, rng: Random) -> Item:
    """A question beside what answers it, or beside another thing; that something is over is no answer."""
    if not thing.questions:
        return _clause(thing, rng)
    question, turn = rng.choice(thing.questions), rng.random()
    if turn < 0.5:
        said = rng.choice([said for said in thing.said if not said.over] or list(thing.said))
        right = not said.over
    else:
        over = [said for said in thing.said if said.over and turn < 0.65]
        said, right = rng.choice(over or other.said), False
        thing = thing if over else other
    return Item(
        pair_text(question, put(said.text, _values(thing, rng)[0])), targets(answer="yes" if right else "no")
    )


def _clause(thing: Thing, rng: Random) -> Item:
    """A statement in the mouth of the user: it lasts, or is over."""
    said = rng.choice(thing.said)
    text = _told(first_person(put(said.text, _values(thing, rng)[0])), rng)
    if rng.random() < 0.3:
        text = f"{rng.choice(OPENERS)} {text if _I.match(text) else text[:1].lower() + text[1:]}"
    return Item(text, targets(point="lasting", time="ended" if said.over else "now"))


def _values(thing: Thing, rng: Random) -> tuple[str, str]:
    one, other = rng.sample(thing.values, 2) if len(thing.values) > 1 else ("", "")
    return one, other


def put(text: str, value: str, draw: int = 1) -> str:
    """The text with its own value in it, and its other slots marked as of this draw."""
    text = text.replace("{v}", value)
    if draw > 1:
        text = _SLOT.sub(rf"{{\g<name>:{draw}}}", text)
    return capital(text)


def capital(text: str) -> str:
    """The text with a capital, and "a" or "an" as the next letter wants it."""
    text = _AN.sub(_article, text)
    return text[:1].upper() + text[1:]


def _article(match: re.Match[str]) -> str:
    return f"{match[1]}n " if match[1] else f"{match[2]} "
