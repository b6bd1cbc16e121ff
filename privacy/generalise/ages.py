# ruff: noqa: E501, SIM905 - lists of words read best on long lines, and as words
"""Ages to decades: "34" becomes "thirty-something", and "I'm 34" becomes "I'm in my thirties"."""

import re
from collections.abc import Iterator

from privacy.fold import folded
from privacy.generalise.asked import Asked

_TENS = {20: "twent", 30: "thirt", 40: "fort", 50: "fift", 60: "sixt", 70: "sevent", 80: "eight"}
_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_AGE = re.compile(r"(?P<number>\d{1,3})(?P<unit>\W?(?:years?(?:[\s-]old)?|yrs?(?:[\s-]old)?|y/?o|[fm]))?")
_SPELT = re.compile(r"(?P<number>[a-z]+(?:[\s-][a-z]+)??)(?P<unit>[\s-]years?(?:[\s-]old)?)?")
_A_DECADE = re.compile(
    rf"(?:(?:very[\s-])?(?:early|mid|middle|late|upper|lower)[\s-]+)?(?:(?P<word>(?:{'|'.join(_TENS.values())})ies)|(?P<ten>[2-8]0)['’]?s)"
)
_OLD_AFTER = re.compile(r"^\W{0,2}(?:years?|yrs?|y/?o|yo)\b", re.IGNORECASE)
_OLD = re.compile(r"^[\s-](?:years?|yrs?)[\s-]old\b", re.IGNORECASE)
_OTHER_UNIT = re.compile(r"^\W{0,2}(?:months?|weeks?|days?|mo|wk)\b|^[-–/]\d", re.IGNORECASE)
_IS = re.compile(
    r"\b(?P<who>i|he|she|they|we|you)(?:['’](?:m|s|re)|(?<=i)m|\s(?:am|is|are|was|were))\s+$", re.IGNORECASE
)
_KIN_IS = re.compile(
    r"\b(?:(?P<her>mother|mum|mom|mummy|sister|daughter|wife|girlfriend|aunt|grandmother|grandma|gran|nan|niece)"
    r"|(?P<his>father|dad|daddy|brother|son|husband|boyfriend|uncle|grandfather|grandad|grandpa|nephew))"
    r"(?:['’]s|,? (?:who )?(?:is|was))\s+$",
    re.IGNORECASE,
)
_WHOSE = {"i": "my", "he": "his", "she": "her", "they": "their", "we": "our", "you": "your"}


def of_age(asked: Asked) -> Iterator[str]:
    """The decade, in words where the age was in figures and the other way round, so that it is not found again."""
    yield from _of_decade(asked.plain)
    read = _read(asked.plain)
    if read is None or _OTHER_UNIT.search(asked.after) or asked.last_before in ("under", "over", "below", "above"):
        return
    years, unit, spelt = read
    if "old" in unit and "-" in unit:
        yield from _linked(years, asked, spelt)
    elif unit.strip(" -") in ("year", "years", "yr", "yrs"):
        yield f"{_roughly(years, spelt)} years"
    elif _OLD.search(asked.after):
        said = _roughly(years, spelt).replace(" ", "-")
        yield (
            said if asked.last_before != "a" else said.replace("under-", "not-yet-").replace("over-", "well-over-")
        )
    else:
        if not _OLD_AFTER.search(asked.after):
            yield from _in_the(years, asked, spelt)
        somewhere = "somewhere " if years < 20 and asked.last_before in ("of", "age", "at") else ""
        yield somewhere + _roughly(years, spelt)


def _of_decade(plain: str) -> Iterator[str]:
    """A decade without what says where in it ("late thirties")."""
    found = _A_DECADE.fullmatch(plain)
    if found and (word := found["word"]):
        yield f"{next(ten for ten, stem in _TENS.items() if word == f'{stem}ies')}s"
    elif found:
        yield f"{_TENS[int(found['ten'])]}ies"


def _linked(years: int, asked: Asked, spelt: bool) -> Iterator[str]:
    """What a "7-year-old" is: "a young child", and "a young boy" before a noun."""
    noun = asked.noun_follows
    if years < 13:
        yield "young" if noun else "young child"
    elif years < 20:
        yield from ("teenage", "adolescent") if noun else ("teenager", "adolescent")
    yield _roughly(years, spelt).replace(" ", "-")


def _in_the(years: int, asked: Asked, spelt: bool) -> Iterator[str]:
    """The decade as in "in my thirties" where "I'm" stands before; nothing elsewhere, and for children."""
    if not 13 <= years < 90:
        return
    is_ = _IS.search(asked.before)
    if is_ and not _is_hidden(is_["who"], asked):
        yield f"in {_WHOSE[is_['who'].casefold()]} {_decade(years, spelt)}"
    kin = _KIN_IS.search(asked.before)
    if kin and not _is_hidden(kin["her"] or kin["his"], asked):
        yield f"in {'her' if kin['her'] else 'his'} {_decade(years, spelt)}"


def _is_hidden(word: str, asked: Asked) -> bool:
    """Whether the word is protected: "her" would tell what "mother" does."""
    return folded(word) in map(folded, asked.hidden)


def _decade(years: int, spelt: bool) -> str:
    if years < 20:
        return "teens"
    return f"{years // 10 * 10}s" if spelt else f"{_TENS[years // 10 * 10]}ies"


def _roughly(years: int, spelt: bool) -> str:
    if years >= 90:
        return "over eighty"
    if years >= 20:
        return f"{years // 10 * 10}-something" if spelt else f"{_TENS[years // 10 * 10]}y-something"
    return f"under {'ten' if years < 10 else 'thirteen' if years < 13 else 'twenty'}"


def _read(plain: str) -> tuple[int, str, bool] | None:
    """The years, the unit that goes with them, and whether they are spelt out; None for what is no age in years."""
    if match := _AGE.fullmatch(plain):
        return (int(match["number"]), match["unit"] or "", False) if int(match["number"]) < 120 else None
    match = _SPELT.fullmatch(plain)
    years = _number(match["number"]) if match else None
    return (years, match["unit"] or "", True) if match and years is not None else None


def _number(word: str) -> int | None:
    """The number that English words up to ninety-nine stand for."""
    if word in _ONES:
        return _ONES.index(word) + 1
    if word in _TEENS:
        return _TEENS.index(word) + 10
    tens, _, one = word.replace(" ", "-").partition("-")
    found = next((ten for ten, stem in {**_TENS, 90: "ninet"}.items() if tens == f"{stem}y"), None)
    if found is None or (one and one not in _ONES):
        return None
    return found + (_ONES.index(one) + 1 if one else 0)
