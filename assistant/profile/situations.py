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
_WORDS = "|".join((*_TIMES, *_DOINGS, *_PEOPLE, *_PLACES))
_BETWEEN = (
    r"(?:(?:the|my|our|your|a|an|long|short|busy|hot|cold|rainy|early|late|small|big|most|work|dinner|old)\s+)*"
)
_WHO = (
    "it", "i", "i['’]m", "we", "we['’]re", "my", "our", "the", "there", "you", "you['’]re", "your", "people", "someone",
    "working", "travell?ing", "cooking", "driving", "running", "reading", "writing", "studying", "eating",
    "on", "at", "in", "it['’]s",
)  # fmt: skip
_LEADING = ("at", "on", "in", "with", "for", "during", "before", "after", "over", "around", "under", "without")
_SITUATION = re.compile(
    rf"\b(?:(?:when|whenever|while|if|every\s+time|once)\s+(?:{'|'.join(_WHO)})\b[^,.;!?]{{0,60}}?(?=\s+(?:i|we|my|our)\b|[,.;!?]|$)"
    rf"|(?:at|on|during|in|over|before|after|for|around|with|to)\s+{_BETWEEN}(?:{_WORDS})\b(?:\s+(?:{_WORDS})\b)?"
    rf"|(?<![\w,;] )(?<!\w)(?:{'|'.join(_LEADING)})\s+[^,.;!?]{{1,50}}?(?=\s*,|\s+(?:i|we|my|our|it|you|your|it['’]s|i['’]m)\b)"
    r"|alone|(?:by|on)\s+(?:myself|my\s+own|yourself|your\s+own)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\s+(?:mornings?|evenings?|nights?|afternoons?))",
    re.IGNORECASE,
)


def situation(clause: str) -> str | None:
    """When the clause holds, in its own words, or None where it says nothing of it; the longest such phrase."""
    found = [match.group().strip() for match in _SITUATION.finditer(clause)]
    return max(found, key=len, default=None)


def situation_of(kind: str, clause: str) -> str | None:
    """The situation of a fact of this kind: only preferences and routines hold in one."""
    return situation(clause) if kind in {"preference", "routine"} else None


def is_time(words: str) -> bool:
    """Whether a situation is a day or a time of day, to which a routine may have moved."""
    return _TIME.search(words) is not None


_TIME = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|evening|afternoon|night|noon|\d", re.IGNORECASE
)
