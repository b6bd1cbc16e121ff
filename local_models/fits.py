"""How much memory a model needs, and at what context it fits: worked out before it is loaded or downloaded.

The sum has three parts. The weights take what their file takes. The cache of evaluated tokens takes two bytes for
every number of every key and value of every layer, for each token of context (llama.cpp is run with a cache of
half precision, and of full length in sliding layers too, which is what lets a conversation be taken up again).
The scratch space holds one step of a prompt: the scores of each token of the step against the whole context, since
flash attention is off (see runtime.py). Measured with the model that comes along, the sum is a tenth too much.

Where that is more than there is, prompts are read in smaller steps before the context shrinks: a quarter of the
scratch space, at no cost in time on a processor (4.68 ms a token in steps of 64, 4.59 in steps of 256), and to the
last bit the same answers. A cache of fewer bits does less: keys of eight bits save a quarter of the cache and move
the answers' logits by up to 1.4; values need flash attention, which makes reading 1.6 times as slow.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from local_models.gguf import Header, number

STEP = 256
"""Tokens of a prompt that are evaluated at once: large steps are quicker on a card, and take more memory."""

SMALL_STEP = 64
"""The same where memory is short."""

ASIDE = 1024
"""Tokens of the context that tasks have beside the chat's."""

TAUGHT = 1024
"""Tokens of a background job that the model was taught, and its answer: a clause, a question, a few facts."""

LEAST = 1024
"""The smallest context that is worth opening a model with, in tokens."""

KEPT = 64_000_000
"""Bytes that the evaluated beginnings of tasks' prompts take together, at most (see states.py): those of all
skills with a small model, of one or two with a large one."""

_GRAIN = 256  # contexts are multiples of this
_HALF, _SINGLE = 2, 4  # bytes of a number
_FIXED = 32_000_000  # what llama.cpp takes beside all that, whatever the model, in bytes


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of a model that its memory depends on.

    `kv` is how many numbers one token leaves in the cache, over all layers; `heads` is how many attention heads a
    layer has, `width` and `inner` how wide it is, `trained` the context that it was trained with.
    """

    layers: int
    kv: int
    heads: int
    width: int
    inner: int
    trained: int

    def cache(self, context: int) -> int:
        """Bytes of the cache of evaluated tokens."""
        return self.kv * _HALF * context

    def scratch(self, context: int, step: int = STEP) -> int:
        """Bytes that one step of a prompt needs on top."""
        scores = 2 * self.heads * context  # before and after the softmax
        return step * _SINGLE * (scores + 2 * self.inner + 4 * self.width) + _FIXED


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a model fits: `needed` bytes at `context` tokens, of `available`; `wanted` tokens were asked for.

    `step` is how many tokens of a prompt are evaluated at once.
    """

    context: int
    wanted: int
    needed: int
    available: int
    step: int = STEP

    @property
    def fits(self) -> bool:
        """Whether it can be opened at all."""
        return self.needed <= self.available

    @property
    def full(self) -> bool:
        """Whether it can be opened with the context that was asked for."""
        return self.fits and self.context == self.wanted


def shape_in(header: Header) -> Shape | None:
    """The shape that a GGUF header tells; None where it does not tell enough, as for an unknown kind."""
    kind = header.get("general.architecture")
    layers, width = number(header, f"{kind}.block_count", 0), number(header, f"{kind}.embedding_length", 0)
    heads = _each(header, f"{kind}.attention.head_count", layers, ())
    if not layers or not width or not heads or not max(heads):
        return None
    head = width // max(heads)
    key = number(header, f"{kind}.attention.key_length", head)
    value = number(header, f"{kind}.attention.value_length", head)
    return Shape(
        layers=layers,
        kv=sum(_each(header, f"{kind}.attention.head_count_kv", layers, heads)) * (key + value),
        heads=max(heads),
        width=width,
        inner=max(_each(header, f"{kind}.feed_forward_length", layers, (4 * width,))),
        trained=number(header, f"{kind}.context_length", 4096),
    )


def needed(shape: Shape, weights: int, context: int, step: int = STEP) -> int:
    """Bytes that a model with `weights` bytes of weights takes when it is open with `context` tokens."""
    return weights + shape.cache(context) + shape.scratch(context, step)


def fitted(shape: Shape, weights: int, wanted: int, available: int) -> Fit:
    """The largest context up to `wanted` that fits into `available` bytes; the least one if none does.

    Where all of it fits in large steps, it is in those; else in small ones.
    """
    wanted = min(wanted, shape.trained)
    full = needed(shape, weights, wanted)
    if full <= available:
        return Fit(wanted, wanted, full, available)
    least = min(wanted, LEAST)
    fixed = needed(shape, weights, 0, SMALL_STEP)
    each = needed(shape, weights, 1, SMALL_STEP) - fixed
    room = (available - fixed) // each
    context = wanted if room >= wanted else max(least, room // _GRAIN * _GRAIN)
    return Fit(context, wanted, needed(shape, weights, context, SMALL_STEP), available, SMALL_STEP)


def beside(shape: Shape, step: int) -> int:
    """Bytes that the context of tasks takes, with what it keeps."""
    return shape.cache(ASIDE) + shape.scratch(ASIDE, step) + KEPT


def jobs(shape: Shape, adapter: int) -> int:
    """Bytes of the context in which what the model was taught is at work, with an adapter of so many bytes."""
    return shape.cache(TAUGHT) + shape.scratch(TAUGHT, SMALL_STEP) + adapter


def _each(header: Header, key: str, layers: int, otherwise: Sequence[int]) -> Sequence[int]:
    """A number for each layer: the header gives one for all of them, or one each."""
    found = header.get(key)
    if isinstance(found, tuple):
        return [int(value) for value in found] or otherwise
    return [int(found)] * layers if isinstance(found, int | float) else otherwise
