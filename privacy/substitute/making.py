"""What stand-ins are made with: chance that is the same each time, a choice that meets nothing, a case."""

import random
from collections.abc import Callable, Sequence

from privacy.fold import folded
from privacy.substitute.pools import Gender, Part, names

TRIES = 60
"""After so many that collide there is no stand-in, and the value is tagged."""

Allowed = Callable[[str], bool]


class Making:
    """One stand-in being made. `known` maps folded words of values to the words that stand in for them already."""

    def __init__(self, value: str, chance: random.Random, allowed: Allowed, known: dict[str, str]) -> None:
        self.value = value
        self.chance = chance
        self.known = known
        self._allowed = allowed
        self._used: set[str] = set()

    def one_of(self, pool: Sequence[str]) -> str | None:
        """Any of `pool` that collides with nothing; None if none is found."""
        return self.made(lambda: self.chance.choice(pool)) if pool else None

    def made(self, make: Callable[[], str]) -> str | None:
        """The first of what `make` makes that collides with nothing."""
        found = (make() for _ in range(TRIES))
        chosen = next((one for one in found if one not in self._used and self._allowed(one)), None)
        if chosen is not None:
            self._used.add(chosen)
        return chosen

    def word(self, word: str, script: str, part: Part, gender: Gender = "") -> str | None:
        """A name for a word: the one it has already, else a new one; in the case of the word."""
        chosen = self.known.get(folded(word)) or self.one_of(names(script, part, gender))
        if chosen is not None:
            self.known[folded(word)] = chosen
        return cased(chosen, word) if chosen is not None else None


def cased(words: str, like: str) -> str:
    """`words` in capitals or small letters where `like` is."""
    letters = [letter for letter in like if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return words.upper()
    return words.lower() if letters and all(letter.islower() for letter in letters) else words
