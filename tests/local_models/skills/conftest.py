"""Models that answer by rule, for measuring."""

import json
import re

import pytest

from tests.support.able import paraphrased
from tests.support.scripted import ScriptedModel


@pytest.fixture
def able() -> ScriptedModel:
    """A model that does every probe of paraphrasing right."""
    return ScriptedModel(lambda said: {"question": paraphrased(said)})


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
