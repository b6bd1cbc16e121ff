"""A context over a resident model: one sequence of evaluated tokens. Tokens in, tokens out."""

from collections.abc import Iterator, Sequence

from local_models.cpu import usable_cores
from local_models.fits import LEAST, STEP
from local_models.llm import ModelError
from local_models.native import api
from local_models.resident import Resident
from local_models.sampler import Sampler
from local_models.states import States
from local_models.stopping import Stopped

_ABORTED = 2  # what llama_decode returns when its abort callback said so
_TOGETHER = 2
"""Tokens of a prompt that are evaluated at once, at least. llama.cpp multiplies a single token by other code,
which rounds otherwise (logits moved by 0.7); from two on, a prompt's results are the same to the last bit however
it is cut. So an answer never depends on what part of its prompt was there before."""


class Runtime:
    """The tokens that a model has evaluated. Not thread-safe.

    `context` is the most tokens that prompt and answer may take; it is capped by what the model was trained with,
    and by what there is memory for. `step` is how many tokens of a prompt are evaluated at once: large steps are
    quicker on a graphics card, which ignores a stop until a step is done. `states` keeps what prompts begin with.
    Raises ModelError when there is not enough memory.
    """

    def __init__(self, resident: Resident, context: int, step: int = STEP, states: States | None = None) -> None:
        self._resident = resident
        self.context_size = min(context, resident.trained)
        self._step = min(step, self.context_size)
        self._states = states
        self._context = self._open_context()
        self._memory = api.llama_get_memory(self._context)
        self.evaluated: list[int] = []
        """The tokens whose state is in memory, in order."""
        self.used_by: object = None
        """Whoever brought in the latest prompt."""

    def _open_context(self) -> object:
        """The context, smaller than asked for where memory runs out. Raises ModelError when that does not help."""
        while not (context := self._try_context()):
            if self.context_size <= LEAST:
                raise ModelError(
                    "There is not enough memory for this model; close some programs or use a smaller one."
                )
            self.context_size = max(LEAST, self.context_size // 2)
        self._resident.stops(context)
        return context

    def _try_context(self) -> object:
        params = api.llama_context_default_params()
        params.n_ctx = self.context_size
        params.n_batch = params.n_ubatch = self._step
        # With flash attention an answer depended on what part of its prompt was evaluated before: logits moved by
        # 0.8. Without it they are the same to the last bit, and on a CPU it is no slower.
        params.flash_attn_type = api.LLAMA_FLASH_ATTN_TYPE_DISABLED
        params.n_threads_batch = usable_cores()
        params.n_threads = max(1, usable_cores() - 1)  # one token is little work; the app needs a core as well
        return api.llama_init_from_model(self._resident.model, params)

    def free(self) -> None:
        """Give the memory back. The runtime is of no use afterwards."""
        api.llama_free(self._context)
        self.evaluated = []

    def set_prompt(self, prompt: Sequence[int], beginning: int = 0) -> int:
        """Evaluate `prompt`, reusing what is evaluated already. Returns how many tokens had to be.

        Its first `beginning` tokens are those of many prompts: they are kept, and put back when another prompt has
        taken their place. The last tokens are always evaluated, since sampling needs their result.
        Raises Stopped and ModelError; the tokens that were evaluated until then stay usable.
        """
        self.used_by = None
        beginning = min(beginning, len(prompt) - _TOGETHER)
        fresh = 0
        if self._states and beginning > _TOGETHER and self.evaluated[:beginning] != list(prompt[:beginning]):
            fresh += self._begin(prompt[:beginning], self._states)
        return fresh + self._reach(prompt)

    def _begin(self, beginning: Sequence[int], states: States) -> int:
        """Have just the `beginning` of a prompt evaluated: put back, or anew and then kept."""
        if beginning in states:
            self._keep(0)
            if states.restore(self._context, beginning):
                self.evaluated = list(beginning)
                return 0
        fresh = self._reach(beginning)
        states.keep(self._context, beginning)
        return fresh

    def _reach(self, prompt: Sequence[int]) -> int:
        self._keep(_shared(self.evaluated, prompt[:-_TOGETHER]))
        fresh = len(prompt) - len(self.evaluated)
        for step in _steps(prompt[len(self.evaluated) :], self._step):
            self.evaluate(step)
        return fresh

    def go_on(self, prompt: Sequence[int], answer: Sequence[int]) -> None:
        """Have `answer` evaluated after a `prompt` that is, one by one, as it was generated. As `evaluate`."""
        for token in answer[len(self.evaluated) - len(prompt) :]:
            self.evaluate([token])

    def evaluate(self, tokens: Sequence[int]) -> None:
        """Append at most a step of tokens to the evaluated ones. Raises Stopped and ModelError."""
        if self._resident.stopped:
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
            count, self.used_by = 0, None
        del self.evaluated[count:]

    def sample(self, sampler: Sampler) -> int:
        """The token that `sampler` chooses to follow the evaluated ones."""
        return sampler.sample(self._context)


def _steps(tokens: Sequence[int], most: int) -> Iterator[Sequence[int]]:
    """The tokens in steps of at most `most`, none of them a single token."""
    start = 0
    while start < len(tokens):
        size = min(most, len(tokens) - start)
        if len(tokens) - start - size == 1:
            size -= 1
        yield tokens[start : start + size]
        start += size


def _shared(left: Sequence[int], right: Sequence[int]) -> int:
    """How many tokens two sequences have in common from the start."""
    pairs = zip(left, right, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))
