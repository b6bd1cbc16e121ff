"""Realistic stand-ins: a name for a name, a town for a town, the same for the same value all conversation long.

Which stand-in is chosen depends on those chosen before and on the kind of value (a woman's name, a large town),
never on the value itself or on the clock: who knows this program learns only the kind from a stand-in.
"""

import hashlib
import random
from collections.abc import Callable, Collection, Iterable
from itertools import chain

from privacy.categories import Category
from privacy.fold import folded
from privacy.stand_ins import StandIns, aligned, tells
from privacy.substitute import numbers, people, places
from privacy.substitute.making import Making
from privacy.substitute.taken import Taken, invented
from privacy.tags import find, parse
from privacy.vault import Vault

_MAKERS: dict[Category, Callable[[Making], str | None]] = {
    Category.NAME: people.of_name,
    Category.LOCATION: places.of_location,
    Category.EMPLOYER: places.of_organisation,
    Category.EDUCATION: places.of_organisation,
    Category.PROJECT: places.of_project,
    Category.ADDRESS: places.of_address,
    Category.CONTACT: numbers.of_contact,
    Category.IDS: numbers.of_id,
    Category.DATE: numbers.of_date,
    Category.AGE: numbers.of_age,
}


class Substitutes:
    """Chooses stand-ins for one draft and keeps them in its vault.

    `texts` are the user's own texts of the conversation and the names of people they know: no stand-in meets a
    word of them. `hidden` are the protected values.
    """

    def __init__(self, vault: Vault, texts: Iterable[str], hidden: Collection[str]) -> None:
        self._vault = vault
        known = [value for entry in vault.entries if (value := entry.value)]
        earlier = [entry.tag for entry in vault.entries if entry.is_stand_in]
        self._taken = Taken([*texts, *known, *earlier], hidden)
        self._shown: set[str] = {word for stand_in in earlier for word in invented(stand_in, "")}
        self._words: dict[Category, dict[str, str]] = {category: {} for category in _MAKERS}
        for entry in vault.entries:
            if entry.is_stand_in and entry.value:
                self._learn(entry.tag, entry.value, entry.category)
        self._seed = hashlib.sha256("\0".join(entry.tag for entry in vault.entries).encode("utf-8", "replace"))

    def of(self, words: str, category: Category, *, before: str = "", after: str = "") -> str | None:
        """The stand-in for `words` between `before` and `after`; None where there is none: they are tagged."""
        value = words.strip()
        if category not in _MAKERS or not value or value in _NOTHING:
            return None
        lead, _, tail = words.partition(value)
        found = self._known(value) or self._new(value, category)
        if not found or not StandIns({}).stands(found, before + lead, tail + after):
            return None
        if not self._vault.holds(found):
            self._keep(found, value, category)
        return lead + found + tail

    def _known(self, value: str) -> str | None:
        """The stand-in that `value` has, unless it has come to tell something that is hidden."""
        fitting = (one for one in self._vault.stand_ins_of(value) if not self._taken.is_told_by(one, value))
        return next(fitting, None)

    def _new(self, value: str, category: Category) -> str | None:
        words = dict(self._words[category])
        making = Making(value, self._chance(category), lambda one: self._is_free(one, value), words)
        made = _MAKERS[category](making)
        if not made or folded(made) == folded(value) or self._vault.holds(made) or _reads_as_tag(made):
            return None
        return None if self._taken.is_told_by(made, value) else made

    def _is_free(self, stand_in: str, value: str) -> bool:
        """Whether no text has it, nothing hidden is told by it, and no other stand-in shares a telling word."""
        shared = any(word in self._shown for word in invented(stand_in, value) if tells(word))
        return not shared and not self._vault.holds(stand_in) and self._taken.allows(stand_in, value)

    def _chance(self, category: Category) -> random.Random:
        seed = self._seed.copy()
        seed.update(category.value.encode())
        return random.Random(seed.digest())  # noqa: S311 - to be the same again, not to be secret

    def _keep(self, stand_in: str, value: str, category: Category) -> None:
        self._vault.keep_stand_in(stand_in, value, category)
        self._learn(stand_in, value, category)
        self._shown.update(invented(stand_in, value))
        self._seed.update(b"\0" + stand_in.encode())

    def _learn(self, stand_in: str, value: str, category: Category) -> None:
        """Which words stand in for which, so that "Kovacs" alone becomes what it was in "Anna Kovacs"."""
        if self._taken.is_told_by(stand_in, value):
            return
        code = places.aligned_code(stand_in, value) if category is Category.PROJECT else ()
        for ours, theirs in chain([(stand_in, value)], aligned(stand_in, value), code):
            self._words.setdefault(category, {})[folded(theirs)] = (
                ours.title() if ours.islower() or ours.isupper() else ours
            )


def _reads_as_tag(made: str) -> bool:
    """Whether a tag is found in it, or all of it could be the name of one ("ORD_12345")."""
    return parse(made) is not None or any(find(made))


_NOTHING = frozenset("-–—.,;:!?…")
