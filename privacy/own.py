# ruff: noqa: E501 - patterns read best on long lines
"""What in a text is surely the writer's own name, number or address: "my name is fine" allows nobody else's.

In doubt it is somebody else's, since names, contact details and addresses are protected unless they are allowed.
What stands in quotation marks may be anybody's.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from privacy.categories import Category
from privacy.clauses import in_quotes
from privacy.fold import same_words
from privacy.parts import is_postcode
from privacy.spans import Span

PROTECTED = frozenset({Category.NAME, Category.CONTACT, Category.ADDRESS})
"""The categories of which somebody else's is protected even where the writer's own may be told."""

_BEGINS = r"(?:\A|[.!?,;:(\n–—-]\s*|\b(?:hi|hello|hey|and|but|so|since|because|that)[,!.]?\s+)"
_INTRODUCES = re.compile(
    rf"{_BEGINS}(?:i['’]?m|i am|my (?:full |first |last |real |own |maiden )?name(?:['’]s| is)|call me)\s+\Z|"
    r"\bsign (?:(?:it|this|that|the (?:letter|e-?mail|mail|card|note|message|text)) )?(?:off )?(?:with|as) \Z|"
    r"\A\s*my name: ?\Z",
    re.IGNORECASE,
)
"""What stands before the writer's own name."""
_GREETS = re.compile(r"(?:\A|[.!?\n]\s*|\b(?:hi|hello|hey)[,!.]?\s+)\Z", re.IGNORECASE)
_PRESENTS = re.compile(r"\s+here\b(?=\s*[.,!;:\n–—-]|\s+(?:with|from|again)\b)", re.IGNORECASE)
"""What stands before and after it in "Hi, Benedikta here.\""""
_SURNAME = re.compile(r"\s*[,(]\s*(?:my )?(?:sur|last |family )name:?(?: is)?\s*\Z", re.IGNORECASE)
"""Joins a surname to the name before it ("I'm Odalys, surname Berg")."""
_ANSWERED = re.compile(
    r"\b(?:repl(?:y|ied)|respond|answer|summari[sz]e|translate|rewrite|forward)\b[^.\n]{0,60}?[:\n]", re.IGNORECASE
)
"""What follows was written by somebody else, who introduces himself there."""
_REPORTED = re.compile(
    r"\b(?:wr(?:ote|ites)|writing|sa(?:id|ys)|texted|texts|messaged|mailed|e-?mailed|posted|replied|replies|answered|asks|asked|adds|added|sent me this)"
    r"(?: (?:to )?(?:me|us|him|her|them))?\s*?[:,\n]|^[ \t>]*(?:from|von|de):[ \t]*\S",
    re.IGNORECASE | re.MULTILINE,
)
"""What follows somebody else said or wrote; "I said" counts too, for its words may be quoted on."""
_POSSESSIVE = re.compile(r"['’]s?\b")
_SAYS_WHO = re.compile(
    r"(?:\A|[.;!?,\n]\s*)(?:[Ii]['’]?m|[Ii] am|[Mm]y name(?: is|['’]s)|[Cc]all me) ([A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+){0,2})(?=\s*(?:[.,;!?\n]|\Z))"
)
"""In a privacy profile: the words after it are the writer's name."""
_REACHES_ME = re.compile(
    r"\b(?:my|our) (?:(?:own|new|private|work|home|mobile|cell|phone|e-?mail|postal|street|insta\w*|twitter) )*(?:number|phone|mobile|cell|"
    r"e-?mail|mail|address|handle|landline|website|site|blog|account)s?(?: (?:address|number|name))?(?: is| are|['’]s|:|,)*\s*\Z|"
    r"\b(?:call|reach|ring|text|phone|mail|e-?mail|contact|write(?: to)?|find|visit|follow) (?:me|us)(?: (?:on|at|via|under|in|by|to))*:?\s*\Z|"
    r"\b(?:i|we) live (?:at|in|on)\s*\Z|\b(?:i|we)(?:['’]m)? (?:write|blog|post|publish|sell|teach|draw|perform|stream)(?: [\w-]+){0,3}? (?:at|on|under)\s*\Z|(?:\A|[\s,.])(?:i['’]?m|i am|we['’]re) (?:at|on)?\s*\Z",
    re.IGNORECASE,
)
"""What stands before the writer's own number or address."""
_MY_PLACE = re.compile(
    r"\b(?:my|our) (?:(?:own|new|old|front|back|bedroom|kitchen|living[- ]room) )*(?:window|door|house|home|flat|apartment|place|room|"
    r"garden|balcony|drive(?:way)?|roof)s?(?: (?:is|are))? (?:in|at|on)\s*\Z",
    re.IGNORECASE,
)
"""What stands before the address of what is the writer's."""
_ROW = re.compile(
    r"\s*[,;|/•·–—\n-]\s*(?:(?:tel|phone|mobile|cell|e-?mail|mail|address)\b[.:]?\s*)?\Z", re.IGNORECASE
)
"""What stands between things that follow each other in a row."""
_TELLS_WHOSE = re.compile(r"\s*(?:is|are|was|belongs)\b", re.IGNORECASE)
_SAME_ADDRESS = re.compile(r"(?:[, ]|[A-ZÀ-Þ][\w'’.-]*(?=[, ])){1,8}")
"""What stands between the parts of one address: a comma, a town."""
_NUMBER, _FLAT_AND_HOUSE = re.compile(r"\d+"), 2
"""Where more numbers stand before a postcode in an address, it may be the end of a second one."""
_SIGNED = re.compile(r"(?:\bsign\w*\b[^.!?\n]{0,20}|\binitials:?|\bas|\n\s*[-–—]?|\A)\s*\Z", re.IGNORECASE)
"""What stands before the writer's own initials."""
_PARTICLES = frozenset("von van der den de del della di da dos la le al el bin ben ibn the zu ter ten".split())  # noqa: SIM905
_LOOK = 60
"""Characters before a span in which its owner may be told."""


def own(text: str, spans: Sequence[Span], prose: str = "") -> frozenset[Span]:
    """Those of the `spans` in PROTECTED categories that are surely the writer's own.

    A name is if the text, or `prose`, the writer's privacy profile, introduces it, and so is one that has only words
    of such a name. A number or an address is if the text says that it is the writer's.
    """
    names = sorted(s for s in spans if s.category is Category.NAME and not s.kind.startswith("public"))
    mine = {word for span in _introduced(text, names) for word in _words(span.of(text))}
    mine |= {word for found in _SAYS_WHO.finditer(prose) for word in _words(found[1])}
    named = [span for span in names if _is_of(span.of(text), mine)]
    named += [span for span in names if any(_is_signed_with(text, span, whole.of(text)) for whole in named)]
    placed = [span for span in spans if span.category in PROTECTED and _is_reached(text, span)]
    placed += _listed(text, spans, [*_introduced(text, names), *placed])
    rest = (span for span in spans if span.category is Category.ADDRESS and _goes_on(text, span, placed))
    return frozenset((*named, *placed, *rest))


def _listed(text: str, spans: Sequence[Span], mine: Sequence[Span]) -> list[Span]:
    """The numbers and addresses in a row behind what is the writer's: "I'm Ann Lee, 4 Elm Row, 0151 …"."""
    ends, found = {span.end for span in mine}, list[Span]()
    for span in sorted(each for each in spans if each.category in (Category.CONTACT, Category.ADDRESS)):
        row = _ROW.search(text, max(0, span.start - _LOOK), span.start)
        if row and row.start() in ends and not _TELLS_WHOSE.match(text, span.end):
            ends.add(span.end)
            found.append(span)
    return found


def _goes_on(text: str, span: Span, placed: Sequence[Span]) -> bool:
    """Whether a postcode belongs to an address of `placed`: it stands in it, or behind it and a town."""
    if not is_postcode(span.of(text)):
        return False
    before = (own for own in placed if own.category is Category.ADDRESS and own.start < span.start)
    return any(
        len(_NUMBER.findall(text, own.start, span.start)) <= _FLAT_AND_HOUSE
        if span.end <= own.end
        else _SAME_ADDRESS.fullmatch(text, own.end, span.start)
        for own in before
    )


def _is_of(name: str, mine: set[str]) -> bool:
    words = set(_words(name))
    return bool(words) and words <= mine


def _is_signed_with(text: str, span: Span, name: str) -> bool:
    """Whether the writer, whose name that is, signs with its initials: "E.P." or "EP" for "Edna Pike"."""
    letters = "".join(word[0] for word in name.split()).upper()
    if len(letters) < 2 or re.sub(r"\W", "", span.of(text)) != letters:
        return False
    return bool(_SIGNED.search(text[max(0, span.start - _LOOK) : span.start]))


def _words(name: str) -> Iterator[str]:
    """The words of a name that tell whose it is, folded: initials and particles are anybody's."""
    telling = (word for word in name.split() if len(word.strip(".")) > 2 and word.lower() not in _PARTICLES)
    return (same_words(word) for word in telling)


def _introduced(text: str, names: Sequence[Span]) -> Iterator[Span]:
    """The names with which the writer introduces himself or signs, in order."""
    last: Span | None = None
    for span in names:
        before = text[max(0, span.start - _LOOK) : span.start]
        near = last is not None and last.end <= span.start <= last.end + _LOOK
        goes_on = last is not None and near and _SURNAME.fullmatch(text[last.end : span.start])
        greets = _PRESENTS.match(text, span.end) and _GREETS.search(before)
        told = goes_on or greets or _INTRODUCES.search(before)
        if told and not _POSSESSIVE.match(text, span.end) and not is_said_by_another(text, span.start):
            last = span
            yield span


def _is_reached(text: str, span: Span) -> bool:
    """Whether the text says that a number or an address is where the writer is reached."""
    before = text[max(0, span.start - _LOOK) : span.start]
    lives = span.category is Category.ADDRESS and _MY_PLACE.search(before)
    reached = lives or (span.category is not Category.NAME and _REACHES_ME.search(before))
    return bool(reached) and not is_said_by_another(text, span.start)


def is_said_by_another(text: str, at: int) -> bool:
    """Whether what stands at `at` may be somebody else's words: in quotation marks, reported, or to be answered."""
    return in_quotes(text, 0, at) or _anothers_words_begin(text) <= at


@lru_cache(maxsize=12)
def _anothers_words_begin(text: str) -> int:
    """Where words that somebody else said or wrote first begin; behind its end if none do. Found once for a text.

    Both patterns end as soon as they can, so what is found first also ends first.
    """
    found = (pattern.search(text) for pattern in (_ANSWERED, _REPORTED))
    return min((match.end() for match in found if match), default=len(text) + 1)
