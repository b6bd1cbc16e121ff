"""A question as a search reads it: the words that say what it is about, whom it is about, and when."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.profile.recalling.when import When, when

_SMALL = """
a about after again all also always am an and any are around as at be because been before being both but by can
could did do does doing done each either else ever every few first for from get gets getting give go goes going
gone got had has have having he her here hers him his how i if in into is it its just know last let like made
make makes many may me might mine more most much must my myself need never no not now of off often on once one
only or other our ours out over own please quite really remember remind said same say says see shall she should
since so some someone something still such tell than that the their them then there these they thing things
think this those though through time to told too under until up us use used very want was way we well went were
what when where which while who whom whose why will with without would yes yet you your yours
"""
_STOP = frozenset(_SMALL.split())
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_OPENING = re.compile(
    r"^\W*(?:(?:so|hey|hi|ok|okay|well|and|please|quick question|i forgot)\b[\s,:]*)*"
    r"(?:(?:can|could|would|do|did) you (?:please )?(?:tell|remind|remember|recall|know)(?: me)?(?: again)?"
    r"|(?:remind|tell) me(?: again)?|i (?:want|need) to know|i wonder|any idea)\b[\s,:]*",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)|\b(?:e\.g\.|for example|for instance|such as)[^?]*", re.IGNORECASE)
_USER = re.compile(r"\b(?:my|mine|myself|i|we|our|ours)\b", re.IGNORECASE)
_TO_USER = re.compile(r"\bme\b", re.IGNORECASE)
_ASSISTANT = re.compile(
    r"\b(?:did|have|had|were|do) you (?:say|tell|told|suggest|recommend|advise|write|answer|explain|mean|give"
    r"|given)"
    r"|\byou (?:said|told|suggested|recommended|advised|wrote|answered|explained|gave)\b"
    r"|\byour (?:advice|suggestion|answer|recommendation|last reply)\b",
    re.IGNORECASE,
)
_TITLES = frozenset(["mr", "mrs", "ms", "miss", "dr", "prof", "sir", "md", "dds", "phd"])


@dataclass(frozen=True, slots=True)
class Question:
    """What to look for.

    `text` is the question without what only leads up to it, `words` the words to look for, each in its forms.
    `by_user`: it is about the user; `by_assistant`: about what the assistant said; `named`: the writers that it
    names, by their place.
    """

    text: str
    words: tuple[tuple[str, ...], ...]
    by_user: bool
    by_assistant: bool
    named: frozenset[int]
    when: When


def read(query: str, writers: Sequence[str | None], now: datetime, newest: datetime | None) -> Question:
    """Read a question or a few words; `writers` are the names of those who wrote messages."""
    time = when(query, now, newest)
    named, taken = _named(query, writers)
    words = [
        word for word in content(query.replace(time.words, " ") if time.words else query) if word not in taken
    ]
    about_user = bool(_USER.search(query)) or (bool(_TO_USER.search(query)) and not named)
    return Question(
        text=_OPENING.sub("", query).strip() or query,
        words=tuple(variants(word) for word in words),
        by_user=about_user,
        by_assistant=bool(_ASSISTANT.search(query)),
        named=named,
        when=time,
    )


def content(query: str) -> list[str]:
    """The words that carry meaning, in lower case, each once."""
    found = (match.group().lower().replace("’", "'") for match in _WORD.finditer(_ASIDE.sub(" ", query)))
    words = (word.removesuffix("'s") for word in found)
    return list(
        dict.fromkeys(
            word
            for word in words
            if word not in _STOP and len(word) > 1 and "'" not in word and word not in _TITLES
        )
    )


def variants(word: str) -> tuple[str, ...]:
    """A word with its other endings, the word itself first: "running", "run", "runs". Too many do no harm."""
    if not word.isascii() or not word.isalpha() or len(word) < 3:
        return (word,)
    if len(word) == 3:
        return (word, f"{word}s", f"{word}es")
    ends = ("ies", "ied", "ing", "ed", "es", "s", "e", "y")
    stem = next((word[: -len(end)] for end in ends if word.endswith(end) and len(word) - len(end) >= 3), word)
    stems = [stem, stem[:-1]] if stem[-1] == stem[-2] else [stem]
    others = ("s", "es", "e", "ed", "ing", "y", "ies", "ied")
    made = [word, *stems, *(each + end for each in stems for end in others)]
    if len(stems) == 1 and stem[-1] not in "aeiouwxy":
        made += [stem + stem[-1] + "ing", stem + stem[-1] + "ed"]
    return tuple(dict.fromkeys(made))


def _named(query: str, writers: Sequence[str | None]) -> tuple[frozenset[int], frozenset[str]]:
    """The writers whom the query names, by whole name if one is there whole, and the words that name them."""
    found = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(query)]
    capital = {word.lower() for word in found if word[0].isupper()}
    said = capital | ({word.lower() for word in found} - _STOP)  # "will" is no Will
    names = [_name(writer) for writer in writers]
    whole = [place for place, name in enumerate(names) if name and name <= said]
    if not whole:
        whole = [place for place, name in enumerate(names) if name & (capital or said)]
    return frozenset(whole), frozenset().union(*(names[place] & said for place in whole))


def _name(writer: str | None) -> frozenset[str]:
    found = (word.lower() for word in _WORD.findall(writer or ""))
    return frozenset(word for word in found if word not in _TITLES and len(word) > 1)


def match_expression(forms: Iterable[str]) -> str:
    """What FTS5 reads as any of these words."""
    return " OR ".join(f'"{form}"' for form in forms)
