"""Text hidden in text: escapes, HTML elements, base64 and hexadecimal, decoded with offsets."""

import base64
import binascii
import html
import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from privacy.hidden import HIDDEN

DEPTH = 3
"""What is encoded so many times over is still read."""

_BYTES = r"(?:%[0-9A-Fa-f]{2})+|(?:=[0-9A-F]{2})+|(?:\\x[0-9A-Fa-f]{2})+|(?:\\[0-3][0-7]{2})+"
_CODE = r"(?:\\u|%u)[0-9A-Fa-f]{4}|\\u\{[0-9A-Fa-f]{1,5}\}|\\U000[0-9A-Fa-f]{5}|U\+[0-9A-Fa-f]{4,5}\b"
_ESCAPED = re.compile(rf"{_BYTES}|(?P<code>{_CODE})|&(?:#\w{{1,10}}|\w{{1,10}}(?=;));?|=\r?\n|\\[nrt]")
_ELEMENT = re.compile(rf"</?[A-Za-z][\w:-]{{0,40}}(?:\s[^<>{HIDDEN}]{{0,400}})?/?>|<!--[^<>{HIDDEN}]{{0,400}}-->")

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{6,}={0,2}")
_BASE64_PART = re.compile(r"[A-Za-z0-9]{6,}={0,2}")
_BASE64_LINES = re.compile(
    r"(?<![\w+/-])(?:[A-Za-z0-9+/_-]{40,}+[ \t]{0,4}\r?\n[ \t>]{0,16})+[A-Za-z0-9+/_-]+={0,2}"
)
_HEX = re.compile(r"(?:0x)?(?:[0-9A-Fa-f]{2}){4,}(?![0-9A-Fa-f])|(?:\b[0-9A-Fa-f]{2}[ :]){3,}[0-9A-Fa-f]{2}\b")


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a text, or the encoded pieces of it, say once decoded; HIDDEN stands between two pieces.

    Character k of `text` stands for the characters `starts[k]`..`ends[k]` of the source.
    """

    text: str
    starts: "array[int]"
    ends: "array[int]"

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The place in the source of characters `start`..`end` of the decoded text."""
        return self.starts[start], self.ends[end - 1]

    def of(self, inner: "Decoded") -> "Decoded":
        """`inner`, a reading of this reading's text, as a reading of the source."""
        starts = array("q", [self.starts[at] for at in inner.starts])
        return Decoded(inner.text, starts, array("q", [self.ends[at - 1] for at in inner.ends]))


@lru_cache(maxsize=4)
def decodings(text: str) -> tuple[Decoded, ...]:
    """Every reading of `text` as encoded text; what is encoded up to DEPTH times is read.

    Kept for the last few texts: a draft asks about the same text with other values.
    """
    readings: dict[str, Decoded] = {}
    latest = list(_readings(text))
    for _ in range(DEPTH):
        fresh = [reading for reading in latest if reading.text not in readings and reading.text != text]
        readings.update((reading.text, reading) for reading in fresh)
        latest = [outer.of(inner) for outer in fresh for inner in _readings(outer.text)]
    return tuple(readings.values())


def _readings(text: str) -> Iterator[Decoded]:
    """The text with its escapes read, the text without its HTML elements, and its packed pieces; where any."""
    for pattern, meaning in ((_ESCAPED, _meaning), (_ELEMENT, lambda _: "")):
        if changes := [(*match.span(), meaning(match)) for match in pattern.finditer(text)]:
            yield _changed(text, changes)
    if pieces := list(_packed(text)):
        yield _joined(pieces)


def _changed(text: str, changes: Iterable[tuple[int, int, str]]) -> Decoded:
    """`text` with other words from each start to each end."""
    pieces: list[str] = []
    starts, ends = array("q"), array("q")
    done = 0
    for start, end, words in (*changes, (len(text), len(text), "")):
        pieces += [text[done:start], words]
        starts.extend([*range(done, start), *[start] * len(words)])
        ends.extend([*range(done + 1, start + 1), *[end] * len(words)])
        done = end
    return Decoded("".join(pieces), starts, ends)


def _joined(pieces: Iterable[tuple[int, int, str]]) -> Decoded:
    """The decoded pieces one after the other. Every character stands for the whole encoded piece."""
    texts: list[str] = []
    starts, ends = array("q"), array("q")
    for start, end, words in pieces:
        texts += [words, HIDDEN]
        starts.extend([start] * (len(words) + 1))
        ends.extend([end] * (len(words) + 1))
    return Decoded("".join(texts), starts, ends)


def _meaning(match: "re.Match[str]") -> str:
    escape = match.group()
    if match["code"]:
        return chr(int(re.sub(r"^..\{?|\}$", "", escape), 16))
    if escape[:2] in {"\\n", "\\r", "\\t"}:
        return " "
    if escape.startswith("&"):
        return html.unescape(escape)
    return "" if escape.endswith("\n") else _text_of(_bytes_of(escape))


def _bytes_of(escape: str) -> bytes:
    octal = escape.startswith("\\") and escape[1] != "x"
    digits = re.findall(r"[0-7]{3}" if octal else r"[0-9A-Fa-f]{2}", escape)
    return bytes(int(number, 8 if octal else 16) for number in digits)


def _text_of(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _packed(text: str) -> Iterator[tuple[int, int, str]]:
    """The pieces that read as base64 or hexadecimal of readable text: start, end, what they say."""
    read = set()
    for pattern, decode in _PACKINGS:
        for match in pattern.finditer(text):
            if (match.span(), decode) not in read:
                read.add((match.span(), decode))
                for plain in decode(match.group()):
                    yield *match.span(), plain


def _base64(piece: str) -> list[str]:
    """All four readings: the run may begin in the middle of a longer encoding."""
    run = re.sub(r"[\s>]", "", piece).rstrip("=").replace("-", "+").replace("_", "/")
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
    encoding = "utf-8"
    if data.count(0) * 3 > len(data):
        encoding = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
    plain = data.decode(encoding, errors="ignore")
    printable = sum(char.isprintable() or char.isspace() for char in plain)
    mostly_kept = len(plain.encode(encoding)) >= 0.8 * len(data)
    return plain if len(plain) >= 3 and printable >= 0.9 * len(plain) and mostly_kept else ""


_PACKINGS: tuple[tuple[re.Pattern[str], Callable[[str], list[str]]], ...] = (
    (_BASE64, _base64),
    (_BASE64_PART, _base64),
    (_BASE64_LINES, _base64),
    (_HEX, _hex),
)
