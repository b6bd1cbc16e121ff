"""How the next token is chosen."""

import ctypes
from collections.abc import Iterator
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from local_models.llm import ModelError
from local_models.native import api

_LIKELY = 256  # tokens tried against a grammar before all of them are

_CANDIDATE = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])  # llama_token_data


class Sampler(Protocol):
    """Chooses the next token from what a llama.cpp context has evaluated last."""

    def sample(self, context: object) -> int:
        """The chosen token."""
        ...

    def close(self) -> None:
        """Give the memory back."""
        ...


class FreeSampler:
    """llama.cpp's usual chain, or the likeliest token when `temperature` is 0. Without a `seed` runs differ."""

    def __init__(self, temperature: float, seed: int | None) -> None:
        self.chain = api.llama_sampler_chain_init(api.llama_sampler_chain_default_params())
        for part in _chain(temperature, seed):
            api.llama_sampler_chain_add(self.chain, part)

    def sample(self, context: object) -> int:
        """The chosen token."""
        token: int = api.llama_sampler_sample(self.chain, context, -1)
        return token

    def close(self) -> None:
        """Give the memory back."""
        api.llama_sampler_free(self.chain)


class GrammarSampler:
    """Chooses only tokens that keep the text inside a `grammar` (GBNF).

    Checking the whole vocabulary takes longer than evaluating a small model, so the likeliest tokens are tried
    first; the rest only when none of them fits. Where the likeliest token that fits is wanted (`temperature` 0),
    the likeliest of all is tried alone before. Raises ModelError for a grammar that llama.cpp cannot read.
    """

    def __init__(self, vocab: object, grammar: str, temperature: float) -> None:
        self._grammar = api.llama_sampler_init_grammar(vocab, grammar.encode(), b"root")
        if not self._grammar:
            raise ModelError("llama.cpp cannot read the grammar of this JSON schema; make the schema simpler.")
        self._size = api.llama_vocab_n_tokens(vocab)
        self._free = FreeSampler(temperature, None)
        self._greedy = temperature <= 0

    def sample(self, context: object) -> int:
        """The chosen token. Raises ModelError when no token fits."""
        logits = np.ctypeslib.as_array(api.llama_get_logits_ith(context, -1), (self._size,))
        for tokens in self._tried(logits):
            if (token := self._chosen(tokens, logits)) is not None:
                api.llama_sampler_accept(self._grammar, token)
                return token
        raise ModelError("The model found no way to go on in the form that was asked for; ask again.")

    def _tried(self, logits: NDArray[np.float32]) -> Iterator[NDArray[Any]]:
        """Ever more tokens, the likeliest first."""
        if self._greedy:
            yield np.array([logits.argmax()])
        if self._size > _LIKELY:
            yield np.argpartition(logits, -_LIKELY)[-_LIKELY:]
        yield np.arange(self._size)

    def _chosen(self, tokens: NDArray[Any], logits: NDArray[np.float32]) -> int | None:
        """One of `tokens` that fits the grammar, or None if none does."""
        candidates = np.zeros(len(tokens), _CANDIDATE)
        candidates["id"], candidates["logit"] = tokens, logits[tokens]
        self._apply(self._grammar, candidates)
        candidates = candidates[np.isfinite(candidates["logit"])]
        if not len(candidates):
            return None
        place = self._apply(self._free.chain, candidates)
        return int(candidates["id"][place])

    @staticmethod
    def _apply(sampler: object, candidates: NDArray[Any]) -> int:
        """Let a llama.cpp sampler rewrite the candidates in place; returns the index of the one it selected."""
        pointer = candidates.ctypes.data_as(api.llama_token_data_p)
        array = api.llama_token_data_array(data=pointer, size=len(candidates), selected=-1, sorted=False)
        api.llama_sampler_apply(sampler, ctypes.byref(array))
        return int(array.selected)

    def close(self) -> None:
        """Give the memory back."""
        api.llama_sampler_free(self._grammar)
        self._free.close()


def _chain(temperature: float, seed: int | None) -> list[object]:
    if temperature <= 0:
        return [api.llama_sampler_init_greedy()]
    return [
        api.llama_sampler_init_top_k(40),
        api.llama_sampler_init_top_p(0.95, 1),
        api.llama_sampler_init_min_p(0.05, 1),
        api.llama_sampler_init_temp(temperature),
        api.llama_sampler_init_dist(api.LLAMA_DEFAULT_SEED if seed is None else seed & 0x7FFFFFFF),
    ]
