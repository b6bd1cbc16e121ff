"""Vectors as the store keeps them: 384 numbers of one byte, of a vector of length 1 times 127."""

from collections.abc import Sequence

import numpy as np

from local_models.encoder import Rows

SCALE = 127


def packed(vector: Rows) -> bytes:
    """A vector of length 1 as bytes. Halves the precision of a cosine to about 0.005."""
    return np.clip(np.rint(vector * SCALE), -SCALE, SCALE).astype(np.int8).tobytes()


def unpacked(vectors: Sequence[bytes], width: int = 384) -> Rows:
    """Packed vectors as float32 of shape [count, width], about of length 1."""
    joined = np.frombuffer(b"".join(vectors), dtype=np.int8).reshape(-1, width)
    rows: Rows = joined.astype(np.float32)
    rows /= SCALE
    return rows
