# ruff: noqa: E501 - patterns read best on long lines
"""Whether something in a text is its writer's own: by the last person that the sentence spoke of before it."""

import re
from collections.abc import Sequence

from privacy.categories import Category
from privacy.clauses import in_quotes
from privacy.spans import Span

_MINE = re.compile(r"\b(?:i|im|ive|me|my|mine|myself|we|us|our|ours)\b", re.IGNORECASE)
_LONGEST = len("myself")
OTHERS = (
    r"guests?|customers?|clients?|patients?|colleagues?|coworkers?|co-workers?|neighbou?rs?|friends?|students?|pupils?|flatmates?|monks?|nuns?|wom[ae]n|"
    r"m[ae]n|boss|mother|mum|mom|father|dad|parents?|sisters?|brothers?|sons?|daughters?|kids?|child(?:ren)?|wife|husband|"
    r"competitors?|suppliers?|residents?|apprentices?|partner|boyfriend|girlfriend|fianc[eé]e?|ex|uncle|aunt|cousins?|nephews?|nieces?|grand\w+|in-laws|team|landlord|tenants?|teacher"
)
"""Words for people who are not the writer."""
ROLES = (
    rf"{OTHERS}|staff|employees?|workers?|members?|heirs?|beneficiar(?:y|ies)|witness(?:es)?|victims?|sources?|callers?|donors?|volunteers?|co-?founders?|investors?|"
    r"players?|users?|readers?|subscribers?|followers?|lodgers?|cleaners?|carers?|nann(?:y|ies)|bosses|managers?|teachers?|doctors?|nurses?|lawyers?|solicitors?|judges?|"
    r"landlad(?:y|ies)|landlords|parishioners?|applicants?|candidates?|interviewees?|participants?|test subjects?|creditors?|debt collectors?|collectors?|bailiffs?|debtors?|"
    r"gps?|drs?|therapists?|counsell?ors?|psychiatrists?|psychologists?|dentists?|midwi(?:fe|ves)|surgeons?|consultants?|social workers?|attorneys?|barristers?|accountants?|"
    r"advis[eo]rs?|priests?|vicars?|imams?|rabbis?|pastors?|tutors?|professors?|supervisors?|coach(?:es)?|trainers?|agents?|editors?|opponents?|defendants?|claimants?|plaintiffs?|accused|relatives?|relations|family|families|couples?|roommates?|housemates?|godchild(?:ren)?|step\w+"
)
"""Those and other words for people by what they are to somebody, or by what they do."""
SOMEBODY = re.compile(rf"\b(?:{ROLES})\b", re.IGNORECASE)
MAY_BE_FIRMS = re.compile(
    r"\b(?:customers?|clients?|suppliers?|competitors?|buyers?|vendors?|partners|investors?|sponsors?|donors?|tenants?|contractors?|publishers?|sources?|"
    r"part(?:y|ies)|opponents?|defendants?|claimants?|plaintiffs?|respondents?|creditors?|collectors?)\b",
    re.IGNORECASE,
)
"""People whose names may be those of firms."""
_PRONOUNS = r"he|she|him|his|her|hers|their|theirs|they(?! (?:say|said|told|gave|think|found|want|put|sent|offered))|(?<!as )(?<!for )(?:someone|somebody)|people"
_ANYBODY_ELSE = re.compile(
    r"(?:the |any |all |every )?(?:others?|other (?:people|persons|folks?|companies|firms|businesses|families|men|women)|"
    r"(?:any|some|every)(?:one|body)(?: else)?|whoever|third part(?:y|ies)|strangers|people)(?:['’]s?)?",
    re.IGNORECASE,
)
_OTHER = re.compile(rf"\b(?:{_PRONOUNS}|{OTHERS})\b", re.IGNORECASE)


def is_mine(text: str, at: int, start: int, end: int, spans: Sequence[Span] = ()) -> bool:
    """Whether what stands at `at` in the sentence `start`..`end` is the writer's.

    A sentence that speaks of nobody is the writer's too ("The pills make me drowsy", "Slept badly"), unless it is
    quoted: a pasted advert speaks of no one.
    """
    mine = [match.start() for match in _MINE.finditer(text, start, end)]
    if in_quotes(text, 0, at) and not mine:
        return False
    return not is_anothers(text, at, start, spans)


def is_anothers(text: str, at: int, start: int, spans: Sequence[Span] = ()) -> bool:
    """Whether the sentence that begins at `start` spoke last of somebody else before `at`.

    `spans` are what was found in the text: its names are somebody else's.
    """
    others = [match.start() for match in _OTHER.finditer(text, start, at)]
    others += [span.start for span in spans if span.category is Category.NAME and start <= span.start < at]
    last_other = max(others, default=-1)
    mine = (found.start() for found in _MINE.finditer(text, start, at + _LONGEST))
    return last_other >= 0 and not any(last_other < place <= at for place in mine)


def is_anybody_else(subject: str) -> bool:
    """Whether a rule's subject is whoever is not the writer: "other people", "anyone else"."""
    return bool(_ANYBODY_ELSE.fullmatch(subject.strip()))


def first_of_another(text: str) -> int:
    """Where a text first names somebody who is not the writer ("she", "my daughter"); its length if it does not."""
    found = _OTHER.search(text)
    return found.start() if found else len(text)


def speaks_of_me(words: str) -> bool:
    """Whether the writer stands in these words: "I", "my", "us"."""
    return bool(_MINE.search(words))
