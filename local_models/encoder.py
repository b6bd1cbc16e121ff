"""A small encoder in ONNX: text in, one row of numbers per token out, with exact places in the text.

Every piece is run alone, several at a time on threads of our own, and never padded into a batch. An int8 model
scales its activations by the largest in the whole run, so in a batch one text would change the answer for another
(by as much as quantising does: cosine 0.99 between embeddings), and a sentence read again would not read the same.
On two cores this takes the same time as padded batches.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any
from unicodedata import normalize

import numpy as np
import numpy.typing as npt

from local_models.cpu import usable_cores
from local_models.llm import ModelError
from local_models.windows import Window, windows

WEIGHTS = Path(__file__).parent / "weights"
"""Where the models that come with Sotto lie, a folder each."""

Rows = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens: their ids, and for each the place (start, end) in the text, as Python string offsets."""

    ids: Ids
    places: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model says of one text: for token i, which stands at `places[i]`, the numbers `rows[i]`."""

    places: list[tuple[int, int]]
    rows: Rows


class Encoder:
    """The model in `folder`: `model.onnx` and `tokenizer.json`. Loaded on first use. Thread-safe.

    It opens no socket, writes nothing and prints nothing. Its methods raise ModelError when the files are missing
    or broken.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loading = Lock()
        self._loaded: _Loaded | None = None

    def tokens(self, text: str) -> Tokens:
        """The tokens of `text`, of any length. Words that look like control tokens are words."""
        found = self._load().tokenizer.encode(_readable(text), add_special_tokens=False)
        return Tokens(np.array(found.ids, dtype=np.int64), found.offsets)

    @property
    def end(self) -> Ids:
        """What the tokenizer puts after a text: it parts two that are read as one piece."""
        return self._load().end

    def run(self, pieces: Sequence[Ids]) -> list[Rows]:
        """The model's rows for each piece, float32 of shape [2 + tokens, width].

        A piece is at most as long as those that the model was trained on; the first and the last row belong to
        the tokens that mark its ends.
        """
        loaded = self._load()
        # Longest first, so that no thread is left with a long piece when the others have finished.
        order = sorted(range(len(pieces)), key=lambda index: -len(pieces[index]))
        rows = loaded.pool.map(loaded.run, [pieces[index] for index in order])
        done = dict(zip(order, rows, strict=True))
        return [done[index] for index in range(len(pieces))]

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """One reading for each text. A long one is read in overlapping windows; an empty one has no rows."""
        tokens = [self.tokens(text) for text in texts]
        cuts = [windows(len(found.ids)) for found in tokens]
        pieces = [found.ids[w.start : w.end] for found, cut in zip(tokens, cuts, strict=True) for w in cut]
        rows = iter(self.run(pieces))
        return [
            Reading(found.places, _stitched([(window, next(rows)) for window in cut]))
            for found, cut in zip(tokens, cuts, strict=True)
        ]

    def _load(self) -> "_Loaded":
        with self._loading:
            if self._loaded is None:
                self._loaded = _Loaded(self._folder)
            return self._loaded


class _Loaded:
    """A tokenizer, a session and the threads it is run on."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = _tokenizer(_existing(folder / "tokenizer.json"))
        self._session = session(folder / "model.onnx")
        self._wanted = {wanted.name for wanted in self._session.get_inputs()}
        self._begin, self.end = _ends(self.tokenizer)
        self.pool = ThreadPoolExecutor(usable_cores(), thread_name_prefix="encoder")

    def run(self, piece: Ids) -> Rows:
        ids = np.concatenate([self._begin, piece, self.end])[np.newaxis]
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        try:
            (rows,) = self._session.run(None, {name: inputs[name] for name in self._wanted})
        except Exception as error:
            raise ModelError(f"An encoder failed ({type(error).__name__}); install Sotto again.") from None
        return np.asarray(rows[0], dtype=np.float32)


def _stitched(parts: Sequence[tuple[Window, Rows]]) -> Rows:
    """For every token its row from the window that answers for it, without the rows of the windows' ends."""
    taken = [rows[1:-1][window.first - window.start : window.last - window.start] for window, rows in parts]
    return np.concatenate(taken) if taken else np.zeros((0, 0), dtype=np.float32)


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise ModelError(f"The file {path} is missing; install Sotto again.")
    return path


def _tokenizer(path: Path) -> Any:
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception:
        raise ModelError(f"The file {path} is broken; install Sotto again.") from None
    tokenizer.no_truncation()
    tokenizer.no_padding()
    # Else a typed "[SEP]" would be the control token, and a text could be cut in two by who wrote it.
    tokenizer.encode_special_tokens = True
    return tokenizer


def session(path: Path) -> Any:
    """An ONNX session on one thread, offline and silent. Raises ModelError when the file is missing or broken."""
    _existing(path)
    # Since 1.32 the official builds send telemetry over HTTPS and keep a device id, and switching it off by its
    # API comes too late for the first event. The variable is read once, when the library is loaded.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # several pieces at a time instead
    options.enable_cpu_mem_arena = False  # it keeps the most that any text ever took
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception:
        raise ModelError(f"The file {path} is broken; install Sotto again.") from None


def _ends(tokenizer: Any) -> tuple[Ids, Ids]:
    """What this tokenizer puts before and after a text."""
    whole, bare = tokenizer.encode("a").ids, tokenizer.encode("a", add_special_tokens=False).ids
    before = whole.index(bare[0])
    return np.array(whole[:before], dtype=np.int64), np.array(whole[before + len(bare) :], dtype=np.int64)


def _readable(text: str) -> str:
    """`text` in letters that the vocabulary knows (full-width ones made plain), each in its old place."""
    return text if text.isascii() else "".join(map(_plain, text))


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"  # half a surrogate pair can't be encoded
    plain = normalize("NFKC", char)
    return plain if len(plain) == 1 else char
