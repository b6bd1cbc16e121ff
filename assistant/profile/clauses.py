"""A message in clauses: the smallest pieces of it that can each state a fact.

"I live in Porto with my kids, and I work as a nurse" is two. A piece is cut where a new first-person statement
begins ("and I", "but my", ", we"); what is cut off stands in the text as it stood, so that a quote is verbatim.
"""

import re
from collections.abc import Iterator

from local_models.sentences import sentences

_SUBJECT = r"(?:i|i['’]?(?:m|ve|d|ll)|we|we['’]?(?:re|ve|ll)|my|our|mine)"
_BEFORE = (
    r"(?:(?:also|now|then|sometimes|currently)\s+"
    r"|(?:at|on|in|with|for|during|after|before|by)\s+(?:[^\W_]+\s+){1,3})?"
)
"""What may stand between a joining word and the subject: "but at work I ..."."""
_SPACE = r"(?<!\s)\s++"
"""A run of white space from its first character: whatever begins within one was tried there already."""


def _marked(marks: str) -> str:
    """A run of these marks with white space behind it, from its first character or that of the space before it."""
    return rf"(?:{_SPACE}|(?<![\s{marks}]))[{marks}]++\s++"


_JOIN = re.compile(
    rf"(?:{_marked(',;:–—-')}|{_SPACE})(?:and|but|so|or|plus|yet|though|although|while|because|since|as|where|except)\s++"
    rf"(?={_BEFORE}{_SUBJECT}\b)"
    rf"|(?:{_marked(',;:–—')}|{_SPACE}-\s++|{_SPACE}\(|(?:{_SPACE}|(?<![\s.]))\.{{2,}}+\s*+)(?={_BEFORE}{_SUBJECT}\b)",
    re.IGNORECASE,
)
_ASKING = re.compile(
    rf"(?:{_marked(',;:–—-')}(?:(?:so|and|but|then|or)\s++)?|{_SPACE}(?:so|but)\s++)"
    r"(?=(?:why|what|which|who|whose|where|when|how|can|could|should|shall|do|does|did|is|are|am|will|would|may|any)\b)",
    re.IGNORECASE,
)
"""Where in a sentence that ends as a question the question begins: "I'm deaf in one ear, so where do I sit?"."""
_REQUEST = re.compile(rf"{_marked(',;:–—-')}(?:(?:so|and|but)\s++)?(?=please\s+\w)", re.IGNORECASE)
"""Where the request begins that a fact was the reason for: "I can't have nuts, so please leave them out"."""
_THING = re.compile(r"(?:my|our|mine)(?:\s+[^\W_]+){0,2}\s*(?:[,;:.!?)]|$)", re.IGNORECASE)
"""A thing of the writer's without anything said of it: "Amelie, my new girlfriend, ..." is one clause."""
_ALONE = re.compile(
    rf"^{_SUBJECT}\s+(?:think|guess|mean|know|suppose|believe|said|say|hope)\b[\s,]*$", re.IGNORECASE
)
"""What does not stand alone before a comma: "I think, my knee is broken"."""
_FRAME = re.compile(
    r"\s*(?:(?:when(?:ever)?|while|if|once|since|after|before|until|because|although|as|every\s+time|as\s+soon\s+as|now\s+that)\s+"
    r"(?:(?:i|we)(?:['’]\w+)?\s+)?"
    r"|(?:at|on|in|with|for|during|over|around|without|between|outside|from|apart\s+from|thanks\s+to)\s+)"
    r"(?:(?!\b(?:i|we)\b)[^,;:.!?])*$",
    re.IGNORECASE,
)
"""What only says when the statement holds that comes behind it: "When it's just me" before ", I camp"."""
LEAST = 2
"""Words without which a clause says nothing."""
_MARKS = " \t\r\n,;:–—-•*·>)("


def clauses(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The (start, end) of every clause of `text` between two offsets, in order, without marks around it."""
    for first, last in sentences(text[start : len(text) if end is None else end]):
        yield from _cut(text, start + first, start + last)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for join in sorted(_joins(text, start, end), key=lambda match: match.start()):
        before = text[begin : join.start()]
        if join.start() >= begin and _stands_alone(before) and not (_is_mark(join) and _FRAME.match(before)):
            yield from _trimmed(text, begin, join.start())
            begin = join.end()
    yield from _trimmed(text, begin, end)


def _joins(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where a new statement of the writer's begins, or the request or question that the sentence ends with."""
    yield from (join for join in _JOIN.finditer(text, start, end) if not _THING.match(text[join.end() : end]))
    yield from _REQUEST.finditer(text, start, end)
    if text[start:end].rstrip().endswith("?"):
        yield from _ASKING.finditer(text, start, end)


def _stands_alone(words: str) -> bool:
    return len(words.split()) > LEAST and not _ALONE.match(words.strip())


def _is_mark(join: re.Match[str]) -> bool:
    return not any(letter.isalnum() for letter in join.group())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    if len(text[start:end].split()) >= LEAST:
        yield start, end
