# ruff: noqa: E501, SIM905 - a list of words reads best on long lines
"""The other ways to write somebody's or something's name: parts, initials, nicknames, a firm without its legal form.

"Anna Maria Kovacs" is also "Anna", "Kovacs, Anna", "A. Kovacs", "Anna K.", "AMK" and, by the list of the package
`nicknames`, "Annie"; "Brightwell Analytics Ltd" is also "Brightwell Analytics" and "Brightwell".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nicknames import NickNamer

from privacy.categories import Category
from privacy.names import name_parts
from privacy.words import is_ordinary

COMMON = 10_000
"""From this count in the frequency list on, a part of a name in small letters is an ordinary word."""

_LEGAL = frozenset(
    "ltd limited inc incorporated llc llp lp plc corp corporation co company gmbh ag kg ug se sa sas sarl srl spa bv nv "
    "ab as oy aps pty kk ltda group holding holdings foundation trust".split()
)


@dataclass(frozen=True, slots=True)
class Variant:
    """Another way to write a term. `capital` says that it counts only with a capital letter, `exact` only as it is.

    `sure` is false where it is as likely to be something else.
    """

    words: str
    sure: bool = True
    capital: bool = False
    exact: bool = False


def variants(term: str, category: Category) -> list[Variant]:
    """The other ways to write `term`, without the term itself, each once."""
    makers = {Category.NAME: _of_person, Category.EMPLOYER: _of_firm}
    maker = makers.get(category)
    found = {variant.words: variant for variant in (maker(term) if maker else ())}
    return [variant for words, variant in found.items() if words != term]


def _of_person(name: str) -> Iterator[Variant]:
    parts = name_parts(name)
    yield from (_word(part) for part in parts)
    for nickname in sorted(_nicknames((parts or [name])[0].lower())):
        yield _word(nickname.capitalize())
    if len(parts) > 1:
        yield from _shortened(parts)


def _shortened(parts: list[str]) -> Iterator[Variant]:
    """First and last name in other orders, and with initials."""
    first, last = parts[0], parts[-1]
    yield from map(Variant, (f"{first} {last}", f"{last} {first}", f"{last}, {first}"))
    for initial in (f"{first[0]}.", first[0]):
        yield from (Variant(f"{initial} {last}", exact=True), Variant(f"{last} {initial}", exact=True))
    yield from (Variant(f"{first} {last[0]}.", exact=True), Variant(f"{first} {last[0]}", exact=True))
    for letters in {"".join(part[0] for part in parts), first[0] + last[0]}:
        yield Variant(letters, sure=len(letters) > 2, exact=True)
        yield Variant(". ".join(letters) + ".", exact=True)
        yield Variant(".".join(letters) + ".", exact=True)


def _of_firm(name: str) -> Iterator[Variant]:
    words = name.split()
    core = [word for word in words if word.strip(".,").lower() not in _LEGAL]
    if 0 < len(core) < len(words):
        yield _word(" ".join(core))
    if len(core) > 1 and len(core[0]) > 3 and not is_ordinary(core[0], at_least=COMMON):
        yield _word(core[0])
    letters = "".join(word[0] for word in core if word[0].isupper())
    if len(letters) > 2:
        yield Variant(letters, exact=True)


def _word(words: str) -> Variant:
    """A part that stands alone: an ordinary word counts only with a capital, and is as likely to be just that."""
    ordinary = is_ordinary(words, at_least=COMMON)
    return Variant(words, sure=not ordinary, capital=ordinary)


def _nicknames(first: str) -> set[str]:
    return {name for name in _namer().nicknames_of(first) if len(name) > 2}


@cache
def _namer() -> NickNamer:
    return NickNamer()
