"""The lessons: what the model is asked and what it should answer, made from forms; the same for the same seed."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from local_models.skills.lessons import DIGEST, MEND, STATE, TITLE
from local_models.training.forms import lines
from local_models.training.holding_back import part
from local_models.training.vocabulary import Vocabulary

_HERE = Path(__file__).parent / "forms"
_SLOT = re.compile(r"(?:\b(?P<article>[Aa])n? )?(?P<slot>\{(?P<name>[a-z_]+)(?::\d)?\})")
_OTHER_NAMES = {"city": "place", "first_name": "first", "last_name": "last"}
_VOWELS = "aeioAEIO"
"""Letters before which "a" is "an"; few words with a "u" want it."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing to learn: the skill, the text it is asked about, the right answer."""

    skill: str
    text: str
    answer: str


def forms(name: str, *, testing: bool) -> list[list[str]]:
    """The lines of a file of forms, each split at its bars; those held back or the others."""
    return [line.split(" | ") for line in part(lines(_HERE / f"{name}.txt"), testing)]


class Filler:
    """Fills the slots of a form: the same slot is the same word throughout, and no two slots are."""

    def __init__(self, rng: Random, *, testing: bool) -> None:
        self.rng = rng
        self._vocabulary = Vocabulary(testing)

    def fill(self, *texts: str) -> list[str]:
        """The texts of one form with their slots filled alike."""
        drawn: dict[str, str] = {}

        def value(match: re.Match[str]) -> str:
            whole = match["slot"]
            if whole not in drawn:
                drawn[whole] = self._fresh(match["name"], set(drawn.values()))
            word, article = drawn[whole], match["article"]
            return f"{article}{'n' * (word[:1] in _VOWELS)} {word}" if article else word

        return [_SLOT.sub(value, text) for text in texts]

    def _fresh(self, slot: str, used: set[str]) -> str:
        for _ in range(20):
            if (word := self._value(slot)) not in used:
                return word
        return word

    def _value(self, slot: str) -> str:
        if slot in _NUMBERS:
            return str(self.rng.randint(*_NUMBERS[slot]))
        return self._vocabulary.value(_OTHER_NAMES.get(slot, slot), self.rng)


_NUMBERS = {"n": (2, 12), "number": (2, 12), "age": (16, 92)}


def capital(text: str) -> str:
    """The text with a capital letter to begin with."""
    return text[:1].upper() + text[1:]


def lessons(
    count: int, seed: int, *, testing: bool, shares: Mapping[str, float] | None = None
) -> Iterator[Lesson]:
    """`count` lessons of the skills in proportion to `shares`, from held-back forms and words or the others."""
    from local_models.training.teaching.digesting import Digesting
    from local_models.training.teaching.mending import Mending
    from local_models.training.teaching.naming import Naming
    from local_models.training.teaching.stating import Stating

    filler = Filler(Random(seed), testing=testing)
    makers: dict[str, Callable[[], Lesson]] = {
        STATE: Stating(filler, testing=testing).lesson,
        TITLE: Naming(filler, testing=testing).lesson,
        MEND: Mending(filler, testing=testing).lesson,
        DIGEST: Digesting(filler, testing=testing).lesson,
    }
    wanted = shares or SHARES
    skills = filler.rng.choices(list(wanted), weights=list(wanted.values()), k=count)
    for skill in skills:
        yield makers[skill]()


SHARES = {STATE: 0.72, TITLE: 0.17, MEND: 0.05, DIGEST: 0.06}
"""How much of the lessons each skill gets: the statement is the one that most depends on."""
