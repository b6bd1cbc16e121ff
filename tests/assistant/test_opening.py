"""A model is opened at its first use, once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.opening import Opened
from local_models.llm import ModelError
from tests.support.scripted import says


def test_whoever_asks_at_the_same_time_gets_the_same_model():
    both, made = threading.Barrier(2), []

    def opening():
        made.append(says("x"))
        return made[-1]

    opened = Opened(opening)

    def ask():
        both.wait(10)
        return opened()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.submit(ask), pool.submit(ask)
        assert first.result() is second.result()
    assert len(made) == 1


def test_what_could_not_be_opened_is_tried_again():
    tries = iter([ModelError("not yet"), None])

    def opening():
        if error := next(tries):
            raise error
        return says("x")

    opened = Opened(opening)
    with pytest.raises(ModelError, match="not yet"):
        opened()
    assert opened().name == "scripted"
