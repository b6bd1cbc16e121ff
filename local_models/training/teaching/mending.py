"""Lessons in mending: of a question that stumbles, since words of it were replaced one by one, a fluent one.

What stands for the hidden words is what the rewriter puts there: a vaguer word, or a mark in square brackets. The
model never sees a hidden word, so it has none to give away.
"""

import re
from collections import Counter
from random import Random

from local_models.skills.lessons import MEND
from local_models.training.forms import FORMS
from local_models.training.holding_back import part
from local_models.training.teaching.lessons import Filler, Lesson

_VAGUE = {
    "condition": ("a health condition", "an illness", "a chronic condition", "a mental health condition"),
    "medicine": ("a medicine", "a prescription drug"),
    "place": ("a city in {country}", "a town", "a city in Europe", "a place in {country}"),
    "school": ("a university", "a school"),
    "amount": ("an amount of money", "a few hundred euros", "40 to 50 thousand euros"),
    "date": ("a day in spring", "a month in autumn", "a date"),
    "occupation": ("a healthcare worker", "an office worker", "a skilled worker", "a public servant"),
}
_TAGS = {"company": "EMPLOYER", "first": "NAME", "name": "NAME", "last": "NAME", "address": "ADDRESS",
         "phone": "CONTACT", "email": "CONTACT"}  # fmt: skip
_SLOT = re.compile(
    r"(?P<before>\b(?:my|your|his|her|our|their|the|an?|this)\s+)?\{(?P<name>[a-z_]+)(?::(?P<draw>\d))?\}", re.I
)
_LONGEST, _SHORTEST = 140, 30


class Mending:
    """Makes lessons in mending."""

    def __init__(self, filler: Filler, *, testing: bool) -> None:
        self._filler = filler
        self._forms = [form for form in part(FORMS, testing) if _fits(form)]

    def lesson(self) -> Lesson:
        """One lesson: what stumbles, and how it reads mended."""
        rng = self._filler.rng
        form = rng.choice(self._forms)
        mended, stumbling = self._replaced(form, rng)
        mended, stumbling = self._filler.fill(mended, stumbling)
        if mended == stumbling and rng.random() < 0.85:
            stumbling = stumbled(mended, rng)
        return Lesson(MEND, stumbling, mended[:1].upper() + mended[1:])

    def _replaced(self, form: str, rng: Random) -> tuple[str, str]:
        """The form with vague words for its slots: fluent, and as a replacement span by span has it."""
        told: dict[int, str | None] = {}
        marks = Counter[str]()

        def word(match: re.Match[str]) -> str | None:
            if match.start() not in told:
                told[match.start()] = chosen(match["name"])
            return told[match.start()]

        def chosen(name: str) -> str | None:
            if name in _TAGS:
                marks[_TAGS[name]] += 1
                return f"[{_TAGS[name]}_{marks[_TAGS[name]]}]"
            return rng.choice(_VAGUE[name]) if name in _VAGUE else None

        def fluent(match: re.Match[str]) -> str:
            said, before = word(match), match["before"] or ""
            if said is None:
                return match[0]
            if before and said.startswith(("a ", "an ")):
                bare = said.split(" ", 1)[1]
                return said if before.strip().lower() in {"a", "an"} else before + bare
            return before + said

        def spanwise(match: re.Match[str]) -> str:
            said = word(match)
            return match[0] if said is None else (match["before"] or "") + said

        return _SLOT.sub(fluent, form), _SLOT.sub(spanwise, form)


def _fits(form: str) -> bool:
    names = {match["name"] for match in _SLOT.finditer(form)}
    hides = bool(names & (_VAGUE.keys() | _TAGS.keys()))
    return hides and _SHORTEST <= len(form) <= _LONGEST and not re.search(r"\n|\[\[|\{\{|[`<>]", form)


def stumbled(text: str, rng: Random) -> str:
    """The text with one flaw: a word said twice, or two small ones in the wrong order."""
    words = text.split(" ")
    small = [at for at, word in enumerate(words[:-1]) if word.isalpha() and word.islower()]
    if not small:
        return text
    at = rng.choice(small)
    if rng.random() < 0.7:
        words.insert(at, words[at])
    else:
        words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)
