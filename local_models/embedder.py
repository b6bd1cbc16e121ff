"""Sentence embeddings: texts of the same meaning get vectors that point the same way."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from local_models.encoder import WEIGHTS, Encoder, Ids, Rows
from local_models.windows import windows

WIDTH = 384
"""Numbers in a vector (all-MiniLM-L6-v2)."""

AT_ONCE = 64
"""Texts whose rows are in memory at the same time: a row of 384 numbers a token is more than a text."""


class Embedder:
    """The embedder in `folder`, by default the one that comes with Sotto. Loaded on first use. Thread-safe."""

    def __init__(self, folder: Path = WEIGHTS / "embedder") -> None:
        self._encoder = Encoder(folder)

    def embed(self, texts: Sequence[str]) -> Rows:
        """One vector of length 1 for each text, float32 of shape [len(texts), 384], in order.

        The mean over all tokens, the two that mark the ends too, as in Sentence-BERT (arXiv 1908.10084). A text
        longer than one window counts with all of its windows. Raises ModelError.
        """
        groups = (texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE))
        vectors = np.array([mean for group in groups for mean in self._means(group)], dtype=np.float32)
        vectors = vectors.reshape(-1, WIDTH)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def likeness(self, one: str, other: str) -> float:
        """How much two texts mean the same: 1 for the same text, about 0 for strangers. Raises ModelError."""
        first, second = self.embed([one, other])
        return float(first @ second)

    def _means(self, texts: Sequence[str]) -> list[Rows]:
        pieces = [self._pieces(text) for text in texts]
        rows = iter(self._encoder.run([piece for each in pieces for piece in each]))
        return [np.concatenate(list(islice(rows, len(each)))).mean(axis=0) for each in pieces]

    def _pieces(self, text: str) -> list[Ids]:
        """The ids of `text` in windows; one empty window for a text without tokens."""
        ids = self._encoder.tokens(text).ids
        return [ids[window.start : window.end] for window in windows(len(ids), overlap=0)] or [ids]
