"""Checks the exported embedder: `python -m local_models.training.same EMBEDDER SENTENCES`.

Prints the lowest and the mean cosine between its embeddings and those of the fp32 model, a sentence at a time.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from local_models.encoder import Encoder
from local_models.training.encoding import tokenizer
from local_models.training.export import load
from local_models.training.train import base


def cosines(folder: Path, sentences: list[str]) -> list[float]:
    """One cosine for each sentence of at most 126 tokens."""
    encoder, whole, by = Encoder(folder), load(base(), embedder=True), tokenizer(base())
    found = []
    for sentence in sentences:
        ids = torch.tensor([by.encode(sentence).ids])
        with torch.no_grad():
            exact = whole(ids, torch.ones_like(ids))[0].mean(dim=0).numpy()
        (rows,) = encoder.run([encoder.tokens(sentence).ids])
        ours = rows.mean(axis=0)
        found.append(float(exact @ ours / (np.linalg.norm(exact) * np.linalg.norm(ours))))
    return found


def main() -> None:
    """Read the command line and compare."""
    parser = argparse.ArgumentParser(description="Compare the int8 embedder with the fp32 model.")
    parser.add_argument("embedder", type=Path)
    parser.add_argument("sentences", type=Path, help="a text file, one sentence a line")
    args = parser.parse_args()
    found = cosines(args.embedder, args.sentences.read_text(encoding="utf-8").splitlines()[:100])
    print(f"{len(found)} sentences: lowest cosine {min(found):.4f}, mean {sum(found) / len(found):.4f}")


if __name__ == "__main__":
    main()
