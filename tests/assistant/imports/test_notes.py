"""Notes: passages, dates, titles, encodings."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.imports.notes import read
from assistant.imports.passages import AT_MOST, passages
from assistant.imports.record import ExportError
from assistant.profile.own_words import own_words
from tests.assistant.imports.making import everything, put, records, wheres, zipped


def test_a_note_has_its_own_date_title_and_conversation(tmp_path):
    put(tmp_path / "notes" / "a.md", "---\ntitle: 'My week'\ndate: 2024-05-01\ntags: [x]\n---\nI went to Ulm.\n")
    put(tmp_path / "notes" / "b" / "2023-07-04 garden.txt", "I grow beans.\n")
    put(tmp_path / "notes" / "c.markdown", "\n# Tea #\n\nI like it green.\n")
    os.utime(tmp_path / "notes" / "c.markdown", (1.7e9, 1.7e9))
    for ignored in (".obsidian/x.md", "image.png", ".hidden.txt"):
        put(tmp_path / "notes" / ignored, "no")
    found = [
        (r.conversation, r.title, (r.time or "")[:10], r.text, r.role) for r in records(read, tmp_path / "notes")
    ]
    assert found == [
        ('"a.md"', "My week", "2024-05-01", "I went to Ulm.", "user"),
        ('"b/2023-07-04 garden.txt"', "2023-07-04 garden", "2023-07-04", "I grow beans.", "user"),
        ('"c.markdown"', "Tea", "2023-11-14", "# Tea #\n\nI like it green.", "user"),
    ]


def test_a_zip_and_one_file_are_read(tmp_path):
    packed = zipped(tmp_path / "n.zip", {"notes/a.md": "One.", "notes/b.pdf": b"%PDF", "c.txt": "Two."})
    assert [record.text for record in records(read, packed)] == ["Two.", "One."]
    assert [record.text for record in records(read, put(tmp_path / "a.md", "One."))] == ["One."]


def test_sections_are_passages_and_long_ones_are_cut_between_paragraphs(tmp_path):
    long = "\n\n".join(f"Paragraph {n} is about my {n}. day. " + "I walked. " * 40 for n in range(9))
    text = f"Before.\n\n# One\n## One a\n\nText a.\n\nMore a.\n\n## Two\nText b.\n\n# Long\n\n{long}"
    found = [record.text for record in records(read, put(tmp_path / "n.md", text))]
    assert found[:3] == ["Before.", "# One\n\n## One a\n\nText a.\n\nMore a.", "## Two\nText b."]
    assert found[3].startswith("# Long\n\nParagraph 0")
    assert len(found) > 4
    assert all(len(each) <= AT_MOST for each in found)
    assert [each.split("Paragraph")[0] for each in found[4:]] == [""] * (len(found) - 4)


def test_code_is_not_cut_in_two(tmp_path):
    code = "```\n# no heading\n\n" + "x = 1\n" * 500 + "```"
    (only,) = records(read, put(tmp_path / "n.md", f"{code}\n"))
    assert only.text == code
    assert own_words(only.text) == []


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Köln".encode("utf-8-sig"), "Köln"), ("Köln".encode("utf-16"), "Köln"), ("Köln".encode("cp1252"), "Köln"),
        (b"one\r\n\r\ntwo\r\n", "one\n\ntwo"), (b"---\nno end", "---\nno end"),
        (b"---\ndate: soon\n---\nHi", "Hi"),
    ],
)  # fmt: skip
def test_encodings_line_ends_and_odd_front_matter(tmp_path, content, text):
    (only,) = records(read, put(tmp_path / "n.txt", content))
    assert only.text == text


def test_binary_files_are_malformed_and_empty_ones_nothing(tmp_path):
    put(tmp_path / "empty.md", "\n \n")
    put(tmp_path / "image.txt", b"\x89PNG\0\0")
    assert wheres(read, tmp_path) == ["image.txt: no text"]
    assert len(everything(read, tmp_path)) == 1


def test_an_edited_note_gives_only_its_changed_passages_anew(tmp_path):
    path = put(tmp_path / "n.md", "# A\n\nOne.\n\n# B\n\nTwo.")
    before = {record.identity for record in records(read, path)}
    os.utime(path, (1, 1))
    assert {record.identity for record in records(read, path)} == before
    put(path, "# A\n\nOne.\n\n# B\n\nTwo and more.")
    assert len({record.identity for record in records(read, path)} & before) == 1


def test_a_folder_without_notes_is_refused(tmp_path):
    with pytest.raises(ExportError, match="no notes"):
        everything(read, tmp_path)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["# a", "b " * 900, "", "c", "```", "d" * 2500, "e. " * 1000])))
def test_no_word_is_lost_and_no_passage_is_long(lines):
    found = list(passages(iter(lines)))
    assert "".join("".join(found).split()) == "".join("".join(lines).split())
    assert all(len(each) <= AT_MOST or "```" in each for each in found)
