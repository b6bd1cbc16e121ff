"""The second reader: a local model reads an instruction too, and may only add protection.

What it says is hidden, or told only roughly, becomes a rule where the small reader has none as tight. What it says
is allowed never counts. Only words that stand in the sentence count: a model may not make up what was asked.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from local_models.skills.instructions import Wish
from privacy.builtin import DATE_OF_BIRTH
from privacy.categories import Category
from privacy.rules import ANYONE, ME, Action, Rule
from privacy.words import is_ordinary

Ask = Callable[[str], Sequence[Wish]]
"""Gives a sentence to the local model and returns what it reads. May raise anything."""

_TIGHTER = {Action.KEEP: 0, Action.GENERALISE: 1}
_ACTIONS = {"hide": Action.TAG, "roughly": Action.GENERALISE}
_KINDS = {"location:country": "country", "location:region": "region", "location:city": "city"}
_KINDS |= {"date:birth": DATE_OF_BIRTH}
_AROUND = ".,;:!?\"'()“”"
_I = ("I", "I'm", "I've", "I'd", "I'll")
_ALL = ("everything", "anything", "nothing", "all")
_NAMED = frozenset(map(Category, ("name", "employer", "education", "project", "location", "other")))
"""The categories in which instructions name the thing itself ("Brightwell")."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the second reader adds to the reading of one sentence, and whether that settles what was in doubt."""

    rules: tuple[Rule, ...] = ()
    settles: bool = False


def opinion(sentence: str, have: Sequence[Rule], doubted: Sequence[str], ask: Ask, heading: str = "") -> Opinion:
    """What the local model adds to the rules we `have` of `sentence`. Never raises: a failure adds nothing.

    `doubted` are the words that the small reader is not sure of. The doubt is settled only by protection that is
    added for all of them; where the small reader found nothing at all, by any. `heading` is the line above a list
    that the sentence is an item of ("Never share:").
    """
    try:
        wishes = [wish for wish in ask(f"{heading} {sentence}".strip()) if _stands(wish.words, sentence)]
        added = [(wish, rule) for wish in wishes if (rule := _rule(wish, sentence)) and _is_new(rule, have)]
    except Exception:  # the small reader's rules stand; an error's words may quote the prose
        return Opinion()
    covered = all(any(_meet(words, wish.words) for wish, _ in added) for words in doubted)
    return Opinion(tuple(dict.fromkeys(rule for _, rule in added)), bool(added) and covered)


def _rule(wish: Wish, sentence: str) -> Rule | None:
    """The rule that a wish asks for; None for an allowance, and for what nothing could find in a text."""
    action = _ACTIONS.get(wish.wish)
    if action is None:
        return None
    subject = _subject(wish, sentence)
    if wish.about == "everything":
        means_all = any(_stands(word, sentence) for word in _ALL)
        return Rule(action, subject=subject, sentence=sentence) if means_all else None
    category = Category(wish.about.partition(":")[0])
    if category in _NAMED and (value := _named(wish.words, sentence)):
        return Rule(Action.TAG, category, value=value, subject=subject, sentence=sentence)
    if category is Category.OTHER:
        return None
    return Rule(action, category, kind=_KINDS.get(wish.about), subject=subject, sentence=sentence)


def _named(words: str, sentence: str) -> str:
    """The capitalised words among `words` that name something; a sentence's first word need not."""
    named = [word.strip(_AROUND).removesuffix("'s") for word in words.split() if word.strip(_AROUND)[:1].isupper()]
    first = sentence.split(maxsplit=1)[0]
    return " ".join(word for word in named if not (word in _I or (first == word and is_ordinary(word))))


def _subject(wish: Wish, sentence: str) -> str:
    """Whose it is. Somebody else whom the sentence does not name is anyone: that hides more."""
    if wish.whose == "mine":
        return ME
    known = wish.whose != "anyone's" and _stands(wish.who, sentence)
    return wish.who if known else ANYONE


def _is_new(rule: Rule, have: Sequence[Rule]) -> bool:
    """Whether no rule that we have hides the same, or more, at least as tightly."""
    return not any(_covers(ours, rule) for ours in have)


def _covers(ours: Rule, rule: Rule) -> bool:
    tight = _TIGHTER.get(ours.action, 2) >= _TIGHTER.get(rule.action, 2)
    whose = ours.subject == rule.subject or ours.subject in (ME, ANYONE)  # both hide whoever it belongs to
    if ours.value is not None or rule.value is not None:
        what = _plain(ours.value or "") == _plain(rule.value or "")
    else:
        what = ours.is_about_all or (ours.category is rule.category and ours.kind in (None, rule.kind))
    return tight and whose and what


def _meet(one: str, other: str) -> bool:
    """Whether one of them holds the other."""
    return _stands(one, other) or _stands(other, one)


def _stands(words: str, sentence: str) -> bool:
    """Whether `words` stand in `sentence`, whole and in this order."""
    return bool(_plain(words).strip()) and _plain(words) in _plain(sentence)


def _plain(words: str) -> str:
    return " " + " ".join(re.findall(r"\w+", words.casefold())) + " "
