"""What goes with a question: what matters, within the budget, without what is switched off."""

import pytest

from assistant.finding import StoredFinder
from assistant.profiling import editor
from assistant.remembering import NOTHING_OFF, Memory, Off, Remembered, with_facts
from assistant.store.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store that knows where its user lives and what they eat, from two conversations."""
    store = Store.open(tmp_path_factory.mktemp("store") / "sotto.db", bytes(32))
    place = store.conversations.create().id
    store.messages.add(place, "user", "My landlord wants the deposit for the flat again.")
    change = editor(store)
    change.add("You live in Porto.")
    change.add("You are allergic to peanuts.")
    yield store
    store.close()


@pytest.fixture(scope="module")
def finder(store):
    return StoredFinder(store)


def memory(store, finder, budget=300):
    return Memory(store, lambda: finder, budget)


def texts(remembered):
    return [known.fact.text for known in remembered.facts]


def test_a_personal_question_gets_facts_and_the_digest(store, finder):
    here = store.conversations.create().id
    found = memory(store, finder).for_question("Where do I live?", here)
    assert texts(found)[0] == "You live in Porto."
    assert "You live in Porto." in found.text


def test_a_question_about_the_world_gets_nothing_that_does_not_matter(store, finder):
    here = store.conversations.create().id
    found = memory(store, finder).for_question("What is the capital of France?", here)
    assert (found.messages, found.digest.lines) == ((), ())


def test_what_was_said_elsewhere_is_remembered_with_its_date(store, finder):
    here = store.conversations.create().id
    found = memory(store, finder).for_question("What did I say my landlord wants?", here)
    assert any("deposit" in message.text for message in found.messages)
    assert found.messages[0].time[:10] in found.text


def test_what_is_switched_off_stays_out(store, finder):
    here = store.conversations.create().id
    porto = store.facts.list(("accepted",))[0]
    off = Off(facts=frozenset({porto.id}))
    assert "Porto" not in memory(store, finder).for_question("Where do I live?", here, off).text


def test_the_budget_holds(store, finder):
    here = store.conversations.create().id
    for budget in (0, 5, 20, 40):
        assert memory(store, finder, budget).for_question("Where do I live?", here).tokens <= budget


def test_an_empty_store_loads_no_model(tmp_path):
    store = Store.open(tmp_path / "sotto.db", bytes(32))
    here = store.conversations.create().id

    def never():
        raise AssertionError("nothing is known, so nothing has to be found")

    assert Memory(store, never, 300).for_question("Where do I live?", here, NOTHING_OFF) == Remembered()
    store.close()


def test_only_accepted_facts_go_along_to_the_cloud_in_the_users_own_words(store, finder):
    known = memory(store, finder).for_cloud("What can I cook that has no peanuts in it?").facts
    text = with_facts("What can I cook?", store, known)
    assert text.startswith("What can I cook?")
    assert with_facts("What can I cook?", store, ()) == "What can I cook?"
