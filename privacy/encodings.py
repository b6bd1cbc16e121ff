"""Text hidden in text: percent, entity and backslash escapes, base64 and hexadecimal, decoded with offsets."""

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from urllib.parse import unquote

_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+|&#?\w{1,10};|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{6,}={0,2}")
_HEX = re.compile(r"(?:0x)?(?:[0-9A-Fa-f]{2}){4,}(?![0-9A-Fa-f])|(?:\b[0-9A-Fa-f]{2}[ :]){3,}[0-9A-Fa-f]{2}\b")


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a text, or a piece of it, says once decoded.

    Character k of `text` stands for the characters `places[k]` (start, end) of the source.
    """

    text: str
    places: tuple[tuple[int, int], ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The place in the source of characters `start`..`end` of the decoded text."""
        return self.places[start][0], self.places[end - 1][1]


@lru_cache(maxsize=4)
def decodings(text: str) -> tuple[Decoded, ...]:
    """Every reading of `text`, or of a piece of it, as encoded text; what is encoded twice is read twice.

    Kept for the last few texts: a draft asks about the same text with other values.
    """
    return tuple(_decodings(text, depth=2))


def _decodings(text: str, depth: int) -> Iterator[Decoded]:
    for reading in chain(_unescaped(text), _packed(text)):
        yield reading
        if depth > 1:
            for deeper in _decodings(reading.text, depth - 1):
                places = tuple(reading.source(start, end) for start, end in deeper.places)
                yield Decoded(deeper.text, places)


def _unescaped(text: str) -> Iterator[Decoded]:
    """The whole text with its escapes read, if it has any."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    done = 0
    for match in _ESCAPED.finditer(text):
        plain = _meaning(match.group())
        pieces += [text[done : match.start()], plain]
        places += [(at, at + 1) for at in range(done, match.start())]
        places += [match.span()] * len(plain)
        done = match.end()
    if done:
        places += [(at, at + 1) for at in range(done, len(text))]
        yield Decoded("".join([*pieces, text[done:]]), tuple(places))


def _meaning(escape: str) -> str:
    if escape.startswith("%"):
        return unquote(escape, errors="ignore")
    return html.unescape(escape) if escape.startswith("&") else chr(int(escape[2:], 16))


def _packed(text: str) -> Iterator[Decoded]:
    """The pieces that read as base64 or hex of readable text. Every character stands for the whole piece."""
    for pattern, decode in _PACKINGS:
        for match in pattern.finditer(text):
            for plain in decode(match.group()):
                yield Decoded(plain, (match.span(),) * len(plain))


def _base64(piece: str) -> list[str]:
    """All four readings: the run may begin in the middle of a longer encoding."""
    run = piece.rstrip("=").replace("-", "+").replace("_", "/")
    return [plain for shift in range(4) if (plain := _readable(_unbase64(run[shift:])))]


def _unbase64(run: str) -> bytes:
    usable = run[:-1] if len(run) % 4 == 1 else run
    try:
        return base64.b64decode(usable + "=" * (-len(usable) % 4))
    except binascii.Error:
        return b""


def _hex(piece: str) -> list[str]:
    plain = _readable(bytes.fromhex(re.sub(r"^0x|[ :]", "", piece)))
    return [plain] if plain else []


def _readable(data: bytes) -> str:
    """`data` as text where it is text: a chance decoding of ordinary words is mostly unprintable."""
    encoding = "utf-16-le" if data.count(0) * 3 > len(data) else "utf-8"
    plain = data.decode(encoding, errors="ignore")
    printable = sum(char.isprintable() or char.isspace() for char in plain)
    mostly_kept = len(plain.encode(encoding)) >= 0.8 * len(data)
    return plain if len(plain) >= 3 and printable >= 0.9 * len(plain) and mostly_kept else ""


_PACKINGS: tuple[tuple[re.Pattern[str], Callable[[str], list[str]]], ...] = ((_BASE64, _base64), (_HEX, _hex))
