"""Which earlier messages go with a question."""

import pytest

from assistant.history import SYSTEM, for_cloud, for_local_model
from assistant.providers import Target
from tests.assistant.store.helpers import begin
from tests.support.reading import rows_of

HERE = "https://here.example/v1"


def heard(store, *said):
    place = store.conversations.create("t").id
    for role, text in said:
        store.messages.add(place, role, text)
    return [(message.role, message.content) for message in for_local_model(store.messages.of(place))]


def test_the_local_model_hears_the_whole_conversation(store):
    said = [("user", "one"), ("assistant", "two"), ("user", "three")]
    assert heard(store, *said) == [("system", SYSTEM), *said]


def test_a_question_asked_again_is_heard_once(store):
    said = heard(
        store, ("user", "one"), ("user", "one"), ("assistant", "two"), ("user", "lost"), ("user", "three")
    )
    assert [text for _, text in said[1:]] == ["one", "two", "three"]


def test_a_reply_without_words_is_not_heard(store):
    assert [text for _, text in heard(store, ("user", "one"), ("assistant", ""), ("user", "two"))[1:]] == ["two"]


@pytest.fixture
def target():
    return Target("here", HERE, "m")


def exchanged(store, place, text, url=HERE, state="complete"):
    """A question and its answer that went to a provider, and how that ended."""
    entry = begin(store, conversation=place, base_url=url, text=text)
    if state:
        store.ledger.end(entry, state)
    store.messages.add(place, "user", text, raw=f"{text}, as sent", ledger=entry)
    store.messages.add(place, "assistant", f"To {text}", raw=f"To {text}, as it came", ledger=entry)


def goes_along(store, place, target):
    return [message.text for message in for_cloud(store, store.messages.of(place), target)]


def test_what_a_provider_has_had_goes_along_as_it_crossed_the_wire(store, target):
    place = store.conversations.create("t").id
    for state in ("complete", "cut", "cancelled", "failed", None):
        exchanged(store, place, str(state), state=state)
    exchanged(store, place, "elsewhere", url="https://elsewhere.example/v1")
    store.messages.add(place, "user", "local")
    had = [
        f"{way}, {how}"
        for s in ("complete", "cut", "cancelled")
        for way, how in ((s, "as sent"), (f"To {s}", "as it came"))
    ]
    assert goes_along(store, place, target) == had


def test_the_ledger_is_asked_for_no_words_however_long_a_conversation_is(store, target):
    place = store.conversations.create("t").id
    for number in range(40):
        exchanged(store, place, f"question {number}")
    messages = store.messages.of(place)
    with rows_of(store) as rows:
        assert len(for_cloud(store, messages, target)) == 80
    assert len(rows) == 40
    assert not any(isinstance(value, str) for row in rows for value in row)
