"""Cutting a note into passages that are long enough to be understood and short enough to be quoted."""

import re
from collections.abc import Iterator

AT_MOST = 2000
"""Characters of a passage; more only where code would be cut in two."""
_LONGEST_CODE = 1 << 16
_HEADING = re.compile(r"#{1,6}\s")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_SENTENCE_END = re.compile(r"[.!?…][\"')\]]?\s")


def passages(lines: Iterator[str]) -> Iterator[str]:
    """The sections of the note, or as many of a section's paragraphs as fit together, in their order."""
    waiting: list[str] = []
    for paragraph in _paragraphs(lines):
        begins_section = bool(_HEADING.match(paragraph)) and not all(map(_is_heading, waiting))
        if waiting and (begins_section or sum(len(each) + 2 for each in waiting) + len(paragraph) > AT_MOST):
            yield "\n\n".join(waiting)
            waiting = []
        waiting.append(paragraph)
    if waiting:
        yield "\n\n".join(waiting)


def _is_heading(paragraph: str) -> bool:
    return bool(_HEADING.match(paragraph)) and "\n" not in paragraph


def _paragraphs(lines: Iterator[str]) -> Iterator[str]:
    """What blank lines and headings part; code between fences stays in one piece."""
    taken: list[str] = []
    size, fence, at_most = 0, "", AT_MOST
    for line in lines:
        mark = _FENCE.match(line)
        if mark and not fence:
            fence, at_most = mark[1], _LONGEST_CODE
        elif mark and mark[1] == fence:
            fence = ""
        is_over = not fence and (not line.strip() or bool(_HEADING.match(line)))
        if taken and (is_over or size > at_most):
            yield from _short("\n".join(taken))
            taken, size, at_most = [], 0, _LONGEST_CODE if fence else AT_MOST
        if line.strip() or fence:
            taken.append(line.rstrip())
            size += len(line) + 1
    if taken:
        yield from _short("\n".join(taken))


def _short(paragraph: str) -> Iterator[str]:
    """A paragraph in pieces of at most AT_MOST characters, cut at a sentence's end, else at a space."""
    while len(paragraph) > AT_MOST and not _FENCE.search(paragraph):
        ends = [found.end() for found in _SENTENCE_END.finditer(paragraph, AT_MOST // 2, AT_MOST)]
        cut = ends[-1] if ends else paragraph.rfind(" ", 1, AT_MOST) + 1 or AT_MOST
        yield paragraph[:cut].strip()
        paragraph = paragraph[cut:]
    if paragraph.strip():
        yield paragraph.strip()
