"""The recaller: turns a question's embedding to where its answers lie.

To the embedder "What sports do I play?" is near to other questions about sports. The recaller gives directions in
which "My legs hurt from climbing" is near, too. The vectors of what was said stay as they are.

- **Maps**: pairs of linear maps, one for questions and one for answers, learnt from questions and the words in
  which people tell the answers. Several, each learnt a little differently, are better than any of them. Their
  cosines are added up as if what is said were as long after one map as after the next, which it nearly is: so one
  product of a matrix with a vector gives the sum, and the embeddings are never changed.
- **Kinds**: a question is near to known ways of asking for a kind of thing; each kind has a direction, the mean of
  the ways to tell it. What is near counts more, as in attention over a memory (arXiv 1410.3916).
"""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import numpy as np
import numpy.typing as npt

from local_models.encoder import WEIGHTS, Rows
from local_models.llm import ModelError

_SHARPNESS = 0.05
"""The smaller, the more the nearest kind counts beside the others."""
_KNOWN = 0.4
"""The cosine from which on a question counts as one of a known kind; at 1 it counts fully."""


@dataclass(frozen=True, slots=True)
class Directions:
    """Where the answers to one question lie, both of shape [384]: by the maps, and by the kinds.

    What is said, multiplied with `turned` and divided by its length after the maps, gives about a cosine. `told`
    gives one at once, the smaller the less the question is of a known kind.
    """

    turned: Rows
    told: Rows


@dataclass(frozen=True, slots=True)
class _Learnt:
    asked: Rows
    told: Rows
    usual: Rows
    asks: Rows
    kinds: npt.NDArray[np.int64]
    answers: Rows


class Recaller:
    """What was learnt, in `folder`, by default what comes with Sotto. Loaded on first use. Thread-safe."""

    def __init__(self, folder: Path = WEIGHTS / "recaller") -> None:
        self._path = folder / "recaller.npz"
        self._lock = Lock()
        self._learnt: _Learnt | None = None

    def directions(self, question: Rows) -> Directions:
        """For the embedding of a question, of shape [384]. Raises ModelError."""
        learnt = self._load()
        turned = _unit(question @ learnt.asked)  # [maps, 384]
        each = (learnt.told @ turned[:, :, np.newaxis])[:, :, 0] / learnt.usual[:, np.newaxis]
        return Directions(each.mean(axis=0), _remembered(learnt, question))

    def lengths(self, said: Rows) -> Rows:
        """How long embeddings of what is said are after the maps: about 1, float32 of shape [said].

        Raises ModelError.
        """
        learnt = self._load()
        lengths: Rows = (np.linalg.norm(said @ learnt.told, axis=2) / learnt.usual[:, np.newaxis]).mean(axis=0)
        return np.maximum(lengths, np.float32(0.1))

    def _load(self) -> _Learnt:
        with self._lock:
            if self._learnt is None:
                self._learnt = self._read()
            return self._learnt

    def _read(self) -> _Learnt:
        try:
            with np.load(self._path) as file:
                asked, told, usual, asks, answers = (
                    file[name].astype(np.float32) for name in ("asked", "told", "usual", "asks", "answers")
                )
                return _Learnt(asked, told, usual, _unit(asks), file["kinds"].astype(np.int64), _unit(answers))
        except FileNotFoundError:
            raise ModelError(f"The file {self._path} is missing; install Sotto again.") from None
        except Exception:
            raise ModelError(f"The file {self._path} is broken; install Sotto again.") from None


def _remembered(learnt: _Learnt, question: Rows) -> Rows:
    """The direction of the kinds that the question is of."""
    near = np.full(len(learnt.answers), -1, dtype=np.float32)
    np.maximum.at(near, learnt.kinds, learnt.asks @ question)
    shares = np.exp((near - near.max()) / _SHARPNESS)
    known = max(float(near.max()) - _KNOWN, 0) / (1 - _KNOWN)
    direction: Rows = _unit(shares @ learnt.answers) * np.float32(known)
    return direction


def _unit(rows: Rows) -> Rows:
    unit: Rows = rows / np.linalg.norm(rows, axis=-1, keepdims=True)
    return unit
