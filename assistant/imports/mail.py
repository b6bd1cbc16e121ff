"""Mail: mbox files (also Gmail's Takeout), Maildir, .eml.

Read twice: first the headers, to learn who the user is, what answers what and in which order it was written; then
the mails themselves, the oldest first. A mailbox of a million mails needs about 200 bytes of memory a mail.
"""

import json
from array import array
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from assistant.imports.mail_boxes import Box, Place, boxes, heads
from assistant.imports.mail_heads import Head, digest, head_of
from assistant.imports.mail_text import mail_text
from assistant.imports.mail_threads import Threads
from assistant.imports.record import ExportError, Malformed, Progress, Record

_THROWN_AWAY = frozenset({"spam", "trash", "papierkorb", "corbeille"})
_SENT = frozenset({"sent", "gesendet", "messages envoyés", "enviados", "posta inviata"})
_HEAD = 1 << 18
_ALIAS = 0.05
"""Of the mails that the user sent, the share from which on an address is one of his."""
_SURE = 0.5
"""Of mails that only look as if he had sent them, or of deliveries, the share above which an address is his."""


@dataclass(slots=True)
class Survey:
    """What the headers of a mailbox tell: of each mail, in the order found, where and when; and who sent what."""

    boxes: list[Box]
    box: "array[int]" = field(default_factory=lambda: array("L"))
    offset: "array[int]" = field(default_factory=lambda: array("Q"))
    length: "array[int]" = field(default_factory=lambda: array("Q"))
    time: "array[float]" = field(default_factory=lambda: array("d"))
    threads: Threads = field(default_factory=Threads)
    sent: Counter[str] = field(default_factory=Counter)
    never_received: Counter[str] = field(default_factory=Counter)
    delivered: Counter[str] = field(default_factory=Counter)
    left_out: int = 0

    def in_order(self) -> list[int]:
        """The numbers of the mails, the oldest first."""
        return sorted(range(len(self.time)), key=self.time.__getitem__)

    def place(self, number: int) -> Place:
        """Where mail `number` lies."""
        return Place(self.boxes[self.box[number]], self.offset[number], self.length[number])


def read(path: Path, progress: Progress, me: Collection[str] = ()) -> Iterator[Record | Malformed]:
    """The mails. Those from one of the addresses `me` are the user's; with none given, they are guessed.

    Raises ExportError, also if they can't be guessed.
    """
    found = boxes(path)
    progress.total = 2 * sum(box.file.stat().st_size for box in found)
    survey = Survey(found)
    for number, box in enumerate(found):
        for place, head in heads(box, progress):
            yield from _surveyed(survey, number, place, head_of(head))
    if survey.left_out:
        progress.tell(f"Left out: {survey.left_out} in spam and trash.")
    mine = {address.lower() for address in me} or _guessed(survey, progress)
    order = survey.in_order()
    survey.threads.settle(order)
    for number in order:
        yield from _mail(survey, number, mine, progress)


def _surveyed(survey: Survey, box: int, place: Place, head: Head | None) -> Iterator[Malformed]:
    if head is None:
        yield Malformed(f"{place.box.name}, at byte {place.offset}")
        return
    if head.labels & _THROWN_AWAY:
        survey.left_out += 1
        return
    survey.box.append(box)
    survey.offset.append(place.offset)
    survey.length.append(place.length)
    survey.time.append(datetime.fromisoformat(head.time).timestamp() if head.time else 0)
    survey.threads.add(head)
    if place.box.sent or head.labels & _SENT:
        survey.sent[head.address] += 1
    elif not head.was_received:
        survey.never_received[head.address] += 1
    survey.delivered.update(head.delivered_to)


def _guessed(survey: Survey, progress: Progress) -> set[str]:
    """The user's addresses: of whoever sent what lies in Sent.

    Else of who sent most of what was never received, or to whom most was delivered.
    """
    total = survey.sent.total()
    mine = {address for address, count in survey.sent.items() if address and count >= _ALIAS * total}
    for counts in (survey.never_received, survey.delivered):
        [(address, count)] = counts.most_common(1) or [("", 0)]
        if not mine and address and count > _SURE * counts.total():
            mine = {address}
    if not mine:
        raise ExportError(
            "It can't be told which address is yours. Name it with --me ADDRESS, several by repeating."
        )
    progress.tell(
        f"Taken as you: {', '.join(sorted(mine))}. If that is wrong, name your addresses with --me ADDRESS."
    )
    return mine


def _mail(survey: Survey, number: int, mine: set[str], progress: Progress) -> Iterator[Record | Malformed]:
    place = survey.place(number)
    content = place.content(progress)
    head = head_of(content[:_HEAD])
    try:
        text = mail_text(content) if head else ""
    except Exception:  # the email package meets odd mails with errors of every kind
        head = None
    if head is None:
        yield Malformed(f"{place.box.name}, at byte {place.offset}")
    elif text:
        identity = head.id or f"{head.address} {head.time} {digest(head.subject, text)}"
        yield Record(
            json.dumps(f"{survey.threads.of(number):x}"),
            json.dumps(head.id, ensure_ascii=False) if head.id else None,
            "user" if head.address in mine else "other",
            text,
            head.time,
            head.topic or None,
            head.name or head.address or None,
            identity=identity,
        )
