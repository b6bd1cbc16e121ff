"""llama.cpp itself: one loaded model with one sequence of evaluated tokens. Tokens in, tokens out.

It calls the library's C functions. llama_cpp's `Llama` class would be shorter, but while it loads it sends the
whole process's stdout and stderr to /dev/null, which blanks a terminal app, and it cannot be stopped while it
evaluates.
"""

import ctypes
import os
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from local_models.cpu import usable_cores
from local_models.fits import LEAST, STEP
from local_models.llm import ModelError
from local_models.native import api
from local_models.sampler import Sampler

EVALUATE_AT_ONCE = STEP
"""Tokens per step of a prompt: large steps are quicker; a GPU, which ignores the abort flag, stops after one."""

_ABORTED = 2  # what llama_decode returns when its abort callback said so


class Stopped(Exception):
    """The evaluation was stopped by `Runtime.stop`."""


# llama.cpp asks this at every step of a computation whether to give up. It must be C: a Python callback would take
# the interpreter's lock thousands of times a token. strlen of our flag is 0 (false) until its first byte is set.
_C = ctypes.CDLL("msvcrt" if os.name == "nt" else None)
_FLAG_IS_SET = api.ggml_abort_callback(ctypes.cast(_C.strlen, ctypes.c_void_p).value)


class Runtime:
    """A model in memory and the tokens it has evaluated. Not thread-safe, except for `stop`.

    `context` is the most tokens that prompt and answer may take; it is capped by what the model was trained with,
    and by what there is memory for. `keep_loading` is asked now and then while loading. `on_card` is how many
    layers go on the graphics card. Raises ModelError when the file cannot be loaded.
    """

    def __init__(
        self, path: Path, context: int, keep_loading: Callable[[], bool] = lambda: True, on_card: int = 0
    ) -> None:
        self._flag = ctypes.create_string_buffer(b"\0\0")
        self._model = _load(path, keep_loading, on_card)
        self.vocab = api.llama_model_get_vocab(self._model)
        self.context_size: int = min(context, api.llama_model_n_ctx_train(self._model))
        self._context = self._open_context()
        self._memory = api.llama_get_memory(self._context)
        self.evaluated: list[int] = []
        """The tokens whose state is in memory, in order."""
        self._piece = ctypes.create_string_buffer(256)

    def _open_context(self) -> object:
        """The context, smaller than asked for where memory runs out. Raises ModelError when that does not help."""
        while not (context := self._try_context()):
            if self.context_size <= LEAST:
                api.llama_model_free(self._model)
                raise ModelError(
                    "There is not enough memory for this model; close some programs or use a smaller one."
                )
            self.context_size = max(LEAST, self.context_size // 2)
        api.llama_set_abort_callback(context, _FLAG_IS_SET, ctypes.addressof(self._flag))
        return context

    def _try_context(self) -> object:
        params = api.llama_context_default_params()
        params.n_ctx = self.context_size
        params.n_batch = params.n_ubatch = min(EVALUATE_AT_ONCE, self.context_size)
        # With flash attention an answer depends on what part of its prompt was evaluated before: logits moved by
        # 0.8. Without it they are the same to the last bit, and on a CPU it is no slower.
        params.flash_attn_type = api.LLAMA_FLASH_ATTN_TYPE_DISABLED
        params.n_threads_batch = usable_cores()
        params.n_threads = max(1, usable_cores() - 1)  # one token is little work; the app needs a core as well
        return api.llama_init_from_model(self._model, params)

    def free(self) -> None:
        """Give the memory back. The runtime is of no use afterwards."""
        api.llama_free(self._context)
        api.llama_model_free(self._model)
        self.evaluated = []

    def stop(self) -> None:
        """Make a running `evaluate` raise Stopped, and every later one until `resume`. From any thread."""
        self._flag[0] = b"\1"

    def resume(self) -> None:
        """Forget an earlier `stop`."""
        self._flag[0] = b"\0"

    @property
    def stopped(self) -> bool:
        """Whether `stop` was called since the last `resume`."""
        return self._flag[0] != b"\0"

    def template(self) -> str | None:
        """The chat template (Jinja) that came with the model."""
        text: bytes | None = api.llama_model_chat_template(self._model, None)
        return text.decode() if text else None

    @property
    def begin(self) -> int | None:
        """The token that this model wants at the very start, if any."""
        return api.llama_vocab_bos(self.vocab) if api.llama_vocab_get_add_bos(self.vocab) else None

    def spelling(self, token: int) -> str:
        """How the vocabulary spells a token, control tokens too; empty for a token it does not have (-1)."""
        return "" if token < 0 else api.llama_vocab_get_text(self.vocab, token).decode()

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

    def set_prompt(self, prompt: Sequence[int]) -> int:
        """Evaluate `prompt`, reusing what the evaluated tokens share with it. Returns how many were evaluated.

        The last token is always evaluated, since sampling needs its result. Raises Stopped and ModelError; the
        tokens that were evaluated until then stay usable.
        """
        shared = _shared(self.evaluated, prompt[:-1])
        self._keep(shared)
        fresh = len(prompt) - len(self.evaluated)
        for start in range(len(self.evaluated), len(prompt), EVALUATE_AT_ONCE):
            self.evaluate(prompt[start : start + EVALUATE_AT_ONCE])
        return fresh

    def evaluate(self, tokens: Sequence[int]) -> None:
        """Append at most `EVALUATE_AT_ONCE` tokens to the evaluated ones. Raises Stopped and ModelError."""
        if self.stopped:
            raise Stopped
        array = (api.llama_token * len(tokens))(*tokens)  # the batch only points to it
        status = api.llama_decode(self._context, api.llama_batch_get_one(array, len(tokens)))
        if status == 0:
            self.evaluated.extend(tokens)
            return
        self._keep(len(self.evaluated))  # a part of the batch may be in memory already
        if status == _ABORTED:
            raise Stopped
        raise ModelError("The model could not evaluate the text; a smaller context or model may help.")

    def _keep(self, count: int) -> None:
        """Drop all evaluated tokens but the first `count`; all of them where the model cannot drop a part."""
        if not api.llama_memory_seq_rm(self._memory, 0, count, -1):
            api.llama_memory_clear(self._memory, True)
            count = 0
        del self.evaluated[count:]

    def generate(self, sampler: Sampler, limit: int) -> Generator[int]:
        """The tokens that follow, at most `limit`, until the model ends its turn. Raises as `evaluate`."""
        for place in range(limit):
            token = sampler.sample(self._context)
            if api.llama_vocab_is_eog(self.vocab, token):
                return
            yield token
            if place + 1 < limit:
                self.evaluate([token])


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


def _shared(left: Sequence[int], right: Sequence[int]) -> int:
    """How many tokens two sequences have in common from the start."""
    pairs = zip(left, right, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))
