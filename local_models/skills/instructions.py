"""The skill of reading an instruction: what a sentence wants hidden, told only roughly, or allowed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from local_models.llm import Cancel, LocalModel
from local_models.reader import CATEGORIES
from local_models.skills.asking import answered, shown

WISHES = ("hide", "roughly", "allow")
WHOSE = ("mine", "somebody else's", "anyone's")


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that a sentence asks for.

    `words` are the words of the sentence that say it, `wish` is one of WISHES, `about` one of the reader's
    CATEGORIES, `whose` one of WHOSE, and `who` the words for somebody else ("my sister"), or "".
    """

    words: str
    wish: str
    about: str
    whose: str
    who: str = ""


_TEXT = {"type": "string"}
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "wishes": {
            "type": "array",
            "maxItems": 4,
            "items": {
                "type": "object",
                "properties": {
                    "words": _TEXT,
                    "wish": {"enum": list(WISHES)},
                    "about": {"enum": list(CATEGORIES)},
                    "whose": {"enum": list(WHOSE)},
                    "who": _TEXT,
                },
                "required": ["words", "wish", "about", "whose", "who"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["wishes"],
    "additionalProperties": False,
}
INSTRUCTION = (
    "You read what somebody says about their privacy, one sentence at a time, and list what it asks for. For each "
    'thing give "words": the words of the sentence that name it, copied exactly; "wish": "hide" if it must not be '
    'told, "roughly" if only a vague version may be told, "allow" if it may be told; "about": the kind of thing; '
    '"whose": "mine", "somebody else\'s" or "anyone\'s"; "who": the words for somebody else, else "". '
    'A sentence that says nothing about what may be told has no wishes. Reply with JSON: {"wishes": [...]}.'
)
EXAMPLES: tuple[tuple[str, tuple[Wish, ...]], ...] = (
    (
        "Leave out my rent, but my street is okay.",
        (Wish("my rent", "hide", "finance", "mine"), Wish("my street", "allow", "address", "mine")),
    ),
    ("The dog barks every morning.", ()),
    ("Nothing about my cousin's trial.", (Wish("trial", "hide", "legal", "somebody else's", "my cousin"),)),
    ("Only the year of my exam, not the day.", (Wish("exam", "roughly", "date", "mine"),)),
    ("Never pass on an e-mail address.", (Wish("e-mail address", "hide", "contact", "anyone's"),)),
)
ROOM = 200
"""Tokens that an answer may take: four wishes."""


def wishes(model: LocalModel, sentence: str, cancel: Cancel | None = None) -> tuple[Wish, ...]:
    """What the model reads in one sentence. Raises ModelError."""
    examples = [(said, {"wishes": [asdict(wish) for wish in read]}) for said, read in EXAMPLES]
    answer = answered(model, shown(INSTRUCTION, examples, sentence), SCHEMA, ROOM, cancel)
    listed: Sequence[Mapping[str, Any]] = answer["wishes"] if answer else ()
    return tuple(Wish(**{key: str(value).strip() for key, value in each.items()}) for each in listed)
