"""People whom a wish to hide lists and the small reader passed over: "The hospital I work at, and colleagues"."""

import re
from collections.abc import Iterator

from privacy.prose import Sentence
from privacy.whose import ROLES

_ITEM = re.compile(
    rf"(?:^\W*|[,;&]\s*(?:(?:and|or|nor)\s+)?|\b(?:and|or|nor)\s+)(?:(?:the|any|all|of)\s+)*"
    rf"(?P<who>(?:(?:my|our)\s+)?(?:[a-z]+\s+)?(?:{ROLES}))(?=\s*(?:[.,;:!]|$|\band\b|\bor\b|\bnor\b|-))",
    re.IGNORECASE,
)
_FROM_WHOM = re.compile(r"\b(?:from|to|with|by|for|of|about|than|like|as)\b", re.IGNORECASE)
"""What makes of people those who are not to know, or something else than an item of the list."""


def left_over(sentence: Sentence) -> Iterator[str]:
    """The words for the people who are items of a list of what is hidden, and in no mention of the sentence.

    A sentence that also allows something is left to the reader: there it is not plain on whose side they stand.
    """
    if not sentence.wanted or any(mention.action != "hide" for mention in sentence.wanted):
        return
    taken = [(mention.start - sentence.start, mention.end - sentence.start) for mention in sentence.mentions]
    for item in _ITEM.finditer(sentence.text):
        start, end = item.span("who")
        before = max((last for _, last in taken if last <= start), default=0)
        free = not any(first < end and start < last for first, last in taken)
        if free and not _FROM_WHOM.search(sentence.text, before, start):
            yield item["who"].lower()
