"""ChatGPT's export: shards, branches, what is hidden, what is broken."""

import json
import zipfile

import pytest

from assistant.imports.chatgpt import read
from assistant.imports.record import ExportError
from tests.assistant.imports.making import chat, everything, node, put, records, said, wheres, zipped

ASKED = [("user", "Where is Ulm?"), ("assistant", "In Germany.")]


def test_a_zip_of_shards_a_folder_and_a_bare_file_give_the_same(tmp_path):
    one, two = [chat("c1")], [chat("c2", None)]
    packed = zipped(
        tmp_path / "export.zip", {"conversations.json": one, "chat.html": "<p>no</p>", "user.json": {}}
    )
    assert said(read, packed) == ASKED
    shards = {"conversations-000.json": one, "x/conversations-001.json": two, "__MACOSX/conversations.json": "?"}
    both = zipped(tmp_path / "sharded.zip", shards)
    assert [record.conversation for record in records(read, both)] == ['"c1"', '"c1"', '"c2"', '"c2"']
    put(tmp_path / "folder" / "conversations-000.json", one)
    put(tmp_path / "folder" / "shared_conversations.json", [{"id": "no conversation"}])
    assert said(read, tmp_path / "folder") == ASKED
    assert said(read, put(tmp_path / "renamed.json", one)) == ASKED


def test_ids_times_and_titles_are_kept(tmp_path):
    first, second = records(read, put(tmp_path / "conversations.json", [chat()]))
    assert (first.id, first.title, first.time) == ('"m-n1"', "Trip", "2023-11-14T22:13:20.250000+00:00")
    assert second.time == "2023-11-14T22:14:20.500000+00:00"
    assert records(read, put(tmp_path / "conversations.json", [chat(title=None)]))[0].title is None


def test_only_the_branch_that_was_last_open_is_read(tmp_path):
    other = node("n3", "n1", "assistant", "In Swabia.", 1700000100.5, children=["n4"])
    after = node("n4", "n3", "user", "Thanks!")
    given = chat(current="n4", n3=other, n4=after)
    path = put(tmp_path / "conversations.json", [given])
    assert said(read, path) == [ASKED[0], ("assistant", "In Swabia."), ("user", "Thanks!")]
    assert (
        records(read, path)[2].time == "2023-11-14T22:15:00.500000+00:00"
    )  # no time of its own: as the one before
    assert said(read, put(tmp_path / "c.json", [{**given, "current_node": "n2"}])) == ASKED


@pytest.mark.parametrize("current", [None, "gone", 7])
def test_without_a_current_node_the_latest_leaf_counts(tmp_path, current):
    late = node("n3", "n1", "assistant", "In Swabia.", 1800000000.0)
    assert said(read, put(tmp_path / "c.json", [chat(current=current, n3=late)]))[1] == ("assistant", "In Swabia.")


def test_nodes_in_a_circle_end(tmp_path):
    given = chat(current="a", a=node("a", "b", "user", "A"), b=node("b", "a", "user", "B"))
    assert said(read, put(tmp_path / "c.json", [given])) == [("user", "B"), ("user", "A")]


def test_parts_that_are_images_are_skipped_and_words_of_recordings_kept(tmp_path):
    picture = {"content_type": "image_asset_pointer", "asset_pointer": "file-service://1"}
    spoken = {"content_type": "audio_transcription", "text": "I like trains."}
    given = chat(
        current="n3", n3=node("n3", "n2", "user", picture, "Look!", spoken, {"content_type": "audio"}, "")
    )
    given["mapping"]["n3"]["message"]["content"]["content_type"] = "multimodal_text"
    assert said(read, put(tmp_path / "c.json", [given]))[2] == ("user", "Look!\nI like trains.")
    only = chat(current="n3", n3=node("n3", "n2", "user", picture))
    assert said(read, put(tmp_path / "c.json", [only])) == ASKED


@pytest.mark.parametrize(
    "message",
    [
        {"author": {"role": "system"}},
        {"author": {"role": "tool", "name": "browser"}},
        {"metadata": {"is_visually_hidden_from_conversation": True}},
        {"recipient": "python"},
        {"content": {"content_type": "user_editable_context", "user_profile": "secret"}},
        {"content": {"content_type": "thoughts", "thoughts": [{"content": "hm"}]}},
        {"content": {"content_type": "code", "text": "print()"}},
        {"content": {"content_type": "text", "parts": []}},
    ],
)
def test_what_nobody_said_is_skipped(tmp_path, message):
    given = chat(current="n3", n3=node("n3", "n2", "assistant", "no words of theirs", **message))
    assert said(read, put(tmp_path / "c.json", [given])) == ASKED


def test_malformed_records_are_told_by_their_places_and_the_rest_is_read(tmp_path):
    broken = node("n3", "n2", "user")
    broken["message"]["content"] = None
    given = [
        "nonsense", 7, None, {"title": "no mapping"}, {**chat(), "conversation_id": None},
        chat("c2", current="n3", n3=broken), chat("c3", current="n3", n3=node("n3", "n2", "user", author=None)),
        chat("c4"),
    ]  # fmt: skip
    path = put(tmp_path / "c.json", given)
    places = ["1", "2", "3", "4", "5", "6, message 4", "7, message 4"]
    assert wheres(read, path) == [f"c.json, record {place}" for place in places]
    assert len(everything(read, path)) == len(places) + 3 * len(ASKED)


def test_a_file_that_breaks_off_gives_what_came_before(tmp_path):
    whole = json.dumps([chat("c1"), chat("c2")]).encode()
    for content in (whole[: len(whole) - 200], whole[:-1] + b', {"title" 7}]', whole[:-1]):
        path = put(tmp_path / "c.json", content)
        assert len([e for e in everything(read, path) if not hasattr(e, "where")]) >= len(ASKED)
        assert "no valid JSON" in wheres(read, path)[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_other_encodings_are_read(tmp_path, encoding):
    given = json.dumps([chat(title="Köln 😀")], ensure_ascii=False).encode(encoding)
    assert records(read, put(tmp_path / "c.json", given))[0].title == "Köln 😀"


def test_bytes_that_are_no_text_cost_only_themselves(tmp_path):
    given = json.dumps([chat(title="K?ln")]).encode().replace(b"?", b"\xf6")
    assert records(read, put(tmp_path / "c.json", given))[0].title == "K\ufffdln"


@pytest.mark.parametrize("given", [[], {"conversations": []}])
def test_an_empty_export_is_empty(tmp_path, given):
    assert [e for e in everything(read, put(tmp_path / "c.json", given)) if not hasattr(e, "where")] == []


def test_wrong_files_are_refused_in_a_line_that_helps(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ExportError, match=r"no conversations\.json"):
        everything(read, tmp_path / "empty")
    with pytest.raises(ExportError, match="sotto import claude"):
        everything(read, put(tmp_path / "c.json", [{"uuid": "1", "chat_messages": []}]))
    packed = zipped(tmp_path / "x.zip", {"conversations.json": [chat()], "user.json": {}}).read_bytes()
    with pytest.raises(ExportError, match=r"x\.zip is damaged"):
        everything(read, put(tmp_path / "x.zip", packed[:-40]))
    with zipfile.ZipFile(tmp_path / "stored.zip", "w") as archive:
        archive.writestr("conversations.json", json.dumps([chat()]))
    content = (tmp_path / "stored.zip").read_bytes().replace(b"Where is", b"Here are")
    with pytest.raises(ExportError, match="damaged"):
        everything(read, put(tmp_path / "stored.zip", content))
