# ruff: noqa: E501 - a list of words reads best on long lines
"""The situation in which a preference or routine holds, as the user said it: "at work", "with the kids"."""

import re

_TIMES = (
    "weekends?", "weekdays?", r"week\s?nights?", "mornings?", "evenings?", "afternoons?", "nights?", "summers?",
    "winters?", "autumn", "fall", "spring", "mondays?", "tuesdays?", "wednesdays?", "thursdays?", "fridays?",
    "saturdays?", "sundays?", "holidays?", "vacations?", "birthdays?", "christmas", "ramadan", "lent", "easter",
    "breakfast", "lunch", "dinner", "bedtime", "deadlines?", "exams?", "rain", "snow", "heat", "cold",
)  # fmt: skip
_DOINGS = (
    "trips?", "road", "flights?", "planes?", "trains?", "business", "work", "meetings?", r"work\s?outs?", "runs?",
    "running", "driving", "cooking", "studying", "reading", "writing", "travell?ing", "hiking", "camping", "parties",
    "party", "dates?", r"date\s+nights?", "hurry", "rush", r"e-?mails?", r"work\s+e?-?mails?", "letters?", "texts",
    "chats?", "public", "private", "stress",
)  # fmt: skip
_PEOPLE = (
    "kids", "children", "son", "daughter", "wife", "husband", "partner", "girlfriend", "boyfriend", "friends", "mates",
    "family", "parents", "mum", "mom", "dad", "mother", "father", "grandparents", "grandma", "in-laws", "boss",
    "manager", "colleagues", "coworkers", "clients", "customers", "patients", "students", "team", "guests?",
    "company", "visitors", "strangers", "baby", "toddler",
)  # fmt: skip
_PLACES = (
    "home",
    "school",
    "uni",
    "university",
    "office",
    "gym",
    "car",
    "kitchen",
    "bed",
    "garden",
    "sea",
    "beach",
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_TIMES_ALONE = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days|mornings|evenings|nights|weekends|weekdays|summers|winters|(?:every|most)\s+[a-z]+"
_WORDS = "|".join((*_TIMES, *_DOINGS, *_PEOPLE, *_PLACES))
_BETWEEN = (
    r"(?:(?:the|my|our|your|a|an|long|short|busy|hot|cold|rainy|early|late|small|big|most|work|dinner|old)\s+)*"
)
_SUBJECT = r"(?:i|we|you|it|they|he|she|there|everything|nothing|nobody)(?:['’](?:m|s|re|ve|d|ll))?"
_OPENING = re.compile(
    rf"(?P<when>(?:when|whenever|while|if|every\s+time|once|as\s+soon\s+as|whilst)\s+(?:{_SUBJECT}|\w+)\b[^,.;!?]{{0,70}}?)(?=,|\s+{_SUBJECT}\s|[.;!?]|$)"
    r"|(?P<lead>(?:at|on|in|with|for|during|before|after|over|around|under|without|between|outside|while|when|from)\s+[^,.;!?]{1,60}?"
    rf"|(?:the\s+)?rest\s+of\s+the\s+\w+|(?:{_TIMES_ALONE})|alone|otherwise|online|outside|abroad|outdoors)"
    rf"(?=\s*,|\s+{_SUBJECT}\s|\s+(?:my|our|your)\s+\w+\s+(?:is|are|has|have|must|can)\b)",
    re.IGNORECASE,
)
"""A situation that a statement begins with, up to the comma or the one who acts: "At work", "When I'm at my aunt's"."""
_SITUATION = re.compile(
    rf"\b(?:(?:when|whenever|while|if|every\s+time|once)\s+(?:{_SUBJECT}|my|our|your|the|people|someone|somebody|\w+ing|on|at|in)\b[^,.;!?]{{0,60}}?(?=\s+(?:i|we|you)\b|[,.;!?]|$)"
    rf"|(?:at|on|during|in|over|before|after|for|around|with)\s+{_BETWEEN}(?:{_WORDS})\b(?:\s+(?:{_WORDS})\b)?"
    r"|(?-i:(?:at|in|during|before|after)\s+(?:[a-z]+\s+)?[a-z]{3,}s(?=[.!]?$))"
    rf"|(?:when|whenever|while|if)\s+(?:{_BETWEEN}\w+)\s+\w+[^,.;!?]{{0,50}}(?=[,.;!?]|$)|(?:the\s+)?rest\s+of\s+the\s+\w+|every\s+\w+(?=[,.;!?]|$)"
    rf"|from\s+(?:{_MONTHS})\s+to\s+(?:{_MONTHS})"
    r"|alone|(?:by|on)\s+(?:myself|my\s+own|yourself|your\s+own)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\s+(?:mornings?|evenings?|nights?|afternoons?))",
    re.IGNORECASE,
)


def situation(clause: str) -> str | None:
    """When the clause holds, in its own words, or None where it says nothing of it.

    What it begins with counts before what stands in it; of several such phrases the longest.
    """
    if (opening := _OPENING.match(clause)) and not _CHANGED.match(clause):
        return opening.group().strip()
    found = [match.group().strip() for match in _SITUATION.finditer(clause)]
    return max(found, key=len, default=None)


_CHANGED = re.compile(
    r"(?:since|after\s+(?:all|that|the|my|our|your|his|her|\w+ing)\b|from\s+now|for\s+(?:a|the|one|two|\d+|now)\b|with\s+(?:the|my|our|your|a)\s+(?:new|old)\b"
    r"|in\s+the\s+end|in\s+(?:20|19)\d\d|at\s+(?:last|the\s+moment|first|least)|as\s+of|on\s+(?:the\s+)?(?:doctor|whole|paper)|now\b)",
    re.IGNORECASE,
)
"""What opens a statement and tells of a change or of nothing, not of a situation: "Since the operation", "At last"."""


def situation_of(kind: str, clause: str) -> str | None:
    """The situation of a fact of this kind: preferences and routines hold in one, a trait if it begins with one."""
    found = situation(clause)
    holds = kind in {"preference", "routine"} or (kind == "trait" and found and clause.startswith(found))
    return found if holds else None


def is_time(words: str) -> bool:
    """Whether a situation is a day or a time of day, to which a routine may have moved."""
    return _TIME.search(words) is not None


_TIME = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|evening|afternoon|night|noon|\d", re.IGNORECASE
)
