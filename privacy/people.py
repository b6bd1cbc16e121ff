# ruff: noqa: E501, SIM905 - lists of words read best on long lines
"""The words for the people whom rules name: the same people by other words, one of several, who belongs to a family."""

import re
from collections.abc import Iterable, Iterator

LEADING = re.compile(r"^(?:my|our|the|all|any|of|a|an)\s+", re.IGNORECASE)
"""What stands before the words for somebody."""
_NAME_AFTER = re.compile(r"[,:(]?\s+(?:(?:is|was)\s+(?:called|named)\s+|named\s+|called\s+)?([A-ZÀ-Þ][\w'’-]+)")
_SHORT = 4
"""Letters of a word that has no other for one of several."""
_SAME = (
    {"mother", "mum", "mom", "mam", "mama", "mommy"}, {"father", "dad", "daddy", "papa"},
    {"grandmother", "grandma", "nan", "granny", "gran"}, {"grandfather", "grandpa", "grandad", "granddad"},
    {"kids", "children", "kid", "child", "son", "sons", "boy", "boys"}, {"kids", "children", "kid", "child", "daughter", "daughters", "girl", "girls"},
    {"wife", "spouse", "partner", "wifey", "missus"}, {"husband", "spouse", "partner", "hubby"}, {"sister", "sis"}, {"brother", "bro"}, {"boss", "manager", "supervisor"},
    {"colleagues", "coworkers", "colleague", "coworker", "co-worker", "team"}, {"patients", "patient"},
    {"clients", "client", "customers", "customer"}, {"parents", "mother", "father", "mum", "dad", "mom"},
    {"students", "student", "pupils", "pupil"}, {"friends", "friend", "mate", "buddy"}, {"neighbours", "neighbour", "neighbors", "neighbor"},
)  # fmt: skip
"""Words for the same people. A word of several sets stands for all of them: kids are sons and daughters."""
SERVED = frozenset(
    "patients patient clients client customers students pupils residents tenants guests parishioners applicants "
    "players members callers donors volunteers employees workers staff team crew users subscribers lodgers owners "
    "candidates witnesses victims sources participants interviewees trainees mentees worshippers penitents".split()
)
"""Those whom somebody's work is for or with: any name in a text about that may be one of theirs, "Mrs. Adeyemi" too."""
_FAMILY = frozenset(
    {"family", "families", "relatives", "relations", "folks", "kin", "loved ones", "nearest", "household"}
)
MEMBERS = {
    "family", "mother", "mum", "mom", "mam", "mama", "mommy", "father", "dad", "daddy", "papa", "parents", "kids", "children", "kid", "child", "son",
    "daughter", "sons", "daughters", "boys", "girls", "wife", "husband", "hubby", "spouse", "partner", "brother", "brothers", "sister", "sisters", "sis",
    "bro", "siblings", "twin", "twins", "uncle", "aunt", "auntie", "cousin", "cousins", "nephew", "niece", "nephews", "nieces", "grandmother", "grandma", "nan",
    "granny", "gran", "grandfather", "grandpa", "grandad", "granddad", "grandparents", "grandson", "granddaughter", "grandchildren", "in-laws", "mother-in-law",
    "father-in-law", "brother-in-law", "sister-in-law", "son-in-law", "daughter-in-law", "stepfather", "stepmother", "stepson", "stepdaughter", "stepdad", "stepmum",
    "relatives", "fiancé", "fiancée", "baby", "toddler",
}  # fmt: skip
"""Who belongs to somebody's family: what is said of the family is said of each."""


def mentions(text: str, who: str) -> list["re.Match[str]"]:
    """Where `who` is spoken of: by their word, another word for the same, or the name that follows it."""
    words = words_for(who)
    found = list(_whole(words).finditer(text))
    names = {match[1] for place in found if (match := _NAME_AFTER.match(text, place.end()))}
    return found + (list(_whole(names).finditer(text)) if names else [])


def one_of(text: str, who: str) -> Iterator["re.Match[str]"]:
    """Where the text has the word for one of several people ("caller" for "callers"), which may be another word."""
    words = _singular(who.rsplit(maxsplit=1)[-1].lower()) if who.split() else ()
    return _whole(words).finditer(text) if words and not set(words) & words_for(who) else iter(())


def words_for(who: str) -> set[str]:
    """The words by which a text may speak of `who`: theirs, other words for the same, members of a family."""
    head = who
    while (shorter := LEADING.sub("", head)) != head:
        head = shorter
    last = head.split()[-1].lower() if head.split() else head
    same = MEMBERS if last in _FAMILY else {word for group in _SAME if last in group for word in group}
    return {head, *same} if same else {head, *((last,) if head[:1].islower() else ())}


def _singular(word: str) -> tuple[str, ...]:
    """One of several: "caller" of "callers"; nothing for a word that ends otherwise."""
    if word.endswith("ies") and len(word) > _SHORT:
        return (f"{word[:-3]}y",)
    if word.endswith("men"):
        return (f"{word[:-3]}man",)
    return (word[:-1],) if word.endswith("s") and not word.endswith("ss") and len(word) > _SHORT else ()


def _whole(words: Iterable[str]) -> "re.Pattern[str]":
    either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?:s|'s|’s)?(?!\w)", re.IGNORECASE)
