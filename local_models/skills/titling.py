"""The skill of naming what an exchange is about in a few words, and the rule that says whether a title is one."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from local_models.llm import Cancel, LocalModel
from local_models.skills.asking import answered, shown
from local_models.skills.lessons import READ, TITLE, knows

MOST_WORDS, LONGEST = 7, 60
"""Words, and characters, of a title: asked for are fewer."""
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {"title": {"type": "string"}},
    "required": ["title"],
    "additionalProperties": False,
}
INSTRUCTION = (
    "You give conversations a title of two to five words that says what they are about. Use only words that stand "
    'in the conversation. Reply with JSON: {"title": "the title"}.'
)
EXAMPLES = (
    (
        "hi! could you tell me how long I have to boil an egg so that it stays soft?",
        {"title": "Boiling a soft egg"},
    ),
    (
        "My sister is getting married in June and I have to hold a speech. What should I say?",
        {"title": "Speech for my sister"},
    ),
    ("I keep getting 'index out of range' in my Python loop, why?", {"title": "Python loop out of range"}),
)
ROOM = 30
"""Tokens that an answer may take."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTES = frozenset('"“”„«»‹›`')
_PLAIN = frozenset(
    """
    a an the of for in on at to from with without and or by about as into over my your our how what when where
    which who why is are be do does not no vs versus
    """.split()  # noqa: SIM905 - a list of words reads best on long lines
)
"""Words that may stand in a title although nobody said them."""
_ENDINGS, _SHORTEST_STEM = ("ing", "ies", "ed", "es", "s"), 3


def titled(model: LocalModel, question: str, cancel: Cancel | None = None) -> str:
    """A title for what begins with `question`, as the model has it; "" if cancelled. Raises ModelError.

    Nothing is promised of it: the caller asks `fits`.
    """
    if knows(model, TITLE):
        return model.recite(TITLE, question, max_tokens=ROOM, cancel=cancel).strip(" .")
    text = " ".join(question.split())[:READ]
    answer = answered(model, shown(INSTRUCTION, EXAMPLES, text), SCHEMA, ROOM, cancel)
    return " ".join(str(answer["title"]).split()).strip(" .") if answer else ""


def fits(title: str, said: str) -> bool:
    """Whether `title` is short, on one line, quotes nothing, and says nothing that does not stand in `said`."""
    words = [_plainly(word) for word in _WORD.findall(title)]
    telling = {_stem(word) for word in words if word not in _PLAIN}
    there = {_stem(_plainly(word)) for word in _WORD.findall(said)}
    short = 2 <= len(words) <= MOST_WORDS and len(title) <= LONGEST
    clean = title.isprintable() and title == title.strip() and not _QUOTES & set(title)
    return short and clean and bool(telling) and telling <= there


def _stem(word: str) -> str:
    """A word without its ending: one may stand in the plural, or be done."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_STEM:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > _SHORTEST_STEM else word


def _plainly(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.replace("’", "'")).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
