# ruff: noqa: E501 - a pattern or a row of a table reads best on one line
"""Private keys as blocks of text: PEM, OpenSSH, PGP and PuTTY, whole, cut short, or inside a JSON string."""

from collections.abc import Iterator

from privacy.categories import Category
from privacy.detect.matching import compiled, matches
from privacy.spans import Span

_BEGIN = compiled(r"-----BEGIN (?P<label>[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?)-----")
_BODY = compiled(
    # Lines of base64 or of headers, or the same with the two characters \n between them, as JSON writes it.
    r"(?:[\s\\nr>|\"'+,;]{0,12}(?:[A-Za-z\-]{2,30}: [^\n\\]{1,120}|[A-Za-z0-9+/=]{16,}+|[A-Za-z0-9+/=]{2,15}(?=\s*$|\\n|[\"'])))*+"
)
_LONGEST = 20_000
_PUTTY = compiled(
    r"^PuTTY-User-Key-File-\d:[^\n]*\n(?:(?:[A-Za-z\-]{2,30}: ?[^\n]{0,200}|[A-Za-z0-9+/=]{1,200})\r?(?:\n|\Z)){1,400}"
)


def private_key_blocks(text: str, source: str) -> Iterator[Span]:
    """The whole of every private key block in `text`; of one that was cut short, as far as its body goes."""
    for match in matches(_BEGIN, text):
        end = _end_of(text, match.end(), match.group("label"))
        yield Span(match.start(), end, Category.CREDENTIALS, 0.99, source, _kind(match.group("label")))
    for match in matches(_PUTTY, text):
        end = match.start() + len(match.group().rstrip())
        yield Span(match.start(), end, Category.CREDENTIALS, 0.99, source, "putty private key")


def _kind(label: str) -> str:
    return "pgp private key" if "PGP" in label else "private key"


def _end_of(text: str, start: int, label: str) -> int:
    footer = f"-----END {label}-----"
    end = text.find(footer, start, start + _LONGEST)
    if end >= 0 and "-----BEGIN" not in text[start:end]:
        return end + len(footer)
    body = _BODY.match(text, start)
    return body.end() if body else start
