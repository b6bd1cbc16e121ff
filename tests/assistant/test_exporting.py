"""A conversation as a file: JSON holds every word, Markdown is to be read, and nobody else can read the file."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import SottoError
from assistant.exporting import as_markdown, as_object, file_name, form_of, save, written
from assistant.store.conversations import Conversation
from assistant.store.errors import MissingError
from assistant.store.store import Store
from tests.assistant.arranged import EGGS, conversation
from tests.assistant.store.test_messages import ANY_TEXT


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store.open(tmp_path_factory.mktemp("exports") / "sotto.db", bytes(32))
    yield store
    store.close()


SAID = st.lists(
    st.tuples(st.sampled_from(["user", "assistant", "other"]), ANY_TEXT, st.none() | ANY_TEXT), max_size=4
)


@settings(deadline=None)
@given(ANY_TEXT, SAID)
def test_json_brings_every_word_back(store: Store, title: str, said: list) -> None:
    place = store.conversations.create(title).id
    kept = [store.messages.add(place, role, text, raw=raw, route="protected") for role, text, raw in said]
    read = json.loads(written(store, place, "json", as_sent=True))
    assert read["title"] == store.conversations.get(place).title
    assert [
        (m["message"], m["role"], m["text"], m["time"], m["route"], m["state"], m["as_sent"])
        for m in read["messages"]
    ] == [(m.id, m.role, m.text, m.time, m.route, m.state, m.raw) for m in kept]


def test_what_was_sent_is_there_only_where_it_is_asked_for(store: Store) -> None:
    place = store.conversations.create("t").id
    store.messages.add(place, "user", "I am Ada", raw="I am [NAME_1]", route="protected")
    assert "as_sent" not in as_object(store, place)["messages"][0]
    assert as_object(store, place, as_sent=True)["messages"][0]["as_sent"] == "I am [NAME_1]"
    assert "[NAME_1]" not in as_markdown(store, place)
    assert "*As sent:*\n\n```text\nI am [NAME_1]\n```" in as_markdown(store, place, as_sent=True)


def test_markdown_has_a_heading_for_each_message_and_its_words(store: Store) -> None:
    place = conversation(store, EGGS, "Six **minutes**.", title="Eggs\n# for breakfast")
    store.messages.add(place, "user", "And then?", state="failed")
    text = as_markdown(store, place)
    first = store.messages.of(place)[0]
    assert text.startswith("# Eggs # for breakfast\n\n## You · ")
    assert f"## You · {first.time[:16].replace('T', ' ')} UTC · local\n\n{EGGS}\n\n## Assistant · " in text
    assert "Six **minutes**." in text
    assert text.endswith("UTC · failed\n\nAnd then?\n")


@pytest.mark.parametrize(
    ("said", "closed"),
    [
        ("```python\nprint()", "```python\nprint()\n```"),
        ("~~~~\n~~~\n```", "~~~~\n~~~\n```\n~~~~"),
        ("```a```\nno block", "```a```\nno block"),
        ("```\ndone\n```", "```\ndone\n```"),
    ],
)
def test_a_block_of_code_that_was_left_open_is_closed(store: Store, said: str, closed: str) -> None:
    place = conversation(store, said, "And this?")
    assert f"\n\n{closed}\n\n## Assistant" in as_markdown(store, place)


def test_a_file_is_for_its_owner_alone_and_never_written_over_by_itself(store: Store, tmp_path: Path) -> None:
    place = conversation(store, EGGS)
    for overwrite, name in ((False, "a.md"), (True, "b.json")):
        path = tmp_path / name
        save(store, place, path, form_of(path), as_sent=False, overwrite=overwrite)
        assert path.stat().st_mode & 0o777 == 0o600
        assert EGGS in path.read_text()
    with pytest.raises(SottoError, match="already there"):
        save(store, place, tmp_path / "a.md", "json", as_sent=False, overwrite=False)
    save(store, place, tmp_path / "a.md", "json", as_sent=False, overwrite=True)
    assert json.loads((tmp_path / "a.md").read_text())["conversation"] == place


def test_what_cannot_be_written_is_one_line(store: Store, tmp_path: Path) -> None:
    place = conversation(store, EGGS)
    with pytest.raises(SottoError, match=r"There is no folder .*nowhere\. Name one that is there\."):
        save(store, place, tmp_path / "nowhere" / "a.md", "json", as_sent=False, overwrite=True)
    with pytest.raises(MissingError):
        save(store, 99_999, tmp_path / "c.md", "json", as_sent=False, overwrite=False)
    assert not (tmp_path / "c.md").exists()


def test_the_ending_says_the_form_and_the_title_the_name() -> None:
    assert [form_of(Path(name)) for name in ("a.JSON", "a.md", "a", "a.txt")] == ["json", *["markdown"] * 3]
    assert file_name(Conversation(3, "Où est-ce, « Café/Bar »?", None, "", "")) == "où-est-ce-café-bar.md"
    assert file_name(Conversation(3, None, None, "", ""), "json") == "conversation-3.json"


@given(st.none() | ANY_TEXT)
def test_a_name_is_one_plain_name(title: str | None) -> None:
    name = file_name(Conversation(3, title, None, "", ""))
    assert Path(name).name == name
    assert name.isprintable()
    assert not name.startswith((".", "-"))
    assert len(name.encode("utf-8", "replace")) < 255


def test_of_a_reply_the_version_in_view_is_exported(store: Store) -> None:
    place = conversation(store, EGGS, "Six minutes.")
    first = store.messages.of(place)[1]
    second = store.messages.add(place, "assistant", "Seven minutes.")
    store.messages.make_version(second.id, first.id)
    assert [m["text"] for m in as_object(store, place)["messages"]] == [EGGS, "Seven minutes."]
    assert "Six minutes." not in as_markdown(store, place)
