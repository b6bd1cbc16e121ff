"""Training pairs: a question, words that answer it, and words that do not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from local_models.training.augment import messy
from local_models.training.example import Example
from local_models.training.holding_back import part
from local_models.training.recalling.asking import about_value, asked
from local_models.training.recalling.kinds import Kind, kinds
from local_models.training.vocabulary import Vocabulary

SLOT = re.compile(r"\{([a-z_]+)\}")


def filled(form: str, kind: Kind, vocabulary: Vocabulary, rng: Random) -> str:
    """A form of a kind with its slots filled at random."""
    value = _with_slots(rng.choice(kind.values), "", vocabulary, rng)
    return _with_slots(form, value, vocabulary, rng)


def _with_slots(form: str, value: str, vocabulary: Vocabulary, rng: Random) -> str:
    text = SLOT.sub(lambda match: value if match[1] == "x" else vocabulary.value(match[1], rng), form)
    return text[0].upper() + text[1:] if form.startswith("{x}") else text


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, a text that answers it and one that does not.

    `kind` and `value` say of what the text tells; `value` is empty where the question asks for any value.
    """

    query: str
    text: str
    wrong: str
    kind: str
    value: str
    told: str


class Pairs:
    """Makes pairs from the forms; `talk` are things that people say, as a surrounding for what tells something."""

    def __init__(self, talk: Sequence[str], seed: int, *, testing: bool) -> None:
        self._rng = Random(seed)
        self._vocabulary = Vocabulary(testing)
        self._testing = testing
        self._talk = [*talk, *(line for kind in kinds() for line in kind.talk)]

    def __iter__(self) -> Iterator[Pair]:
        """Pairs without end, every kind as often as another."""
        while True:
            order = list(kinds())
            self._rng.shuffle(order)
            yield from map(self._pair, order)

    def _pair(self, kind: Kind) -> Pair:
        rng = self._rng
        value, name = self._filled(rng.choice(kind.values)), self._vocabulary.value("first", rng)
        ask = rng.choice(part(kind.asks, self._testing))
        say = rng.choice(part(kind.says, self._testing))
        special = "{x}" in ask
        query = asked(self._filled(ask, value), name, rng)
        if "{x}" in say and rng.random() < 0.12:
            query, special = about_value(value, rng), True
        text = self._among(messy(Example(self._filled(say, value), (), "own"), rng).text)
        return Pair(query, text, self._wrong(kind), kind.name, value if special else "", value)

    def _filled(self, form: str, value: str = "") -> str:
        return _with_slots(form, value, self._vocabulary, self._rng)

    def _among(self, text: str) -> str:
        """`text` alone or among other things that are said in the same breath."""
        draw = self._rng.random()
        if draw < 0.4:
            return text
        count = 1 if draw < 0.7 else 2 if draw < 0.85 else self._rng.randint(3, 7)
        others = [self._rng.choice(self._talk) for _ in range(count)]
        others.insert(self._rng.randint(0, len(others)), text)
        return " ".join(others)

    def _wrong(self, kind: Kind) -> str:
        """Talk on the subject that tells nothing, or the question itself put to somebody."""
        draw = self._rng.random()
        if draw < 0.45 and kind.talk:
            return self._among(self._rng.choice(kind.talk))
        if draw < 0.8:
            turned = re.sub(r"\bI\b", "you", re.sub(r"\bmy\b", "your", self._rng.choice(kind.asks)))
            turned = re.sub(r"\bam you\b", "are you", re.sub(r"\bme\b", "you", turned))
            return self._filled(
                re.sub(r"\bAm you\b", "Are you", turned), self._filled(self._rng.choice(kind.values))
            )
        return self._among(self._rng.choice(self._talk))
