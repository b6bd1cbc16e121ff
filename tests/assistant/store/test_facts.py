"""Facts rest on words; without them they are gone."""

import pytest

from assistant.store.errors import MissingError
from tests.assistant.profile.conftest import put


@pytest.fixture
def said(store):
    """A message of the user's."""
    place = store.conversations.create().id
    return store.messages.add(place, "user", "Hello. I live in Porto.")


def test_evidence_quotes_its_message(store, said):
    fact = put(store)
    store.facts.rest_on(fact.id, said.id, 7, 22)
    store.facts.rest_on(fact.id, said.id, 7, 22)
    (evidence,) = store.facts.evidence(fact.id)
    assert (evidence.quote, evidence.message, evidence.time) == ("I live in Porto", said.id, said.time)


def test_a_fact_goes_with_the_last_words_it_rests_on(store, said):
    fact, other = put(store), store.messages.add(said.conversation, "user", "Porto, still.")
    store.facts.rest_on(fact.id, said.id, 7, 22)
    store.facts.rest_on(fact.id, other.id, 0, 5)
    store.messages.delete(said.id)
    assert [evidence.message for evidence in store.facts.evidence(fact.id)] == [other.id]
    store.conversations.delete(said.conversation)
    with pytest.raises(MissingError, match="sotto profile show"):
        store.facts.get(fact.id)


def test_what_the_user_said_directly_stays_without_evidence(store, said):
    fact = put(store, origin="user")
    store.facts.rest_on(fact.id, said.id, 7, 22)
    store.messages.delete(said.id)
    assert store.facts.get(fact.id).text == "You live in Porto."


def test_facts_that_are_over_are_listed_only_if_asked_for(store):
    now, over, old = put(store), put(store, valid_to="2024-01-01"), put(store, state="superseded")
    assert [fact.id for fact in store.facts.list()] == [now.id]
    assert [fact.id for fact in store.facts.list(over=True)] == [now.id, over.id]
    assert [fact.id for fact in store.facts.list(("superseded",), over=True)] == [old.id]


def test_a_change_is_kept_with_the_words_before_it(store):
    fact = put(store)
    store.facts.note(fact.id, "edited", text=fact.text)
    store.facts.change(fact.id, text="You live in Lisbon.", fields={"since": "May"})
    (change,) = store.facts.history(fact.id)
    assert (change.event, change.text) == ("edited", "You live in Porto.")
    assert store.facts.get(fact.id).fields == {"since": "May"}


def test_changing_or_deleting_what_is_not_there_says_so(store):
    for act in (lambda: store.facts.change(9, pinned=1), lambda: store.facts.delete(9)):
        with pytest.raises(MissingError):
            act()


def test_a_message_is_read_once_and_other_peoples_never(store, said):
    store.messages.add(said.conversation, "assistant", "Hi.")
    store.messages.add(said.conversation, "other", "I live in Rome.")
    assert store.read_messages.waiting() == [said.id]
    assert store.read_messages.done(said.id, said.text)
    assert not store.read_messages.done(said.id, said.text)
    assert store.read_messages.count() == 0
    store.read_messages.again()
    assert store.read_messages.count() == 1


def test_a_message_that_is_gone_needs_no_reading(store):
    assert not store.read_messages.done(99, "I live in Rome.")


def test_a_message_that_says_something_else_by_now_is_left_to_be_read(store, said):
    store.messages.update(said.id, text="[forgotten]")
    assert not store.read_messages.done(said.id, said.text)
    assert store.read_messages.waiting() == [said.id]


def test_digest_lines_go_with_their_facts(store):
    fact, other = put(store), put(store, text="You sing.")
    store.digest.replace("You", [("You are locked.", True, (fact.id,))], [("You sing.", (other.id,))])
    assert [(line.text, line.locked) for line in store.digest.list()] == [
        ("You are locked.", True),
        ("You sing.", False),
    ]
    store.facts.delete(fact.id)
    assert [line.text for line in store.digest.list()] == ["You sing."]


def test_a_line_can_be_locked_in_other_words(store):
    store.digest.replace("You", [], [("You sing.", (put(store).id,))])
    store.digest.lock("You", 0, "You sing bass.")
    assert [(line.text, line.locked) for line in store.digest.list()] == [("You sing bass.", True)]
    with pytest.raises(MissingError, match="sotto profile digest"):
        store.digest.lock("You", 5)


def test_a_reply_keeps_what_it_rested_on_until_that_is_forgotten(store, said):
    fact = put(store)
    reply = store.messages.add(said.conversation, "assistant", "Porto.")
    store.reply_sources.add(reply.id, [fact.id, 99], [said.id], ["Never name my employer."])
    found = store.reply_sources.of(reply.id)
    assert [(s.fact, s.message, s.rule) for s in found] == [
        (fact.id, None, None), (None, said.id, None), (None, None, "Never name my employer."),
    ]  # fmt: skip
    store.reply_sources.switch(found[0].id)
    assert [source.off for source in store.reply_sources.of(reply.id)] == [True, False, False]
    store.facts.delete(fact.id)
    store.messages.delete(said.id)
    assert [source.rule for source in store.reply_sources.of(reply.id)] == ["Never name my employer."]
