# ruff: noqa: E501 - lists of locales read best on long lines
"""Names to stand in for names, from Faker's lists: by script and gender, none of them an ordinary word."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Literal

from privacy.fold import folded
from privacy.stand_ins import tells

Gender = Literal["female", "male", ""]
Part = Literal["first", "last"]

_SCRIPTS = {
    "LATIN": ("en_GB", "en_US"), "CYRILLIC": ("ru_RU",), "GREEK": ("el_GR",), "HEBREW": ("he_IL",), "ARABIC": ("ar_AA",),
    "DEVANAGARI": ("hi_IN",), "CJK": ("zh_CN",), "HIRAGANA": ("ja_JP",), "KATAKANA": ("ja_JP",), "HANGUL": ("ko_KR",),
    "THAI": ("th_TH",), "ARMENIAN": ("hy_AM",), "GEORGIAN": ("ka_GE",), "BENGALI": ("bn_BD",), "TAMIL": ("ta_IN",),
}  # fmt: skip
_KNOWN_BY = (
    "en_GB", "en_US", "de_DE", "fr_FR", "es_ES", "it_IT", "pt_PT", "nl_NL", "sv_SE", "fi_FI", "pl_PL", "cs_CZ", "hu_HU",
    "ro_RO", "tr_TR", "ru_RU", "uk_UA", "el_GR", "he_IL", "ar_AA", "hi_IN",
)  # fmt: skip
"""Whose lists tell whether a first name is a woman's or a man's."""


def script_of(words: str) -> str:
    """The one script that the letters of `words` are written in; "" for several or one without names."""
    found = {unicodedata.name(letter, "").partition(" ")[0] for letter in words if letter.isalpha()}
    script = "HIRAGANA" if found & {"HIRAGANA", "KATAKANA"} and found <= _JAPANESE else next(iter(found), "")
    return script if script in _SCRIPTS and (len(found) == 1 or script == "HIRAGANA") else ""


_JAPANESE = {"HIRAGANA", "KATAKANA", "CJK"}


@cache
def names(script: str, part: Part, gender: Gender) -> tuple[str, ...]:
    """Names in a script, in a fixed order; those of women and men where the gender is not known."""
    found = [name for locale in _SCRIPTS[script] for name in _listed(locale, part, gender)]
    return tuple(sorted({name for name in found if _is_good(name, script)}))


def gender_of(first_name: str) -> Gender:
    """Whose first name it is, as far as Faker's lists tell: in twice as many countries a woman's, or a man's."""
    word = folded(first_name)
    women, men = _everywhere("first", "female")[word], _everywhere("first", "male")[word]
    return "female" if women > 2 * men else "male" if men > 2 * women else ""


def is_last_name(word: str) -> bool:
    """Whether the word is a last name and no first name in Faker's lists."""
    key = folded(word)
    first = key in _everywhere("first", "female") or key in _everywhere("first", "male")
    return not first and key in _everywhere("last", "")


def is_first_name(word: str) -> bool:
    """Whether the word is a first name and no last name in Faker's lists."""
    key = folded(word)
    first = key in _everywhere("first", "female") or key in _everywhere("first", "male")
    return first and key not in _everywhere("last", "")


@cache
def _everywhere(part: Part, gender: Gender) -> Counter[str]:
    """In how many countries' lists each folded name is."""
    return Counter(name for locale in _KNOWN_BY for name in set(map(folded, _listed(locale, part, gender))))


@cache
def _listed(locale: str, part: Part, gender: Gender) -> tuple[str, ...]:
    provider = import_module(f"faker.providers.person.{locale}").Provider
    if not gender:
        both = (*_listed(locale, part, "female"), *_listed(locale, part, "male"))
        return both or _strings(getattr(provider, f"{part}_names", ()))
    return _strings(getattr(provider, f"{part}_names_{gender}", getattr(provider, f"{part}_names", ())))


def _strings(listed: Iterable[object]) -> tuple[str, ...]:
    """The names listed; not those whose inner capital the lists have lost ("Mcgee")."""
    return tuple(name for name in listed if isinstance(name, str) and not name.startswith("Mc"))


def _is_good(name: str, script: str) -> bool:
    """One word, of letters alone; in Latin letters one without marks that is no ordinary word."""
    if script == "LATIN":
        return name.isascii() and name.isalpha() and name.istitle() and 4 <= len(name) <= 10 and tells(name)
    return script_of(name) == script and name.isalpha()
