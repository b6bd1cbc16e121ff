"""Conversations are put in order, that is taken back, and what was deleted is erased for good."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.arranging import Arranger, erase_deleted, outcome, to_erase
from assistant.store.connections import connect
from assistant.store.errors import MissingError, StoreError
from assistant.store.forgetting import Thing
from assistant.store.sought import of_value
from assistant.store.store import Store
from tests.assistant.arranged import EGGS, conversation


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sotto.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store.open(path, bytes(32))
    yield store
    store.close()


def test_every_change_is_done_and_taken_back_the_last_one_first(store: Store) -> None:
    place = conversation(store, EGGS)
    before = store.conversations.get(place)
    arranger = Arranger(store)
    assert arranger.pin(place).pinned
    assert arranger.archive(place).archived
    assert arranger.rename(place, "Breakfast").title == "Breakfast"
    assert arranger.delete(place).deleted
    taken = [arranger.undo() for _ in range(arranger.undoable)]
    assert [each.what for each in taken if each] == ["deleting", "renaming", "archiving", "pinning"]
    assert store.conversations.get(place) == before
    assert arranger.undo() is None


KEYS = st.lists(st.tuples(st.sampled_from(["pin", "archive", "rename", "delete"]), st.integers(0, 2)), max_size=8)


@settings(deadline=None, max_examples=40)
@given(KEYS)
def test_whatever_is_done_can_be_taken_back(tmp_path_factory: pytest.TempPathFactory, keys: list) -> None:
    store = Store.open(tmp_path_factory.mktemp("undo") / "sotto.db", bytes(32))
    places = [conversation(store, f"{EGGS} {number}") for number in range(3)]
    before = store.conversations.every(10)
    arranger = Arranger(store)
    for what, number in keys:
        more = ("Other",) if what == "rename" else ()
        getattr(arranger, what)(places[number], *more)
    while arranger.undo():
        pass
    assert store.conversations.every(10) == before
    store.close()


def test_what_was_deleted_is_erased_proven_and_cannot_be_taken_back(store: Store) -> None:
    gone, kept = conversation(store, "Who is Zorbanix?"), conversation(store, EGGS)
    arranger = Arranger(store)
    arranger.delete(gone)
    proofs = erase_deleted(store, to_erase(store, {gone}))
    assert [proof.holds for proof in proofs] == [True]
    assert outcome(proofs) == "Erased 1 conversation for good: nothing of it is left in the store."
    assert [each.id for each in store.conversations.every(10)] == [kept]
    assert store.messages.search("zorbanix") == []
    assert arranger.undo() is None
    assert to_erase(store, {gone}) == []
    assert outcome([]) == ""


def test_what_another_program_can_still_take_back_is_not_erased(store: Store, path: Path) -> None:
    theirs, mine = conversation(store, "Who is Zorbanix?"), conversation(store, EGGS)
    elsewhere = Store.open(path, bytes(32))
    they, me = Arranger(elsewhere), Arranger(store)
    they.delete(theirs)
    me.delete(mine)
    assert to_erase(store, {mine}) == [mine]
    assert they.undo()
    assert store.conversations.get(theirs).deleted is None
    elsewhere.close()


def test_what_nobody_can_take_back_any_more_is_erased(store: Store) -> None:
    place = conversation(store, EGGS)
    arranger = Arranger(store)
    arranger.delete(place)
    assert to_erase(store) == []
    arranger.close()
    assert to_erase(store) == [place]


def test_what_is_not_proven_is_said(store: Store) -> None:
    place = conversation(store, EGGS)
    Arranger(store).delete(place)
    other = connect(store._connections.path, bytes(32))  # another program, in the middle of reading
    reading = other.execute("SELECT * FROM messages")
    next(reading)
    line = outcome(erase_deleted(store, [place]))
    assert line.startswith("Erased 1 conversation, but not proven to be gone.")
    assert "sotto forget finish" in line
    other.close()


def test_what_is_not_there_is_named(store: Store) -> None:
    arranger = Arranger(store)
    for change in (arranger.pin, arranger.archive, arranger.delete, lambda id: arranger.rename(id, "x")):
        with pytest.raises(MissingError, match="no conversation 9"):
            change(9)
    assert arranger.undoable == 0


def test_a_title_does_not_come_back_once_words_were_forgotten_it_may_hold_them(store: Store) -> None:
    named, other = conversation(store, EGGS), conversation(store, EGGS)
    store.conversations.rename(named, "About Zorbanix")
    arranger = Arranger(store)
    arranger.pin(other)
    arranger.rename(named, "Breakfast")
    store.forgetting.erase(store.forgetting.hanging(Thing("value", sought=of_value("Zorbanix"))))
    with pytest.raises(StoreError, match="forgotten meanwhile"):
        arranger.undo()
    assert store.conversations.get(named).title == "Breakfast"
    taken = arranger.undo()
    assert taken and (taken.what, taken.conversation.pinned) == ("pinning", False)  # this holds no words
