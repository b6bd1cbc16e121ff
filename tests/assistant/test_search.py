"""Everything that is kept is found by its words: titles, facts, messages; archived and imported ones, too."""

import pytest

from assistant.profile.recall import RecallHit
from assistant.search import MOST, MOST_OTHERS, Results, Search
from assistant.store.imports import Incoming
from assistant.store.store import Store
from tests.assistant.arranged import EGGS, conversation
from tests.tui.knowing import know


def said(found: Results) -> list[str]:
    return [hit.message.text for hit in found.messages]


def test_titles_facts_and_messages_are_found_with_their_words_marked(store: Store) -> None:
    place = conversation(store, EGGS, title="Breakfast in Porto")
    message = store.messages.add(place, "user", "I moved to PORTO last spring.")
    fact = know(store, "You live in Porto.", {message.id: "moved to PORTO"}, "accepted")
    found = Search(store).words("port")
    assert [hit.conversation.id for hit in found.titles] == [place]
    assert [(hit.fact.id, hit.evidence and hit.evidence.message) for hit in found.facts] == [(fact.id, message.id)]
    assert [(hit.message, hit.conversation.id) for hit in found.messages] == [(message, place)]
    for hit in (*found.titles, *found.facts, *found.messages):
        assert [hit.piece.text[start:end].lower() for start, end in hit.piece.found] == ["porto"]


def test_archived_and_imported_conversations_are_searched_and_those_being_erased_are_not(store: Store) -> None:
    archived, gone = conversation(store, "needle one"), conversation(store, "needle two")
    store.conversations.archive(archived)
    store.conversations.put_away(gone)
    run = store.imports.begin("notes", "notes.md", b"first")
    store.imports.add(run, [_incoming("needle three")])
    found = Search(store).words("needle")
    assert sorted(said(found)) == ["needle one", "needle three"]
    assert {hit.conversation.id for hit in found.titles}.isdisjoint({gone})
    assert {hit.conversation.archived for hit in found.messages} == {True, False}
    assert {hit.conversation.imported for hit in found.messages} == {None, run}


def _incoming(text: str) -> Incoming:
    return Incoming(
        key=b"1", conversation_key=b"2", conversation_id='"c"', id='"n"', role="user", text=text,
        time="2026-01-02T03:04:05.000000+00:00", title="Notes", author=None,
    )  # fmt: skip


def test_the_best_come_first_and_more_is_said(store: Store) -> None:
    place = store.conversations.create("t").id
    with store.transaction():
        for number in range(MOST + 5):
            store.messages.add(place, "user", f"tea and much more that was said about {number} other things")
        short = store.messages.add(place, "user", "tea")
        for number in range(MOST_OTHERS + 3):
            store.conversations.create(f"tea {number}")
    found = Search(store).words("tea")
    assert found.messages[0].message == short
    assert (len(found.messages), found.more) == (MOST, True)
    assert [hit.conversation.title for hit in found.titles][:2] == ["tea 10", "tea 9"]
    assert len(found.titles) == MOST_OTHERS


@pytest.mark.parametrize("query", ["", "  ", "?!", '"', "*", "\0", "OR", "zorbanix"])
def test_what_has_no_words_or_stands_nowhere_finds_nothing(store: Store, query: str) -> None:
    conversation(store, EGGS)
    found = Search(store).words(query)
    assert found.is_empty
    assert not found.more
    assert found.sought == (query in {"OR", "zorbanix"})


def test_a_version_that_was_set_aside_leads_to_the_one_in_view_and_copies_are_found_once(store: Store) -> None:
    place = conversation(store, EGGS, "needle one")
    first = store.messages.of(place)[1]
    second = store.messages.add(place, "assistant", "needle two")
    store.messages.make_version(second.id, first.id)
    branch = store.conversations.create("branch").id
    copy = store.messages.add(branch, "assistant", "needle two")
    store._connections.run("UPDATE messages SET copy_of = ? WHERE id = ?", [second.id, copy.id])
    found = Search(store).words("needle")
    assert sorted((hit.message.id, hit.shown) for hit in found.messages) == [
        (first.id, second.id),
        (second.id, second.id),
    ]


def test_single_letters_are_no_words(store: Store) -> None:
    conversation(store, "I like tea, 一 and more")
    search = Search(store)
    assert not search.words("i").sought
    assert said(search.words("a tea")) == said(search.words("tea z")) == ["I like tea, 一 and more"]
    assert said(search.words("一")) == ["I like tea, 一 and more"]


def test_what_is_like_it_leaves_out_what_has_the_words(store: Store) -> None:
    place = conversation(store, "I drink tea", "A cup of Darjeeling")
    words, alike = store.messages.of(place)
    search = Search(store)
    known = search.words("tea")

    def find(query: str, count: int) -> list[RecallHit]:
        assert (query, count) == ("tea", MOST_OTHERS + 1)
        return [RecallHit(message, message.text, 0.5, "") for message in (words, alike)]

    assert [hit.message for hit in search.alike("tea", find, known)] == [alike]
