"""Exports a model to int8 ONNX: `python -m local_models.training.export CHECKPOINT OUT [--embedder]`.

The tagger gives a row of logits for every token, the embedder a row of hidden numbers for every token (the mean
over a text's tokens is its embedding). Weights are quantised to int8 per channel, activations while it runs.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import BertForTokenClassification, BertModel

from local_models.training.labels import LABELS
from local_models.training.train import base

_SPARED = "layer.0/output/dense/MatMul"
"""Kept in fp32: it reads a few very large activations, and int8 there costs more than in any other layer."""


class _Int8Table(torch.nn.Module):
    """An embedding table in int8 with a scale for every row: one scale for all would drown the small ones."""

    def __init__(self, whole: torch.Tensor) -> None:
        super().__init__()
        self.scale = whole.abs().amax(dim=1, keepdim=True) / 127
        self.table = (whole / self.scale.clamp(min=1e-12)).round().to(torch.int8)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Rows of shape [texts, tokens, width]."""
        rows: torch.Tensor = self.table[ids].float() * self.scale[ids]
        return rows


class _Rows(torch.nn.Module):
    """A model whose only output is its rows, as ONNX wants it."""

    def __init__(self, model: Any, output: str) -> None:
        super().__init__()
        self.model, self.output = model, output

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Rows of shape [texts, tokens, width]."""
        rows: torch.Tensor = self.model(input_ids=input_ids, attention_mask=attention_mask)[self.output]
        return rows


def load(checkpoint: Path, embedder: bool) -> torch.nn.Module:
    """The model of a checkpoint, ready to run."""
    if embedder:
        model = BertModel.from_pretrained(checkpoint, add_pooling_layer=False, attn_implementation="eager")
        return _Rows(model, "last_hidden_state").eval()
    tagger = BertForTokenClassification.from_pretrained(checkpoint, attn_implementation="eager")
    return _Rows(tagger, "logits").eval()


def to_onnx(model: torch.nn.Module, path: Path) -> None:
    """Write a model as ONNX, with any number of texts and tokens."""
    ids = torch.ones(2, 16, dtype=torch.int64)
    names = ["input_ids", "attention_mask"]
    free = {name: {0: "texts", 1: "tokens"} for name in (*names, "rows")}
    torch.onnx.export(
        model, (ids, ids), str(path), input_names=names, output_names=["rows"], dynamic_axes=free,
        opset_version=17, dynamo=False,
    )  # fmt: skip


def quantise(source: Path, out: Path) -> None:
    """Write an ONNX file with the weights of its matrices in int8, all but one."""
    from onnx import load as load_onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    ready = source.with_name("ready.onnx")
    quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
    spared = [node.name for node in load_onnx(str(ready)).graph.node if node.name.endswith(_SPARED)]
    quantize_dynamic(
        str(ready), str(out), op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8,
        nodes_to_exclude=spared,
    )  # fmt: skip


def export(checkpoint: Path, out: Path, embedder: bool, labels: Sequence[str] = ()) -> None:
    """Write `model.onnx`, `tokenizer.json` and, where there are labels, `labels.json` to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        model, whole = load(checkpoint, embedder), Path(folder) / "whole.onnx"
        tables = model.get_submodule("model.embeddings" if embedder else "model.bert.embeddings")
        for name in ("word_embeddings", "position_embeddings"):
            setattr(tables, name, _Int8Table(tables.get_submodule(name).weight.detach()))
        to_onnx(model, whole)
        quantise(whole, out / "model.onnx")
    shutil.copy(checkpoint / "tokenizer.json", out / "tokenizer.json")
    if labels:
        (out / "labels.json").write_text(json.dumps(list(labels)) + "\n")


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description="Export a model to int8 ONNX.")
    parser.add_argument("checkpoint", type=Path, nargs="?", help="left out with --embedder: the plain MiniLM-L6")
    parser.add_argument("out", type=Path)
    parser.add_argument("--embedder", action="store_true", help="export the sentence embedder, not the tagger")
    parser.add_argument(
        "--reader", action="store_true", help="export the reader, whose labels stand in its module"
    )
    args = parser.parse_args()
    labels = () if args.embedder or args.reader else LABELS
    export(args.checkpoint or base(), args.out, args.embedder, labels)
    print(f"{(args.out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
