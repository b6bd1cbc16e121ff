"""Nothing becomes an Outgoing without having been verified."""

import ast
import copy
import dataclasses
from pathlib import Path

import pytest

from privacy.categories import Category
from privacy.outgoing import HeldError, Outgoing, OutgoingMessage, seal
from privacy.vault import Vault

ROOT = Path(__file__).parents[2]


def sealed(text, *, protected=(), history=(), vault=None):
    return seal(text, decisions=(), profile="x", vault=vault or Vault(), protected=protected, history=history)


def test_an_outgoing_can_neither_be_called_into_being_nor_changed_nor_remade():
    outgoing = sealed("hello")
    with pytest.raises(TypeError):
        Outgoing()
    with pytest.raises(TypeError):
        dataclasses.replace(outgoing, messages=(OutgoingMessage("user", "Anna"),))
    with pytest.raises(dataclasses.FrozenInstanceError):
        outgoing.messages = ()
    assert copy.deepcopy(outgoing).messages == outgoing.messages


def test_only_a_draft_seals():
    importing = set()
    for path in (
        p for room in ("assistant", "tui", "privacy", "local_models") for p in (ROOT / room).rglob("*.py")
    ):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module == "privacy.outgoing":
                importing |= {path.relative_to(ROOT).as_posix() for alias in node.names if alias.name == "seal"}
    assert importing == {"privacy/draft.py"}


def test_a_value_in_the_text_holds_it_in_any_dress():
    with pytest.raises(HeldError):
        sealed("ask QW5uYSBLb3ZhY3M= now", protected=["Anna Kovacs"])


def test_earlier_messages_go_along_only_from_the_last_one_that_gives_something_away():
    said = [
        ("user", "one"),
        ("assistant", "two"),
        ("user", "ANNA KOVACS"),
        ("assistant", "three"),
        ("user", "four"),
    ]
    history = [OutgoingMessage(role, text) for role, text in said]
    outgoing = sealed("five", protected=["Anna Kovacs"], history=history)
    assert [message.text for message in outgoing.messages] == ["four", "five"]


def test_tags_in_earlier_messages_are_no_values():
    vault = Vault()
    vault.tag_for("name", Category.NAME)
    history = [OutgoingMessage("user", "hello [NAME_1]")]
    assert sealed("so?", protected=["name"], history=history, vault=vault).messages[1:-1] == tuple(history)
