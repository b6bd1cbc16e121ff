"""Preferences by situation, put together from situations, what they differ in, and what is written in each.

From `scenes.txt` (groups of situations that exclude each other) and `topics.txt`. A request written in one of them
is answered by the preference for it, not by the one for another; the two hold side by side.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from local_models.profiler import first_person, pair_text
from local_models.training.holding_back import part
from local_models.training.profiling.item import Item, targets
from local_models.training.profiling.things import blocks, capital

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Scene:
    """A situation: its phrases in a fact, and what somebody writes who is in it."""

    phrases: tuple[str, ...]
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What differs by situation: requests, what the user does (after "you"), the same without "you", values."""

    requests: tuple[str, ...]
    does: tuple[str, ...]
    without: tuple[str, ...]
    values: tuple[str, ...]


@cache
def groups(testing: bool) -> tuple[tuple[Scene, ...], ...]:
    """Situations in groups that exclude each other; what is written in them held back or not."""
    found = []
    for rows in blocks(_HERE / "scenes.txt"):
        pairs = zip(rows[::2], rows[1::2], strict=True)
        found.append(
            tuple(Scene(_words(one), part(_words(other), testing) or _words(other)) for one, other in pairs)
        )
    return tuple(group for group in found if len(group) > 1)


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic."""
    found = []
    for rows in blocks(_HERE / "topics.txt"):
        marked = {row[0]: _words(row) for row in rows}
        does = marked["+"]
        values = marked.get("v", ())
        found.append(Topic(marked["?"], does if values else ("{v}",), marked.get(">", ()), values or does))
    return tuple(found)


def _words(row: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in row[2:].split(";"))


def items(count: int, rng: Random, *, testing: bool) -> Iterator[Item]:
    """`count` texts: requests beside preferences above all, pairs of preferences, and clauses."""
    for number in range(count):
        group, topic = rng.choice(groups(testing)), rng.choice(topics())
        here, there = rng.sample(group, 2)
        one, other = rng.sample(topic.values, 2)
        turn = number % 10
        if turn < 6:
            yield _answer(here, there, topic, one, other, rng)
        elif turn < 8:
            yield _pair(here, there, topic, (one, other), rng)
        elif turn == 8:
            yield Item(first_person(_fact(here, topic, one, rng)), targets(point="lasting"))
        else:
            yield Item(_sentence(rng.choice(here.written), rng), targets(point="fleeting"))


def _answer(here: Scene, there: Scene, topic: Topic, one: str, other: str, rng: Random) -> Item:
    """What is asked in one situation, beside the preference for it or for the other."""
    asked = _request(here, topic, rng)
    turn = rng.random()
    if turn < 0.45:
        return Item(pair_text(asked, _fact(here, topic, one, rng)), targets(answer="yes"))
    if turn < 0.9:
        return Item(pair_text(asked, _fact(there, topic, other, rng)), targets(answer="no"))
    away = rng.choice([each for each in topics() if each is not topic])
    return Item(pair_text(asked, _fact(here, away, rng.choice(away.values), rng)), targets(answer="no"))


def _pair(here: Scene, there: Scene, topic: Topic, values: tuple[str, str], rng: Random) -> Item:
    """Two preferences: for two situations, or for one before and after a change of mind."""
    changed = rng.random() < 0.3
    return Item(
        pair_text(_fact(here, topic, values[0], rng), _fact(here if changed else there, topic, values[1], rng)),
        targets(relation="supersedes" if changed else "unrelated"),
    )


def _fact(scene: Scene, topic: Topic, value: str, rng: Random) -> str:
    """A preference for a situation, as the profile keeps it."""
    phrase = rng.choice(scene.phrases)
    if topic.without and rng.random() < 0.3:
        return capital(f"{phrase}{rng.choice((', ', ' '))}{rng.choice(topic.without).replace('{v}', value)}.")
    does = rng.choice(topic.does).replace("{v}", value)
    if rng.random() < 0.35:
        return capital(f"You {does} {phrase[:1].lower()}{phrase[1:]}.")
    return capital(
        f"{phrase}{rng.choice((', ', ' ', ' '))}you {rng.choice(('', '', 'usually ', 'always '))}{does}."
    )


def _request(scene: Scene, topic: Topic, rng: Random) -> str:
    """What somebody writes who is in a situation: where they are, and what they want to know."""
    where, asked = rng.choice(scene.written), rng.choice(topic.requests)
    if rng.random() < 0.2:
        return capital(f"{asked.rstrip('?')}, {where}{'?' if asked.endswith('?') else ''}")
    if rng.random() < 0.3:
        return capital(f"{where}, {asked[:1].lower()}{asked[1:]}")
    return f"{_sentence(where, rng)} {capital(asked)}{'' if asked.endswith('?') else rng.choice(('?', ''))}"


def _sentence(words: str, rng: Random) -> str:
    mark = "" if words.endswith(("?", "!")) else rng.choice((".", ".", "!", " -"))
    return f"{capital(words)}{mark}"
