from assistant.earlier import EarlierQuestions
from assistant.imports.importing import Choice, bring_in
from assistant.imports.record import Record
from assistant.store.store import Store
from tests.support.reading import rows_of


def ask(store: Store, *texts: str) -> None:
    conversation = store.conversations.create(texts[0]).id
    for text in texts:
        store.messages.add(conversation, "user", text)
        store.messages.add(conversation, "assistant", "Well.")


def walk(earlier: EarlierQuestions) -> list[str]:
    found = []
    while (text := earlier.older()) is not None:
        found.append(text)
    return found


def test_questions_of_all_conversations_the_newest_first(store: Store) -> None:
    ask(store, "one", "two")
    ask(store, "three")
    earlier = EarlierQuestions(store)
    assert walk(earlier) == ["three", "two", "one"]
    assert [earlier.newer(), earlier.newer(), earlier.newer()] == ["two", "three", None]
    assert not earlier.walking


def test_a_question_asked_again_at_once_comes_once(store: Store) -> None:
    ask(store, "one", "two", "two", "one")
    assert walk(EarlierQuestions(store)) == ["one", "two", "one"]


def test_the_walk_reaches_the_oldest(store: Store) -> None:
    ask(store, *(f"question {number}" for number in range(450)))
    assert len(walk(EarlierQuestions(store))) == 450


def test_a_new_walk_knows_what_was_asked_meanwhile(store: Store) -> None:
    ask(store, "one")
    earlier = EarlierQuestions(store)
    assert earlier.older() == "one"
    earlier.leave()
    ask(store, "two")
    assert earlier.older() == "two"


def test_what_was_imported_was_not_asked_and_is_not_read(store: Store) -> None:
    ask(store, "one")
    said = (Record('"c"', str(number), "user", f"said {number}") for number in range(600))
    bring_in(store, "test", "export.zip", said, Choice())
    earlier = EarlierQuestions(store)
    with rows_of(store) as rows:
        assert walk(earlier) == ["one"]
    assert len(rows) == 1


def test_what_was_copied_into_a_branch_was_asked_once(store: Store) -> None:
    ask(store, "one", "two")
    [place] = store.conversations.every(1)
    store.branches.make(place.id, before=100, title="Again")
    assert walk(EarlierQuestions(store)) == ["two", "one"]


def test_nothing_was_asked_yet(store: Store) -> None:
    earlier = EarlierQuestions(store)
    assert earlier.older() is None
    assert not earlier.walking
