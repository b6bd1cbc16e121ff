"""What a mail says: its text, without its attachments."""

import re
from email import message_from_bytes, policy
from email.message import Message

from assistant.imports.html_text import html_text

_GAPS = re.compile(r"\n{4,}")


def mail_text(content: bytes) -> str:
    """The text of the mail: plain text where there is some, else its HTML as text; quotes stay, marked as such."""
    text, _ = _body(message_from_bytes(content, policy=policy.compat32))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _GAPS.sub("\n\n\n", text).strip()


def _body(part: Message) -> tuple[str, bool]:
    """The text of a part, and whether it was plain."""
    if part.get_content_maintype() == "message" or part.get_filename() or _is_attached(part):
        return "", False
    if not part.is_multipart():
        return _leaf(part)
    inner = [_body(each) for each in part.get_payload() if isinstance(each, Message)]
    said = [(text, plain) for text, plain in inner if text.strip()]
    if part.get_content_subtype() == "alternative" and said:
        return next((each for each in said if each[1]), said[-1])
    return "\n".join(text for text, _ in said), all(plain for _, plain in said)


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _leaf(part: Message) -> tuple[str, bool]:
    kind = part.get_content_type()
    if kind not in {"text/plain", "text/html"}:
        return "", False
    text = _decoded(part)
    if kind == "text/html":
        return html_text(text), False
    return (_unflowed(text, part) if part.get_param("format") == "flowed" else text), True


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    for charset in (part.get_content_charset(), "utf-8"):
        try:
            return content.decode(charset or "utf-8")
        except (LookupError, ValueError):
            continue
    return content.decode("cp1252", "replace")


def _unflowed(text: str, part: Message) -> str:
    """Text in format=flowed with its paragraphs on one line again; quoted lines join only their like."""
    joins_without_space = str(part.get_param("delsp") or "").lower() == "yes"
    lines: list[str] = []
    goes_on, depth_before = False, 0
    for line in text.replace("\r\n", "\n").split("\n"):
        words = line.lstrip(">")
        depth = len(line) - len(words)
        words = words.removeprefix(" ")
        soft = words.endswith(" ") and words != "-- "
        if goes_on and depth == depth_before and words != "-- ":
            lines[-1] += words
        else:
            lines.append(f"{'>' * depth}{' ' if depth else ''}{words}")
        if soft and joins_without_space:
            lines[-1] = lines[-1][:-1]
        goes_on, depth_before = soft, depth
    return "\n".join(lines)
