"""Values put together from patterns, such as `{first} {last}, <9999>`."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from random import Random

Pick = Callable[[str], str]
"""Takes the name of a vocabulary, gives one of its values."""
Maker = Callable[[Random, Pick], str]
"""Makes a value of a slot."""

_PART = re.compile(r"\{(?P<name>[a-z_]+)(?::(?P<form>[a-z]+))?\}|<(?P<shape>[^<>]+)>")
_POOLS = {
    "9": "0123456789",
    "8": "123456789",
    "A": "ABCDEFGHJKLMNPQRSTUVWXYZ",
    "a": "abcdefghijklmnopqrstuvwxyz",
    "h": "0123456789abcdef",
    "H": "0123456789ABCDEF",
    "*": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
    "+": "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789",
}
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]")


def shaped(rng: Random, shape: str) -> str:
    """A code of a shape, in which every character stands for one of its pool, or for itself where it has none.

    `9` is a digit, `8` one that is not 0, `A` and `a` a letter, `h` and `H` a hex digit, `*` any letter or digit,
    `+` a capital or a digit.
    """
    return "".join(rng.choice(_POOLS[mark]) if mark in _POOLS else mark for mark in shape)


def plain(value: str) -> str:
    """A value as it stands in an address or a code: small letters and digits alone, `zoeoneill`."""
    bare = unicodedata.normalize("NFKD", value.lower().replace("ł", "l").replace("ø", "o").replace("ı", "i"))
    return _NOT_IN_NAMES.sub("", bare) or "x"


_FORMS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "plain": plain,
    "lower": str.lower,
    "upper": str.upper,
    "title": lambda value: " ".join(word[:1].upper() + word[1:] for word in value.split(" ")),
    "camel": lambda value: plain(value).capitalize(),
    "loud": lambda value: plain(value).upper(),
    "initial": lambda value: value[:1].upper(),
    "letter": lambda value: plain(value)[:1],
}


def composed(pattern: str, rng: Random, pick: Pick) -> str:
    """A pattern with a value for every `{vocabulary}` or `{vocabulary:form}` and a code for every `<shape>`."""

    def value(found: re.Match[str]) -> str:
        if found["shape"]:
            return shaped(rng, found["shape"])
        return _FORMS[found["form"] or "as it is"](pick(found["name"]))

    return _PART.sub(value, pattern)


def maker(*groups: tuple[int, Sequence[str]]) -> Maker:
    """A maker that draws a group of patterns by its weight, and a pattern of it."""
    weights, patterns = [weight for weight, _ in groups], [patterns for _, patterns in groups]

    def make(rng: Random, pick: Pick) -> str:
        (chosen,) = rng.choices(patterns, weights)
        return composed(rng.choice(chosen), rng, pick)

    return make
