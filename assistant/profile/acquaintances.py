"""The words by which a user tells of those whom they have told of before: a name, or "the new landlord"."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

_ROLES = frozenset({
    "landlord", "landlady", "boss", "manager", "doctor", "dentist", "therapist", "coach", "teacher", "lawyer",
    "mentor", "flatmate", "roommate", "housemate", "girlfriend", "boyfriend",
})  # fmt: skip
"""What somebody is to the user alone, and another after them: of these "the" is enough to know whose it is."""


def called(fields: Mapping[str, Any]) -> set[str]:
    """What the person of a fact with these fields may be called later on; nothing for any other fact."""
    role = fields.get("relation")
    return {word for word in (fields.get("name"), f"the {role}" if role in _ROLES else None) if word}


def speaks_of(clause: str, people: Iterable[str]) -> bool:
    """Whether the clause names one of those, as `called` gives them, or who came after ("the new boss")."""
    return any(_pattern(word).search(clause) for word in people)


def _pattern(word: str) -> re.Pattern[str]:
    role = word.removeprefix("the ")
    return re.compile(
        rf"\b{re.escape(word)}\b" if role == word else rf"(?i)\bthe\s+(?:new\s+)?{re.escape(role)}\b"
    )
