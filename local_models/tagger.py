"""The span tagger: what in a text is private, and of what kind, from a model of 22 million weights."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from threading import Lock

from local_models.decoding import Tag, decode
from local_models.encoder import WEIGHTS, Encoder
from local_models.labels import Labels, load_labels
from local_models.llm import ModelError
from local_models.sentences import passages

KEPT = 4096
"""Passages whose tags are remembered: a long conversation."""


class Tagger:
    """The tagger in `folder`, by default the one that comes with Sotto. Loaded on first use. Thread-safe.

    It reads a text passage by passage and remembers what it found in the last few thousand, so that a text in
    which one sentence changed costs one passage. It remembers digests and places, no words.
    """

    def __init__(self, folder: Path = WEIGHTS / "tagger") -> None:
        self._folder = folder
        self._encoder = Encoder(folder)
        self._labels: Labels | None = None
        self._seen: OrderedDict[bytes, tuple[Tag, ...]] = OrderedDict()
        self._lock = Lock()
        self.passages_read = 0
        """How many passages the model has read so far; those that were remembered do not count."""

    def tag(self, text: str) -> list[Tag]:
        """Everything private in `text`, sorted by start; tags never begin or end inside a word.

        Sure tags never overlap each other, nor do those that are not sure.

        The same passage always gets the same tags, whatever stands around it. Raises ModelError.
        """
        cut = passages(text)
        found = self._read([text[start:end] for start, end in cut])
        return [
            replace(tag, start=start + tag.start, end=start + tag.end)
            for (start, _), tags in zip(cut, found, strict=True)
            for tag in tags
        ]

    def _read(self, parts: Sequence[str]) -> list[tuple[Tag, ...]]:
        keys = [blake2b(part.encode("utf-8", "surrogatepass"), digest_size=16).digest() for part in parts]
        with self._lock:
            known = {key: self._seen[key] for key in keys if key in self._seen}
        new = {key: part for key, part in zip(keys, parts, strict=True) if key not in known}
        known |= zip(new, self._decoded(list(new.values())), strict=True)
        self._remember(known, len(new))
        return [known[key] for key in keys]

    def _decoded(self, parts: Sequence[str]) -> list[tuple[Tag, ...]]:
        labels = self._load()
        readings = self._encoder.read(parts)
        for reading in readings:
            if reading.places and reading.rows.shape[1] != len(labels.names):
                raise ModelError(f"The files in {self._folder} do not belong together; install Sotto again.")
        return [tuple(decode(part, reading, labels)) for part, reading in zip(parts, readings, strict=True)]

    def _remember(self, tags: dict[bytes, tuple[Tag, ...]], new: int) -> None:
        with self._lock:
            self.passages_read += new
            for key, found in tags.items():
                self._seen[key] = found
                self._seen.move_to_end(key)
            while len(self._seen) > KEPT:
                self._seen.popitem(last=False)

    def _load(self) -> Labels:
        with self._lock:
            if self._labels is None:
                self._labels = load_labels(self._folder)
            return self._labels
