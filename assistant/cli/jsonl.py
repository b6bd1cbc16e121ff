"""The `--jsonl` contract: one object a line in, one a line out, in order, flushed, each with the same id."""

import json
import sys
from collections.abc import Callable
from math import isfinite
from typing import Any

from assistant.cli.output import emit
from assistant.errors import SottoError

Handler = Callable[[dict[str, Any]], dict[str, Any]]


class BadLineError(Exception):
    """A line that cannot be handled. The message says why, in one line."""


def answer_lines(handle: Handler) -> None:
    """Answer every line of stdin with `handle`. A line that fails is answered with an error; the rest go on."""
    for line in sys.stdin.buffer:
        if line.strip():
            emit(_answered(line, handle))


def _answered(line: bytes, handle: Handler) -> dict[str, Any]:
    given: dict[str, Any] = {}
    try:
        given = _read(line)
        return {"id": given.get("id"), **handle(given)}
    except (BadLineError, SottoError) as error:
        return {"id": given.get("id"), "error": str(error)}
    except Exception as error:  # one bad line must not end the run, and its words must not be shown
        return {"id": given.get("id"), "error": f"This line could not be handled ({type(error).__name__})."}


def _read(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8-sig"), parse_float=_finite, parse_constant=_finite)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise BadLineError("This line is not JSON in UTF-8.") from error
    except ValueError as error:  # Python reads no number of thousands of digits
        raise BadLineError("A number on this line is too long.") from error
    if not isinstance(value, dict):
        raise BadLineError("This line is not a JSON object.")
    return value


def _finite(number: str) -> float:
    """A number that JSON can hold: what is larger than any would be written as Infinity, which is no JSON."""
    if not isfinite(value := float(number)):
        raise BadLineError("A number on this line is no number of JSON, or too large.")
    return value


def text_of(given: dict[str, Any], field: str = "text") -> str:
    """The text in `field`. Raises BadLineError if there is none or if it is no valid Unicode."""
    text = given.get(field)
    if not isinstance(text, str):
        raise BadLineError(f'This line has no "{field}", or it is not text.')
    return checked(text)


def checked(text: str) -> str:
    """`text` if it can be written as UTF-8. Raises BadLineError for lone surrogates."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadLineError("The text holds half a character (a lone surrogate).") from error
    return text
