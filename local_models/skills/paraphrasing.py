"""The skill of saying a question again in fluent words, with every mark in square brackets left in place."""

from collections.abc import Mapping
from typing import Any

from local_models.llm import Cancel, LocalModel
from local_models.skills.asking import answered, shown
from local_models.skills.lessons import MEND, knows

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {"question": {"type": "string"}},
    "required": ["question"],
    "additionalProperties": False,
}
INSTRUCTION = (
    "You mend the wording of messages. Details of a message were replaced by vaguer words or by marks in square "
    "brackets, such as [NAME_1], so that it stumbles. Write the same message again in fluent English, in the "
    "first person where it is. Keep every mark exactly as it is. Add no detail, leave none out, and do not answer "
    'the message. Reply with JSON: {"question": "the message again"}.'
)
EXAMPLES = (
    (
        "Hello I am [NAME_1], I have the a health condition since a month in spring. What can I eat eat?",
        "Hello, I am [NAME_1] and I have had a health condition since a month in spring. What can I eat?",
    ),
    (
        "Draft a letter from to [EMPLOYER_1] about of my notice, I am leaving in in autumn.",
        "Draft a letter to [EMPLOYER_1] about my notice: I am leaving in autumn.",
    ),
)
ROOM = 40
"""Tokens that an answer may take beyond twice those of the question."""


def paraphrase(model: LocalModel, text: str, cancel: Cancel | None = None) -> str:
    """`text` as the model says it again. Nothing is promised of it: the caller checks. Raises ModelError."""
    examples = [(stumbling, {"question": fluent}) for stumbling, fluent in EXAMPLES]
    room = 2 * model.count_tokens(text) + ROOM
    if knows(model, MEND):
        return model.recite(MEND, text, max_tokens=room, cancel=cancel)
    answer = answered(model, shown(INSTRUCTION, examples, text), SCHEMA, room, cancel)
    return str(answer["question"]).strip() if answer else ""
