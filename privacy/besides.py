# ruff: noqa: E501 - patterns read best on long lines
"""What a wish says besides what it names: who hides where they come from hides their nationality."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from privacy.categories import Category
from privacy.kinds import COUNTRY
from privacy.rules import ME, Action, Rule
from privacy.whose import MAY_BE_FIRMS, ROLES

_WORK = r"(?<!line of )(?<!field of )(?<!kind of )(?<!sort of )(?<!type of )(?<!do for )\bwork(?:ing life)?\b(?! as\b)(?!ing)"
_NEW_JOB = (
    r"\b(?:new|next|old|last|former|previous|current|present) (?:job|position|post)\b"  # told apart by where it is
)
_ORIGIN = (
    r"\b(?:(?:come|came|comes|coming|hail|am|is|are)|i['’]m) from\b|\borigins?\b|\bhome ?(?:land|country)\b|\bcountry of birth\b"
    r"|\b(?:was|were) born\b(?! on)|\bbirth ?place\b"
)
_FROM_WHERE = r"\bwhere\b.*\b(?:from|born)\b|\bbirth ?place\b"
_HOME_LIFE = r"\bfamily (?:situation|life|status|circumstances|set-?up|affairs)\b|\bhome life\b|\bdomestic\b"
NAMES_OF = r"^\W*(?:the )?names? of\b"
"""How the name of a thing begins."""
FIRM = r"(?:(?:my|our|the|this)\s+)?(?:company|firm|business|employer|shop|practice|start-?up|organi[sz]ation|charity|agency)(?:['’]s)?"
"""The words for a firm, as whose somebody speaks of a thing."""
_FIGURES = re.compile(rf"\b(?:sales|{FIRM})\s+(?:numbers|figures)\b", re.IGNORECASE)
_NUMBERS = rf"^(?:{FIRM}\s+|sales\s+)?(?:numbers|figures)$"
"""Numbers that nobody dials, and the words for them."""
_GOES_ALONG: tuple[tuple[Category, re.Pattern[str], tuple[Category, ...]], ...] = tuple(
    (category, re.compile(words, re.IGNORECASE), more)
    for category, words, more in (
        (Category.NATIONALITY, _FROM_WHERE, (Category.LOCATION,)),
        (Category.LOCATION, NAMES_OF, (Category.EMPLOYER,)),
        (Category.FAMILY, _HOME_LIFE, (Category.RELATIONSHIP,)),
        (
            Category.EMPLOYER,
            r"\b(?:schools?|colleges?|universit(?:y|ies)|academy|nursery|kindergarten|teach|lecture|tutor)\b",
            (Category.EDUCATION,),
        ),
        (
            Category.EDUCATION,
            r"\b(?:school|college|university|academy) (?:where )?i (?:work|teach)\b",
            (Category.EMPLOYER,),
        ),
        (
            Category.POLITICS,
            r"\b(?:opposing|other|third|adverse) part(?:y|ies)\b",
            (Category.NAME, Category.EMPLOYER),
        ),
        (Category.IDS, r"\bidentit(?:y|ies)\b", (Category.NAME, Category.EMPLOYER)),
        (Category.PROJECT, MAY_BE_FIRMS.pattern, (Category.NAME, Category.EMPLOYER)),
        (Category.FINANCE, r"\binvestors?\b", (Category.NAME, Category.EMPLOYER)),
        (Category.CREDENTIALS, r"\bcodes?$", (Category.IDS, Category.PROJECT)),
        (Category.FAMILY, r"\bhome\b", (Category.LOCATION, Category.ADDRESS)),
        (
            Category.POLITICS,
            r"\b(?:immigra\w+|asylum|refugee\w*|visas?|papers|residen\w+|deport\w+)\b",
            (Category.LEGAL,),
        ),
        (Category.TRAVEL, r"\bdates?$", (Category.DATE,)),
        (Category.TRAVEL, r"\bwhere\b|\bdestinations?\b|\bplaces?\b", (Category.LOCATION,)),
        (Category.LEGAL, r"\bdates?$", (Category.DATE,)),
        (Category.HEALTH, r"\bdates?$", (Category.DATE,)),
        (Category.RELATIONSHIP, r"\bdates?$", (Category.DATE,)),
    )
)
"""A category, the words for it that say more, and the categories that they hide besides."""
_OF_MY_JOB = (
    (re.compile(_WORK, re.IGNORECASE), (Category.EMPLOYER, Category.PROJECT)),
    (re.compile(_NEW_JOB, re.IGNORECASE), (Category.EMPLOYER,)),
)
"""What goes along with one's own job."""
_OF_IDENTITY = re.compile(
    r"\b(?:(?:un)?identif(?:y|ying|ied|ies|iable)|recogni[sz]\w+|anonym\w+|who (?:i am|we are))\b", re.IGNORECASE
)
_SOMEBODY = re.compile(rf"(?:me|us|who (?:i am|we are)|(?:(?:my|our|the) )?(?:{ROLES}))", re.IGNORECASE)
_MERE_NAMES = re.compile(r"(?:(?:the|any|all|my|sur|first|last|full) ?)*names?\b", re.IGNORECASE)
_IDENTIFYING = (
    Category.LOCATION, Category.ADDRESS, Category.CONTACT, Category.DATE, Category.EMPLOYER, Category.EDUCATION, Category.JOB, Category.IDS,
)  # fmt: skip
"""What tells who somebody is besides a name: HIPAA's list (45 CFR 164.514), and where they work or learn."""
_OF_ORIGIN = re.compile(_ORIGIN, re.IGNORECASE)
_OF_NUMBERS = re.compile(_NUMBERS, re.IGNORECASE)
_PLACE = r"(?:place|town|city|village|street|address|region|area|neighbou?rhood|house)"
_ONLY_THE_COUNTRY = re.compile(
    r"(?:please,?\s+)?(?:where i live:\s+)?(?:you (?:may|can)\s+)?(?:say|tell|give|name|mention|share|reveal|use)?\s*(?:them\s+)?"
    r"(?:(?:only|just|at most)\s+(?:say|tell|give|name|mention|share|reveal|use)?\s*(?:the|my|which)?\s*country|(?:the|my)\s+country at most|(?:the |my )?country (?:is )?(?:ok|okay|fine)(?=,? nothing))"
    r"(?:\s+(?:where )?(?:i|we)(?:['’]m| am| are| live)(?: in)?)?"
    rf"(?:,?\s+(?:please|nothing (?:closer|more|finer|else|smaller|more exact)|(?:never|not|no)\s+(?:the\s+)?{_PLACE}(?: itself)?(?:\s+or\s+(?:the\s+)?{_PLACE})*))*"
    rf"|(?:no|never a|nothing)\s*(?:place\s+)?(?:smaller|finer|closer|more exact)\s+than\s+(?:a|the)\s+country(?:,?\s+please)?",
    re.IGNORECASE,
)
"""The plain ways to say that a country may be told and nothing closer; whatever else a sentence says may take it back."""
_OF_PLACES = frozenset({Category.LOCATION, Category.NATIONALITY, Category.ETHNICITY, Category.TRAVEL, None})
"""Of which categories a wish to hide elsewhere takes back that countries may be told; None is everything."""


def said_with(rule: Rule, words: str) -> Iterator[Rule]:
    """The further rules that a rule which was read from `words` brings with it: what goes along is hidden."""
    if rule.value is None and rule.action.hides:
        yield from (replace(rule, category=category, kind=None) for category in _hidden_besides(rule, words))
        yield from _firms(rule, words)
        if _is_of_identity(rule, words):
            yield from (replace(rule, category=category, kind=None) for category in _IDENTIFYING)
            yield replace(rule, category=Category.AGE, kind=None, action=Action.GENERALISE)
        if _tells_the_origin(rule, words):
            yield replace(rule, kind=COUNTRY)  # else a leave to tell countries would tell this one


def only_the_country(sentence: str) -> list[Rule]:
    """The rules of a sentence that says plainly that countries may be told and nothing closer; none of any other."""
    if not _ONLY_THE_COUNTRY.fullmatch(" ".join(sentence.split()).strip(" .!")):
        return []
    rough = Rule(Action.GENERALISE, Category.LOCATION, subject=ME, sentence=sentence)
    return [rough, replace(rough, action=Action.KEEP, kind=COUNTRY)]


def without_doubtful_countries(rules: Sequence[Rule]) -> list[Rule]:
    """The rules without the leave to tell countries, where any other sentence hides what a country tells."""
    told = [rule for rule in rules if rule.kind == COUNTRY and rule.action is Action.KEEP]
    rough = {rule.sentence for rule in rules if rule.action is Action.GENERALISE}
    hiding = {
        rule.sentence for rule in rules if rule.action.hides and rule.category in _OF_PLACES and not rule.value
    }
    return [rule for rule in rules if not (rule in told and rule.sentence in rough and hiding - {rule.sentence})]


def _is_of_identity(rule: Rule, words: str) -> bool:
    """Whether it hides who somebody is, and not names alone ("Names that could identify someone")."""
    if rule.category not in (Category.NAME, Category.IDS, Category.OTHER) or _MERE_NAMES.match(words):
        return False
    somebody = _SOMEBODY.fullmatch(words) and _OF_IDENTITY.search(rule.sentence)
    return bool(somebody or _OF_IDENTITY.search(words))


def _hidden_besides(rule: Rule, words: str) -> Iterator[Category]:
    for category, said, more in _GOES_ALONG:
        if rule.category is category and said.search(words):
            yield from more
    if rule.category is Category.JOB and rule.subject == ME:
        for said, more in _OF_MY_JOB:
            yield from more if said.search(words) else ()
    if _tells_the_origin(rule, words):
        yield Category.NATIONALITY
    if rule.category is Category.CONTACT and _OF_NUMBERS.search(words) and _FIGURES.search(rule.sentence):
        yield Category.FINANCE


def _tells_the_origin(rule: Rule, words: str) -> bool:
    return rule.category is Category.LOCATION and rule.kind in (None, COUNTRY) and bool(_OF_ORIGIN.search(words))


def _firms(rule: Rule, words: str) -> Iterator[Rule]:
    """With the names of customers those of firms are hidden."""
    if rule.category is not Category.NAME:
        return
    if MAY_BE_FIRMS.search(rule.subject):
        yield replace(rule, category=Category.EMPLOYER)
    elif named := MAY_BE_FIRMS.search(words):
        yield replace(rule, category=Category.EMPLOYER, subject=named.group())
