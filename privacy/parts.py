# ruff: noqa: E501 - patterns and lists of words read best on long lines
"""Parts and rough sides of private things: leave to tell a part is no leave to tell the whole.

"My initials are fine" lets no name through, "my age bracket may be told" no age. A part that can be told apart in a
text stays (the year of a date, the postcode of an address); of the others nothing does.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from privacy.categories import Category
from privacy.rules import Rule
from privacy.spans import Span

INITIALS, YEAR, MONTH, WEEKDAY, POSTCODE, STREET, NUMBER, IN_GENERAL, ANOTHER_NAME, AT_WORK, FORMER, ORIGIN, FIRST, LEARNT = (
    "initials", "year", "month", "weekday", "postcode", "street", "house number", "in general", "another name",
    "at work", "former", "origin", "first", "learnt",
)  # fmt: skip
NEVER_FOUND = "some part"
"""A part that no text is searched for."""

_OF_ANYTHING = (
    r"(?:first|last|initial|final|opening|front|back)(?: \w+)? (?:letters?|digits?|characters?|numbers?|parts?|halves|half|bit)|"
    r"(?:parts?|half|some|beginning|start|length|currency) of|time ?zone|hemisphere|continent|part of the world|climate"
)
_FORMER = r"(?:former|old|previous|past|last|ex)(?=[ -][\w-]+)"
_NOT_THIS = r"(?<!this )(?<!next )(?<!last )(?<!every )(?<!each )(?<!per )"
_PARTS: dict[Category, dict[str, str]] = {
    Category.NAME: {
        INITIALS: r"initials?|monogram",
        ANOTHER_NAME: r"(?:stage|pen|artist|nick|code|pet|professional|maiden|birth|former|old|trade)[ -]?names?|alias(?:es)?|pseudonym",
        NEVER_FOUND: r"middle[ -]names?|name of (?:my|our|the) (?!family\b)\w+",
    },
    Category.CONTACT: {
        AT_WORK: r"(?:work|business|office|company|professional|shop|school|firm['’]s|company['’]s)(?= [\w-]+)",
        NEVER_FOUND: r"(?:area|dialling|dial|country|city)[ -]codes?|prefix(?:es)?|(?:e-?mail |mail )?domains?|(?:e-?mail |mail |phone |mobile )providers?"
    },
    Category.DATE: {
        YEAR: rf"{_NOT_THIS}(?:(?<!new )year(?!['’]| old)|years(?! (?:of|in|old|ago)\b))",
        MONTH: rf"{_NOT_THIS}months?",
        WEEKDAY: r"weekdays?|days? of the week",
        NEVER_FOUND: r"decades?|centur(?:y|ies)|seasons?|(?:star|zodiac) signs?",
    },
    Category.ADDRESS: {
        FORMER: _FORMER,
        POSTCODE: r"(?:post|postal|zip|pin|eir)[ -]?codes?(?! (?:area|district))|zip",
        STREET: r"(?:street|road)(?! address| number)(?: names?)?",
        NUMBER: r"(?:house|door|flat|building|street|apartment) numbers?",
        NEVER_FOUND: r"(?:which )?floors?|staircase|(?:post|postal|zip)[ -]?code (?:area|district)",
    },
    Category.LOCATION: {ORIGIN: r"born|birth ?place|place of birth|native (?:place|town|village|city)|(?:grew|growing) up|childhood"},
    Category.LANGUAGE: {
        FIRST: r"(?:first|native|mother|home) (?:languages?|tongues?)|mother tongue",
        LEARNT: r"(?:second|third|foreign|other) languages?",
    },
    Category.EMPLOYER: {FORMER: _FORMER, NEVER_FOUND: r"headcount|sizes?|number of (?:staff|employees|people)|how (?:big|large)"},
    Category.JOB: {FORMER: _FORMER, NEVER_FOUND: r"seniority|(?:pay )?grade|rank"},
    Category.FINANCE: {NEVER_FOUND: r"currenc(?:y|ies)|pay grade"},
    Category.EDUCATION: {NEVER_FOUND: r"degree class|class of"},
}  # fmt: skip
_ROUGH_SIDES: dict[Category, str] = {
    Category.AGE: r"(?:age )?(?:brackets?|groups?|ranges?|bands?)|decade|generation",
    Category.EMPLOYER: r"industry|sector|line of business|(?:kind|type|sort) of (?:\w+ )?(?:company|firm|business|employer|workplace|place|organi[sz]ation|shop|office)",
    Category.JOB: r"field|sector|industry|(?:kind|type|sort) of (?:work|job)",
    Category.FINANCE: r"(?:tax |salary |pay |income |wage |price )?(?:bands?|brackets?|ranges?)|ballpark|order of magnitude",
    Category.HEALTH: r"(?:kind|type|sort|nature) of (?:\w+ )?(?:illness|condition|disease|disorder|complaint|medicine|medication|trouble)",
}
"""Sides of a thing that generalising it tells, and no more."""
_BEING_SO: dict[Category, str] = {
    Category.HEALTH: r"(?:\w+(?<!mental) )?(?:illness|condition|disease|disorder)|ill|sick|unwell|poorly|treatment|medication|medicine|(?:health|medical) (?:problems?|issues?|troubles?)",
    Category.FINANCE: r"(?:in )?debts?|savings|loans?|(?:money|financial) (?:problems?|worries|troubles?)",
    Category.RELIGION: r"religious|believers?|religion|faith",
}
"""What is so in a general way: "that I'm ill" tells no illness."""
_THAT = r"that (?:i|we)(?:['’]m| am| are|['’]ve(?: got)?| have(?: got)?| take| suffer from| live with)(?: an?| some| on| under)?"
_WHOLE = re.compile(r"\b(?:full|whole|entire|complete|exact|including|incl)\b", re.IGNORECASE)
_LINK = r"of(?: (?:my|our|the|his|her|their|its))?|in which(?: (?:i|we))?|(?:that |which )?(?:i|we)"
_BEFORE = re.compile(rf"((?:[\w-]{{1,20}} ){{1,3}}(?:{_LINK}) |\b{_THAT} )$", re.IGNORECASE)
_AFTER = re.compile(r"['’]s?(?: [\w-]+){1,2}")
"""What stands beside a thing of which a part is meant: "the size of my [company]", "my [username]'s first half"."""

_SHAPES: dict[Category, dict[str, re.Pattern[str]]] = {
    Category.NAME: {INITIALS: re.compile(r"(?:[A-Z]\. ?){2,4}|[A-Z]{2}")},
    Category.DATE: {
        YEAR: re.compile(r"(?:19|20)\d\d"),
        MONTH: re.compile(
            r"january|february|march|april|may|june|july|august|september|october|november|december",
            re.IGNORECASE,
        ),
        WEEKDAY: re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?", re.IGNORECASE),
    },
    Category.ADDRESS: {
        POSTCODE: re.compile(
            r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d{2} ?[A-Z\d]{4}|\d{5}(?:-\d{4})?|\d{4}-\d{3}|\d{6}|\d{4} ?[A-Z]{2}"
        ),
        NUMBER: re.compile(r"\d{1,4}[a-zA-Z]?"),
        STREET: re.compile(
            r"(?:[^\W\d_]+[ -])+(?:street|st|road|rd|lane|ln|avenue|ave|drive|close|crescent|way|row|terrace|place|square|boulevard|blvd)\.?"
            r"|(?:rua|rue|via|calle|avenida|straße)(?: [^\W\d_]+)+|[^\W\d_]+(?:str\.|straße|strasse|gasse|weg|laan|straat)",
            re.IGNORECASE,
        ),
    },
}
"""How a part looks where it stands alone."""
_LOOK = 80
"""Characters before a span in which it may be told what it is."""
_LONGEST = 80
"""Characters of a part, at most."""
_BEFORE_IT: dict[str, re.Pattern[str]] = {
    ANOTHER_NAME: re.compile(
        r"(?:\b(?:known as|on stage|calls? me|called me|aka|alias|née|nee|born|(?:stage|pen|artist|nick|maiden|birth|former)[ -]?name(?: is| was)?|writ(?:e|es|ing) as|perform(?:s|ing)? as)|a\.k\.a\.)[\s:,]*[\"'“‘]?$",
        re.IGNORECASE,
    ),
    AT_WORK: re.compile(
        r"(?<!after )(?<!outside )\b(?:work|business|office|company|shop|school|firm)(?:['’]s)?"
        r"(?: (?:phone|number|e-?mail|mail|line|address|mobile|landline))?(?: is| are| at| on| under|[:,])*\s*$",
        re.IGNORECASE,
    ),
    ORIGIN: re.compile(
        r"\b(?:born|native|birth ?place|grew up|grown up|raised|originally|childhood|(?:come|comes|came|am|i['’]m) from)\b(?![^.!?;\n]*\b(?:live[sd]?|living|moved|now|stay(?:ing)?|based|settled|work)\b)[^.!?;\n]*$",
        re.IGNORECASE,
    ),
    FIRST: re.compile(
        r"\b(?:mother tongue|(?:first|native|home) (?:language|tongue)|at home|grew up|raised)\b(?![^.!?;\n]*\b(?:second|third|foreign|learn\w*|stud\w+)\b)[^.!?;\n]*$",
        re.IGNORECASE,
    ),
    LEARNT: re.compile(
        r"\b(?:second|third|foreign|learn\w*|stud\w+|speak|know|took up)\b(?![^.!?;\n]*\b(?:mother|native|home)\b)[^.!?;\n]*$",
        re.IGNORECASE,
    ),
    FORMER: re.compile(
        r"\b(?:used to|(?:former|previous|old|last|ex)[ -](?:job|employer|firm|company|workplace|work|address|flat|place|house|home|post|position)|"
        r"formerly|previously|was (?:an?|the|at|with|working)|(?<!have )(?<!['’]ve )(?:worked|lived)|left|before that|until|quit)\b(?![^.!?;\n]*\b(?:now|currently|current|today|work|live|am)\b)[^.!?;\n]*$",
        re.IGNORECASE,
    ),
}
"""What stands before a part that does not tell itself by its look, in its sentence."""
_OF_CATEGORY = {
    Category.NAME: (ANOTHER_NAME,), Category.CONTACT: (AT_WORK,),
    Category.LOCATION: (ORIGIN,), Category.LANGUAGE: (FIRST, LEARNT), Category.EMPLOYER: (FORMER,), Category.JOB: (FORMER,), Category.ADDRESS: (FORMER,),
}  # fmt: skip
_PIECES = {
    Category.DATE: re.compile(r"(?<=[ ,])(?:19|20)\d\d$"),
    Category.ADDRESS: re.compile(
        rf"{_SHAPES[Category.ADDRESS][POSTCODE].pattern}$|^\d{{1,4}}[a-zA-Z]?(?= )|(?<= )\d{{1,4}}[a-zA-Z]?(?=,|$)|"
        r"(?<=\d )[^\W\d_][^\d,]*(?=,|$)"
    ),
}
"""What is told apart of a longer span: the year that ends a date, the number, the street and the postcode of an address."""


def with_part(text: str, start: int, end: int) -> str:
    """The words at `start`..`end` of a sentence together with what a part of them is called right beside them."""
    before, after = _BEFORE.search(text[max(0, start - _LOOK) : start]), _AFTER.match(text, end)
    return f"{before[1] if before else ''}{text[start:end]}{after[0] if after else ''}"


def rough_side(words: str, category: Category) -> bool:
    """Whether words that allow something of `category` mean only how it is roughly: "the industry I work in"."""
    sides = _ROUGH_SIDES.get(category)
    return bool(sides and re.search(rf"\b(?:{sides})\b", words, re.IGNORECASE)) and not _WHOLE.search(words)


def part_named(words: str, category: Category) -> frozenset[str]:
    """The parts of a thing of `category` that alone the words of an allowance name; none where they mean it all.

    A capital within a sentence begins a name, which says nothing of parts ("Last Mile Ltd").
    """
    if _WHOLE.search(words):
        return frozenset()
    if re.search(r"\b[a-z]{2,}\b", words):
        words = re.sub(r"(?<=\w )[A-ZÀ-Þ]\w[\w'’-]*", " ", words)
    named = {part for part, names in _PARTS.get(category, {}).items() if _says(names, words)}
    general = _BEING_SO.get(category)
    if general and re.fullmatch(rf"{_THAT} (?:{general})", words, re.IGNORECASE):
        named = {IN_GENERAL}
    if not named and _says(_OF_ANYTHING, words):
        named = {NEVER_FOUND}
    return frozenset(named)


def is_so(words: str, category: Category) -> bool:
    """Whether words that allow something of `category` only say that there is such a thing: "that I have debts"."""
    return IN_GENERAL in part_named(words, category)


def is_postcode(words: str) -> bool:
    """Whether words are a postcode and nothing else."""
    return bool(_SHAPES[Category.ADDRESS][POSTCODE].fullmatch(words))


def part_of(span: Span, text: str) -> frozenset[str]:
    """The parts that `span` of `text` is, by its look or what stands before it; none for all of a thing."""
    words = span.of(text).strip()
    if len(words) > _LONGEST:
        return frozenset()
    parts = {part for part, shape in _SHAPES.get(span.category, {}).items() if shape.fullmatch(words)}
    general = _BEING_SO.get(span.category)
    if general and re.fullmatch(general, words, re.IGNORECASE):
        parts.add(IN_GENERAL)
    before = text[max(0, span.start - _LOOK) : span.start]
    parts |= {part for part in _OF_CATEGORY.get(span.category, ()) if _BEFORE_IT[part].search(before)}
    return frozenset(parts)


def parts_apart(span: Span, text: str, rules: Iterable[Rule]) -> list[Span]:
    """`span`, or with the parts of it apart that a rule lets through: the year of a date."""
    told = {
        part for rule in rules if rule.category is span.category and not rule.action.hides for part in rule.finer
    }
    shape = _PIECES.get(span.category) if told else None
    if not shape:
        return [span]
    every = (
        replace(span, start=span.start + found.start(), end=span.start + found.end())
        for found in shape.finditer(span.of(text))
    )
    return _between(span, text, [piece for piece in every if part_of(piece, text) & told])


def _between(span: Span, text: str, pieces: Sequence[Span]) -> list[Span]:
    """The pieces of `span`, and what of it stands between them, in order."""
    found: list[Span] = []
    ends = [span.start, *(piece.end for piece in pieces)]
    for at, piece in zip(ends, (*pieces, None), strict=True):
        rest = text[at : piece.start if piece else span.end]
        words = rest.strip(" ,")
        if words:
            first = at + rest.index(words)
            found.append(replace(span, start=first, end=first + len(words)))
        if piece:
            found.append(piece)
    return found


def _says(names: str, words: str) -> bool:
    return bool(re.search(rf"\b(?:{names})\b", words, re.IGNORECASE))
