"""From records to the store: twice adds nothing, a killed import goes on, order, times and titles stay."""

import json
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.forgetting import forget
from assistant.imports import chatgpt, gemini, importing, mail, messages, notes
from assistant.imports.importing import Choice, bring_in, preview
from assistant.imports.record import Malformed, Progress, Record
from assistant.store.errors import MissingError
from assistant.store.forgetting import Thing
from assistant.store.store import Store
from tests.assistant.imports.making import chat, imported, kept, node, put
from tests.assistant.imports.test_gemini import TWO_DAYS
from tests.assistant.imports.test_mail import ANA, ME, mbox
from tests.assistant.imports.test_mail import mail as letter
from tests.assistant.store.helpers import start


def record(text, conversation="c", id=None, role="user", time="2024-05-01T10:00:00.000000+00:00", title="Tea"):
    return Record(json.dumps(conversation), json.dumps(id or text), role, text, time, title)


def bring(store, *items, choice=Choice(), name="export.zip"):  # noqa: B008
    return bring_in(store, "test", name, iter(items), choice)


def numbers(counts):
    return counts.added, counts.known, counts.malformed, counts.conversations


def test_messages_come_in_their_order_with_their_times_titles_authors_and_ids(store):
    given = [
        Record('"c"', '"b"', "user", "first", "2024-05-02T10:00:00.000000+00:00", "Tea", "Tom"),
        Record('"c"', "7", "other", "second\0\ud800", "2024-05-01T10:00:00.000000+00:00", "Tea", "Ana"),
    ]
    assert numbers(bring(store, *given)) == (2, 0, 0, 1)
    (conversation,) = store.conversations.list()
    assert (conversation.title, conversation.source_id) == ("Tea", '"c"')
    assert (conversation.created, conversation.updated) == (given[1].time, given[0].time)
    found = store.messages.of(conversation.id)
    assert [(m.role, m.text, m.time, m.author, m.source_id) for m in found] == [
        ("user", "first", given[0].time, "Tom", '"b"'),
        ("other", "second\0\ufffd", given[1].time, "Ana", "7"),
    ]
    assert [message.text for message in store.messages.search("first")] == ["first"]


def test_without_title_or_time_the_opening_words_and_the_present_stand_in(store):
    bring(store, record("I like tea. " * 20, title=None, time=None))
    (conversation,) = store.conversations.list()
    assert conversation.title is not None
    assert conversation.title.startswith("I like tea.")
    assert len(conversation.title) <= 60
    assert conversation.created[:2] == "20"


def test_again_adds_nothing_and_leaves_no_trace(store):
    given = [record("a"), record("b"), Malformed("line 3"), record("a")]
    assert numbers(bring(store, *given)) == (2, 1, 1, 1)
    again = bring(store, *given)
    assert numbers(again) == (0, 3, 1, 0)
    assert again.places == ["line 3"]
    (only,) = store.imports.list()
    assert (only.added, only.kept, only.malformed, only.name) == (2, 2, 1, "export.zip")
    assert only.ended


def test_a_later_export_adds_what_is_new_to_the_same_conversations(store):
    bring(store, record("a"))
    assert numbers(bring(store, record("a"), record("b"), record("c", conversation="d"))) == (2, 1, 0, 1)
    assert [
        len(store.messages.of(each.id)) for each in sorted(store.conversations.list(), key=lambda c: c.id)
    ] == [2, 1]
    assert [each.added for each in store.imports.list()] == [2, 1]


def test_the_same_ids_of_two_sources_are_apart(store):
    bring_in(store, "one", "x", iter([record("a")]), Choice())
    assert bring_in(store, "two", "x", iter([record("a")]), Choice()).added == 1
    assert len(store.conversations.list()) == 2


@pytest.mark.parametrize(
    ("choice", "texts"),
    [
        (Choice(words=("TRIP",)), ["b"]), (Choice(words=("to", "ulm")), ["b"]), (Choice(words=("c2",)), ["c"]),
        (Choice(since="2024-05-02"), ["b", "c"]), (Choice(until="2024-05-02"), ["a", "b"]),
        (Choice(since="2024-05-02", until="2024-05-02"), ["b"]), (Choice(words=("nothing",)), []),
    ],
)  # fmt: skip
def test_a_choice_leaves_the_rest_out(store, choice, texts):
    given = [
        record("a", conversation="c0", time="2024-05-01T23:59:59.000000+00:00"),
        record("b", conversation="c1", time="2024-05-02T23:59:59.000000+00:00", title="Trip to Ulm"),
        record("c", conversation="c2", time="2024-05-03T00:00:00.000000+00:00", title=None),
        record("d", conversation="c3", time=None) if choice.since or choice.until else Malformed("x"),
    ]
    counts = bring(store, *given, choice=choice)
    assert sorted(text for said in kept(store).values() for _, text in said) == texts
    assert counts.left_out == len(given) - len(texts) - counts.malformed
    assert bring(store, *given).added == 3 - len(texts) + (given[3] != Malformed("x"))


def test_a_preview_counts_and_names_and_stores_nothing(store):
    given = [record("a"), record("b", role="other", conversation="d", title="Bread"), Malformed("line 1")]
    found = preview("test", iter(given), Choice())
    assert (found.messages, found.own, len(found.conversations), found.titles) == (2, 1, 2, ["Tea", "Bread"])
    assert (found.first, found.counts.places) == (given[0].time, ["line 1"])
    assert store.conversations.list() == []


def interrupt(store, monkeypatch):
    """Begin an import of the messages 0 to 4 from a file called x, of which four come in."""
    monkeypatch.setattr(importing, "_MESSAGES", 2)

    def breaking() -> Iterator[Record]:
        yield from (record(str(n)) for n in range(5))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring_in(store, "test", "x", breaking(), Choice())


def test_an_interrupted_import_is_told_and_goes_on_under_its_number(store, monkeypatch):
    interrupt(store, monkeypatch)
    (interrupted,) = store.imports.list()
    assert (interrupted.added, interrupted.ended) == (4, None)
    counts = bring(store, *(record(str(n)) for n in range(6)), name="x")
    assert numbers(counts) == (2, 4, 0, 0)
    (whole,) = store.imports.list()
    assert (whole.id, whole.added, whole.ended is None) == (interrupted.id, 6, False)
    assert [m.text for m in store.messages.of(store.conversations.list()[0].id)] == list("012345")


def test_an_interrupted_import_goes_on_though_what_began_it_is_forgotten_and_left_out(store, monkeypatch):
    interrupt(store, monkeypatch)
    forget(store, store.forgetting.hanging(Thing("message", 1)))
    given = [record("0", time="2020-01-01T10:00:00.000000+00:00"), *(record(str(n)) for n in range(1, 6))]
    counts = bring(store, *given, name="x", choice=Choice(since="2024-01-01"))
    assert (numbers(counts), len(store.imports.list())) == ((2, 3, 0, 0), 1)


def test_another_file_of_the_same_name_is_another_import(store, monkeypatch):
    interrupt(store, monkeypatch)
    other = bring(
        store, Malformed("line 1"), *(record(f"other {n}", conversation="d") for n in range(2)), name="x"
    )
    assert [(each.added, each.ended is None) for each in store.imports.list()] == [(2, False), (4, True)]
    forget(store, store.forgetting.hanging(Thing("import", other.number)))
    assert [m.text for m in store.messages.of(1)] == list("0123")


KILLED = """
import sys
from pathlib import Path
from assistant.imports import importing, messages
from assistant.imports.record import Progress
from assistant.store.store import Store

importing._MESSAGES = 50
store = Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))

def slowly():
    for number, item in enumerate(messages.read(Path(sys.argv[3]), Progress())):
        if number == 170:
            print("here", flush=True)
            sys.stdin.read()
        yield item

importing.bring_in(store, "messages", "m.jsonl", slowly(), importing.Choice())
"""


def test_an_import_killed_in_the_middle_goes_on_where_it_was(tmp_path, key):
    given = [
        {"id": n, "conversation": n % 3, "role": "user", "text": f"message {n}", "time": n} for n in range(300)
    ]
    path = put(tmp_path / "m.jsonl", "\n".join(map(json.dumps, given)))
    killed = start(KILLED, tmp_path / "sotto.db", key.hex(), path)
    assert killed.stdout
    assert killed.stdout.readline() == "here\n"
    killed.kill()
    killed.communicate()
    store = Store.open(tmp_path / "sotto.db", key)
    assert store.check() == []
    (interrupted,) = store.imports.list()
    assert (interrupted.added, interrupted.kept, interrupted.ended) == (150, 150, None)
    assert numbers(imported(store, "messages", messages.read, path)) == (150, 150, 0, 0)
    for conversation in store.conversations.list():
        said = [message.text for message in store.messages.of(conversation.id)]
        assert said == [f"message {n}" for n in range(int(conversation.source_id or ""), 300, 3)]
    assert [each.kept for each in store.imports.list()] == [300]
    store.close()


TWO_CHATS = [chat(), chat("c2", None, current="n9", n9=node("n9", "n2", "user", "So?"))]
SOURCES = {
    "chatgpt": (chatgpt.read, "c.json", json.dumps(TWO_CHATS)),
    "gemini": (gemini.read, "MyActivity.json", json.dumps(TWO_DAYS)),
    "mail": (mail.read, "all.mbox", mbox(letter(ANA, received=True), letter(ME, id="a"), letter(ME, "Ho"))),
    "notes": (notes.read, "n.md", "# A\nOne.\n\n# B\nOne.\n\nTwo."),
    "messages": (messages.read, "m.jsonl", '{"role":"user","text":"Hi"}\n{"role":"user","text":"Hi","id":1}\n'),
}  # fmt: skip


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_comes_in_once(store, tmp_path, source):
    read, name, content = SOURCES[source]
    path = put(tmp_path / "in" / name, content)
    first = imported(store, source, read, path)
    assert first.added > 0
    before = kept(store)
    again = imported(store, source, read, path)
    assert (again.added, again.known, again.number is not None) == (0, first.added + first.known, True)
    assert kept(store) == before


FIELD = st.one_of(st.none(), st.integers(0, 3), st.sampled_from(["", "a", "b\0"]), st.text(max_size=3))
LINE = st.fixed_dictionaries(
    {"role": st.sampled_from(["user", "other", "robot"]), "text": st.text(max_size=5)},
    optional={"id": FIELD, "conversation": FIELD, "time": st.one_of(FIELD, st.floats()), "author": FIELD},
)


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory, key) -> Iterator[Store]:
    store = Store.open(tmp_path_factory.mktemp("shared") / "sotto.db", key)
    yield store
    store.close()


@settings(deadline=None, max_examples=20)
@given(st.lists(LINE, max_size=8), st.integers(0, 8))
def test_whatever_is_imported_twice_or_in_part_before_adds_nothing(shared_store, tmp_path_factory, lines, cut):
    path = tmp_path_factory.getbasetemp() / "m.jsonl"
    put(path, "\n".join(map(json.dumps, lines[:cut])))
    part = imported(shared_store, "messages", messages.read, path)
    put(path, "\n".join(map(json.dumps, lines)))
    whole = imported(shared_store, "messages", messages.read, path)
    again = imported(shared_store, "messages", messages.read, path)
    assert again.added == 0
    assert again.known == whole.added + whole.known == len(lines) - whole.malformed
    assert part.added + whole.added <= len(lines)


def remove(store, counts):
    forget(store, store.forgetting.hanging(Thing("import", counts.number)))


def test_removing_takes_its_messages_and_empty_conversations_and_nothing_else(store):
    own = store.conversations.create("Mine").id
    store.messages.add(own, "user", "I stay.")
    first = bring(store, record("a"), record("b", conversation="d", title="Bread"))
    second = bring(store, record("c"))
    remove(store, first)
    assert sorted(kept(store).values()) == [[("user", "I stay.")], [("user", "c")]]
    remove(store, second)
    assert kept(store) == {"Mine": [("user", "I stay.")]}
    assert store.imports.list() == []
    with pytest.raises(MissingError, match="sotto import list"):
        store.imports.get(first.number or 0)
    assert bring(store, record("a")).added == 1


def test_a_message_that_was_forgotten_does_not_come_back(store):
    bring(store, record("a"), record("b"))
    gone = next(m.id for c in store.conversations.list() for m in store.messages.of(c.id) if m.text == "a")
    forget(store, store.forgetting.hanging(Thing("message", gone)))
    assert numbers(bring(store, record("a"), record("b"))) == (0, 2, 0, 0)


BIG = {
    "chatgpt": (chatgpt.read, lambda n: json.dumps([chat(str(each), "x" * 1000) for each in range(n)])),
    "messages": (messages.read, lambda n: (json.dumps({"role": "user", "text": "x" * 1700}) + "\n") * n),
    "mail": (mail.read, lambda n: mbox(*(letter(ME, "x" * 1500, id=str(each)) for each in range(n)))),
    "notes": (notes.read, lambda n: ("I like tea.\n" * 10 + "\n" + "x" * 1600 + "\n\n") * n),
    "gemini": (gemini.read, lambda n: json.dumps([{**TWO_DAYS[0], "x": "x" * 1600}] * n)),
}


@pytest.mark.parametrize("source", BIG)
def test_a_source_is_read_in_little_memory(tmp_path, source):
    read, content = BIG[source]
    name = {"gemini": "MyActivity.json", "notes": "big.md"}.get(source, "big")
    next(read(put(tmp_path / "first" / name, content(8)), Progress()))  # what it imports late isn't the source's
    path = put(tmp_path / name, content(800))
    tracemalloc.start()
    count = sum(1 for _ in read(path, Progress()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count >= 800
    assert peak < 750_000 < 1_200_000 < path.stat().st_size
