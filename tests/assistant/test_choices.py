"""Decisions that are kept for a conversation: they hold there, nowhere else, and no longer than their words."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.choices import (
    NO_FLOOR,
    NO_LITERAL,
    NO_TOPIC,
    choices_of,
    copy_choices,
    drop_choice,
    keep_choice,
    unkept,
)
from assistant.errors import SottoError
from assistant.store.sought import of_value
from assistant.store.store import Store
from privacy.builtin import BALANCED, OPEN
from privacy.categories import Category
from privacy.draft import Draft
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.spans import Span
from privacy.vault import Vault
from tests.assistant.store.forgetting import forget

KNOWN = {
    "Anna Kovacs": Category.NAME,
    "Lisbon": Category.LOCATION,
    "sk-123456789": Category.CREDENTIALS,
    "gout": Category.HEALTH,
}
TEXT = "Anna Kovacs of Lisbon knows sk-123456789."


class Known:
    """A detector that knows a few words."""

    def detect(self, text: str) -> list[Span]:
        return [
            Span(found.start(), found.end(), category, 1.0, "words")
            for words, category in KNOWN.items()
            for found in re.finditer(re.escape(words), text)
        ]


REWRITER = Rewriter(Known())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with two conversations."""
    store = Store.open(tmp_path / "sotto.db", bytes(32))
    for title in ("one", "two"):
        store.conversations.create(title)
    yield store
    store.close()


def draft(store: Store, text: str = TEXT, profile: PrivacyProfile = BALANCED, conversation: int = 1) -> Draft:
    """The draft of a question in a conversation, as a turn makes it."""
    vault = Vault(store.vaults.load(conversation))
    return REWRITER.draft(text, profile, vault, overrides=choices_of(store, conversation))


def keep(store: Store, words: str, action: Action, text: str = TEXT) -> Draft:
    """Decide words on a review and keep it; the draft that they were decided on."""
    chosen = REWRITER.again(draft(store, text), words, action)
    change = next(change for change in chosen.changes if change.original == words)
    keep_choice(store, 1, change, chosen.vault)
    return chosen


@pytest.mark.parametrize("action", [Action.KEEP, Action.SUBSTITUTE, Action.TAG, Action.DROP])
def test_what_is_kept_holds_in_later_questions_of_the_conversation_alone(store: Store, action: Action) -> None:
    keep(store, "Anna Kovacs", action)
    assert choices_of(store, 1) == {"Anna Kovacs": action}
    later = draft(store, "Is Anna Kovacs here?")
    assert not later.held
    assert [change.decision.action for change in later.changes] == [action]
    assert later.seal().text == later.text
    assert choices_of(store, 2) == {}
    elsewhere = draft(store, "Is Anna Kovacs here?", conversation=2)
    assert [change.decision.action for change in elsewhere.changes] == [Action.TAG]


def test_what_a_profile_shows_can_be_hidden_always_under_every_profile(store: Store) -> None:
    keep(store, "Lisbon", Action.TAG)
    for profile in (BALANCED, OPEN):
        assert "Lisbon" not in draft(store, "How is Lisbon?", profile).text


def test_words_that_nobody_found_can_be_hidden_always(store: Store) -> None:
    text = "The lantern is broken."
    keep(store, "lantern", Action.TAG, text)
    assert draft(store, "Where is the lantern?").text == "Where is the [OTHER_1]?"


def test_another_decision_takes_the_place_of_the_first_and_it_can_be_dropped(store: Store) -> None:
    for action in (Action.KEEP, Action.DROP, Action.TAG):
        keep(store, "Anna Kovacs", action)
        assert choices_of(store, 1) == {"Anna Kovacs": action}
    keep(store, "Lisbon", Action.DROP)
    drop_choice(store, 1, "Anna Kovacs")
    assert choices_of(store, 1) == {"Lisbon": Action.DROP}
    drop_choice(store, 1, "Lisbon")
    assert choices_of(store, 1) == {}
    assert store.settings.get("choices 1") is None
    drop_choice(store, 1, "never kept")


def test_what_can_not_be_kept_is_said_and_not_kept(store: Store) -> None:
    topic = PrivacyProfile(
        "mine", "prose", (Rule(Action.TAG, Category.HEALTH, subject="me", sentence="No health.", topic=True),)
    )
    whole = draft(store, "I have gout. Which soup freezes well?", topic)
    literal = draft(store, "Who is [NAME_1]?")
    shown = REWRITER.again(draft(store), "sk-123456789", Action.KEEP)
    key = next(change for change in shown.changes if change.original == "sk-123456789")
    for change, why in ((whole.changes[0], NO_TOPIC), (literal.changes[0], NO_LITERAL), (key, NO_FLOOR)):
        with pytest.raises(SottoError, match=re.escape(why)):
            keep_choice(store, 1, change, Vault())
    assert choices_of(store, 1) == {}


def test_a_key_is_not_shown_even_if_the_settings_say_so(store: Store) -> None:
    keep(store, "sk-123456789", Action.TAG)
    (tag,) = store.settings.get("choices 1")
    store.settings.set("choices 1", {tag: "keep", "NAME_99": "keep", "x": "no action"})
    assert choices_of(store, 1) == {}


def test_no_words_are_kept_for_it_and_forgetting_takes_it_along(store: Store) -> None:
    keep(store, "Anna Kovacs", Action.KEEP)
    rows = store._connections.rows("SELECT key, value FROM settings")
    assert "Anna" not in json.dumps(rows)
    _, proof = forget(store, "value", sought=of_value("Anna Kovacs"))
    assert proof.holds
    assert choices_of(store, 1) == {}
    assert "Kovacs" not in draft(store, "Is Anna Kovacs here?").text


def test_what_is_kept_is_nothing_to_learn_from(store: Store) -> None:
    chosen = REWRITER.again(keep(store, "Anna Kovacs", Action.KEEP), "Lisbon", Action.TAG)
    left = unkept(chosen, choices_of(store, 1))
    assert left.overrides == {"Lisbon": Action.TAG}
    other = REWRITER.again(chosen, "Anna Kovacs", Action.DROP)
    assert "Anna Kovacs" in unkept(other, choices_of(store, 1)).overrides


def test_a_branch_in_which_tags_mean_the_same_takes_them_over(store: Store) -> None:
    keep(store, "Anna Kovacs", Action.KEEP)
    store.vaults.save(2, store.vaults.load(1))
    copy_choices(store, 1, 2)
    drop_choice(store, 1, "Anna Kovacs")
    assert choices_of(store, 2) == {"Anna Kovacs": Action.KEEP}
    copy_choices(store, 1, 2)
    assert choices_of(store, 2) == {"Anna Kovacs": Action.KEEP}


def test_a_deleted_conversation_has_no_choices(store: Store) -> None:
    keep(store, "Anna Kovacs", Action.KEEP)
    store.conversations.delete(1)
    assert choices_of(store, 1) == {}
