"""Claude's export: messages of blocks, memories, batches of zips."""

import pytest

from assistant.imports.claude import MEMORIES_TITLE, read
from assistant.imports.record import ExportError
from tests.assistant.imports.making import chat, everything, put, records, said, wheres, zipped


def message(id, sender, text="", **more):
    return {"uuid": id, "sender": sender, "text": text, "created_at": "2025-03-01T10:00:00.5Z", **more}


def talk(*messages, id="c1", name="Bread"):
    created = "2025-03-01T09:00:00Z"
    return {"uuid": id, "name": name, "created_at": created, "chat_messages": list(messages)}


def test_both_sides_are_read_with_ids_times_and_title(tmp_path):
    blocks = [
        {"type": "thinking", "thinking": "Hm."},
        {"type": "text", "text": "With rye. "},
        {"type": "tool_use", "name": "search", "input": {}},
        {"type": "text", "text": "Bake it long."},
    ]
    given = [
        talk(message("m1", "human", "How do I bake?"), message("m2", "assistant", "not this", content=blocks))
    ]
    first, second = records(read, put(tmp_path / "conversations.json", given))
    assert (first.role, first.text, first.id, first.title) == ("user", "How do I bake?", '"m1"', "Bread")
    assert first.time == "2025-03-01T10:00:00.500000+00:00"
    assert (second.role, second.text) == ("assistant", "With rye.\n\nBake it long.")


def test_a_message_without_words_is_skipped_and_without_a_time_has_the_conversations(tmp_path):
    image = message("m1", "human", "not supported here", content=[{"type": "image"}])
    words = message("m2", "human", "Hi", created_at=None, attachments=[{"extracted_content": "a pasted page"}])
    (only,) = records(read, put(tmp_path / "c.json", [talk(words, image, name="")]))
    assert (only.text, only.time) == ("Hi", "2025-03-01T09:00:00.000000+00:00")


def test_memories_are_claudes_words_in_a_conversation_of_their_own(tmp_path):
    memory = {
        "conversations_memory": "Lives in Ulm.", "project_memories": {"p": "Writes a novel."},
        "memory_files": [{"path": "a.md", "content": "Likes tea."}], "account_uuid": "a",
    }  # fmt: skip
    path = zipped(
        tmp_path / "data.zip",
        {"conversations.json": [talk(message("m", "human", "Hi"))], "memories.json": [memory]},
    )
    found = records(read, path)
    assert [each.text for each in found] == ["Hi", "Lives in Ulm.", "Writes a novel.", "Likes tea."]
    assert {(each.role, each.title, each.author) for each in found[1:]} == {
        ("assistant", MEMORIES_TITLE, "Claude")
    }
    alone = put(tmp_path / "memories.json", memory)
    assert len(records(read, alone)) == 3


def test_a_folder_of_zips_is_read(tmp_path):
    (tmp_path / "batch").mkdir()
    zipped(
        tmp_path / "batch" / "conversations-000.zip", {"conversations.json": [talk(message("m", "human", "Hi"))]}
    )
    zipped(
        tmp_path / "batch" / "memories-000.zip", {"memories/account.json": {"conversations_memory": "Likes tea."}}
    )
    assert said(read, tmp_path / "batch") == [("user", "Hi"), ("assistant", "Likes tea.")]


def test_malformed_records_are_told_by_their_places(tmp_path):
    given = [
        7,
        {"uuid": "c"},
        {"chat_messages": []},
        talk(message("m", "human", "Hi"), "x", message("n", "robot", "x")),
    ]
    path = put(tmp_path / "c.json", given)
    assert wheres(read, path) == [f"c.json, record {n}" for n in ("1", "2", "3", "4, message 2", "4, message 3")]
    assert wheres(read, put(tmp_path / "memories.json", "{")) == ["memories.json: no valid JSON"]
    assert wheres(read, put(tmp_path / "memories.json", ["x"])) == ["memories.json, record 1"]


def test_chatgpts_export_is_refused(tmp_path):
    with pytest.raises(ExportError, match="sotto import chatgpt"):
        everything(read, put(tmp_path / "c.json", [chat()]))
