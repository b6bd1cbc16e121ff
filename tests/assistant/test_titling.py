"""Titles: the first words, or a better one by a local model that can, never over the user's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.forgetting import forget
from assistant.helping import Helper
from assistant.store.erasing import titled_after
from assistant.store.forgetting import Thing
from assistant.store.sought import of_value
from assistant.store.store import Store
from assistant.titling import Titler, rule_title
from assistant.trust import Trust
from local_models.catalog import ModelInfo
from local_models.llm import Cancel
from local_models.skills.aptitude import TITLING, Score
from local_models.skills.titling import LONGEST
from tests.assistant.arranged import EGGS, conversation
from tests.support.scores import FAILS, WINS
from tests.support.scripted import ScriptedModel

INFO = ModelInfo("m", "server", url="http://127.0.0.1:1")
LONG = "Can you help me plan a three day trip to Lisbon, with two small kids, in April? We like trams and beaches."


def titler(store: Store, title: str, score: Score = WINS) -> Titler:
    Trust(store.settings).keep(INFO, {TITLING.name: score})
    return Titler(store, Helper(store.settings, lambda: INFO), lambda: ScriptedModel(lambda _: {"title": title}))


def never() -> ScriptedModel:
    raise AssertionError("the local model was asked")


def test_the_rule_cuts_after_a_word() -> None:
    assert rule_title("  What\nis\tthat? ") == "What is that?"
    assert rule_title(LONG) == "Can you help me plan a three day trip to Lisbon, with two…"
    assert rule_title("word, " * 30).endswith("word…")
    assert rule_title("a" * 100) == f"{'a' * (LONGEST - 1)}…"


@given(st.text())
def test_a_title_by_rule_is_short_and_goes_when_its_message_is_forgotten(text: str) -> None:
    title = rule_title(text)
    line = " ".join(text.split())
    assert len(title) <= LONGEST
    assert line.startswith(title.rstrip("…"))
    assert "\n" not in title


def test_a_title_by_rule_is_known_as_the_beginning_of_its_message(store: Store) -> None:
    place = conversation(store, LONG, title=rule_title(LONG))
    message = store.messages.of(place)[0]
    assert [row["id"] for row in titled_after(store._connections, message.id, message.text)] == [place]


def test_a_trusted_model_gives_a_title_of_words_that_were_said(store: Store) -> None:
    place = conversation(store, EGGS)
    assert titler(store, "boiling a soft egg").title(place) == "Boiling a soft egg"
    assert store.conversations.get(place).title == "Boiling a soft egg"


def test_a_second_conversation_about_the_same_gets_a_number(store: Store) -> None:
    places = [conversation(store, EGGS, title=rule_title(EGGS)) for _ in range(3)]
    made = [titler(store, "soft egg").title(place) for place in places]
    assert made == ["Soft egg", "Soft egg (2)", "Soft egg (3)"]
    assert [store.conversations.get(place).title for place in places] == made


def test_words_of_the_reply_may_be_in_it(store: Store) -> None:
    place = conversation(store, EGGS, "Six minutes, then cold water.")
    assert titler(store, "Eggs and cold water").title(place) == "Eggs and cold water"


@pytest.mark.parametrize("title", ["Eggs with Benedict", "“Soft eggs”", "", "egg", EGGS])
def test_a_title_that_does_not_fit_leaves_the_first_words_and_is_not_asked_for_again(
    store: Store, title: str
) -> None:
    place = conversation(store, EGGS)
    assert titler(store, title).title(place) is None
    assert store.conversations.get(place).title == EGGS
    assert Titler(store, Helper(store.settings, lambda: INFO), never).title(place) is None


def test_a_model_that_is_not_trusted_is_not_asked(store: Store) -> None:
    place = conversation(store, EGGS)
    titler(store, "Soft egg", FAILS)
    assert Titler(store, Helper(store.settings, lambda: INFO), never).title(place) is None
    assert store.conversations.wants_title(place)


def test_the_users_own_title_stays(store: Store) -> None:
    place = conversation(store, EGGS)
    store.conversations.rename(place, "Breakfast")
    titler(store, "Soft egg")
    assert Titler(store, Helper(store.settings, lambda: INFO), never).title(place) is None
    assert store.conversations.get(place).title == "Breakfast"


def test_a_title_that_the_user_gives_meanwhile_stays(store: Store) -> None:
    place = conversation(store, EGGS)

    def slowly(_: str) -> dict[str, str]:
        store.conversations.rename(place, "Breakfast")
        return {"title": "Soft egg"}

    titler(store, "")
    helper = Helper(store.settings, lambda: INFO)
    assert Titler(store, helper, lambda: ScriptedModel(slowly)).title(place) is None
    assert store.conversations.get(place).title == "Breakfast"


@pytest.mark.parametrize("thing", [Thing("value", sought=of_value("egg")), Thing("message", 1)])
def test_what_is_forgotten_while_the_model_reads_it_is_in_no_title(store: Store, thing: Thing) -> None:
    place = conversation(store, EGGS)

    def slowly(_: str) -> dict[str, str]:
        forget(store, store.forgetting.hanging(thing))
        return {"title": "Soft egg"}

    titler(store, "")
    helper = Helper(store.settings, lambda: INFO)
    assert Titler(store, helper, lambda: ScriptedModel(slowly)).title(place) is None
    assert "egg" not in (store.conversations.get(place).title or "").lower()


def test_without_a_whole_answer_there_is_no_title_yet(store: Store) -> None:
    place = store.conversations.create(EGGS).id
    store.messages.add(place, "user", EGGS)
    store.messages.add(place, "assistant", "Six", state="cancelled")
    assert titler(store, "Soft egg").title(place) is None
    assert store.conversations.wants_title(place)


def test_a_title_that_is_stopped_may_be_made_later(store: Store) -> None:
    place = conversation(store, EGGS)
    cancel = Cancel()
    cancel.set()
    assert titler(store, "Soft egg").title(place, cancel) is None
    assert titler(store, "Soft egg").title(place) == "Soft egg"
