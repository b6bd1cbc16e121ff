"""The recaller's training texts are what the guide says."""

from itertools import islice

import pytest

from local_models.training.recalling import kinds as module
from local_models.training.recalling.asking import about, bare
from local_models.training.recalling.chats import turns
from local_models.training.recalling.kinds import alike, kinds
from local_models.training.recalling.pairs import SLOT, Pairs
from local_models.training.vocabulary import LISTED


def test_every_kind_is_asked_for_and_told_in_several_ways():
    for kind in kinds():
        assert min(len(kind.asks), len(kind.says)) >= 2, kind.name
        assert kind.values, kind.name
        assert kind.talk, kind.name


def test_every_slot_is_known():
    for kind in kinds():
        for form in (*kind.asks, *kind.values, *kind.says, *kind.talk):
            assert set(SLOT.findall(form)) <= {"x", *LISTED}, form


def test_kinds_that_share_a_question_answer_each_other():
    assert "hair" in alike()["height"]
    assert "pets" not in alike()["height"]


@pytest.mark.parametrize(
    ("question", "turned"),
    [
        ("What sports do I play?", "What sports does Ana play?"),
        ("Who is my boss?", "Who is Ana's boss?"),
        ("Am I married?", "Is Ana married?"),
        ("What would I like to learn?", "What would Ana like to learn?"),
        ("Who am I and what do I do?", None),
        ("What is the time?", None),
    ],
)
def test_a_question_about_oneself_is_turned_to_somebody_else(question, turned):
    assert about(question, "Ana") == turned


def test_a_question_in_a_few_words():
    assert bare("What is my dog called?") == "my dog called"
    assert bare("Where do I live?") == "live"


def test_pairs_are_the_same_for_a_seed_and_hold_back_forms():
    first, again, tested = (list(islice(Pairs(["Hi!"], 7, testing=test), 300)) for test in (False, False, True))
    assert first == again
    assert len({pair.kind for pair in first}) == len(kinds())
    assert {pair.query for pair in first if pair.kind == "age"}.isdisjoint(
        pair.query for pair in tested if pair.kind == "age"
    )
    assert not any("{" in pair.query + pair.text + pair.wrong for pair in first)


def test_turns_of_a_dialogue():
    row = {"Best Generated Conversation": "User 1: Hi!\nUser 2: Hello: you?\nnonsense\nUser 1:  "}
    assert list(turns(row)) == [(1, "Hi!"), (2, "Hello: you?")]


def test_a_line_without_a_mark_is_refused(monkeypatch):
    monkeypatch.setattr(module, "lines", lambda _path: iter(["[a]", "? b", "what is this"]))
    with pytest.raises(ValueError, match="what is this"):
        kinds.__wrapped__()
