"""A text in passages: what a model reads at once, so that a changed sentence costs one passage."""

import re
from collections.abc import Iterator

LENGTHS = (30, 60, 120)
"""Characters. A sentence shorter than the first weighs 1, than the second 2, than the third 3, any other 5: only
these classes count, so that an edit within a sentence rarely moves the cuts after it."""

FULL = 8
"""A passage weighs at most this much: a sentence says little alone, and two or three of prose (or eight lines of
an address or a list) still cost little to read again."""

WRAPPED = 60
"""Characters. A line at least this long without an end mark was broken to fit a page: its sentence goes on."""

_CUT = re.compile(
    # Each part begins where a run begins and takes all of it, so that a long run of marks takes linear time.
    r"(?<![.!?…])(?P<mark>[.!?…]++)[\"'”’»)\]*_]{0,4}\s++"
    r"|(?<![。！？｡])[。！？｡]++\s*+"
    r"|\n\s*+"
)
_ABBREVIATION = re.compile(
    r"(?:^|[^\w'’])(?:[^\W\d_]|mr|mrs|ms|dr|prof|st|jr|sr|inc|ltd|co|corp|llc|nr|vs|e\.g|i\.e|etc|approx|ave|rd|blvd|apt"
    r"|dept|gen|col|lt|sgt|capt|rev|hon|gov|sen|rep|fr|mt|tel|ext|fig|ref|est|incl|excl|esp|jan|feb|mar|apr|jun|jul|aug|sept?|oct"
    r"|nov|dec|a\.m|p\.m|u\.s|u\.k|ph\.d)$"
    r"|(?:^|[:;])\s*\d{1,2}$",  # the number of the first item of a list
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of every sentence or line, in order, together all of `text`. The space after it is inside.

    In doubt there is no cut: an abbreviation that is taken for an end would cost a name its title.
    """
    start = 0
    for cut in _CUT.finditer(text):
        if cut.end() < len(text) and not _goes_on(text, start, cut):
            yield start, cut.end()
            start = cut.end()
    if start < len(text):
        yield start, len(text)


def _goes_on(text: str, start: int, cut: re.Match[str]) -> bool:
    """Whether the sentence goes on after this place."""
    if cut["mark"]:
        before = text[max(start, cut.start() - 8) : cut.start()]
        return cut["mark"] == "." and "\n" not in cut.group() and bool(_ABBREVIATION.search(before))
    if cut.group().count("\n") != 1 or cut.group()[0] in "。！？｡":
        return False
    line = text.rfind("\n", start, cut.start()) + 1 or start
    return cut.start() - line >= WRAPPED and text[cut.end()].isalnum()


def passages(text: str) -> list[tuple[int, int]]:
    """The (start, end) of every passage: sentences read together. Joined they are `text`.

    A long sentence begins a passage; any other goes to the one before while that is not full.
    """
    found: list[tuple[int, int]] = []
    held = 0
    for start, end in sentences(text):
        weight = _weight(end - start)
        if found and weight < _LONG and held + weight <= FULL:
            found[-1] = found[-1][0], end
            held += weight
        else:
            found.append((start, end))
            held = weight
    return found


_LONG = 5


def _weight(length: int) -> int:
    return next((weight for weight, least in enumerate(LENGTHS, 1) if length < least), _LONG)
