"""Recall finds what was said in other words, says when nothing fits, and never finds what is gone."""

import json
from datetime import UTC, datetime

import numpy as np
import pytest

from assistant.profile.recall import Recall
from assistant.profile.recalling.indexing import index_new
from assistant.store.imports import Incoming
from assistant.store.store import Store

NOW = datetime(2024, 5, 15, 12, tzinfo=UTC)
SAID = (
    ("trips", "2023-04-10T09:00:00", "user", None, "We spent two weeks in Porto, and I lost my hat there."),
    ("trips", "2023-04-10T09:01:00", "assistant", None, "Porto is lovely in spring. Take a sunhat next time."),
    ("dog", "2023-09-02T18:00:00", "user", None, "Bello knocked over the vase again, silly dog."),
    ("dog", "2023-09-02T18:01:00", "assistant", None, "Keep glass on high shelves where dogs can't reach it."),
    ("chat", "2024-01-20T20:00:00", "user", "Mia Blum", "How was your day, do you still play anything?"),
    ("chat", "2024-01-20T20:01:00", "other", "Clara Ruiz", "My legs hurt from climbing yesterday."),
    ("chat", "2024-01-20T20:02:00", "user", "Mia Blum", "I only swim these days, three times a week."),
    ("work", "2024-05-02T08:00:00", "user", None, "I handed in my notice at the hospital this morning."),
    ("code", "2024-05-03T08:00:00", "user", None, "Why does my loop never end? while True: print(1)"),
    ("code", "2024-05-03T08:01:00", "assistant", None, "Because nothing in it changes the condition; break out."),
)


def put(store: Store, said=SAID) -> None:
    """Bring messages in as an import does."""
    batch = [
        Incoming(f"{at}{text}".encode(), where.encode(), json.dumps(where), json.dumps(f"m{at}"), role, text,
                 f"{time}.000000+00:00", None, author)
        for at, (where, time, role, author, text) in enumerate(said)
    ]  # fmt: skip
    store.imports.add(store.imports.begin("messages", "test", b"first"), batch)


@pytest.fixture
def recall(store, embedder):
    put(store)
    return Recall(store, embedder)


def texts(recall, query, k=3, **more):
    return [hit.message.text for hit in recall.search(query, k, now=NOW, **more)]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is my dog called?", "Bello"),
        ("Which sports do I do?", "swim"),
        ("What sports does Clara like?", "climbing"),
        ("Did I quit my job?", "notice"),
        ("Where did I go on holiday?", "two weeks in Porto"),
        ("hat", "hat"),
        ("What did you suggest about the hat?", "sunhat"),
    ],
)
def test_it_finds_what_was_said_in_other_words(recall, question, words):
    assert words in texts(recall, question)[0]


def test_it_says_so_where_nothing_fits(recall):
    assert texts(recall, "How do volcanoes form?") == []
    assert len(texts(recall, "How do volcanoes form?", least=0.0)) == 3


def test_the_question_itself_asked_before_is_no_hit(recall, store):
    here = store.conversations.create().id
    store.messages.add(here, "user", "What is my dog called?")
    for _ in range(6):
        store.messages.add(here, "user", "What is my dog called?")
    assert "Bello" in texts(recall, "what is my dog called", k=1)[0]


def test_that_nothing_fits_is_said_however_often_it_was_asked(recall, store):
    here = store.conversations.create().id
    assert texts(recall, "How do volcanoes form?") == []
    store.messages.add(here, "user", "How do volcanoes form?")
    assert texts(recall, "How do volcanoes form?") == []


def test_an_empty_store_or_question_gives_nothing(store, embedder):
    recall = Recall(store, embedder)
    assert texts(recall, "What is my dog called?") == []
    put(store)
    assert texts(recall, "  ") == []
    assert texts(recall, "dog", k=0) == []


def test_every_hit_says_where_it_stands_and_why(recall):
    hit = recall.search("What did Bello break last summer? I mean in September", 1, now=NOW)[0]
    assert (hit.message.source_id, hit.message.role, hit.message.time[:10]) == ('"m2"', "user", "2023-09-02")
    assert "bello" in hit.why
    assert 0 < hit.score <= 1


def test_time_words_count(recall, store):
    put(store, [("later", "2024-03-01T09:00:00", "user", None, "We spent a week in Porto again, it rained.")])
    assert "rained" in texts(recall, "When was I in Porto in March?")[0]
    assert "hat" in texts(recall, "When was I in Porto last spring?")[0]


def test_conversations_can_be_left_out(recall, store):
    dog = next(c.id for c in store.conversations.list() if c.source_id == '"dog"')
    assert any("Bello" in text for text in texts(recall, "my dog", 5))
    assert not any("Bello" in text for text in texts(recall, "my dog", 5, exclude=(dog,)))


def test_what_is_new_is_found_and_what_is_deleted_is_not(recall, store):
    assert "Bello" in texts(recall, "What is my dog called?")[0]
    conversation = store.conversations.create()
    added = store.messages.add(conversation.id, "user", "My new puppy is called Wanda, what a dog.")
    assert "Wanda" in texts(recall, "What is my dog called?", 1)[0] + texts(recall, "What is my dog called?", 2)[1]
    store.messages.delete(added.id)
    assert not any("Wanda" in text for text in texts(recall, "What is my dog called?", 9, least=0.0))


def test_changed_words_are_found_by_the_new_ones(recall, store):
    [hit] = recall.search("What is my dog called?", 1, now=NOW)
    store.messages.update(hit.message.id, text="I bake sourdough on Sundays.")
    assert "sourdough" in texts(recall, "What do I bake?")[0]
    assert not any("Bello" in text for text in texts(recall, "What is my dog called?", 9, least=0.0))


def test_a_reply_is_found_once_it_is_complete(recall, store):
    conversation = store.conversations.create()
    reply = store.messages.add(conversation.id, "assistant", "Try the Lofo", state="streaming")
    texts(recall, "Where should I go?")
    assert store.vectors.count_due() == 1
    store.messages.update(reply.id, text="Try the Lofoten islands for your hike.", state="complete")
    assert "Lofoten" in texts(recall, "What did you suggest for my hike?")[0]


def test_a_second_recall_over_the_same_store_embeds_nothing_again(recall, store, embedder):
    assert recall.catch_up() == len(SAID)
    assert Recall(store, embedder).catch_up() == 0
    assert texts(recall, "dog") == texts(Recall(store, embedder), "dog")


def test_vectors_of_another_maker_are_made_anew(recall, store, embedder):
    recall.catch_up()
    store.settings.set("recall.vectors", "something older")
    assert Recall(store, embedder).catch_up() == len(SAID)


def test_indexing_is_done_in_steps_newest_first(store, embedder):
    put(store)
    seen = []
    done = index_new(store, embedder, lambda done, of: seen.append((done, of)), limit=4)
    newest = sorted((outline.id for outline in store.vectors.after(0)), reverse=True)[:4]
    assert (done, seen, store.vectors.count_due()) == (newest, [(4, 4)], len(SAID) - 4)


def test_the_best_part_of_a_long_message_is_the_excerpt(store, embedder):
    filler = "The council talked about parking, the new lamps and the budget for the coming year at length. " * 6
    put(store, [("note", "2024-01-01T09:00:00", "user", None, f"{filler}My cat is called Olive. {filler}")])
    [hit] = Recall(store, embedder).search("What is my cat called?", 1, now=NOW)
    assert "Olive" in hit.excerpt
    assert len(hit.excerpt) < 400 < len(hit.message.text)


def test_a_message_of_megabytes_has_vectors_of_the_beginnings_of_its_parts(store):
    given = []

    class Noting:
        def embed(self, texts):
            given.extend(texts)
            return np.ones((len(texts), 384), dtype=np.float32) / np.sqrt(384)

    put(store, [("long", "2024-05-02T08:00:00", "user", None, "long " * 200_000), *SAID])
    index_new(store, Noting())
    assert len(store.vectors.numbers()) == len(SAID) + 1
    assert sum(map(len, given)) < 200_000


def test_hits_come_from_several_sittings(store, embedder):
    chat = [("a", f"2024-01-01T09:0{n}:00", "user", None, f"I love ramen, bowl number {n}!") for n in range(6)]
    put(store, [*chat, ("b", "2024-02-01T09:00:00", "user", None, "The pizza at Mario's was heaven.")])
    found = texts(Recall(store, embedder), "What do I like to eat?", 3)
    assert any("pizza" in text for text in found)


def test_search_can_be_called_from_several_threads(recall):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: texts(recall, "What is my dog called?"), range(8)))
    assert all(answer == answers[0] for answer in answers)
    assert "Bello" in answers[0][0]


def test_nothing_of_a_deleted_message_stays_in_memory(recall, store):
    [hit] = recall.search("What is my dog called?", 1, now=NOW)
    row = recall._index.row_of(hit.message.id)
    store.messages.delete(hit.message.id)
    texts(recall, "dog")
    assert not np.any(recall._index.rows["fitting"][row])
