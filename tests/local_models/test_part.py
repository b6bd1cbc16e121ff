"""A part of a model becomes the model only when it is the whole of it."""

import hashlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from local_models.llm import Cancel, ModelError
from local_models.part import Origin, Part, Stopped, forget_part, origin_of, part_path, waiting


def origin_for(content: bytes) -> Origin:
    return Origin("a/b", "m.gguf", "main", hashlib.sha256(content).hexdigest(), len(content), "https://hub")


@settings(max_examples=30, deadline=None)
@given(st.binary(min_size=1, max_size=4000), st.lists(st.integers(0, 4000), max_size=6))
def test_stopped_anywhere_and_gone_on_with_it_is_the_same_file(content: bytes, cuts: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "m.gguf"
        for end in [*sorted(min(cut, len(content)) for cut in cuts), len(content)]:
            with Part(target, origin_for(content)) as part:
                part.take_up(Cancel())
                part.add(content[part.size : end])
            assert not target.exists()
            assert waiting(target.parent)["m"][1] == end
        with Part(target, origin_for(content)) as part:
            part.take_up(Cancel())
            part.install()
        assert target.read_bytes() == content
        assert origin_of(target) == origin_for(content)
        assert waiting(target.parent) == {}


@settings(max_examples=30, deadline=None)
@given(st.binary(min_size=1, max_size=2000), st.data())
def test_no_other_bytes_ever_become_the_model(content: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(content) - 1))
    damaged = content[:place] + bytes([content[place] ^ data.draw(st.integers(1, 255))]) + content[place + 1 :]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "m.gguf"
        with Part(target, origin_for(content)) as part:
            part.take_up(Cancel())
            part.add(damaged)
            with pytest.raises(ModelError, match="checksum"):
                part.install()
        assert list(target.parent.iterdir()) == []


def test_more_than_there_is_is_refused(tmp_path: Path) -> None:
    with Part(tmp_path / "m.gguf", origin_for(b"abc")) as part:
        part.take_up(Cancel())
        with pytest.raises(ModelError, match="more than"):
            part.add(b"abcd")


def test_counting_what_is_here_can_be_stopped(tmp_path: Path) -> None:
    target, content, cancel = tmp_path / "m.gguf", b"abc" * 1000, Cancel()
    with Part(target, origin_for(content)) as part:
        part.take_up(Cancel())
        part.add(content[:1000])
    cancel.set()
    with Part(target, origin_for(content)) as part, pytest.raises(Stopped):
        part.take_up(cancel)
    assert part_path(target).stat().st_size == 1000


def test_a_part_can_be_given_up(tmp_path: Path) -> None:
    target = tmp_path / "m.gguf"
    with Part(target, origin_for(b"abc")) as part:
        part.take_up(Cancel())
        part.add(b"ab")
    forget_part(target)
    forget_part(target)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("note", ["", "[]", "{", '{"repo": 1}', "null"])
def test_a_note_that_is_nonsense_is_no_note(tmp_path: Path, note: str) -> None:
    (tmp_path / ".m.gguf.part.json").write_text(note)
    (tmp_path / ".m.gguf.part").write_bytes(b"ab")
    (tmp_path / "m.origin.json").write_text(note)
    assert waiting(tmp_path) == {}
    assert origin_of(tmp_path / "m.gguf") is None
    with Part(tmp_path / "m.gguf", origin_for(b"abc")) as part:
        part.take_up(Cancel())
        assert part.size == 0
