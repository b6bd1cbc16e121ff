"""`MyActivity.html`, a cell at a time."""

import io
import re
from collections.abc import Iterator
from itertools import takewhile

from assistant.imports.html_text import html_text
from assistant.imports.parts import Part, utf8
from assistant.imports.record import Malformed, Progress
from assistant.imports.written_dates import dated

_CELL = '<div class="outer-cell'
_HEADER = re.compile(r'mdl-typography--title">(.*?)<', re.DOTALL)
_BODY = re.compile(r'<div class="content-cell[^"]*body-1">(.*?)(?:<div class="content-cell|\Z)', re.DOTALL)
_BLOCK, _LONGEST = 1 << 20, 16 << 20


_BESIDE = re.compile(r"Attached \d+ files?\.|.* was used in this chat\. Manage your Gems\.")
"""Lines between a prompt and its date that the user did not write."""


def cells(part: Part, progress: Progress) -> Iterator[tuple[str, str, str] | Malformed]:
    """Title, time and answer of every cell that is Gemini's; Malformed where there is no time to be found."""
    for number, cell in enumerate(_pieces(part, progress), 1):
        header, body = _HEADER.search(cell), _BODY.search(cell)
        if header is None or body is None:
            yield Malformed(f"{part.name}, record {number}")
        elif re.search("gemini|bard", header[1], re.IGNORECASE):
            yield _parsed(body[1]) or Malformed(f"{part.name}, record {number}")


def _parsed(body: str) -> tuple[str, str, str] | None:
    """A cell's lines before its date are the title; what comes after is the answer."""
    lines = html_text(body).split("\n")
    for number, line in enumerate(lines):
        if time := dated(line):
            title = takewhile(lambda line: not _BESIDE.fullmatch(line), lines[:number])
            return "\n".join(title).strip(), time, "\n".join(lines[number + 1 :]).strip()
    return None


def _pieces(part: Part, progress: Progress) -> Iterator[str]:
    """The HTML of each cell."""
    with part.open(progress) as file:
        stream = io.TextIOWrapper(utf8(file, mend=True), "utf-8", "replace")
        waiting, begun = "", False
        while block := stream.read(_BLOCK):
            *whole, waiting = (waiting + block).split(_CELL)
            yield from whole if begun else whole[1:]
            begun = begun or bool(whole)
            waiting = waiting[-_LONGEST:]
        if begun:
            yield waiting
