"""The skill of saying what somebody said of themselves as one plain statement to them."""

from collections.abc import Mapping
from typing import Any

from local_models.llm import Cancel, LocalModel
from local_models.skills.asking import answered, shown
from local_models.skills.lessons import NOTHING, STATE, knows

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {"statement": {"type": "string"}},
    "required": ["statement"],
    "additionalProperties": False,
}
INSTRUCTION = (
    "You keep notes about a person. Say what they said about themselves as one short, complete sentence to them, "
    "which begins with You or Your. Use their own words for things. Add nothing, leave out greetings and fillers. "
    'Reply with JSON: {"statement": "the sentence"}.'
)
EXAMPLES = (
    ("lol yeah been a plumber for ages", "You have been a plumber for ages."),
    ("Berlin born and raised, me", "You were born and raised in Berlin."),
    ("honestly, my sister Ana still owes me money", "Your sister Ana still owes you money."),
)
ROOM = 60
"""Tokens that an answer may take."""


def stated(model: LocalModel, clause: str, cancel: Cancel | None = None) -> str:
    """The clause as the model states it; "" if it finds nothing to state, or was cancelled.

    The caller checks every word. Raises ModelError.
    """
    if knows(model, STATE):
        said = model.recite(STATE, clause, max_tokens=ROOM, cancel=cancel)
        return "" if said == NOTHING else said
    examples = [(said, {"statement": statement}) for said, statement in EXAMPLES]
    answer = answered(model, shown(INSTRUCTION, examples, clause), SCHEMA, ROOM, cancel)
    return str(answer["statement"]).strip() if answer else ""
