"""A text in passages: what a model reads at once, so that a changed sentence costs one passage."""

import re
from collections.abc import Iterator

SHORT = 60
"""Characters. A sentence shorter than this says little alone and is read with the one before it ..."""

TOGETHER = 4
"""... until a passage has this many sentences. Counting them, not their length, keeps an edit from moving the cuts
after it."""

WRAPPED = 60
"""Characters. A line at least this long without an end mark was broken to fit a page: its sentence goes on."""

_CUT = re.compile(
    # Each part begins where a run begins and takes all of it, so that a long run of marks takes linear time.
    r"(?<![.!?…])(?P<mark>[.!?…]++)[\"'”’»)\]*_]{0,4}\s++"
    r"|(?<![。！？｡])[。！？｡]++\s*+"
    r"|\n\s*+"
)
_ABBREVIATION = re.compile(
    r"(?:^|[^\w])(?:[^\W\d_]|mr|mrs|ms|dr|prof|st|jr|sr|inc|ltd|co|corp|llc|nr|vs|e\.g|i\.e|etc|approx|ave|rd|blvd|apt"
    r"|dept|gen|col|lt|sgt|capt|rev|hon|gov|sen|rep|fr|mt|tel|ext|fig|ref|est|jan|feb|mar|apr|jun|jul|aug|sept?|oct"
    r"|nov|dec|a\.m|p\.m|u\.s|u\.k|ph\.d)$",
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
    """The (start, end) of every passage: a sentence and the short ones after it. Joined they are `text`."""
    found: list[tuple[int, int]] = []
    held = 0
    for start, end in sentences(text):
        if found and end - start < SHORT and held < TOGETHER:
            found[-1] = found[-1][0], end
            held += 1
        else:
            found.append((start, end))
            held = 1
    return found
