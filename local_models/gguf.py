"""What a GGUF file says about itself, read from its first kilobytes without any model library.

Follows https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, little-endian, versions 2 and 3.
"""

import struct
from pathlib import Path
from typing import BinaryIO

from local_models.llm import ModelError

Number = int | float
Value = str | int | float | tuple[Number, ...]
Header = dict[str, Value]
"""What a header says, by key."""

HEADER_ROOM = 1 << 17
"""How many bytes from the start hold all that `read_header` reads, in every file that converters write."""

_MAGIC = b"GGUF"
_STRING, _ARRAY = 8, 9
_SCALARS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
_LONGEST = 1 << 24  # no honest string or array in a header is longer than this
_MOST_KEPT = 4096  # numbers of one array: some models give their heads layer by layer


def read_header(path: Path) -> Header:
    """The metadata of a GGUF file up to its vocabulary: text, numbers, and short arrays of numbers, by key.

    The keys about the model ("general.license", "llama.context_length") come before the vocabulary in every file
    that llama.cpp's converters write, and the vocabulary is long, so reading ends there. Raises ModelError when
    `path` is no readable GGUF file.
    """
    try:
        with path.open("rb") as file:
            return header_in(file)
    except (OSError, ValueError) as error:
        raise ModelError(f"{path.name} is not a GGUF model file; download it again or remove it.") from error


def header_in(file: BinaryIO) -> Header:
    """The same, of a GGUF file that is open at its start. Raises ValueError when it is none, or ends early."""
    try:
        return _read(file)
    except (struct.error, KeyError) as error:
        raise ValueError("no GGUF header") from error


def number(header: Header, key: str, otherwise: int) -> int:
    """The whole number under `key`; `otherwise` where there is none."""
    value = header.get(key)
    return int(value) if isinstance(value, int | float) else otherwise


def _read(file: BinaryIO) -> Header:
    if file.read(4) != _MAGIC:
        raise ValueError("no GGUF magic")
    _version, _tensors, pairs = (_number(file, kind) for kind in ("<I", "<Q", "<Q"))
    found: Header = {}
    for _ in range(int(pairs)):
        key = _text(file)
        kind = int(_number(file, "<I"))
        if key.startswith("tokenizer.") and kind == _ARRAY:
            break
        value = _value(file, kind)
        if value is not None:
            found[key] = value
    return found


def _value(file: BinaryIO, kind: int) -> Value | None:
    if kind == _STRING:
        return _text(file)
    if kind != _ARRAY:
        return _number(file, _SCALARS[kind])
    inner = int(_number(file, "<I"))
    found = [_value(file, inner) for _ in range(_length(file))]
    numbers = tuple(value for value in found if isinstance(value, int | float))
    return numbers if len(numbers) == len(found) <= _MOST_KEPT else None


def _text(file: BinaryIO) -> str:
    size = _length(file)
    data = file.read(size)
    if len(data) != size:
        raise ValueError("the file ends early")
    return data.decode("utf-8", errors="replace")


def _length(file: BinaryIO) -> int:
    length = int(_number(file, "<Q"))
    if length > _LONGEST:
        raise ValueError("not a length")
    return length


def _number(file: BinaryIO, layout: str) -> Number:
    value: Number = struct.unpack(layout, file.read(struct.calcsize(layout)))[0]
    return value
