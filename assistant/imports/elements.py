"""Large JSON files, one element of their list at a time."""

import io
import json
from collections.abc import Iterator
from typing import Any

import ijson

from assistant.imports.parts import Part, utf8
from assistant.imports.record import Malformed, Progress

_AT_MOST = 64 << 20
"""The most bytes of a file that is read at once."""


def elements(
    part: Part, progress: Progress, under: str = "conversations"
) -> Iterator[tuple[int, Any] | Malformed]:
    """The elements of the list that `part` holds, each with its number from 1; of `under`'s if it is an object.

    Where the JSON breaks, what came before has been given, and one Malformed says from where on nothing was read.
    """
    number = 0
    with part.open(progress) as file:
        stream = utf8(file, mend=True)
        prefix = f"{under}.item" if _begins_with_object(stream) else "item"
        try:
            for element in ijson.items(stream, prefix):
                number += 1
                yield number, element
        except (ijson.JSONError, ValueError):  # ValueError: a number too long for Python
            yield Malformed(f"{part.name}, from record {number + 1} on: no valid JSON")
            return
    if number == 0 and prefix != "item":
        yield Malformed(f"{part.name}: no list of records")


def whole(part: Part, progress: Progress) -> Any:
    """All that a small JSON file holds; Malformed if that is no JSON."""
    with part.open(progress) as file:
        content = utf8(file, mend=True).read(_AT_MOST)
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return Malformed(f"{part.name}: no valid JSON")


def scalar(value: object) -> str | None:
    """`value` as a JSON scalar; None unless it is text or a number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return json.dumps(value, ensure_ascii=False)


def _begins_with_object(stream: io.BufferedReader) -> bool:
    return stream.peek(1).lstrip()[:1] == b"{"
