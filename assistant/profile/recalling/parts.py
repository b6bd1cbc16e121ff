"""A message in parts, each short enough to have one meaning: a vector for ten sentences points nowhere."""

import re
from collections.abc import Iterator

from assistant.store.messages import Role
from local_models.sentences import sentences

_LENGTH = 200
"""Letters of a part of what people write. A line of a chat that was pasted in is a part of its own."""
_REPLY_LENGTH = 600
"""Letters of a part of an assistant's reply: there are more of them, and less is looked for in them."""
_MOST = 64
"""Parts of one message; those of a longer one are longer."""
_SPEAKER = re.compile(r"\s*(?:\[[^\]\n]{1,30}\]\s*)?[^\W\d_][\w.'’ -]{0,40}: ")
"""Who speaks, at the beginning of a line of a chat."""


def parts(text: str, role: Role) -> list[str]:
    """The parts of a message in order, at least one. Names of speakers before lines are left out."""
    length = max(_REPLY_LENGTH if role == "assistant" else _LENGTH, len(text) // _MOST)
    chat = _is_chat(text)
    found = list(_joined(text, length, chat))
    return [_SPEAKER.sub("", part, count=1) if chat else part for part in found] or [text]


def _is_chat(text: str) -> bool:
    """Whether the text is a chat that was pasted in: at least three lines, most of them with a speaker."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 2 and sum(bool(_SPEAKER.match(line)) for line in lines) * 2 > len(lines)


def _joined(text: str, length: int, chat: bool) -> Iterator[str]:
    """Sentences together while they are short, cut where they are too long, apart where a line of a chat ends."""
    begin = end = 0
    for start, stop in sentences(text):
        if end > begin and (stop - begin > length or (chat and text[begin:end].endswith("\n"))):
            yield from _cut(text[begin:end].strip(), length)
            begin = start
        end = stop
    yield from _cut(text[begin:].strip(), length)


def _cut(part: str, length: int) -> Iterator[str]:
    """A part in pieces of at most twice the length, cut at spaces where there are any."""
    while len(part) > 2 * length:
        at = part.rfind(" ", length // 2, length) + 1 or length
        yield part[:at].strip()
        part = part[at:]
    if part.strip():
        yield part.strip()
