"""The embedded model's weights, read back from its GGUF file: dequantised, as llama.cpp itself sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a Llama model: numbers of layers and heads, widths, the base of its rotary angles."""

    layers: int
    heads: int
    kv_heads: int
    width: int
    inner: int
    rope_base: float
    epsilon: float


@dataclass(frozen=True, slots=True)
class Base:
    """A model as its file has it: the weights by their GGUF names, rows first ([out, in]), in float32."""

    shape: Shape
    weights: Mapping[str, np.ndarray]


def read(path: Path) -> Base:
    """The model of a GGUF file of the Llama architecture. Raises ValueError for another architecture."""
    from gguf import GGUFReader, dequantize

    reader = GGUFReader(path)
    if _value(reader, "general.architecture") != "llama":
        raise ValueError(f"{path.name} is no Llama model, and no other is taught.")
    shape = Shape(
        layers=_value(reader, "llama.block_count"),
        heads=_value(reader, "llama.attention.head_count"),
        kv_heads=_value(reader, "llama.attention.head_count_kv"),
        width=_value(reader, "llama.embedding_length"),
        inner=_value(reader, "llama.feed_forward_length"),
        rope_base=_value(reader, "llama.rope.freq_base"),
        epsilon=_value(reader, "llama.attention.layer_norm_rms_epsilon"),
    )
    weights = {
        tensor.name: np.array(dequantize(tensor.data, tensor.tensor_type), np.float32) for tensor in reader.tensors
    }
    return Base(shape, weights)


def _value(reader: Any, key: str) -> Any:
    return reader.fields[key].contents()
