"""The words by which a user tells of those whom they have told of before: a name, or "the new landlord"."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from assistant.profile.fields import fields

_ROLES = frozenset({
    "landlord", "landlady", "boss", "manager", "doctor", "dentist", "therapist", "coach", "teacher", "lawyer",
    "mentor", "flatmate", "roommate", "housemate", "girlfriend", "boyfriend",
})  # fmt: skip
"""What somebody is to the user alone, and another after them: of these "the" is enough to know whose it is."""


def called(known: Mapping[str, Any]) -> set[str]:
    """What the person of a fact with these fields may be called later on; nothing for any other fact."""
    role = known.get("relation")
    return {word for word in (known.get("name"), f"the {role}" if role in _ROLES else None) if word}


def told_of(text: str) -> set[str]:
    """What those may be called later on whom a statement of any kind names: "Our dog Max is on raw food."."""
    return called(fields("person", text)) | set(_COMPANION.findall(text))


_COMPANION = re.compile(
    r"\b(?:called|named|dating|seeing|going out with|(?:married|engaged) to"
    r"|(?:live|living|share|sharing|work|working) with)"
    r"\s+([A-Z][^\W\d_]+)"
)
"""A name behind what one does with a person: "You're dating Luca."."""


def speaks_of(clause: str, people: Iterable[str]) -> bool:
    """Whether the clause names one of those, as `called` gives them, or who came after ("the new boss")."""
    return any(_pattern(word).search(clause) for word in people)


def _pattern(word: str) -> re.Pattern[str]:
    role = word.removeprefix("the ")
    return re.compile(
        rf"\b{re.escape(word)}\b" if role == word else rf"(?i)\bthe\s+(?:new\s+)?{re.escape(role)}\b"
    )
