"""Which words of a message its writer wrote himself."""

from collections.abc import Iterator
from itertools import accumulate

from assistant.profile import quoting

_LONG_LINE = 400
"""No line that introduces a quotation is longer, in characters."""
_LONG_QUOTATION = 160
"""From so many characters on, what stands between quotation marks is a passage of somebody else's."""
_LONG_PASSAGE = 2000
"""No passage between tags has more lines: a tag that is never closed must not cost more than that."""
_SHORT_SIGNATURE = 8
"""The most lines that are a signature under `--` without the space that mail programs put after it."""


def own_words(text: str) -> list[tuple[int, int]]:
    """The spans (start, end) of `text` that its writer wrote, in order, without space at their ends.

    Left out are quoted lines, the mail that is answered or forwarded, signatures, code between fences, passages
    between tags, long quotations, and what was pasted in under a request such as "Translate this:". In doubt a
    passage is somebody else's: what is missed here may be said again, a wrong fact about the user is worse.
    """
    own = _joined(text, _own_lines(text, _lines(text)))
    return [span for start, end in own for span in _without_quotations(text, start, end)]


def _lines(text: str) -> list[tuple[int, int]]:
    """The span of each line, without its end."""
    ends = [len(line) + 1 for line in text.split("\n")]
    return [(stop - length, stop - 1) for stop, length in zip(accumulate(ends), ends, strict=True)]


def _own_lines(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines, or their beginnings, that the writer wrote."""
    number = 0
    while number < len(lines):
        start, end = lines[number]
        line = text[start:end] if end - start <= _LONG_LINE else text[start : start + _LONG_LINE]
        after = _after_foreign(text, lines, number, line)
        if after > number:
            number = after
            continue
        pasted = quoting.PASTED.search(line) or quoting.PASTED_BELOW.fullmatch(line)
        if pasted and text[start + pasted.end() :].strip():
            yield start, start + pasted.end()
            return
        yield start, end
        number += 1


def _after_foreign(text: str, lines: list[tuple[int, int]], number: int, line: str) -> int:
    """The first line after the foreign passage that begins with line `number`; that number itself if none does."""
    if _is_end(text, lines, number, line):
        return len(lines)
    if introduced := _attribution(text, lines, number, line):
        follows = _next_with_words(text, lines, introduced)
        is_marked = follows < len(lines) and quoting.QUOTED.match(text, *lines[follows])
        return introduced if is_marked else len(lines)
    return _after_passage(text, lines, number, line)


def _after_passage(text: str, lines: list[tuple[int, int]], number: int, line: str) -> int:
    """The same for passages that have an end."""
    if quoting.QUOTED.match(line) or quoting.MOBILE.fullmatch(line):
        return number + 1
    if quoting.FENCE.match(line):
        return _after_fence(text, lines, number, line)
    if tag := quoting.TAG.fullmatch(line):
        return _after_tag(text, lines, number, tag["name"])
    return _after_paragraph(text, lines, number + 1) if quoting.WROTE.fullmatch(line) else number


def _is_end(text: str, lines: list[tuple[int, int]], number: int, line: str) -> bool:
    """Whether from this line on nothing is the writer's: an earlier mail, or the signature."""
    if quoting.ENDING.fullmatch(line):
        return True
    if quoting.SIGNATURE.fullmatch(line):
        return line.startswith("-- ") or len(lines) - number - 1 <= _SHORT_SIGNATURE
    heading = number + 1 if quoting.RULE.fullmatch(line) else number
    if heading >= len(lines) or not quoting.FROM_LINE.fullmatch(text, *_cut(lines[heading])):
        return False
    below = lines[heading : heading + 6]
    return sum(len(quoting.HEADER_NAME.findall(text, *_cut(span))) for span in below) >= 2


def _attribution(text: str, lines: list[tuple[int, int]], number: int, line: str) -> int:
    """The line after the one to three lines from `number` on that say who wrote what follows; 0 if they don't."""
    for count in (1, 2, 3) if quoting.ATTRIBUTION_LEAD.match(line) else (1,):
        span = lines[number : number + count]
        whole = text[span[0][0] : span[-1][1]]
        if len(whole) <= _LONG_LINE and quoting.ATTRIBUTION.fullmatch(whole):
            return number + len(span)
    return 0


def _after_fence(text: str, lines: list[tuple[int, int]], number: int, line: str) -> int:
    """The line after the code that begins here; after the last line if it never ends."""
    mark = line.lstrip()[:3]
    if mark in line.lstrip()[3:]:
        return number + 1
    for later in range(number + 1, len(lines)):
        if text[slice(*lines[later])].lstrip().startswith(mark):
            return later + 1
    return len(lines)


def _after_tag(text: str, lines: list[tuple[int, int]], number: int, name: str) -> int:
    """The line after the passage between tags that begins here; `number` if there is no closing tag."""
    for later in range(number + 1, min(len(lines), number + _LONG_PASSAGE)):
        if text[slice(*lines[later])].strip() == f"</{name}>":
            return later + 1
    return number


def _after_paragraph(text: str, lines: list[tuple[int, int]], number: int) -> int:
    number = _next_with_words(text, lines, number)
    while number < len(lines) and text[slice(*lines[number])].strip():
        number += 1
    return number


def _next_with_words(text: str, lines: list[tuple[int, int]], number: int) -> int:
    while number < len(lines) and not text[slice(*lines[number])].strip():
        number += 1
    return number


def _cut(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], min(span[1], span[0] + _LONG_LINE)


def _joined(text: str, pieces: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pieces that have only space between them as one, without space at the ends."""
    begin = end = 0
    for start, stop in pieces:
        if text[end:start].strip():
            yield from _trimmed(text, begin, end)
            begin = start
        end = stop
    yield from _trimmed(text, begin, end)


def _without_quotations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in quoting.QUOTATIONS.finditer(text, start, end):
        if len(found[0]) >= _LONG_QUOTATION:
            yield from _trimmed(text, start, found.start())
            start = found.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inner = text[start:end]
    if inner.strip():
        yield start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())
