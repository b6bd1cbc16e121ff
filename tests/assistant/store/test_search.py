import itertools
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from assistant.store.store import Store
from tests.assistant.store.test_messages import ANY_TEXT


def _said(store: Store, *texts: str) -> list[int]:
    conversation = store.conversations.create().id
    return [store.messages.add(conversation, "user", text).id for text in texts]


def _found(store: Store, query: str) -> list[int]:
    return sorted(message.id for message in store.messages.search(query))


def test_a_search_finds_messages_that_hold_every_word(store: Store) -> None:
    tea, _, both = _said(store, "I like tea", "I like coffee", "Tea or coffee, I like both")
    assert _found(store, "tea like") == [tea, both]


def test_case_and_accents_make_no_difference(store: Store) -> None:
    [cafe] = _said(store, "The Café in Zürich")
    assert _found(store, "cafe ZURICH") == [cafe]


def test_the_beginning_of_a_word_is_enough(store: Store) -> None:
    [found] = _said(store, "appointment")
    assert _found(store, "appoint") == [found]


def test_the_index_follows_changes_and_deletions(store: Store) -> None:
    changed, deleted = _said(store, "rhubarb", "rhubarb")
    store.messages.update(changed, text="custard")
    store.messages.delete(deleted)
    assert _found(store, "rhubarb") == []
    assert _found(store, "custard") == [changed]


def test_the_best_matches_come_up_to_the_limit(store: Store) -> None:
    _said(store, *["plum"] * 30)
    assert len(store.messages.search("plum")) == 20
    assert len(store.messages.search("plum", limit=3)) == 3


def test_a_search_orders_no_more_than_numbers_however_many_messages_fit(store: Store) -> None:
    _said(store, *["plum"] * 2000)
    numbers = (
        "SELECT rowid FROM messages_words WHERE messages_words MATCH 'plum*' ORDER BY rank, rowid DESC LIMIT 20"
    )
    steps = _steps(store, lambda: store._connections.rows(numbers))
    assert _steps(store, lambda: store.messages.search("plum")) < 1.5 * steps


def _steps(store: Store, do: Callable[[], object]) -> int:
    """How many hundreds of instructions SQLite carries out meanwhile."""
    count = itertools.count()
    with store._connections._using() as database:
        database.conn.set_progress_handler(lambda: next(count) and 0, 100)
        do()
        database.conn.set_progress_handler(None, 0)
    return next(count)


def test_words_after_a_nul_are_found_too(store: Store) -> None:
    [found] = _said(store, "before\0 after")
    assert _found(store, "after") == [found]


def test_syntax_is_read_as_plain_words(store: Store) -> None:
    [found] = _said(store, 'NEAR and "far"')
    for query in ('"far', "near AND far", "text:far OR", "far*", "(far", "^far", "far -", "NEAR(near, 2)"):
        store.messages.search(query)
    assert _found(store, 'near "far"') == [found]


@given(ANY_TEXT | st.text('"*^():-+{}ANDORNOT NEAR\0'))
def test_no_query_is_an_error(shared_store: Store, query: str) -> None:
    shared_store.messages.search(query)


@given(st.lists(st.text("abc ", min_size=1), min_size=1, max_size=5), st.text("abc", min_size=1, max_size=3))
def test_a_search_finds_exactly_the_messages_with_a_word_that_begins_so(
    shared_store: Store, texts: list[str], query: str
) -> None:
    said = _said(shared_store, *texts)
    expected = [id for id, text in zip(said, texts, strict=True) if any(w.startswith(query) for w in text.split())]
    found = [message.id for message in shared_store.messages.search(query, limit=10_000)]
    assert sorted(set(found) & set(said)) == expected
