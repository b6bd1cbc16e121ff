"""Names of people: which parts stand for the person alone."""

import re

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])+")
_TITLES = {"miss", "mrs", "mister", "prof", "professor", "doctor", "madam", "sir", "lady", "lord", "herr", "frau"}
_PARTICLES = {"the", "and", "von", "van", "der", "del"}


def name_parts(name: str) -> list[str]:
    """The parts of a name of several words that name the person alone: "Anna" and "Kovacs" of "Anna Kovacs".

    Initials, titles, particles and words in small letters are not among them.
    """
    words = _WORD.findall(name)
    return [word for word in words if _is_telling(word)] if len(words) > 1 else []


def _is_telling(word: str) -> bool:
    return len(word) >= 3 and not word[0].islower() and word.lower() not in _TITLES | _PARTICLES
