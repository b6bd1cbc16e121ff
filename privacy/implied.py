# ruff: noqa: E501 - patterns read best on long lines
"""What a span gives away beyond its own category: an address tells the place, a nationality the country.

A rule that hides the one hides what tells it; a rule that allows the one says nothing of the other.
"""

import re

from privacy.categories import Category
from privacy.rules import Rule
from privacy.spans import Span

_TELLS: dict[Category, frozenset[Category]] = {
    Category.ADDRESS: frozenset({Category.LOCATION}),
    Category.NATIONALITY: frozenset({Category.LOCATION, Category.ETHNICITY}),
    Category.ETHNICITY: frozenset({Category.NATIONALITY}),
}
_COUNTRY = "country"
_BIRTH = "date of birth"
_PARTNERS = re.compile(
    r"\b(?:wi(?:fe|ves)|husbands?|hubby|spouses?|partners?|girlfriends?|boyfriends?|fianc[eé]e?s?|ex(?:-\w+)?|marri\w+|divorc\w+|"
    r"widow\w*|separated|in-laws?|mother-in-law|father-in-law|newly-?weds?|engaged|bride|groom|"
    r"(?:single|lone|solo) (?:mum|mom|mother|dad|father|parent)s?)\b",
    re.IGNORECASE,
)
"""Words for people and states that are both family and relationship."""
_JOURNEY = re.compile(
    r"\b(?:off to|going to|go to|flying|fly|flights?|trips?|travel\w*|visit\w*|holidays?|vacation|honeymoon|hotels?|arriv\w+|land(?:ing)?|"
    r"(?:we|i)(?:['’]ll| will| are going to| am going to) be in|(?:weeks?|weekend|days|nights|fortnight|month) in|"
    r"head(?:ing|ed)? (?:to|for)|leav(?:e|ing) for|tickets?|train to|bus to|drive to|driving to|cruise|tour|hik(?:e|ing)|stay(?:ing)? (?:in|at))\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?:mother|mum|mom|father|dad|parents?|sisters?|brothers?|sons?|daughters?|kids?|child(?:ren)?|baby|twins?|wife|husband|uncle|aunt(?:ie)?|cousins?|"
    r"nephews?|nieces?|grand\w+|granny|gran|nan|step\w+|\w+-in-law|toddler|teenager|girls|boys|little one|eldest|youngest)\b[^.!?\n]{0,20}$",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"\b(?:(?:come|comes|coming|came|am|i['’]?m|originally|fled|family is|people are|roots are) (?:from|in)|born(?: and (?:raised|grew up|bred))? in|"
    r"(?:grew up|raised|brought up) in|(?:citizen|national|native|passport) (?:of|from)|fled(?: from)?|emigrated from|moved here from)\s+(?:the )?$",
    re.IGNORECASE,
)
"""Right before the country of which somebody is."""
_ORGANISATIONS = [
    (category, re.compile(rf"\b(?:{kinds})\b", re.IGNORECASE))
    for category, kinds in (
        (Category.FINANCE, r"\w*bank|building society|credit union|\w*sparkasse|savings"),
        (
            Category.HEALTH,
            r"hospital|\w*klini(?:k|kum)|clinic|infirmary|surgery|medical (?:centre|center|practice)|hospice|health centre|sanatorium|rehab|dental",
        ),
        (
            Category.RELIGION,
            r"church|chapel|mosque|synagogue|temple|parish|abbey|convent|congregation|ministr(?:y|ies)",
        ),
        (Category.POLITICS, r"party|union|campaign|workers|democrats|socialists|conservatives|greens"),
        (Category.EDUCATION, r"school|university|college|academy|institute"),
        (Category.LEGAL, r"court|solicitors|attorneys|prison|tribunal"),
    )
]
"""Of what an organisation tells whom it serves."""
_HAS_MONEY_THERE = re.compile(
    r"\b(?:accounts?|bank(?:ing)?|loans?|mortgage|credit|savings|overdraft|cards?|debts?|owe[sd]?|insur\w+|pension|funds?|shares|invest\w*|bailiffs?)\b[^.!?\n]{0,30}\b(?:with|at|from|by|to|in|of)\s+(?:the )?$|\bowe[sd]?\s+(?:the )?$",
    re.IGNORECASE,
)
"""Before whoever has the writer's money, or lends it."""
_SCHOOLED = re.compile(
    r"\b(?:graduat\w+|finished (?:school|uni\w*|my \w+)|left school|studied|degree|diploma|a-levels)\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    r"\b(?:work(?:s|ed|ing)?|employed|job|shifts?|teach(?:es|ing)?|taught|teacher|nurse|doctor|guard|officer|sergeant|manager|i['’]?m with|hired|staff)\b[^.!?\n]{0,30}\b(?:at|for|with)\s+(?:the )?$",
    re.IGNORECASE,
)
"""Before the place where somebody works."""
_TO_A_PLACE = re.compile(
    r"\b(?:in|to|at|from|around|round|through|via|across|near)\s+(?:the\s+)?"
    r"(?!(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|\d)\b)\w",
    re.IGNORECASE,
)
"""In a journey or a stay, before where it leads ("hotel in Marseille")."""
_LOOK = 60
"""Characters before a span in which an origin, a journey or a relative may be spoken of."""


def tells(span: Span, text: str) -> frozenset[Category]:
    """The other categories of which `span` of `text` gives something away."""
    told = _TELLS.get(span.category, frozenset())
    if span.category in (Category.FAMILY, Category.RELATIONSHIP) and _PARTNERS.search(span.of(text)):
        told |= {Category.FAMILY, Category.RELATIONSHIP}
    if span.category is Category.TRAVEL and _TO_A_PLACE.search(span.of(text)):
        told |= {Category.LOCATION}
    if span.category is Category.EMPLOYER and not _AT_WORK.search(text, max(0, span.start - _LOOK), span.start):
        told |= {category for category, kinds in _ORGANISATIONS if kinds.search(span.of(text))}
        told |= (
            {Category.FINANCE} if _HAS_MONEY_THERE.search(text, max(0, span.start - _LOOK), span.start) else set()
        )
    if span.category is Category.DATE and _SCHOOLED.search(text, max(0, span.start - _LOOK), span.start):
        told |= {Category.EDUCATION}
    if span.category in (Category.EDUCATION, Category.LOCATION) and _AT_WORK.search(
        text, max(0, span.start - _LOOK), span.start
    ):
        told |= {Category.EMPLOYER}
    if span.category in (Category.LOCATION, Category.DATE) and _JOURNEY.search(
        text, max(0, span.start - _LOOK), span.start
    ):
        told |= {Category.TRAVEL}
    if span.category is Category.LOCATION and _ORIGIN.search(text, max(0, span.start - _LOOK), span.start):
        told |= {Category.NATIONALITY}
    if span.category is Category.NAME and _KIN.search(text, max(0, span.start - _LOOK), span.start):
        told |= {Category.FAMILY}
    if span.category is Category.DATE and span.kind == _BIRTH:
        told |= {Category.AGE}
    return told - {span.category}


def is_implied(rule: Rule, span: Span, told: frozenset[Category]) -> bool:
    """Whether `rule` hides what `span`, which gives away `told`, would tell. A nationality tells the country, no town."""
    finer = rule.kind and (span.category is not Category.NATIONALITY or rule.kind != _COUNTRY)
    place = span.category is Category.ADDRESS
    return rule.says == "hide" and rule.category in told and (place or not finer)
