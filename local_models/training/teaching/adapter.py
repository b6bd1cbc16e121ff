"""The adapter as a GGUF file, as llama.cpp reads it (convert_lora_to_gguf.py there says what it must hold)."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

Corrections = Mapping[str, tuple[np.ndarray, np.ndarray]]
"""Matrices A [rank, in] and B [out, rank] by the GGUF name of the matrix that they correct."""


def write(path: Path, corrections: Corrections, alpha: float) -> None:
    """Write the corrections in float16; they count alpha / rank times."""
    from gguf import GGUFWriter

    writer = GGUFWriter(path, "llama")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", alpha)
    for name, (a, b) in corrections.items():
        writer.add_tensor(f"{name}.lora_a", a.astype(np.float16))
        writer.add_tensor(f"{name}.lora_b", b.astype(np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def read(path: Path) -> Corrections:
    """The corrections of a file that `write` wrote, in float32."""
    from gguf import GGUFReader

    found = {tensor.name: np.array(tensor.data, np.float32) for tensor in GGUFReader(path).tensors}
    names = [name.removesuffix(".lora_a") for name in found if name.endswith(".lora_a")]
    return {name: (found[f"{name}.lora_a"], found[f"{name}.lora_b"]) for name in names}
