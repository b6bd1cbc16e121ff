"""The vault: per conversation, which tag or stand-in means which real value. Both are stable across turns."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import product
from string import ascii_lowercase

from privacy import tags
from privacy.categories import Category
from privacy.fold import same_words
from privacy.names import name_parts
from privacy.stand_ins import StandIns


@dataclass(frozen=True, slots=True)
class VaultEntry:
    """One tag, or one stand-in, and the value it hides.

    `tag` is bare ("NAME_1", and "NAME_1b" for another spelling of the same value), or the words of a stand-in.
    `category` is OTHER where it is hidden by name, whatever it is. `value` is None for a tag that the user's own
    text already used: it is reserved, never given out and never restored.
    """

    tag: str
    value: str | None
    category: Category

    @property
    def is_stand_in(self) -> bool:
        """Whether a realistic stand-in hides the value, instead of a tag."""
        return tags.parse(self.tag) is None

    @property
    def says(self) -> Category:
        """What the value is, as its tag says; a stand-in says nothing, so there it is the category."""
        prefix = self.tag.rpartition("_")[0].lower()
        return Category(prefix) if not self.is_stand_in and prefix in set(Category) else self.category


class Vault:
    """The tags and stand-ins of one conversation. Grows only: none ever changes its value or is used again."""

    def __init__(self, entries: Iterable[VaultEntry] = ()) -> None:
        self._entries: dict[str, VaultEntry] = {}
        self._tag_of: dict[str, str] = {}
        self._stand_ins: dict[str, str] = {}
        self._families: dict[str, str] = {}
        self._fullest: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        self._bearers: defaultdict[str, set[str]] = defaultdict(set)
        self._numbers: Counter[str] = Counter()
        for entry in entries:
            self._keep(entry)

    @property
    def entries(self) -> tuple[VaultEntry, ...]:
        """Every entry in the order of making."""
        return tuple(self._entries.values())

    def secrets(self, categories: frozenset[Category]) -> list[VaultEntry]:
        """The entries that hide a value of one of `categories`, in the order of making."""
        hiding = (entry for entry in self._entries.values() if entry.value is not None)
        return [e for e in hiding if e.category in categories and not e.tag.startswith(tags.LITERAL)]

    def secrets_but(self, allowed: Collection[str], categories: frozenset[Category]) -> list[VaultEntry]:
        """The secrets without the `allowed` words (as `same_words`), but for those hidden by name: hiding wins."""
        return [
            entry
            for entry in self.secrets(categories)
            if entry.category is Category.OTHER or same_words(entry.value or "") not in allowed
        ]

    @property
    def literals(self) -> frozenset[str]:
        """The user's own words that look like a tag and were set apart."""
        return frozenset(value for value, tag in self._tag_of.items() if tag.startswith(tags.LITERAL))

    def copy(self) -> "Vault":
        """A vault that can grow without this one growing: drafts use one until the user approves."""
        return Vault(self.entries)

    def value_of(self, tag: str) -> str | None:
        """The value behind a bare tag, or None if this conversation's vault does not hold it."""
        entry = self._entries.get(tag)
        return entry.value if entry else None

    def holds(self, tag: str) -> bool:
        """Whether the bare tag or the stand-in is taken, by a value or by a reservation."""
        return tag in self._entries

    def tag_for(self, value: str, category: Category, *, literal: bool = False) -> str:
        """The tag of `value`, made if it has none; another spelling of a known value gets a variant of its tag."""
        if value not in self._tag_of:
            self._keep(VaultEntry(self._new_tag(value, category, literal), value, category))
        return self._tag_of[value]

    def call(self, value: str, category: Category) -> None:
        """Give `value` a tag of `category` from now on, for the user says so. An earlier one leads back too."""
        family = self._families.get(same_words(value), "")
        if not _is_of(self._tag_of.get(value, ""), category):
            if not _is_of(family, category):
                self._families.pop(same_words(value), None)
            self._keep(VaultEntry(self._new_tag(value, category, literal=False), value, category))
        for part in name_parts(value) if category is Category.NAME else ():
            if part in self._tag_of:
                self.call(part, category)

    @property
    def stand_ins(self) -> StandIns:
        """Every stand-in, and what it stands for."""
        return StandIns(dict(self._stand_ins))

    def stand_ins_of(self, value: str) -> list[str]:
        """The stand-ins of `value`, the latest first: an earlier one came to collide with words of the user's."""
        return [stand_in for stand_in, of in reversed(self._stand_ins.items()) if of == value]

    def keep_stand_in(self, stand_in: str, value: str, category: Category) -> None:
        """Remember what `stand_in` stands for. Raises ValueError for one that is taken or reads as a tag."""
        entry = VaultEntry(stand_in, value, category)
        if self.holds(stand_in) or not entry.is_stand_in:
            raise ValueError("no stand-in for another value")
        self._keep(entry)

    def reserve(self, tag: str) -> None:
        """Never give out `tag`: the user's own text uses it. Does nothing for a tag that is taken."""
        if tag not in self._entries:
            self._keep(VaultEntry(tag, None, Category.OTHER))

    def _keep(self, entry: VaultEntry) -> None:
        self._entries[entry.tag] = entry
        if entry.value is not None and entry.is_stand_in:
            self._stand_ins[entry.tag] = entry.value
        elif entry.value is not None:
            self._tag_of[entry.value] = entry.tag
            if not entry.tag.startswith(tags.LITERAL):
                self._know_family(entry.value, entry.says, _numbered(entry.tag))

    def _know_family(self, value: str, category: Category, family: str) -> None:
        self._families[same_words(value)] = family
        parts = _parts(value, category)
        self._fullest[family] = max(self._fullest[family], parts, key=len)
        for part in parts:
            self._bearers[part].add(family)

    def _new_tag(self, value: str, category: Category, literal: bool) -> str:
        family = self._family_of(value, category, literal)
        variant = self._free_variant(family) if family else None
        return variant or self._next_number(tags.LITERAL if literal else category.value.upper())

    def _family_of(self, value: str, category: Category, literal: bool) -> str | None:
        """The tag that another spelling of `value`, or for a name another form of it, already has."""
        if literal:
            return None
        if spelt := self._families.get(same_words(value)):
            return spelt
        persons = {family for part in _parts(value, category) for family in self._bearers[part]}
        same = [family for family in persons if self._may_be(family, _parts(value, category))]
        return same[0] if len(same) == 1 else None

    def _may_be(self, family: str, parts: frozenset[str]) -> bool:
        """Whether a name of `parts` only says more, or less, than the fullest form that the family has by now."""
        return parts <= self._fullest[family] or parts >= self._fullest[family]

    def _free_variant(self, family: str) -> str | None:
        """`NAME_1b`, `NAME_1c`, ...; None when all are taken."""
        return next((tag for letters in _VARIANTS if not self.holds(tag := family + letters)), None)

    def _next_number(self, prefix: str) -> str:
        while self.holds(tag := f"{prefix}_{self._numbers[prefix] + 1}"):
            self._numbers[prefix] += 1
        return tag


def _numbered(tag: str) -> str:
    """A tag without the letters of its variant."""
    return tag.rstrip(ascii_lowercase)


def _is_of(tag: str, category: Category) -> bool:
    """Whether a tag says that its value is of `category`."""
    return tag.rpartition("_")[0] == category.value.upper()


def _parts(value: str, category: Category) -> frozenset[str]:
    """What a name consists of, for telling persons apart; nothing for what is no name."""
    parts = name_parts(value) or [value] if category is Category.NAME else []
    return frozenset(map(same_words, parts))


_VARIANTS = ["".join(letters) for size in (1, 2) for letters in product(ascii_lowercase, repeat=size)][1:]
