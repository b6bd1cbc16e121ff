# ruff: noqa: E501 - patterns read best on long lines
"""Whether what a text tells is surely somebody's: leave to tell their things lets nobody else's through.

"My daughter Lily is bullied by Jason Pike": Lily is her name and Jason Pike is not. What follows the words for
somebody is theirs as long as no word for anybody else stands between, no name, and no other thing of its kind but in a
list; and not what they are told or know. A name is where it stands right beside those words.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from privacy.categories import Category
from privacy.spans import Span
from privacy.whose import ROLES

_FAR = 300
"""Characters behind the words for somebody after which nothing is surely theirs."""
_ANOTHER = re.compile(
    rf"\b(?:i|im|ive|me|my|mine|we|us|our|ours|myself|{ROLES}|girls?|boys?|guys?|lady|ladies|persons?|people|strangers?|spouses?|hubby|wifey|sis|bro|"
    r"pals?|mates?|gran|nan|auntie|bab(?:y|ies)|infants?|toddlers?|teens?|teenagers?|twins?|director|ceo|someone|somebody|everyone|everybody|"
    r"(?:married|engaged|related|next) to)\b",
    re.IGNORECASE,
)
"""Somebody, the writer too, of whom something else may be told."""
_HEAR_OF = re.compile(
    r"\b(?:tell|tells|told|telling|says?|said|ask\w*|know\w*|knew|learn\w*|hear\w*|inform\w*|find(?:s|ing)? out|found out|wants?|wanted|about(?!\s*\d))\b", re.IGNORECASE
)  # fmt: skip
"""What they are told, know or want may be anybody's: "how do I tell my sister about the diagnosis"."""
_TITLES = r"(?:mr|mrs|ms|miss|mx|dr|prof|sir|doctor|judge|sister|nurse|officer|frau|herr)"
_TITLE = rf"(?:{_TITLES}\.?\s+)?"
_A_TITLE = re.compile(r"(?:mr|mrs|ms|mx|dr|prof)(?=\.)", re.IGNORECASE)
_CALLED = re.compile(
    rf"(?:['’]s)?(?:\s+(?:first |last |full |real )?name)?(?:\s+(?P<verb>is called|is named|called|named|is|was))?(?P<mark>[\s,(\"“]{{0,3}}){_TITLE}",
    re.IGNORECASE,
)
"""Between the words for somebody and their name. "My doctor called Anna Berg" may be a doctor of that name or tell of a
call, "my doctor is Anna Berg's father" names another: what stands behind the name tells."""
_CLOSES = re.compile(r"\s*(?:[,.;:)!?\"”\n]|\Z|(?:is|was|has|who|and)\b)", re.IGNORECASE)
_ANOTHERS = re.compile(r"['’]s?\s+\w")
"""Behind a name whose owner is meant, and not who bears it: "Anna Berg's father"."""
_MY = r"(?:(?:my|our|the|his|her|their)\s+)?"
_IS = re.compile(rf"\s+(?:is|was)\s+{_MY}", re.IGNORECASE)
_IN_PASSING = re.compile(rf"\s*[,(]\s*{_MY}", re.IGNORECASE)
"""Between a name and the words for whose it is: "Carl is my boss", "Carl, my boss, sings"."""
_ENDS = re.compile(r"\s*(?:[,).;!?\n]|\Z)")
"""What ends words that stand there in passing."""
_GREETS = re.compile(
    r"\b(?:dear|hi|hello|hey|regards|thanks|best|yours|sincerely|cheers)\b[\s,.]*(?:mr|mrs|ms|dr)?\.?\s*\Z",
    re.IGNORECASE,
)
_LOOK = 40
"""Characters before a name in which it may be greeted or sign."""
_JOINED = re.compile(r"(?:[\s,/&-]|\b(?:and|or)\b)+", re.IGNORECASE)
_ONE_THING = re.compile(r"\s*(?:(?:in|of|a|an|per|the|for)\s+)*", re.IGNORECASE)
"""Between two parts of one thing: "120,000 in debts"."""
_RIGHT_BEFORE = re.compile(r"\s*")
"""Between a thing and the word for whose it is: "my Catholic husband"."""
_SEVERAL = frozenset({
    Category.HEALTH, Category.JOB, Category.LANGUAGE, Category.NATIONALITY, Category.RELIGION, Category.EDUCATION,
    Category.EMPLOYER, Category.LOCATION, Category.PROJECT,
})  # fmt: skip
"""Of what somebody may have several things, so that a list may be all theirs. Of two numbers one may be another's."""
_FOLLOWED = re.compile(rf"\s+(?:{ROLES})\b|\s+(?:is|are|was|were) (?:what|mine|my|our)\b", re.IGNORECASE)
"""What says right behind a thing that it is another's: "a Hindu wife", "lupus is what I have"."""


def is_surely_theirs(text: str, theirs: tuple[int, int], span: Span, spans: Sequence[Span]) -> bool:
    """Whether `span` is surely a thing of whom the words at `theirs` of `text` stand for.

    `spans` are the names that were found in the text, and the things of the kind of `span`, in order.
    """
    start, end = theirs
    if start < span.end and span.start < end:
        return True
    if span.category is Category.NAME:
        return _is_their_name(text, start, end, span)
    if span.end <= start:
        return bool(_RIGHT_BEFORE.fullmatch(text, span.end, start))
    return not (_is_of_another(text, end, span, spans) or _FOLLOWED.match(text, span.end))


def _is_their_name(text: str, start: int, end: int, span: Span) -> bool:
    """Whether a name stands right beside the words for somebody, and neither greets somebody nor signs."""
    if span.start >= end:
        end += bool(_A_TITLE.match(text, start))  # "my landlord Mr. Behrens": the words for him end in a title
        called = _CALLED.fullmatch(text, end, span.start)
        return called is not None and _ends_well(text, called, span.end)
    if _GREETS.search(text, max(0, span.start - _LOOK), span.start):
        return False
    passing = _IN_PASSING.fullmatch(text, span.end, start) and _ENDS.match(text, end)
    owns = _ANOTHERS.match(text, end) or text[start:end].endswith(("'s", "’s"))
    return bool(passing or (_IS.fullmatch(text, span.end, start) and not owns))


def _ends_well(text: str, called: "re.Match[str]", end: int) -> bool:
    """Whether a name that ends at `end` is theirs as the sentence goes on behind it."""
    verb, marked = (called["verb"] or "").lower(), called["mark"].strip()
    if verb in ("is", "was") and _ANOTHERS.match(text, end):
        return False
    return not (verb in ("called", "named") or marked in (",", "(")) or bool(_CLOSES.match(text, end))


def _is_of_another(text: str, since: int, span: Span, spans: Sequence[Span]) -> bool:
    """Whether somebody else, what they are told, or another thing of its kind comes between `since` and `span`."""
    if _at_the_writers(text, since, span.start):
        return True
    if span.start - since > _FAR or any(each.search(text, since, span.start) for each in (_ANOTHER, _HEAR_OF)):
        return True
    last = bisect_left(spans, span.start, key=_start) - 1
    before = spans[last] if last >= 0 else None
    if before is None or before.start < since:
        return False
    listed = span.category in _SEVERAL and _JOINED.fullmatch(text, before.end, span.start)
    return not (listed or _ONE_THING.fullmatch(text, before.end, max(before.end, span.start)))


def _at_the_writers(text: str, since: int, at: int) -> bool:
    """Whether the writer speaks of themselves and only by the way of somebody: "I had children at 43"."""
    start = max(text.rfind(mark, 0, since) for mark in ".!?\n") + 1
    return bool(_I.search(text, start, since) and _BY_THE_WAY.search(text, since, at))


_I = re.compile(r"\b(?:i|i['’]m|i['’]ve|we|having|being)\b", re.IGNORECASE)
_BY_THE_WAY = re.compile(r"\b(?:at|for|to|with|than|by|call)\b", re.IGNORECASE)


def _start(span: Span) -> int:
    return span.start
