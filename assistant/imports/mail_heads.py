"""What the headers of a mail say."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime

from assistant.imports.times import written

_PARSER = BytesHeaderParser(policy=policy.compat32)
_ID = re.compile(r"<([^<>\s]+)>")
_ANSWER = re.compile(r"\s*(?:re|aw|sv|antw|odp|ré|rif|vs|fwd?|wg|tr|rv|enc)\s*(?:\[\d+\])?\s?:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """One mail's headers: addresses in small letters, ids without angle brackets, time as the store writes it."""

    address: str
    name: str
    subject: str
    time: str | None
    id: str | None
    before: tuple[str, ...]
    delivered_to: tuple[str, ...]
    labels: frozenset[str]
    was_received: bool

    @property
    def topic(self) -> str:
        """The subject without what answering and forwarding put before it."""
        topic = self.subject
        while found := _ANSWER.match(topic):
            topic = topic[found.end() :]
        return topic.strip()

    @property
    def is_answer(self) -> bool:
        """Whether the subject says that this mail answers another or forwards it."""
        return bool(_ANSWER.match(self.subject))


def head_of(content: bytes) -> Head | None:
    """What the headers at the beginning of `content` say; None if they are no mail's."""
    mail = _PARSER.parsebytes(content)
    if not (mail["From"] or mail["Date"] or mail["Message-ID"] or mail["Subject"]):
        return None
    name, address = next(iter(getaddresses([_text(mail, "From")])), ("", ""))
    before = _ID.findall(_text(mail, "References")) or _ID.findall(_text(mail, "In-Reply-To"))
    delivered = getaddresses([str(value) for value in mail.get_all("Delivered-To", [])])
    return Head(
        address.lower(),
        name,
        " ".join(_text(mail, "Subject").split()),
        _time(mail),
        next(iter(_ID.findall(_text(mail, "Message-ID"))), None),
        tuple(before),
        tuple(each.lower() for _, each in delivered if "@" in each),
        frozenset(label.strip().strip('"').lower() for label in _text(mail, "X-Gmail-Labels").split(",")),
        "Received" in mail,
    )


def digest(*words: str) -> int:
    """64 bits that stand for `words`, so that a million of them fit in memory."""
    whole = "\0".join(words).encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(whole, digest_size=8).digest(), "big", signed=True)


def _text(mail: Message, name: str) -> str:
    """A header with its encoded words decoded; what can't be decoded stays as it is."""
    value = mail[name]
    if value is None:
        return ""
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return str(value)
    return "".join(_decoded(piece, charset) for piece, charset in pieces)


def _decoded(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    for name in (charset, "utf-8"):
        try:
            return piece.decode(name or "utf-8")
        except (LookupError, ValueError):
            continue
    return piece.decode("latin-1")


def _time(mail: Message) -> str | None:
    """When it was written; else when it was received, or as the line `From ` of an mbox says."""
    unix = (mail.get_unixfrom() or "").split(maxsplit=2)
    told = [str(mail["Date"] or ""), str(mail["Received"] or "").rpartition(";")[2], *unix[2:]]
    for text in told:
        try:
            found = parsedate_to_datetime(text.strip())
            return written(found if found.tzinfo else found.replace(tzinfo=UTC))
        except (TypeError, ValueError, IndexError, OverflowError):
            continue
    return None
