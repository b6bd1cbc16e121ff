"""Models of a few kilobytes that do as the real ones do: a real tokenizer, a real ONNX graph, known answers."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

CONTROL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def write_tokenizer(folder: Path, words: Sequence[str]) -> Tokenizer:
    """BERT's own kind: uncased WordPiece, accents stripped. It pads and cuts, as published tokenizers do."""
    vocabulary = [*CONTROL, *LETTERS, *(f"##{c}" for c in LETTERS), *".,!?-'[]", *words]
    numbers = {word: number for number, word in enumerate(dict.fromkeys(vocabulary))}
    tokenizer = Tokenizer(models.WordPiece(numbers, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    ends = [("[CLS]", numbers["[CLS]"]), ("[SEP]", numbers["[SEP]"])]
    tokenizer.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ends)
    tokenizer.add_special_tokens(CONTROL)
    tokenizer.enable_padding(length=16)
    tokenizer.enable_truncation(16)
    tokenizer.save(str(folder / "tokenizer.json"))
    return tokenizer


def write_model(folder: Path, table: np.ndarray, *, token_types: bool = False) -> None:
    """A graph that answers token n with row n of `table`, and wants the inputs that BERT's graphs want."""
    names = ["input_ids", "attention_mask", *(["token_type_ids"] if token_types else [])]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "sequence"]) for name in names]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "sequence", table.shape[1]])
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["rows"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["masks"]),
        helper.make_node("Mul", ["rows", "masks"], ["logits"]),
    ]
    constants = [
        numpy_helper.from_array(table.astype(np.float32), "table"),
        numpy_helper.from_array(np.array([-1], dtype=np.int64), "last"),
    ]
    graph = helper.make_graph(nodes, "tiny", inputs, [output], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)
    onnx.save(model, folder / "model.onnx")


def write_encoder(folder: Path, words: Sequence[str] = (), *, token_types: bool = False, width: int = 4) -> Path:
    """An encoder whose row for token n is [n, n, ...]."""
    count = write_tokenizer(folder, words).get_vocab_size()
    write_model(folder, np.repeat(np.arange(count)[:, None], width, axis=1), token_types=token_types)
    return folder


def write_tagger(folder: Path, chances: Mapping[str, Mapping[str, float]], labels: Sequence[str]) -> Path:
    """A tagger that gives a word of `chances` these probabilities of labels, and anything else "O"."""
    tokenizer = write_tokenizer(folder, list(chances))
    table = np.full((tokenizer.get_vocab_size(), len(labels)), 1e-6)
    table[:, labels.index("O")] = 1.0
    for word, wanted in chances.items():
        row = table[tokenizer.token_to_id(word)]
        row[:] = 1e-6
        for label, chance in wanted.items():
            row[labels.index(label)] = chance
    write_model(folder, np.log(table))
    (folder / "labels.json").write_text(json.dumps(list(labels)))
    return folder
