"""The score command for recall, on small cases."""

import json
import re

import pytest

from assistant.profile.recall import FITS
from assistant.store.store import Store
from local_models.embedder import Embedder
from tests.bench import long_chats
from tests.bench.archives import Archive, Asked, Said, Segment, chats, personabench
from tests.bench.score_recall import by_meaning, by_recall, by_words, measure, recalled, row

TEXTS = (
    "My dog Bello broke a vase.",
    "I climb on Thursdays.",
    "Rents in Leeds are mad, I pay half of what I earn.",
)
SEGMENTS = [
    Segment(f"s{n}", f"c{n}", f"2024-01-0{n + 1}T10:00:00+00:00", (Said("user", None, text),))
    for n, text in enumerate(TEXTS)
]


@pytest.fixture(scope="module")
def embedder():
    return Embedder()


def test_recall_is_the_share_of_the_answers_that_are_found():
    asked = Asked("1", "?", frozenset({"a", "b"}))
    assert recalled(lambda _: ["x", "a"], asked) == 0.5
    assert recalled(lambda _: [*"cdefghijkl", "a"], asked) == 0.0


def test_three_ways_to_search_the_same_segments(embedder, tmp_path):
    store = Store.open(tmp_path / "s.db", bytes(32))
    assert by_words(SEGMENTS)("Is my dog well?")[0] == "s0"
    assert by_meaning(SEGMENTS, embedder)("my puppy")[0] == "s0"
    search = by_recall(store, SEGMENTS, embedder, whole=False, least=FITS)
    assert search("Where do I live?")[0] == "s2"
    assert search("How do volcanoes form?") == []
    store.close()


def test_a_table_row_tells_the_ratio_to_the_better_of_the_others(embedder, tmp_path):
    archive = Archive("me", SEGMENTS, [Asked(str(n), "Where do I live?", frozenset({"s2"})) for n in range(4)])
    scores = measure([archive], embedder, tmp_path)
    assert {held for _, held in scores} == {False, True}
    assert row("x", scores)[:2] == ["x", "4"]
    fixed = {(name, held): [value] for name, value in (("BM25", 0.2), ("MiniLM", 0.4), ("Sotto", 0.5))
             for held in (False, True)}  # fmt: skip
    assert row("x", fixed)[2:] == ["0.200", "0.400", "0.500", "1.25", "1.25"]


def test_personabench_is_read_where_it_lies(tmp_path):
    private, info = tmp_path / "private_data" / "noise_0.0", tmp_path / "eval_info"
    private.mkdir(parents=True)
    info.mkdir()
    time = "2024/Oct/14/04:10 PM"
    talk = {"segment_id": "001000000000", "time": time, "conversation": [
        {"role": "Ana Po", "content": "Hi"}, {"role": "Bo Li", "content": "Hello"}]}  # fmt: skip
    asked = {"segment_id": "001000000001", "time": time, "user_ai_interaction": [
        {"role": "user", "content": "Q"}, {"role": "assistant", "content": "A"}]}  # fmt: skip
    bought = {"segment_id": "001000000002", "time": time, "purchase_history": [
        {"title": "Tea", "description": "Green.", "brand": "T", "categories": ["Food", "Drink"]}]}  # fmt: skip
    for name, data in (
        ("conversation", [{"Target_name": "Bo Li", "Conversations": [talk]}]),
        ("user_ai_interaction", [asked]),
        ("purchase_history", [bought]),
    ):
        (private / f"{name}_data_all.json").write_text(json.dumps([{"Name": "Ana Po", "Data": data}]))
    question = {"q_id": "001000000", "question": "Who?", "segment_id": {"x": ["001000000000"]}}
    (info / "qa_gt_context_all_noise_0.0.json").write_text(json.dumps([question]))
    [archive] = personabench(tmp_path, "0.0")
    assert [[(s.role, s.author) for s in segment.messages] for segment in archive.segments] == [
        [("user", "Ana Po"), ("other", "Bo Li")], [("user", "Ana Po"), ("assistant", None)], [("user", "Ana Po")],
    ]  # fmt: skip
    assert archive.segments[0].text == "Ana Po: Hi\nBo Li: Hello"
    assert archive.segments[2].text == "Tea. Green. T. Food, Drink"
    assert archive.asked[0].answers == {"001000000000"}


@pytest.mark.parametrize("seed", range(1, 5))
def test_whoever_asks_in_the_first_person_owns_a_long_chat(seed):
    _, asked, owner = long_chats.chats(seed, 1000)
    first = [one for one in asked if re.search(r"\b(?:did|do|am|was|have|had) I\b|\bmy\b", one.question)]
    assert {one.asker for one in first} == {owner}


def test_the_owner_is_the_user_of_a_long_chat():
    [archive] = chats(1, 120)
    assert {said.author for s in archive.segments for said in s.messages if said.role == "user"} == {archive.owner}
    ids = {segment.id for segment in archive.segments}
    assert all(asked.answers <= ids for asked in archive.asked)
