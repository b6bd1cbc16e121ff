# ruff: noqa: E501 - patterns read best on long lines
"""Whether what a text tells is surely somebody's: leave to tell their things lets nobody else's through.

"My daughter Lily is bullied by Jason Pike": Lily is her name and Jason Pike is not. What follows the words for
somebody is theirs as long as nobody else was spoken of since and no other thing of its kind stands between; a name is
where it stands right beside those words.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from privacy.categories import Category
from privacy.spans import Span
from privacy.whose import ROLES

_ANOTHER = re.compile(
    rf"\b(?:i|me|my|mine|we|us|our|ours|myself|{ROLES}|girls?|boys?|someone|somebody|everyone|everybody)\b",
    re.IGNORECASE,
)
"""Somebody, the writer too, of whom something else may be told."""
_TITLE = r"(?:(?:mr|mrs|ms|miss|mx|dr|prof|sir|doctor|judge|sister|nurse|officer|frau|herr)\.?\s+)?"
_CALLED = re.compile(
    rf"(?:['’]s)?(?:\s+(?:first |last |full |real )?name)?(?:\s+(?:is|was|called|named|is called|is named))?\W{{0,3}}{_TITLE}",
    re.IGNORECASE,
)
"""Between the words for somebody and their name."""
_IS = re.compile(r"\W{0,3}(?:(?:is|was|who is)\s+)?(?:(?:my|our|the|his|her|their)\s+)?", re.IGNORECASE)
"""Between a name and the words for whose it is."""
_RIGHT_BEFORE = re.compile(r"\s*")
"""Between a thing and the word for whose it is: "my Catholic husband"."""
_JOINED = re.compile(r"\s*(?:,|and|or|&|/|-|\s)+\s*", re.IGNORECASE)
_FOLLOWED = re.compile(rf"\s+(?:{ROLES})\b|\s+(?:is|are|was|were) (?:what|mine|my|our)\b", re.IGNORECASE)
"""What says right behind a thing that it is another's: "a Hindu wife", "lupus is what I have"."""


def is_surely_theirs(text: str, theirs: tuple[int, int], span: Span, spans: Sequence[Span]) -> bool:
    """Whether `span` is surely a thing of whom the words at `theirs` of `text` stand for.

    `spans` are the names that were found in the text, and the things of the kind of `span`, in order.
    """
    start, end = theirs
    if start < span.end and span.start < end:
        return True
    if span.end <= start:
        between = _IS if span.category is Category.NAME else _RIGHT_BEFORE
        return bool(between.fullmatch(text, span.end, start))
    if span.category is Category.NAME:
        return bool(_CALLED.fullmatch(text, end, span.start))
    return not (_is_of_another(text, end, span, spans) or _FOLLOWED.match(text, span.end))


def _is_of_another(text: str, since: int, span: Span, spans: Sequence[Span]) -> bool:
    """Whether somebody else, or another thing of its kind, comes between `since` and `span`."""
    if _ANOTHER.search(text, since, span.start):
        return True
    first = bisect_left(spans, since, key=_start)
    between = [
        each.end for each in spans[first : bisect_left(spans, span.start, key=_start)] if each.end <= span.start
    ]
    return bool(between) and not _JOINED.fullmatch(text, max(between), span.start)


def _start(span: Span) -> int:
    return span.start
