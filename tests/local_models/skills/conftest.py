"""Models that answer by rule, for measuring."""

import json
import re

import pytest

from tests.support.scripted import ScriptedModel

GOOD = {
    "I live in": "I live with [NAME_1] in a city in Portugal. Which trams run in it on Sunday?",
    "My brother": "My brother [NAME_1] has a health condition. How do I explain it to my children?",
    "Write a short": "Write a short mail from [NAME_1] to [NAME_2], thanking for the flowers.",
    "As a a": "As a healthcare worker at [EMPLOYER_1] I earn 40 to 50 thousand euros a year. Is that fair?",
    "I work as": "I work at [EMPLOYER_1] and want to ask [NAME_1] for a raise. What should I say?",
    "I am in": "I am in my thirties and new to running. Make me a running plan.",
    "My , ": "[NAME_1] and I are moving next month. Write us a checklist for the move.",
    "On in": "In spring I give a talk in a city in Germany about bees. How do I begin it?",
    "Can the": "Can the landlord of [ADDRESS_1] keep my deposit if the flat is clean?",
    "[NAME_1] and": "[NAME_1] and I both eat no sugar. Which breakfast suits us?",
    "Why is": "Why is [PROJECT_1] slow since [NAME_1] changed the database? Name three causes.",
    "Is it rude": "Is it rude that I will not come to the wedding of [NAME_1] in summer?",
}
"""What an able person writes, by how the probe begins."""


@pytest.fixture
def able() -> ScriptedModel:
    """A model that does every probe of paraphrasing right."""
    return ScriptedModel(lambda said: {"question": next(v for k, v in GOOD.items() if said.startswith(k))})


@pytest.fixture
def echo() -> ScriptedModel:
    """A model that says what it was told."""
    return ScriptedModel(lambda said: {"question": said})


@pytest.fixture
def careless() -> ScriptedModel:
    """A model that mends doubled words and loses the first mark."""

    def answer(said: str) -> str:
        once = re.sub(r"\b(\w+)( \1\b)+", r"\1", said)
        return json.dumps({"question": re.sub(r"\[\w+\]", "somebody", once, count=1)})

    return ScriptedModel(answer)
