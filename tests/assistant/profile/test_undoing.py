"""Changes to the profile are taken back as if they had not been."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.helping import embedder
from assistant.profile.digest import digest, rebuild
from assistant.profile.editing import Editor
from assistant.profile.rejections import Rejected
from assistant.profile.undoing import UndoableEditor
from assistant.store.errors import StoreError
from assistant.store.forgetting import Thing
from assistant.store.sought import of_value
from assistant.store.store import Store
from local_models.profiler import Profiler
from privacy.detect.engine import AllDetectors
from tests.tui.knowing import Fact, fill, know

TABLES = ("facts", "evidence", "fact_history", "rejections", "rejected_kinds", "reply_sources", "digest_lines")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "store.db", bytes(32))
    yield store
    store.close()


@pytest.fixture
def facts(store: Store) -> dict[str, Fact]:
    facts = fill(store)
    Rejected(store)  # makes the key of its digests
    store.facts.note(facts["nurse"].id, "replaces", other=facts["run"].id)
    store.reply_sources.add(2, facts=[facts["porto"].id, facts["nurse"].id])
    (line,) = (line for line in rebuild(store).lines if line.facts == (facts["porto"].id,))
    store.digest.lock(line.area, line.position, "Porto is home.")
    rebuild(store)
    return facts


@pytest.fixture
def editor(store: Store) -> UndoableEditor:
    plain = Editor(store, embedder(), Profiler(), lambda: AllDetectors([]))
    return UndoableEditor(store, lambda: plain)


def everything(store: Store) -> dict[str, list[dict[str, Any]]]:
    """The rows that are about facts, those of the digest too."""
    return {name: store._connections.rows(f"SELECT * FROM {name}") for name in TABLES}


CHANGES = {
    "accept": lambda editor, facts: editor.accept(facts["nurse"].id),
    "reject": lambda editor, facts: editor.reject(facts["coffee"].id),
    "reject kind": lambda editor, facts: editor.reject_kind(facts["coffee"].id),
    "edit": lambda editor, facts: editor.edit(facts["nurse"].id, "You are a nurse."),
    "pin": lambda editor, facts: editor.pin(facts["run"].id, True),
    "mute": lambda editor, facts: editor.mute(facts["porto"].id, True),
    "delete": lambda editor, facts: editor.delete(facts["porto"].id),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_taken_back_as_if_it_had_not_been(
    store: Store, facts: dict[str, Fact], editor: UndoableEditor, change: str
) -> None:
    before = everything(store)
    CHANGES[change](editor, facts)
    assert everything(store) != before
    editor.undo()
    assert everything(store) == before
    assert (editor.depth, editor.undo()) == (0, None)


def test_all_changes_are_taken_back_one_after_another(
    store: Store, facts: dict[str, Fact], editor: UndoableEditor
) -> None:
    before = everything(store)
    for change in ("accept", "mute", "delete", "reject kind", "pin"):
        CHANGES[change](editor, facts)
    assert everything(store) != before
    while editor.depth:
        editor.undo()
    assert everything(store) == before


def test_accepting_ends_what_it_replaces_and_undo_lets_it_hold_again(
    store: Store, facts: dict[str, Fact], editor: UndoableEditor
) -> None:
    editor.accept(facts["nurse"].id)
    assert store.facts.get(facts["run"].id).state == "superseded"
    assert editor.undo() == facts["nurse"].id
    assert store.facts.get(facts["run"].id).valid_to is None


def test_what_was_rejected_is_rejected_no_more_after_undo(
    store: Store, facts: dict[str, Fact], editor: UndoableEditor
) -> None:
    coffee = facts["coffee"]
    for change in ("reject", "reject kind"):
        CHANGES[change](editor, facts)
        assert Rejected(store).holds(coffee.text, coffee.kind, coffee.category)
        editor.undo()
        assert not Rejected(store).holds(coffee.text, coffee.kind, coffee.category)


def test_a_locked_line_comes_back_with_its_fact(
    store: Store, facts: dict[str, Fact], editor: UndoableEditor
) -> None:
    editor.delete(facts["porto"].id)
    assert "Porto is home." not in digest(store).text
    editor.undo()
    assert "Porto is home." in digest(store).text


def test_words_that_were_forgotten_meanwhile_are_not_brought_back(
    store: Store, facts: dict[str, Fact], editor: UndoableEditor
) -> None:
    run, sister = facts["run"].id, facts["sister"].id
    habit, moved = (evidence.message for evidence in store.facts.evidence(run))
    for fact in (facts["coffee"].id, run, sister):
        editor.delete(fact)
    store.messages.delete(max(habit, moved))
    store.messages.update(min(habit, moved), text="Something else, as long as it was before, is written here now.")
    assert editor.undo() == sister  # the user typed it in: it rests on no message
    assert editor.undo() is None
    assert editor.undo() is None
    assert {fact.id for fact in store.facts.list()} == {
        facts[name].id for name in ("nurse", "tea", "porto", "sister")
    }


@pytest.mark.parametrize("change", ["delete", "edit"])
def test_a_wording_whose_words_were_forgotten_meanwhile_is_not_brought_back(
    store: Store, facts: dict[str, Fact], editor: UndoableEditor, change: str
) -> None:
    nurse = facts["nurse"]
    [evidence] = store.facts.evidence(nurse.id)
    editor.edit(nurse.id, "You work at night.")
    if change == "delete":
        editor.delete(nurse.id)
    store.forgetting.erase(store.forgetting.hanging(Thing("message", evidence.message)))
    editor.undo()
    assert store.facts.get(nurse.id).text == "You work at night."
    assert all(row["text"] is None for row in everything(store)["fact_history"])


def test_what_was_learnt_meanwhile_is_not_taken_back(
    store: Store, facts: dict[str, Fact], editor: UndoableEditor
) -> None:
    porto = facts["porto"].id
    editor.pin(porto, True)
    store.facts.change(porto, state="superseded", valid_to="2026-11-01")
    store.facts.note(porto, "supersedes", other=facts["run"].id)
    editor.undo()
    fact = store.facts.get(porto)
    assert (fact.pinned, fact.state, fact.valid_to) == (False, "superseded", "2026-11-01")
    assert "supersedes" in [change.event for change in store.facts.history(porto)]


def test_evidence_that_came_meanwhile_stays(store: Store, facts: dict[str, Fact], editor: UndoableEditor) -> None:
    porto = facts["porto"].id
    (known,) = store.facts.evidence(porto)
    editor.mute(porto, True)
    store.facts.rest_on(porto, known.message, 0, 7)
    editor.undo()
    assert len(store.facts.evidence(porto)) == 2


def test_a_fact_that_cannot_be_changed_leaves_nothing_to_take_back(store: Store, editor: UndoableEditor) -> None:
    fact = know(store, "You sing.", {}, origin="user")
    store.facts.delete(fact.id)
    with pytest.raises(Exception, match="There is no fact"):
        editor.pin(fact.id, True)
    assert editor.depth == 0


@pytest.mark.parametrize("change", ["delete", "edit", "reject", "mute"])
def test_nothing_is_taken_back_once_words_were_forgotten_it_may_hold_them(
    store: Store, facts: dict[str, Fact], editor: UndoableEditor, change: str
) -> None:
    typed = know(store, "You sing with Zorbanix.", {}, "accepted", origin="user")
    CHANGES["pin"](editor, facts)
    CHANGES[change](editor, dict.fromkeys(facts, typed))
    store.forgetting.erase(store.forgetting.hanging(Thing("value", sought=of_value("Zorbanix"))))
    before = everything(store)
    with pytest.raises(StoreError, match="forgotten meanwhile"):
        editor.undo()
    assert everything(store) == before
    assert "Zorbanix" not in str(before)
    assert (editor.depth, editor.undo()) == (0, None)
