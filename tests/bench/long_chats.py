"""Long chats between two people over months, and questions about what they told each other.

Run: python -m tests.bench.long_chats [SEED] [MESSAGES]   (prints a chat and its questions to look at)

The forms in `cases/facts/chat_forms/` were written for measuring by somebody who hadn't seen what Sotto is trained
on. Nothing may be tuned or trained on them.

- `said.txt`: kinds of personal things, ways to say each, plans that fell through, and questions in other words.
- `small_talk.txt`: exchanges about nothing. Their slots are often filled with the very words of the facts.
- `words.json`: what the slots are filled with.

Either person may say either kind of thing, so the other's similar facts, plans that came to nothing and small talk
with the same words all stand in the way of a search.
"""

import calendar
import json
import re
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

_FORMS = Path(__file__).parent / "cases" / "facts" / "chat_forms"
_SLOT = re.compile(r"{(\w+)}")
_MONTHS = tuple(calendar.month_name)
_SEASONS = ("winter", "spring", "summer", "autumn")
_SHARE = 0.4  # at most so much of a chat says something personal; the rest is small talk
_CAME_UP = (" That came up {when}.", " You'll find it {when}, I think.", " We talked about it {when}.")

Filled = dict[str, str]
Turns = tuple[tuple[int, str, bool], ...]
"""Who writes (0 or 1), the text, and whether it answers."""


@dataclass(frozen=True)
class Segment:
    """What one person wrote in one turn; `time` is ISO with Z, `conversation` one sitting."""

    id: str
    conversation: str
    time: str
    author: str
    text: str


@dataclass(frozen=True)
class Asked:
    """A question after the chat's end, the ids of the segments that answer it, and who asks ("I" is the asker)."""

    question: str
    answers: tuple[str, ...]
    asker: str = ""


@dataclass(eq=False)
class Kind:
    """One kind of personal thing: ways to say it, what came to nothing, questions by the other and by oneself."""

    name: str
    twice: bool
    ways: list[str] = field(default_factory=list)
    fallen: list[str] = field(default_factory=list)
    theirs: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Fact:
    """One thing that one person (0 or 1) tells in this chat; `nth` of those of its kind."""

    kind: Kind
    speaker: int
    filled: tuple[tuple[str, str], ...]
    nth: int


@dataclass(frozen=True)
class Exchange:
    """A few turns that belong together, where in the chat they stand (0 to 1), and the fact that they tell."""

    turns: Turns
    at: float = 0.0
    fact: Fact | None = None


def chats(seed: int, messages: int) -> tuple[list[Segment], list[Asked], str]:
    """A chat of exactly so many segments over three to nine months, and the questions about it.

    The same seed and number always give the same. Either asks about the other by name, and one of the two, always
    the same, in the first person too: its name comes last, and the chat is theirs, so that "I" has one meaning.
    """
    rng = Random(seed)
    names = tuple(rng.sample(words()["writer"], 2))
    told = _told(rng, messages)
    exchanges = _with_small_talk(rng, told, messages)
    segments, answers = _written(rng, seed, names, exchanges)
    return segments, _asked(rng, names, segments, answers), names[0]


@cache
def words() -> dict[str, list[str]]:
    """The words for each slot."""
    read: dict[str, list[str]] = json.loads((_FORMS / "words.json").read_text("utf-8"))
    return read


@cache
def small_talk() -> tuple[str, ...]:
    """Exchanges about nothing."""
    return tuple(_lines("small_talk.txt"))


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds of personal things, read from `said.txt`."""
    found: list[Kind] = []
    for line in _lines("said.txt"):
        mark, _, rest = line.partition(" ")
        if mark in {"#", "##"}:
            found.append(Kind(rest, mark == "##"))
        else:
            kind = found[-1]
            {"+": kind.ways, "-": kind.fallen, "?": kind.theirs, "?1": kind.own}[mark].append(rest)
    return tuple(found)


def _lines(name: str) -> list[str]:
    """The lines of a file of forms but for comments and empty ones."""
    lines = (_FORMS / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("%")]


def _told(rng: Random, messages: int) -> list[Exchange]:
    """What the two tell each other, with where in the chat (0 to 1) each exchange goes."""
    plan = [(kind, who) for kind in kinds() for who in (0, 1)]
    rng.shuffle(plan)
    told: list[Exchange] = []
    for kind, who in plan:
        new = _tellings(rng, kind, who)
        if sum(len(e.turns) for e in told + new) <= messages * _SHARE:
            told += new
    return told


def _tellings(rng: Random, kind: Kind, who: int) -> list[Exchange]:
    """One kind of thing as one person tells it: perhaps again in other words, perhaps a plan that fell through."""
    told: list[Exchange] = []
    spans = [(0.0, 0.4), (0.6, 1.0)] if kind.twice else [(0.0, 1.0)]
    before: list[Filled] = []
    for n, (start, end) in enumerate(spans):
        filled = _fill(rng, kind.ways, before)
        before.append(filled)
        fact = Fact(kind, who, tuple(filled.items()), n)
        again = not kind.twice and rng.random() < 0.2
        for way in rng.sample(kind.ways, 2 if again else 1):
            told.append(Exchange(_turns(rng, way, who, filled), rng.uniform(start, end), fact))
    if rng.random() < 0.6:
        fallen = rng.choice(kind.fallen)
        turns = _turns(rng, fallen, who, _fill(rng, [fallen], before))
        told.append(Exchange(tuple((w, text, False) for w, text, _ in turns), rng.random()))
    return told


def _fill(rng: Random, forms: list[str], taken: list[Filled]) -> Filled:
    """A word for every slot of the forms, none that is taken."""
    slots = dict.fromkeys(slot for form in forms for slot in _SLOT.findall(form))
    return {slot: rng.choice([w for w in words()[slot] if all(t.get(slot) != w for t in taken)]) for slot in slots}


def _turns(rng: Random, form: str, who: int, filled: Filled) -> Turns:
    """The turns of a form; `who` begins, or with "@" the other; some people write without capitals and stops."""
    if form.startswith("@ "):
        form, who = form[2:], 1 - who
    turns = []
    for n, part in enumerate(form.split(" | ")):
        text = _SLOT.sub(lambda m: filled[m[1]], part.removeprefix("*"))
        text = text[0].upper() + text[1:] if part.removeprefix("*")[0] == "{" else text
        if rng.random() < 0.25:
            text = text[0].lower() + text[1:].removesuffix(".")
        turns.append(((who + n) % 2, text, part.startswith("*")))
    return tuple(turns)


def _with_small_talk(rng: Random, told: list[Exchange], messages: int) -> list[Exchange]:
    """What is told, in order of time, among small talk up to so many messages."""
    used: dict[str, list[str]] = {}
    for slot, word in (pair for e in told if e.fact for pair in e.fact.filled):
        used.setdefault(slot, []).append(word)
    left = messages - sum(len(e.turns) for e in told)
    deck: list[str] = []
    everything = list(told)
    while left > 0:
        if not deck:
            deck = rng.sample(small_talk(), len(small_talk()))
        turns = _chatter(rng, deck.pop(), used)[:left]
        everything.append(Exchange(turns, rng.random()))
        left -= len(turns)
    return sorted(everything, key=lambda e: e.at)


def _chatter(rng: Random, form: str, used: dict[str, list[str]]) -> Turns:
    """Small talk; every other word in it is one that a fact uses."""

    def word(match: re.Match[str]) -> str:
        slot = match[1]
        return rng.choice(used[slot] if slot in used and rng.random() < 0.5 else words()[slot])

    return _turns(rng, _SLOT.sub(word, form), rng.randrange(2), {})


def _written(
    rng: Random, seed: int, names: tuple[str, ...], exchanges: list[Exchange]
) -> tuple[list[Segment], dict[Fact, list[int]]]:
    """The segments with their times, and which of them (by place) answer each fact."""
    sittings = _sittings(rng, exchanges)
    days = rng.randint(90, 270)
    start = datetime(2023, rng.randint(1, 12), rng.randint(1, 28), 7, tzinfo=UTC)
    step = timedelta(days=days) / len(sittings)
    segments: list[Segment] = []
    answers: dict[Fact, list[int]] = {}
    for n, sitting in enumerate(sittings):
        time = start + step * (n + rng.uniform(0, 0.3))
        for exchange in sitting:
            for who, text, answering in exchange.turns:
                if answering and exchange.fact:
                    answers.setdefault(exchange.fact, []).append(len(segments))
                stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ")
                number = f"{seed}-{len(segments):06}"
                segments.append(Segment(number, f"{seed}-c{n:05}", stamp, names[who], text))
                time += timedelta(seconds=rng.randint(4, 50))
    return segments, answers


def _sittings(rng: Random, exchanges: list[Exchange]) -> list[list[Exchange]]:
    """The exchanges in groups of four to twelve."""
    groups: list[list[Exchange]] = []
    while exchanges:
        size = rng.randint(4, 12)
        groups.append(exchanges[:size])
        exchanges = exchanges[size:]
    return groups


def _asked(
    rng: Random, names: tuple[str, ...], segments: list[Segment], answers: dict[Fact, list[int]]
) -> list[Asked]:
    """One question about each thing that was told, unless a time word couldn't tell two of them apart."""
    asked: list[Asked] = []
    for fact, places in answers.items():
        own = fact.speaker == 0 and rng.random() < 0.5
        question = rng.choice(fact.kind.own if own else fact.kind.theirs)
        if not fact.kind.twice and len(places) == 1 and rng.random() < 0.2:
            question += rng.choice(_CAME_UP)
        others = [segments[p].time for f, ps in answers.items() if _rivals(f, fact) for p in ps]
        when = _when(rng, segments[places[0]].time, others, segments[-1].time)
        if "{when}" in question and not when:
            continue
        filled = {"S": names[fact.speaker], "O": names[1 - fact.speaker], "when": when}
        text = question.format_map(filled)
        asker = names[0] if own else names[1 - fact.speaker]
        asked.append(Asked(text, tuple(segments[p].id for p in places), asker))
    return asked


def _rivals(one: Fact, other: Fact) -> bool:
    """Whether only the time tells two facts apart."""
    return one != other and one.kind.name == other.kind.name and one.speaker == other.speaker


def _when(rng: Random, time: str, others: list[str], end: str) -> str:
    """Words for a time as said at the chat's end ("in March", "last spring"); empty if others fit them too."""
    fitting = [f"in {_month(time)}"] if _month(time) not in map(_month, others) else []
    if _season(time) not in map(_season, [*others, end]):
        fitting.append(f"last {_season(time)}")
    return rng.choice(fitting) if fitting else ""


def _month(time: str) -> str:
    return _MONTHS[int(time[5:7])]


def _season(time: str) -> str:
    return _SEASONS[int(time[5:7]) % 12 // 3]


def main(seed: str = "0", messages: str = "300") -> None:
    """Print a chat and its questions."""
    segments, asked, _ = chats(int(seed), int(messages))
    texts = {s.id: f"{s.time}  {s.author}: {s.text}" for s in segments}
    print(*texts.values(), sep="\n")
    for one in asked:
        print(f"\n{one.asker}: {one.question}", *(texts[a] for a in one.answers), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
