"""Messages as JSON lines: the design's contract."""

import io
import json
import sys

import pytest

from assistant.imports.messages import STDIN, read
from assistant.imports.record import ExportError
from tests.assistant.imports.making import everything, put, records, wheres

HI = {
    "id": "m1",
    "conversation": "c1",
    "time": "2024-05-01T10:00:00Z",
    "role": "user",
    "author": "Tom",
    "text": "Hi",
}


def lines(path, *given):
    return put(
        path / "m.jsonl", "".join((each if isinstance(each, str) else json.dumps(each)) + "\n" for each in given)
    )


def test_every_field_is_kept(tmp_path):
    (found,) = records(read, lines(tmp_path, HI))
    assert (found.id, found.conversation, found.role, found.text, found.author) == (
        '"m1"',
        '"c1"',
        "user",
        "Hi",
        "Tom",
    )
    assert found.time == "2024-05-01T10:00:00.000000+00:00"


def test_text_and_role_are_enough_and_unknown_fields_are_ignored(tmp_path):
    (found,) = records(
        read, lines(tmp_path, {"role": "other", "text": "Hi", "mood": {"x": 1}, "id": None, "time": None})
    )
    assert (found.id, found.conversation, found.time, found.author) == (None, "null", None, None)


def test_numbers_are_ids_too_and_keep_their_kind(tmp_path):
    first, second = records(read, lines(tmp_path, {**HI, "id": 7, "conversation": 3}, {**HI, "id": "7"}))
    assert (first.id, first.conversation, second.id) == ("7", "3", '"7"')
    assert first.identity != second.identity


def test_without_ids_other_times_or_words_tell_messages_apart(tmp_path):
    no_id = {key: value for key, value in HI.items() if key != "id"}
    changed = [{"text": "Ho"}, {"time": "2024-05-02"}, {"conversation": "c2"}, {"role": "other"}]
    found = records(read, lines(tmp_path, no_id, *({**no_id, **change} for change in changed), no_id))
    assert len({each.identity for each in found}) == 5
    assert found[0].identity == found[-1].identity


def test_a_message_without_a_time_has_that_of_the_one_before_it_in_its_conversation(tmp_path):
    found = records(
        read, lines(tmp_path, HI, {**HI, "id": 2, "time": None}, {**HI, "conversation": 2, "time": None})
    )
    assert [each.time for each in found] == [found[0].time, found[0].time, None]


@pytest.mark.parametrize(
    "line",
    [
        "nonsense", "[]", "7", "null", '{"role": "user"}', '{"text": "x"}', '{"role": "user", "text": "  "}',
        '{"role": "robot", "text": "x"}', '{"role": ["user"], "text": "x"}', '{"role": "user", "text": 7}',
        '{"role": "user", "text": "x", "time": "yesterday"}', '{"role": "user", "text": "x", "time": []}',
        '{"role": "user", "text": "x", "author": 7}', '{"role": "user", "text": "x", "id": {}}',
        '{"role": "user", "text": "x", "conversation": [1]}', "[" * 100_000, '{"role": "user", "text": "x"',
    ],
)  # fmt: skip
def test_a_malformed_line_is_told_by_its_number_and_the_rest_is_read(tmp_path, line):
    path = lines(tmp_path, HI, "", line, {**HI, "id": 2})
    assert wheres(read, path) == ["m.jsonl, line 3"]
    assert len(everything(read, path)) == 3


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("nonsense", "no JSON object"),
        ("[]", "no JSON object"),
        ('{"role": "user"}', "no text"),
        ('{"role": "user", "text": " "}', "no text"),
        ('{"text": "x"}', "its role is not user, assistant or other"),
        ('{"role": "user", "text": "x", "time": "yesterday"}', "its time is not ISO 8601 or seconds since 1970"),
        ('{"role": "user", "text": "x", "author": 7}', "its author is not text"),
        ('{"role": "user", "text": "x", "id": {}}', "its id is not text or a number"),
        ('{"role": "user", "text": "x", "conversation": []}', "its conversation is not text or a number"),
        ('{"role": "user", "text": "\\ud800 x"}', "half a character in it"),
        ('{"role": "user", "text": "x", "author": "\\udc00"}', "half a character in it"),
    ],
)
def test_a_malformed_line_is_told_with_what_is_wrong_in_it(tmp_path, line, why):
    (found,) = everything(read, lines(tmp_path, line))
    assert (found.where, found.why) == ("m.jsonl, line 1", why)


def test_two_halves_of_a_character_are_one(tmp_path):
    (found,) = records(read, lines(tmp_path, '{"role": "user", "text": "\\ud83d\\ude00"}'))
    assert found.text == "😀"


def test_a_line_that_is_no_utf_8_is_malformed(tmp_path):
    latin = json.dumps({**HI, "text": "Köln"}, ensure_ascii=False).encode("latin-1")
    assert wheres(read, put(tmp_path / "m.jsonl", b"\xef\xbb\xbf" + json.dumps(HI).encode() + b"\n" + latin)) == [
        "m.jsonl, line 2"
    ]


def test_utf_16_is_read(tmp_path):
    given = "\n".join(json.dumps({**HI, "text": text}, ensure_ascii=False) for text in ("Köln 😀", "x" * 200_000))
    found = records(read, put(tmp_path / "m.jsonl", given.encode("utf-16")))
    assert [each.text for each in found] == ["Köln 😀", "x" * 200_000]


def test_standard_input_is_read(monkeypatch):
    class Input:
        buffer = io.BytesIO(json.dumps(HI).encode() + b"\n?\n")

    monkeypatch.setattr(sys, "stdin", Input)
    found = everything(read, STDIN)
    assert found[0].text == "Hi"
    assert found[1].where == "line 2"


def test_a_folder_without_such_files_is_refused(tmp_path):
    with pytest.raises(ExportError, match=r"\.jsonl"):
        everything(read, tmp_path)


def test_a_line_that_is_far_too_long_is_malformed_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("assistant.imports.messages._LONGEST", 200)
    path = lines(tmp_path, {**HI, "text": "x" * 1000}, HI)
    assert wheres(read, path) == ["m.jsonl, line 1"]
    assert len(everything(read, path)) == 2
