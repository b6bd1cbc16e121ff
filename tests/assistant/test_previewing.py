"""What would be protected while somebody still writes: the same that the draft protects."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.attaching import Writing
from assistant.config_sections import Config
from assistant.errors import SottoError
from assistant.mentions import written
from assistant.previewing import FileLook, Mark, Preview, Previewer, parts_in_words, pieces
from assistant.profiles import privacy_profile
from assistant.store.store import Store
from assistant.turn import Assistant
from privacy.categories import Category
from privacy.compile import compiled
from privacy.detect.engine import default_detector
from privacy.rewrite import Rewriter
from privacy.spans import Detector
from privacy.vault import Vault

TEXT = "Dear Anna Kovacs, my key is sk-proj-4f9Tq2LwXz7RbN5cVh8KdY3mPj6GsA1eUo0i, mail jon.field@example.com."


def no_model() -> None:
    raise AssertionError("the local model was asked")


def previewer(store: Store, detector: Detector | None = None) -> Previewer:
    assistant = Assistant(store, Rewriter(detector or default_detector()), no_model, Config())
    return Previewer(lambda: assistant)


def last(looks: Iterator[Preview]) -> Preview:
    return list(looks)[-1]


def test_what_is_marked_is_what_the_draft_hides(store: Store) -> None:
    preview = last(previewer(store).look(Writing(TEXT), None, "balanced"))
    draft = Rewriter(default_detector()).draft(TEXT, privacy_profile(store, "balanced"))
    hidden = [change.decision.span for change in draft.changes if change.decision.action.hides]
    assert [(mark.start, mark.end) for mark in preview.marks] == [(span.start, span.end) for span in hidden]
    assert {TEXT[mark.start : mark.end] for mark in preview.marks} >= {"Anna Kovacs", "jon.field@example.com"}
    assert (preview.count, preview.held) == (3, "")


def test_the_count_in_words() -> None:
    marks = [Mark(0, 1, category) for category in (Category.NAME, Category.NAME, Category.ADDRESS)]
    assert parts_in_words(Preview(tuple(marks))) == "2 names, 1 address"
    assert parts_in_words(Preview(tuple(marks), (FileLook("a", "a", 1, 12),))) == "2 names, 1 address, 12 in files"
    assert parts_in_words(Preview((Mark(0, 1, Category.HEALTH),))) == "1 on health"
    assert parts_in_words(Preview()) == ""
    many = [Mark(0, 1, category) for category in Category]
    assert parts_in_words(Preview(tuple(many))).endswith(f"{len(many) - 3} more")


def test_the_privacy_profile_decides(store: Store) -> None:
    store.privacy_profiles.save(compiled("Anyone's name may be told.", "open"))
    text = "My friend Anna Kovacs is here."
    assert last(previewer(store).look(Writing(text), None, "balanced")).count == 1
    assert last(previewer(store).look(Writing(text), None, "open")).count == 0


def test_what_was_hidden_before_in_the_conversation_stays_hidden(store: Store) -> None:
    conversation = store.conversations.create("one").id
    vault = Vault()
    vault.tag_for("blue heron", Category.NAME)
    store.vaults.save(conversation, vault.entries)
    looker = previewer(store)
    assert last(looker.look(Writing("Where is the blue heron?"), conversation, "balanced")).count == 1
    assert last(looker.look(Writing("Where is the blue heron?"), None, "balanced")).count == 0


def test_files_are_shown_at_once_and_counted_after(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Anna Kovacs, regards to Peter Novak.")
    (tmp_path / "bad.bin").write_bytes(b"\0")
    bad = str(tmp_path / "bad.bin")
    writing = Writing(f"See {written(str(path))} {written(bad)}", frozenset({str(path), bad}))
    first, second = list(previewer(store).look(writing, None, "balanced"))
    letter = first.files[0]
    assert (letter.name, letter.size, letter.protected) == ("letter.txt", 41, None)
    assert first.files[1].problem.endswith("is not a text file. Attach its text instead.")
    assert second.files[0].protected == 2
    assert second.in_files == 2


def test_a_file_is_read_for_what_is_private_once(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Anna Kovacs.")
    seen: list[str] = []

    class Counting:
        def detect(self, text: str) -> list:
            seen.append(text)
            return default_detector().detect(text)

    looker = previewer(store, Counting())
    for more in ("", " a", " ab"):
        last(looker.look(Writing(written(str(path)) + more, frozenset({str(path)})), None, "balanced"))
    assert seen.count("Dear Anna Kovacs.") == 1


@given(st.text(st.sampled_from("ab \n"), max_size=60), st.integers(1, 20))
def test_the_pieces_of_a_text_are_the_text(text: str, length: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assistant.previewing.PIECE", length)
        found = list(pieces(text))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= length for start, end in found)


def test_of_a_long_text_only_the_piece_that_changes_is_looked_at_again(store: Store) -> None:
    seen: list[str] = []

    class Counting:
        def detect(self, text: str) -> list:
            seen.append(text)
            return default_detector().detect(text)

    looker = previewer(store, Counting())
    text = "Dear Anna Kovacs, the meeting was moved.\n" * 300
    preview = last(looker.look(Writing(text), None, "balanced"))
    assert {text[mark.start : mark.end] for mark in preview.marks} == {"Anna Kovacs"}
    assert preview.count == 300
    seen.clear()
    last(looker.look(Writing(text + "So?"), None, "balanced"))
    assert len(seen) == 1


def test_a_look_that_nobody_wants_any_more_ends(store: Store) -> None:
    assert list(previewer(store).look(Writing(TEXT), None, "balanced", lambda: True)) == []


def test_a_broken_detector_is_a_line(store: Store) -> None:
    class Broken:
        def detect(self, text: str) -> list:
            raise RuntimeError(text)

    preview = last(previewer(store, Broken()).look(Writing("Anna"), None, "balanced"))
    assert preview.held == "A detector failed (RuntimeError), so nothing may leave."


def test_an_unknown_profile_is_a_line(store: Store) -> None:
    with pytest.raises(SottoError, match="No privacy profile is called"):
        last(previewer(store).look(Writing("Anna"), None, "nothing"))


def test_nothing_written_is_nothing_protected(store: Store) -> None:
    assert list(previewer(store).look(Writing(" \n"), None, "balanced")) == [Preview()]
