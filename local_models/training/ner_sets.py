"""Reads the CoNLL files of `ner/`: a token a line, the token first and its label last."""

import re
from collections.abc import Iterator
from pathlib import Path

from local_models.training.example import UNKNOWN, Example, Mark

FILES = {
    "wikigold": ("wikigold/data/wikigold.conll.txt",),
    "wnut": ("WNUT17/data/train/wnut17train.conll", "WNUT17/data/dev/emerging.dev.conll"),
    "btc": tuple(f"BTC/data/{part}.conll" for part in "abefgh"),
    "sec": ("SEC-filings/data/train/FIN5.txt", "SEC-filings/data/test/FIN3.txt"),
}
"""Where the sets lie under `ner/`."""

KIND_OF = {
    "PER": "name", "person": "name", "LOC": "location", "location": "location", "ORG": "employer",
    "corporation": "employer", "group": "employer", "product": "project",
}  # fmt: skip
"""Their labels in our words; any other label (miscellaneous, creative work) is UNKNOWN."""

LOOKED_FOR = ("name", "location", "employer", "name:public", "location:public", "employer:public")
"""What the annotators of these sets marked."""

_NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}]|n't|'(?:s|re|ve|ll|d|m|t))$", re.IGNORECASE)
_NO_SPACE_AFTER = frozenset("([{$#@")


def sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The sentences of one file, each a list of (token, label)."""
    sentence: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        parts = line.split()
        if len(parts) >= 2 and parts[0] != "-DOCSTART-":
            sentence.append((parts[0], parts[-1]))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def joined(sentence: list[tuple[str, str]], source: str) -> Example:
    """A tokenised sentence as the text a person would have typed, with its marks."""
    text, marks = "", list[Mark]()
    for token, label in sentence:
        glue = "" if not text or _NO_SPACE_BEFORE.match(token) or text[-1] in _NO_SPACE_AFTER else " "
        start, text = len(text) + len(glue), text + glue + token
        if label == "O":
            continue
        part, _, name = label.partition("-")
        kind = KIND_OF.get(name, UNKNOWN)
        if marks and part == "I" and marks[-1].kind == kind and marks[-1].end == start - len(glue):
            marks[-1] = Mark(marks[-1].start, len(text), kind)
        else:
            marks.append(Mark(start, len(text), kind))
    return Example(text, tuple(marks), source, LOOKED_FOR)


def examples(folder: Path) -> Iterator[Example]:
    """Every sentence of every set under `folder` (the `ner/` of the shared data)."""
    for source, files in FILES.items():
        for file in files:
            for sentence in sentences(folder / file):
                yield joined(sentence, source)
