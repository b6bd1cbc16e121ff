"""A model in memory: its weights and its vocabulary, one of each for every context that is opened over it.

It calls llama.cpp's C functions. llama_cpp's `Llama` class would be shorter, but while it loads it sends the
whole process's stdout and stderr to /dev/null, which blanks a terminal app, and it cannot be stopped while it
evaluates.
"""

import ctypes
import os
from collections.abc import Callable
from pathlib import Path

from local_models.llm import ModelError
from local_models.native import api

# llama.cpp asks this at every step of a computation whether to give up. It must be C: a Python callback would take
# the interpreter's lock thousands of times a token. strlen of our flag is 0 (false) until its first byte is set.
_C = ctypes.CDLL("msvcrt" if os.name == "nt" else None)
_FLAG_IS_SET = api.ggml_abort_callback(ctypes.cast(_C.strlen, ctypes.c_void_p).value)


class Resident:
    """A loaded model. Not thread-safe, except for `stop`.

    `keep_loading` is asked now and then while loading. `on_card` is how many layers go on the graphics card.
    Raises ModelError when the file cannot be loaded.
    """

    def __init__(self, path: Path, keep_loading: Callable[[], bool] = lambda: True, on_card: int = 0) -> None:
        self._flag = ctypes.create_string_buffer(b"\0\0")
        self.model = _load(path, keep_loading, on_card)
        self.vocab = api.llama_model_get_vocab(self.model)
        self.trained: int = api.llama_model_n_ctx_train(self.model)
        """The most tokens of context that the model was trained with."""
        self._piece = ctypes.create_string_buffer(256)

    def free(self) -> None:
        """Give the memory back, after every context over it. The model is of no use afterwards."""
        api.llama_model_free(self.model)

    def stop(self) -> None:
        """Make whatever evaluates with this model raise Stopped, now and until `resume`. From any thread."""
        self._flag[0] = b"\1"

    def resume(self) -> None:
        """Forget an earlier `stop`."""
        self._flag[0] = b"\0"

    @property
    def stopped(self) -> bool:
        """Whether `stop` was called since the last `resume`."""
        return self._flag[0] != b"\0"

    def stops(self, context: object) -> None:
        """Let `stop` reach a computation in `context`, in its middle."""
        api.llama_set_abort_callback(context, _FLAG_IS_SET, ctypes.addressof(self._flag))

    def template(self) -> str | None:
        """The chat template (Jinja) that came with the model."""
        text: bytes | None = api.llama_model_chat_template(self.model, None)
        return text.decode() if text else None

    @property
    def begin(self) -> int | None:
        """The token that this model wants at the very start, if any."""
        return api.llama_vocab_bos(self.vocab) if api.llama_vocab_get_add_bos(self.vocab) else None

    def spelling(self, token: int) -> str:
        """How the vocabulary spells a token, control tokens too; empty for a token it does not have (-1)."""
        return "" if token < 0 else api.llama_vocab_get_text(self.vocab, token).decode()

    def ends(self, token: int) -> bool:
        """Whether a token ends the model's turn."""
        return bool(api.llama_vocab_is_eog(self.vocab, token))

    def tokenize(self, text: str, *, control: bool) -> list[int]:
        """The tokens of `text`; control tokens written in it are taken as such only when `control` is true."""
        data = text.encode("utf-8", errors="replace")
        room = len(data) + 2
        tokens = (api.llama_token * room)()
        count = api.llama_tokenize(self.vocab, data, len(data), tokens, room, False, control)
        if count < 0:
            raise ModelError("This text cannot be tokenized.")
        return list(tokens[:count])

    def piece(self, token: int) -> bytes:
        """The bytes a token stands for: perhaps only a part of a character. Control tokens stand for none."""
        size = api.llama_token_to_piece(self.vocab, token, self._piece, len(self._piece), 0, False)
        if size < 0:  # a token longer than any seen so far
            self._piece = ctypes.create_string_buffer(-size)
            return self.piece(token)
        return self._piece.raw[:size]


def _load(path: Path, keep_loading: Callable[[], bool], on_card: int) -> object:
    params = api.llama_model_default_params()
    params.n_gpu_layers = on_card
    progress = api.llama_progress_callback(lambda done, data: keep_loading())
    params.progress_callback = progress
    model = api.llama_model_load_from_file(str(path).encode(), params)
    if model:
        return model
    if on_card and keep_loading():  # the card may have less room than it said
        return _load(path, keep_loading, 0)
    if not path.exists():
        raise ModelError(f"There is no model file {path}.")
    raise ModelError(f"{path.name} is not a model that llama.cpp can load; download it again or choose another.")
