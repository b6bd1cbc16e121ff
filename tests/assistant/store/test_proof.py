"""The proof finds what is left, wherever it is left, and says so; and nothing else."""

from pathlib import Path

import pytest

from assistant.store import pages as page_module
from assistant.store.pages import pages
from assistant.store.piece_search import PieceSearch
from assistant.store.proof import Proof, Prover
from assistant.store.sought import Sought, of_person, of_value
from assistant.store.store import Store
from assistant.store.word_search import WordSearch
from tests.assistant.store.remembering import VECTOR, decrypted

VALUE = "Zorbanix"


def prove(store: Store, sought: Sought | None = None, texts: tuple[str, ...] = ()) -> Proof:
    prover = Prover(store._connections, store.forgetting._index)
    tokens = store.forgetting._index.tokens(texts)
    return prover.prove(sought or (None if texts else of_value(VALUE)), texts, tokens, None)


def say(store: Store, text: str, **changes: str) -> int:
    return store.messages.add(store.conversations.create().id, "user", text, **changes).id  # type: ignore[arg-type]


def test_every_page_is_the_one_that_sqlite_reads(store: Store, path: Path, key: bytes) -> None:
    say(store, "rhubarb " * 3000)
    store._connections.run("PRAGMA wal_checkpoint (TRUNCATE)")
    found = [page.content for page in pages(path, key)]
    assert len(found) == store._connections.rows("PRAGMA page_count")[0]["page_count"]
    assert None not in found
    assert b"".join(content or b"" for content in found)[16:] == decrypted(path, key)


def test_a_page_with_another_key_or_a_changed_byte_is_unreadable(
    store: Store, path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "_TRIES", 1)
    say(store, "rhubarb " * 3000)
    store.close()
    assert all(page.content is None for page in pages(path, bytes(32)))
    data = bytearray(path.read_bytes())
    data[3 * 4096 + 100] ^= 1
    path.write_bytes(data)
    assert [page.number for page in pages(path, key) if page.content is None] == [4]


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO settings VALUES ('choice', '[\"{}\"]')",
        "INSERT INTO conversations (title, created, updated) VALUES ('Ask {}', '', '')",
        "INSERT INTO digest_lines VALUES ('Home', 0, 'Knows {}.', 1)",
        "CREATE TABLE left_over AS SELECT 'of {}' AS words",
    ],
)
def test_what_is_left_in_a_table_is_found(store: Store, sql: str) -> None:
    assert prove(store).holds
    store._connections.run(sql.format(VALUE.upper()))
    assert prove(store).found


def test_what_is_left_in_free_pages_and_in_the_log_is_found(store: Store) -> None:
    store._connections.run("PRAGMA secure_delete = OFF")
    say(store, f"{VALUE} and tea " * 3000)
    store._connections.run("PRAGMA wal_checkpoint (TRUNCATE)")
    store._connections.run("DELETE FROM messages")
    store._connections.run("PRAGMA wal_checkpoint (TRUNCATE)")
    assert prove(store).found  # free pages
    store.forgetting.clean_up()
    assert prove(store).holds
    say(store, f"{VALUE} and tea")
    store._connections.run("UPDATE messages SET text = 'gone'")
    store._connections.run("DELETE FROM messages")
    assert prove(store).found  # frames of the log
    store.forgetting.clean_up()
    assert prove(store).holds


@pytest.mark.parametrize("cut", [1020, 5032])
def test_words_cut_by_the_end_of_a_page_are_found(store: Store, path: Path, key: bytes, cut: int) -> None:
    """A row of this size goes on on another page after about so many bytes: a leaf's, then an overflow page's."""
    conversation = store.conversations.create().id
    for name in ("add", "remove", "change"):
        store._connections.run(f"DROP TRIGGER messages_words_{name}")
    on_two_pages = 0
    for before in range(cut - 48, cut + 48, 6):
        store._connections.run("DELETE FROM messages")
        store.messages.add(conversation, "user", f"{'-' * before}{VALUE}{'-' * (9000 - before)}")
        store.forgetting.clean_up()
        on_two_pages += not any(VALUE.encode() in (page.content or b"") for page in pages(path, key))
        assert prove(store).found
    assert on_two_pages


def test_other_words_that_hold_the_letters_are_no_trace(store: Store) -> None:
    store.messages.add(
        store.conversations.create("In comparison").id, "user", "A comparison, and comparisons. Parish."
    )
    proof = prove(store, of_value("Paris"))
    assert proof.holds
    assert {"comparison", "comparisons"} <= set(proof.other_words)
    say(store, "paris")
    assert not prove(store, of_value("Paris")).holds


def test_a_word_in_small_letters_is_no_trace_of_a_name(store: Store) -> None:
    say(store, "I will, you will, goodwill.")
    assert prove(store, of_person("Will")).holds
    say(store, "Ask Will.")
    assert not prove(store, of_person("Will")).holds


def test_letters_among_numbers_are_no_trace(store: Store) -> None:
    id = say(store, "bees")
    store._connections.run("INSERT INTO message_vectors VALUES (?, 0, ?)", [id, b"\x01\x02Olex" + VECTOR])
    assert prove(store, of_value("Ole")).holds


def test_long_words_of_the_index_are_told_apart_from_what_it_abridges(store: Store) -> None:
    say(store, "comic comparison cone")  # the index writes only "parison" after "comic"
    assert prove(store, of_value("Paris")).holds


@pytest.mark.parametrize("name", ["notes.txt", "sotto.log"])
def test_a_file_beside_the_store_is_read_too(store: Store, path: Path, name: str) -> None:
    assert prove(store).files == 0
    path.with_name(name).write_text(f"about {VALUE.lower()}")
    proof = prove(store)
    assert (proof.files, proof.in_files) == (1, (str(path.with_name(name)),))
    assert not proof.holds
    path.with_name(name).write_text("about tea")
    assert prove(store).holds


def test_a_file_of_ours_in_the_folder_for_temporary_files_is_read_too(
    store: Store, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr("assistant.store.leftovers.temp_folder", lambda: folder)
    (folder / "sotto-x1.txt").write_text(f"Never name {VALUE}.")
    (folder / "others.txt").write_text(f"Never name {VALUE}.")
    assert prove(store).in_files == (str(folder / "sotto-x1.txt"),)


@pytest.mark.parametrize("place", ["temp_folder", "memory_folders"])
@pytest.mark.parametrize("name", ["question.md", "a/.question.md.swp"])
def test_what_the_editor_of_a_sotto_that_was_killed_left_is_read_too(
    store: Store, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, place: str, name: str
) -> None:
    folder = tmp_path_factory.mktemp("memory")
    found = folder if place == "temp_folder" else [folder]
    monkeypatch.setattr(f"assistant.store.leftovers.{place}", lambda: found)
    left = folder / "sotto-editor-99999-x" / name
    left.parent.mkdir(parents=True)
    left.write_text(f"tell {VALUE} to call me")
    assert prove(store).in_files == (str(left),)


def test_pieces_of_texts_are_found_and_explained_by_messages_that_stay(store: Store) -> None:
    text = "The kettle sings at eight in the morning, every single day of the week."
    assert prove(store, texts=(text,)).holds
    id = say(store, f"xyz {text[3:]}")
    assert prove(store, texts=(text[3:],)).elsewhere == {"messages": (id,)}
    store._connections.run("PRAGMA secure_delete = OFF")
    store._connections.run("DELETE FROM messages")
    assert prove(store, texts=(text[3:],)).found


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 23, 24, 25, 47, 48, 49, 500])
def test_pieces_are_found_at_every_offset(size: int) -> None:
    text = "".join(chr(97 + (at * 7 + at // 26) % 26) for at in range(size))
    search = PieceSearch([text])
    expected = {piece for piece in (text[at : at + 24] for at in range(0, size, 24)) if len(piece) >= 8}
    for offset in range(11):
        data = b"." * offset + text.encode() + b"."
        assert {data[start:end].decode() for start, end in search.hits(data)} == expected


def test_accents_case_and_json_escapes_are_found_as_bytes() -> None:
    search = WordSearch(of_value("Jörg Übel"))
    for written in ("Jörg Übel", "JÖRG ÜBEL", "jorg ubel", "Jo\u0308rg\nU\u0308bel", "J\\u00f6rg \\u00dcbel"):
        assert list(search.hits(written.encode())), written
    assert not list(search.hits("Jürg Übel".encode()))
