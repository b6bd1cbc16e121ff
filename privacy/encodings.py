"""Text hidden in text: percent, base64, hex, HTML entities and backslash escapes, decoded with offsets."""

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote


@dataclass(frozen=True, slots=True)
class Decoded:
    """What the piece `start`..`end` of the source (code points) says once decoded."""

    start: int
    end: int
    text: str


_PERCENT = re.compile(r"[^\s%]{0,200}(?:%[0-9A-Fa-f]{2}[^\s%]{0,200})+")
_ENTITY = re.compile(r"(?:[^\s&]{0,100}&#?\w{1,10};)+[^\s&]{0,100}")
_ESCAPE = re.compile(r"(?:[^\s\\]{0,100}\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}))+[^\s\\]{0,100}")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{6,}={0,2}")
_HEX = re.compile(r"(?:0x)?((?:[0-9A-Fa-f]{2}){4,})(?![0-9A-Fa-f])")
_SPACED_HEX = re.compile(r"(?:\b[0-9A-Fa-f]{2}[ :]){3,}[0-9A-Fa-f]{2}\b")


@lru_cache(maxsize=4)
def decoded_pieces(text: str) -> tuple[Decoded, ...]:
    """Every piece of `text` that reads as encoded text, decoded up to twice over.

    Kept for the last few texts: a draft asks about the same text with other values.
    """
    return tuple(_decoded(text, depth=2))


def _decoded(text: str, depth: int) -> Iterator[Decoded]:
    for pattern, decode in _CODECS:
        for match in pattern.finditer(text):
            for plain in decode(match.group()):
                if plain and plain != match.group():
                    yield Decoded(match.start(), match.end(), plain)
                    if depth > 1:
                        deeper = _decoded(plain, depth - 1)
                        yield from (Decoded(match.start(), match.end(), piece.text) for piece in deeper)


def _percent(piece: str) -> list[str]:
    return [unquote(piece.replace("+", " "), errors="ignore")]


def _entities(piece: str) -> list[str]:
    return [html.unescape(piece)]


def _escapes(piece: str) -> list[str]:
    return [re.sub(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2}))", lambda m: chr(int(m[1] or m[2], 16)), piece)]


def _base64(piece: str) -> list[str]:
    """The run may begin in the middle of a longer encoding, so all four alignments are read."""
    run = piece.rstrip("=").replace("-", "+").replace("_", "/")
    return [plain for shift in range(4) if (plain := _readable(_unbase64(run[shift:])))]


def _unbase64(run: str) -> bytes:
    usable = run[: len(run) - 1] if len(run) % 4 == 1 else run
    try:
        return base64.b64decode(usable + "=" * (-len(usable) % 4))
    except binascii.Error:
        return b""


def _hex(piece: str) -> list[str]:
    digits = re.sub(r"^0x|[ :]", "", piece)
    plain = _readable(bytes.fromhex(digits)) if len(digits) % 2 == 0 else ""
    return [plain] if plain else []


def _readable(data: bytes) -> str:
    """`data` as text where it is text: a chance decoding of ordinary words is mostly unprintable."""
    encoding = "utf-16-le" if data.count(0) * 3 > len(data) else "utf-8"
    plain = data.decode(encoding, errors="ignore")
    printable = sum(char.isprintable() or char.isspace() for char in plain)
    mostly_kept = len(plain.encode(encoding)) >= 0.8 * len(data)
    return plain if len(plain) >= 3 and printable >= 0.9 * len(plain) and mostly_kept else ""


_CODECS: tuple[tuple[re.Pattern[str], Callable[[str], list[str]]], ...] = (
    (_PERCENT, _percent),
    (_ENTITY, _entities),
    (_ESCAPE, _escapes),
    (_BASE64, _base64),
    (_HEX, _hex),
    (_SPACED_HEX, _hex),
)
