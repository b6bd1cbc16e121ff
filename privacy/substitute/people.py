# ruff: noqa: SIM905 - a list of words reads best as words
"""Stand-ins for names of people: word by word, so that a last name that two people share stays shared."""

import regex

from privacy.fold import folded
from privacy.substitute.making import Making
from privacy.substitute.pools import Gender, Part, gender_of, is_last_name, script_of

_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*")
_PLAIN = regex.compile(r"[\p{L}\p{M}\s.,'’-]+")
_WOMAN = frozenset("mrs ms miss frau mme madame lady señora sra mum mom aunt auntie sister".split())
_MAN = frozenset("mr mister herr m monsieur lord sir señor sr dad uncle brother".split())
_TITLES = _WOMAN | _MAN | {"dr", "doctor", "prof", "professor", "rev", "fr", "st", "jr", "phd", "md"}
_PARTICLES = frozenset(
    "von van der den de del della di da dos la le al el bin ben ibn bint and the zu ter ten y e".split()
)
_WITHOUT_SPACES = {"CJK", "HIRAGANA", "HANGUL", "THAI"}


def of_name(making: Making) -> str | None:
    """Another name of as many words; titles and particles stay. None for what is no plain name."""
    script = script_of(making.value)
    if not script or not _PLAIN.fullmatch(making.value):
        return None
    if script in _WITHOUT_SPACES:
        return _undivided(making, script)
    words = [match for match in _WORD.finditer(making.value) if _is_telling(match.group())]
    if not words or all(len(match.group()) == 1 for match in words):
        return None
    chosen = [_for_word(making, script, words, index) for index in range(len(words))]
    pieces, done = [], 0
    for match, name in zip(words, chosen, strict=True):
        if name is None:
            return None
        pieces += [making.value[done : match.start()], name]
        done = match.end()
    return "".join([*pieces, making.value[done:]])


def _undivided(making: Making, script: str) -> str | None:
    """A name in a script without spaces: last name and first name as one word."""
    if any(letter.isspace() for letter in making.value):
        return None
    last, first = (making.word(f"{making.value}|{part}", script, part) for part in ("last", "first"))
    return last + first if last and first else None


def _is_telling(word: str) -> bool:
    return word.casefold() not in _TITLES | _PARTICLES


def _for_word(making: Making, script: str, words: list["regex.Match[str]"], index: int) -> str | None:
    word = words[index].group()
    if len(word) == 1:
        return _initial(making, word)
    part: Part = "last" if _is_last(making, words, index) else "first"
    return making.word(word, script, part, _gender(making, words))


def _initial(making: Making, letter: str) -> str | None:
    """The letter that the stand-in for the one known name with this initial begins with, else any."""
    key = folded(letter)
    known = {name[0] for word, name in making.known.items() if len(word) > 1 and word.startswith(key)}
    return known.pop() if len(known) == 1 else making.made(lambda: making.chance.choice("ABCDEFGHJKLMNPRSTVW"))


def _is_last(making: Making, words: list["regex.Match[str]"], index: int) -> bool:
    """Whether the word is the last name: the last of several, the one before a comma, "Kovacs" of "Mrs Kovacs"."""
    if "," in making.value:
        return bool(words[index].end() <= making.value.index(","))
    if len(words) > 1:
        return index == len(words) - 1
    titled = words[0].start() > 0
    return titled or is_last_name(words[index].group())


def _gender(making: Making, words: list["regex.Match[str]"]) -> Gender:
    """What a title says, else the first of the first names that is a woman's or a man's: "Luc" of "Jean-Luc"."""
    said = {word.casefold() for word in _WORD.findall(making.value)}
    if said & _WOMAN or said & _MAN:
        return "female" if said & _WOMAN else "male"
    first = (word.group() for index, word in enumerate(words) if not _is_last(making, words, index))
    return next((gender for word in first if (gender := gender_of(word))), "")
