"""A Llama model in torch with low-rank corrections to learn (LoRA, Hu and others, arXiv 2106.09685).

The weights stay as the GGUF file has them, so queries and keys are turned in neighbouring pairs of numbers, as
llama.cpp does it, and an adapter's matrices need no reordering. Weights and activations that are multiplied are
bfloat16; the sums between layers, the corrections and their gradients are float32.
"""

import math
from collections.abc import Mapping

import torch
from torch import nn
from torch.nn.functional import linear, rms_norm, scaled_dot_product_attention, silu

from local_models.training.teaching.base import Base, Shape

CORRECTED = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")
"""The matrices of a layer that get a correction, by their GGUF names."""


class Corrected(nn.Module):
    """A fixed matrix W [out, in] with a correction: x -> W x + scale * B A x. B begins as zero."""

    def __init__(self, fixed: torch.Tensor, rank: int, scale: float) -> None:
        super().__init__()
        out, within = fixed.shape
        self.register_buffer("fixed", fixed.bfloat16(), persistent=False)
        self.a = nn.Parameter(torch.randn(rank, within) / math.sqrt(within))
        self.b = nn.Parameter(torch.zeros(out, rank))
        self.scale = scale

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """bfloat16 [texts, tokens, in] to bfloat16 [texts, tokens, out]."""
        corrected: torch.Tensor = linear(x, self.fixed + (self.b * self.scale @ self.a).bfloat16())
        return corrected


class Layer(nn.Module):
    """One layer: attention, then the gated network, each added to what came in."""

    def __init__(self, base: Base, number: int, rank: int, scale: float) -> None:
        super().__init__()
        self.shape = base.shape
        tensors = {name: torch.from_numpy(base.weights[f"blk.{number}.{name}.weight"]) for name in _OF_A_LAYER}
        self.register_buffer("attn_norm", tensors["attn_norm"], persistent=False)
        self.register_buffer("ffn_norm", tensors["ffn_norm"], persistent=False)
        for name in CORRECTED:
            setattr(self, name, Corrected(tensors[name], rank, scale))

    def forward(self, x: torch.Tensor, turn: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
        """float32 [texts, tokens, width] to the same."""
        x = x + self._attended(self._normed(x, self.attn_norm), turn).float()
        y = self._normed(x, self.ffn_norm)
        return x + self.ffn_down(silu(self.ffn_gate(y)) * self.ffn_up(y)).float()

    def _normed(self, x: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
        return rms_norm(x, weight.shape, weight, self.shape.epsilon).bfloat16()

    def _attended(self, x: torch.Tensor, turn: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
        q = _turned(self._heads(self.attn_q(x), self.shape.heads), turn)
        k = _turned(self._heads(self.attn_k(x), self.shape.kv_heads), turn)
        v = self._heads(self.attn_v(x), self.shape.kv_heads)
        each = self.shape.heads // self.shape.kv_heads
        k, v = k.repeat_interleave(each, dim=1), v.repeat_interleave(each, dim=1)
        seen = scaled_dot_product_attention(q, k, v, is_causal=True)
        out: torch.Tensor = self.attn_output(seen.transpose(1, 2).flatten(2))
        return out

    def _heads(self, x: torch.Tensor, heads: int) -> torch.Tensor:
        return x.unflatten(-1, (heads, -1)).transpose(1, 2)


_OF_A_LAYER = ("attn_norm", "ffn_norm", *CORRECTED)


class Llama(nn.Module):
    """The whole model. Its only parameters that learn are the corrections, begun anew by `seed`."""

    def __init__(self, base: Base, rank: int, alpha: float, seed: int) -> None:
        super().__init__()
        torch.manual_seed(seed)
        self.shape = base.shape
        words = torch.from_numpy(base.weights["token_embd.weight"])
        self.register_buffer("words", words.bfloat16(), persistent=False)
        self.register_buffer("norm", torch.from_numpy(base.weights["output_norm.weight"]), persistent=False)
        self.layers = nn.ModuleList(Layer(base, number, rank, alpha / rank) for number in range(base.shape.layers))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Token numbers [texts, tokens] to hidden numbers, bfloat16 [texts, tokens, width]."""
        cos, sin = _turns(ids.shape[1], self.shape.width // self.shape.heads, self.shape)
        x, turn = self.words[ids].float(), (cos.to(ids.device), sin.to(ids.device))
        for layer in self.layers:
            x = layer(x, turn)
        return rms_norm(x, self.norm.shape, self.norm, self.shape.epsilon).bfloat16()

    def logits(self, hidden: torch.Tensor) -> torch.Tensor:
        """Hidden numbers [places, width] to a float32 number for every token of the vocabulary."""
        return linear(hidden, self.words).float()

    def corrections(self) -> Mapping[str, tuple[torch.Tensor, torch.Tensor]]:
        """The learnt matrices A [rank, in] and B [out, rank], by the GGUF name of the matrix they correct."""
        return {
            f"blk.{number}.{name}.weight": (part.a.detach(), part.b.detach())
            for number, layer in enumerate(self.layers)
            for name in CORRECTED
            for part in [layer.get_submodule(name)]
        }


def _turns(tokens: int, width: int, shape: Shape) -> tuple[torch.Tensor, torch.Tensor]:
    """Cosine and sine of the rotary angles, float32 [tokens, width / 2]."""
    base = shape.rope_base
    angles = torch.outer(torch.arange(tokens).float(), base ** (-torch.arange(0, width, 2).float() / width))
    return angles.cos(), angles.sin()


def _turned(x: torch.Tensor, turn: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
    """Queries or keys [texts, heads, tokens, width], each pair of neighbouring numbers turned by its angle."""
    cos, sin = turn
    first, second = x[..., 0::2].float(), x[..., 1::2].float()
    return torch.stack((first * cos - second * sin, first * sin + second * cos), dim=-1).flatten(-2).to(x.dtype)
