"""A checkpoint from the weights that Sotto ships: `python -m local_models.training.unpack MODEL OUT`.

Training can go on from there without anything that lies outside the repository. What int8 rounded stays rounded.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from transformers import BertForTokenClassification

from local_models.training.train import base, save

Matrix = npt.NDArray[np.float32]

_MATRIX = "/MatMul_quant"
_TABLES = ("word_embeddings", "position_embeddings")


def unpacked(path: Path) -> dict[str, torch.Tensor]:
    """The weights of an ONNX file that `export` wrote, in fp32, by the names that transformers gives them."""
    graph = onnx.load(str(path)).graph
    stored = {each.name: numpy_helper.to_array(each).copy() for each in graph.initializer}
    found = {name.removeprefix("model."): array for name, array in stored.items() if name.startswith("model.")}
    for node in graph.node:
        module = node.name.rpartition("/")[0].removeprefix("/model/").replace("/", ".")
        if node.op_type == "MatMulInteger" and node.name.endswith(_MATRIX):
            found[f"{module}.weight"] = _whole(stored, node.input[1].removesuffix("_quantized")).T
        elif node.op_type == "MatMul" and node.input[1] in stored:
            found[f"{module}.weight"] = stored[node.input[1]].T
    for name in _TABLES:
        table = f"/model/bert/embeddings/{name}/Constant"
        found[f"bert.embeddings.{name}.weight"] = stored[f"{table}_output_0"] * stored[f"{table}_1_output_0"]
    return {name: torch.from_numpy(np.ascontiguousarray(array, np.float32)) for name, array in found.items()}


def _whole(stored: Mapping[str, npt.NDArray[Any]], name: str) -> Matrix:
    """A matrix of shape [from, to] out of its int8 numbers, one scale for every column."""
    numbers = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"]
    whole: Matrix = numbers * stored[f"{name}_scale"]
    return whole


def unpack(path: Path, out: Path) -> None:
    """Write a checkpoint. Raises KeyError or RuntimeError if `export` did not write the file."""
    weights = unpacked(path)
    model = BertForTokenClassification.from_pretrained(base(), num_labels=len(weights["classifier.bias"]))
    missing, unknown = model.load_state_dict(weights, strict=False)
    if unknown or [name for name in missing if not name.endswith("position_ids")]:
        raise RuntimeError(f"not all weights were found: {missing} {unknown}")
    save(model, base(), out)


def main() -> None:
    """Read the command line and write the checkpoint."""
    parser = argparse.ArgumentParser(description="Make a checkpoint from shipped weights.")
    parser.add_argument("model", type=Path, help="model.onnx of the tagger or the reader")
    parser.add_argument("out", type=Path, help="the folder of the checkpoint")
    args = parser.parse_args()
    unpack(args.model, args.out)


if __name__ == "__main__":
    main()
