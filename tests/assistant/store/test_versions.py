"""Several replies to one question, of which one is in view, and copies of messages in branches."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.store.messages import Message
from assistant.store.store import Store


def asked(store: Store, *replies: str) -> list[Message]:
    """A question with so many versions of its reply: the question, then the versions."""
    place = store.conversations.create("test").id
    said = [store.messages.add(place, "user", "Why?")]
    for text in replies:
        reply = store.messages.add(place, "assistant", text)
        if len(said) > 1:
            store.messages.make_version(reply.id, said[-1].id)
        said.append(reply)
    return said


def shown(store: Store, conversation: int) -> list[str]:
    return [message.text for message in store.messages.in_view(conversation)]


def test_the_latest_version_is_in_view_and_none_is_lost(store: Store) -> None:
    question, first, second, third = asked(store, "one", "two", "three")
    place = question.conversation
    assert shown(store, place) == ["Why?", "three"]
    assert store.messages.numbers(place) == [question.id, third.id]
    assert [message.text for message in store.messages.of(place)] == ["Why?", "one", "two", "three"]
    for version in (first, second, third):
        assert [each.text for each in store.messages.versions(version.id)] == ["one", "two", "three"]
    assert store.messages.versions(question.id) == [store.messages.get(question.id)]


def test_another_version_is_brought_into_view(store: Store) -> None:
    question, first, second, _ = asked(store, "one", "two", "three")
    for version in (first, second, second):
        store.messages.choose(version.id)
        assert shown(store, question.conversation) == ["Why?", version.text]
    assert not store.messages.get(second.id).set_aside
    assert store.messages.get(first.id).set_aside


def test_of_numbers_only_those_in_view_are_given(store: Store) -> None:
    _, first, second = asked(store, "one", "two")
    assert [message.text for message in store.messages.among([first.id, second.id])] == ["two"]


@given(st.lists(st.sampled_from(["add", "choose", "delete"]), max_size=8), st.data())
def test_as_long_as_there_are_versions_exactly_one_is_in_view(
    shared_store: Store, steps: list[str], data: st.DataObject
) -> None:
    store = shared_store
    question, first = asked(store, "0")
    left = [first.id]
    for step in steps:
        if not left:
            break
        one = data.draw(st.sampled_from(left))
        if step == "add":
            left.append(store.messages.add(question.conversation, "assistant", "x").id)
            store.messages.make_version(left[-1], one)
        elif step == "choose":
            store.messages.choose(one)
        else:
            store.messages.delete(one)
            left.remove(one)
        in_view = [id for id in store.messages.numbers(question.conversation) if id != question.id]
        assert len(in_view) == min(len(left), 1)
        assert [version.id for version in store.messages.versions(in_view[0])] == left if left else not in_view


def test_deleting_a_conversation_takes_all_versions_along(store: Store) -> None:
    question, *_ = asked(store, "one", "two")
    store.conversations.delete(question.conversation)
    assert store.messages.of(question.conversation) == []
    assert store.check() == []


def due(store: Store) -> set[str]:
    return {each.text for each in store.vectors.due(100)}


def test_what_is_out_of_view_is_not_found_by_its_meaning(store: Store) -> None:
    _, first, second = asked(store, "one", "two")
    assert due(store) == {"Why?", "two"}
    store.vectors.put({each: [bytes(384)] for each in store.vectors.due(100)})
    store.messages.choose(first.id)
    assert due(store) == {"one"}
    assert [outline.vectors for outline in store.vectors.of([second.id])] == [()]
    store.messages.choose(second.id)
    assert due(store) == {"two"}


def test_what_a_copy_means_is_found_in_its_original_until_that_is_gone(store: Store) -> None:
    question, *_ = asked(store, "one")
    branch = store.branches.make(question.conversation, question.id + 1, "test (2)")
    assert len(store.vectors.due(100)) == 2
    store.vectors.clear()
    assert len(store.vectors.due(100)) == 2
    store.conversations.delete(question.conversation)
    (copy,) = store.messages.of(branch)
    assert [each.id for each in store.vectors.due(100)] == [copy.id]
    assert copy.copy_of is None
