"""A home with a trusted server in it, and the assistant that asks it."""

from contextlib import contextmanager

import keyring
import pytest
from keyring.backends import fail

from assistant.assembly import assemble
from assistant.proposal import AnswerLocally
from assistant.trusting import Wish, trust, use_server
from assistant.turn import Question
from tests.support.own_server import own_server

TEXT = "My name is Anna Kovacs. Greet me."


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SOTTO_HOME", str(tmp_path))
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)


@contextmanager
def in_use(store, **answers):
    """A trusted server that answers, and the assistant that asks it."""
    with own_server(**answers) as server:
        use_server(trust(Wish("nas", server.url, "big-32b", 8192), store))
        assistant = assemble(store)
        yield assistant, server
        assistant.close()


def ask(assistant, text=TEXT, *, conversation=None, cancel=None, **choices):
    place = conversation or assistant.store.conversations.create("test").id
    question = Question(text, place, **{"route": "local", **choices})
    return place, list(assistant.ask(question, lambda _: AnswerLocally(), cancel))
