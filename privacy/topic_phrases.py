# ruff: noqa: E501 - patterns read best on long lines
"""How people say that a whole topic stays out ("nothing about my health"), as against a word to be hidden."""

import re

from privacy.rules import ANYONE, ME, Rule
from privacy.topic_words import TOPICS

_PHRASES = re.compile(
    r"\b(?:nothing|not a (?:single )?(?:word|thing|hint|peep|syllable)|no (?:word|mention|talk|hint|trace)|never a word|don['’]?t say a word|without a word)\b"
    r"[^.;]{0,30}?\b(?:about|of|on|regarding|concerning|to do with|touching)\b"
    r"|\b(?:everything|anything|all|whatever (?:is|there is|i say|i write|has)|the whole (?:subject|topic|matter|story|business|thing))\b[^.;]{0,25}?\b(?:about|of|to do with|concerning|regarding|around|related to)\b"
    r"|\b(?:leave|leaves|leaving|left)\b[^.;]{0,60}\bout\b|\bleave off\b"
    r"|\b(?:keep|keeps|kept|keeping)\b[^.;]{0,60}\bout(?: of\b|[.,!]|$)|\bstays? (?:completely |entirely )?out\b"
    r"|\b(?:do not|don['’]?t|dont|never|must ?n['’]?t|should ?n['’]?t)\b[^.;]{0,20}\b(?:mention\w*|talk\w* about|bring up|brought up|speak of|touch(?: on)?|refer to|come up|discuss\w*|go into)\b[^.;]{0,60}\b(?:at all|in any way|whatsoever|ever|not even)\b"
    r"|\b(?:do not|don['’]?t|dont|never|please don['’]?t) (?:involve|drag|bring in|bring)\b"
    r"|\b(?:off[- ]limits|off the table|out of bounds|taboo|no-go|not up for discussion|not a subject|not a topic|none of (?:it|that))\b|\bsteer clear of\b|\bstay away from\b|\bkeep away from\b|\bskip (?:the|my|all)\b",
    re.IGNORECASE,
)
_SAID_LAST = re.compile(
    r"\b(?:about|of|on|regarding|concerning) [^.;,]{2,40}? (?:(?:you|they|we|i) )?(?:say|tell|write|mention|want|give|get|hear) (?:them )?(?:absolutely )?(?:nothing|not a word)\b|"
    r"\b(?:about|of|on) [^.;,]{2,40},? (?:nothing|not a word|never a word|no word)\b",
    re.IGNORECASE,
)
"""The same the other way round: "About my ex you say nothing.\""""
_PLAIN = re.compile(
    r"\b(?:hide|hides|mask|redact|blank|conceal|tag|anonymi[sz]e|disguise|pseudonymi[sz]e|replace|swap)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:how (?:much|many|high|old|long|often)|what i (?:earn|make|pay|owe|get)|(?:the )?(?:amounts?|figures?|numbers?))\b",
    re.IGNORECASE,
)
"""What asks for a figure to be hidden, not for the story around it."""
_INSTITUTION = re.compile(
    r"\b(?:schools?|kindergartens?|nurser(?:y|ies)|colleges?|universit(?:y|ies)|uni|academy|conservatory|faculty)$",
    re.IGNORECASE,
)
"""What has a name of its own: to keep it out is to leave out that name."""
_CLAUSES = re.compile(r"[,;:.]\s+(?:and|but)?\s*|\s+(?:and|but)\s+")


def as_topic(sentence: str, words: str) -> bool:
    """Whether `sentence` asks that what `words` in it name stays out as a topic, and not only as a word."""
    phrase = _PHRASES.search(sentence) or _SAID_LAST.search(sentence)
    if not phrase:
        return False
    clause = next((part for part in _CLAUSES.split(sentence) if words in part), sentence)
    return bool(_PHRASES.search(clause) or _SAID_LAST.search(clause)) or not _PLAIN.search(clause)


def is_topic(rule: Rule, words: str) -> bool:
    """Whether a rule that was read from `words` of its sentence is about a topic.

    That is a matter about which a story can be told (health, not a street), or somebody else with everything about
    them. A thing that is named stays a word: without it the sentence around it often still says what is asked.
    """
    if (
        not rule.action.hides
        or rule.value is not None
        or rule.kind is not None
        or _AMOUNT.match(words)
        or _INSTITUTION.search(words)
    ):
        return False
    other = rule.subject not in (ME, ANYONE)
    fits = rule.category in TOPICS if rule.category else other
    return fits and as_topic(rule.sentence, words)
