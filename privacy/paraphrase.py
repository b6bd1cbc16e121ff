"""Paraphrase: a rewritten question said again in fluent words by a local model, where every check lets it pass.

The model is given the rewritten text and nothing else: it never sees a hidden word, so it has none to give away.
What it writes is taken only if no check objects; else, and whatever breaks, the span-by-span text stands.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import regex

from privacy import tags
from privacy.draft import Draft
from privacy.hidden import HIDDEN
from privacy.outgoing import masked_tags
from privacy.rewrite import Rewriter
from privacy.verify import leaks
from privacy.words import is_ordinary

Ask = Callable[[str], str]
"""Gives a text to the local model and returns what it makes of it. May raise anything."""
Alike = Callable[[str, str], float]
"""How much two texts mean the same: 1 for the same, about 0 for texts that have nothing in common."""

LONGEST = 1_200
"""Characters. Of a longer text most is pasted: its wording is its own."""
SAME_MEANING = 0.8
"""The least that a paraphrase and the text it stands for must be alike."""
KNOWN_WORD = 10_000
"""A word that was not in the text must be an everyday one: this often in the frequency list. No name is."""
NEW_WORDS = 0.5
"""The share of a paraphrase's words that may be new."""
SHORTER, LONGER = 0.5, 1.4
"""Bounds of its length against the text's."""


def paraphrased(draft: Draft, ask: Ask, rewriter: Rewriter, alike: Alike | None = None) -> Draft:
    """`draft` in the words of the local model, or as it is if a check objects or anything breaks. Never raises.

    Its changes, its vault and its protected values stay: sealing verifies the new text against all of them.
    """
    try:
        if not may_be_paraphrased(draft):
            return draft
        text = ask(draft.text).strip()
        if text == draft.text or objection(draft, text, rewriter, alike):
            return draft
    except Exception:  # the span-by-span text is verified already; an error's words may quote the text
        return draft
    return replace(draft, text=text, spanwise=draft.text)


def may_be_paraphrased(draft: Draft) -> bool:
    """Whether the text is the user's own question, with something hidden in it, in a language that we know.

    What is pasted, quoted or to be worked on keeps its wording, and so does what was changed by hand.
    """
    doubts = draft.held_unseen or draft.unsure or draft.gate
    free = not doubts and not draft.edited and not draft.spanwise
    changed = any(change.decision.action.hides for change in draft.changes)
    return free and changed and len(draft.text) <= LONGEST and not _PASTED.search(draft.source)


def objection(draft: Draft, text: str, rewriter: Rewriter | None, alike: Alike | None = None) -> str:
    """Why `text` may not stand for the text of `draft`: the name of the first check that objects, or "".

    Without a rewriter detection is not asked: for measuring a model on texts that hide nothing.
    """
    failed = (name for name, holds in _CHECKS if not holds(draft, text))
    if name := next(failed, ""):
        return name
    if rewriter and not _finds_nothing_more(draft, text, rewriter):
        return "private words"
    return "meaning" if alike and alike(draft.text, text) < SAME_MEANING else ""


def _right_length(draft: Draft, text: str) -> bool:
    return SHORTER <= len(text) / len(draft.text) <= LONGER


def _same_marks(draft: Draft, text: str) -> bool:
    """Whether each tag and stand-in is there, spelt as it was, none more often than before, and no other."""
    before, after = _marks(draft, draft.text), _marks(draft, text)
    return set(before) == set(after) and after <= before


def _marks(draft: Draft, text: str) -> Counter[str]:
    """Whatever in `text` reads as a tag, of this vault or not, or as a stand-in."""
    found = [text[place.start : place.end] for place in tags.find(text)]
    return Counter([*found, *(place.group() for place in draft.vault.stand_ins.find(text))])


def _same_signs(draft: Draft, text: str) -> bool:
    """Whether there is no sign that was not there: no address, no markup, no invisible character."""
    return set(_SIGN.findall(_bare(draft, text))) <= set(_SIGN.findall(_bare(draft, draft.text))) | _PLAIN


def _same_numbers(draft: Draft, text: str) -> bool:
    """Whether there is no number that was not there, in digits or as a word."""
    bare = _bare(draft, text).casefold()
    return set(_NUMBER.findall(bare)) <= set(_NUMBER.findall(_bare(draft, draft.text).casefold()))


def _no_new_names(draft: Draft, text: str) -> bool:
    """Whether every new word is an everyday one, capitalised only to begin a sentence, and most are not new."""
    known = {word.group().casefold() for word in _WORD.finditer(_bare(draft, draft.text))}
    bare = _bare(draft, text)
    words = list(_WORD.finditer(bare))
    new = [word for word in words if word.group().casefold() not in known]
    return len(new) <= NEW_WORDS * len(words) and all(_is_everyday(word, bare) for word in new)


def _is_everyday(word: "regex.Match[str]", text: str) -> bool:
    seen = word.group()
    begins = not text[: word.start()].strip() or bool(_BEGINS.search(text, 0, word.start()))
    fits = seen.islower() or seen in _I or (begins and seen[0].isupper() and seen[1:].islower())
    return fits and is_ordinary(seen.replace("’", "'"), KNOWN_WORD)


def _same_denials(draft: Draft, text: str) -> bool:
    """Whether as much is denied as before: a lost "not" turns a question round."""
    return len(_DENIAL.findall(draft.text)) == len(_DENIAL.findall(text))


def _nothing_protected(draft: Draft, text: str) -> bool:
    return not leaks(masked_tags(text, draft.vault), draft.protected)


def _finds_nothing_more(draft: Draft, text: str, rewriter: Rewriter) -> bool:
    """Whether the rules hide nothing more in `text`: it is looked at like a text that was changed by hand."""
    checked = rewriter.edited(draft, text)
    return checked.held is None and not checked.unsure and checked.text == text


def _bare(draft: Draft, text: str) -> str:
    """`text` without its tags."""
    return masked_tags(text, draft.vault).replace(HIDDEN, " ")


_CHECKS: tuple[tuple[str, Callable[[Draft, str], bool]], ...] = (
    ("length", _right_length),
    ("tags", _same_marks),
    ("signs", _same_signs),
    ("numbers", _same_numbers),
    ("denial", _same_denials),
    ("new words", _no_new_names),
    ("protected value", _nothing_protected),
)
"""What must hold of every paraphrase, the cheapest first."""

_PLAIN = frozenset(" .,;:?!'’()-")
_SIGN = regex.compile(r"[^\p{L}\p{M}\p{N}]")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*")
_BEGINS = regex.compile(r"[.?!:]\s+$")
_I = frozenset({"I", "I'm", "I've", "I'd", "I'll", "I’m", "I’ve", "I’d", "I’ll"})
_NUMBER = regex.compile(
    r"\p{N}+|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twent\w+|thirt\w+|fort\w+|fift\w+"
    r"|sixt\w+|sevent\w+|eight\w+|ninet\w+|dozens?|hundreds?|thousands?|millions?|billions?|half|twice|thrice)\b"
)
_DENIAL = regex.compile(r"\b(?:no|not|never|none|nothing|nobody|without|cannot|neither|nor)\b|n['’]t\b", regex.I)
_PASTED = regex.compile(
    r"```|~~~"  # code
    r"|^\s*>"  # a quoted mail
    r"|^\s*(?:From|To|Sent|Subject|Date|Cc)\s*:"
    r"|^-{3,}|wrote:\s*$"
    r"|^(?:\t| {4,})\S"
    r"|[;{}]\s*$"
    r"|\n\s*\n"  # paragraphs: a question, and what it is about
    r"|:\s+\S(?:.|\n){60,}"  # "Translate this: ..."
    r"|[\"“«„][^\"”»“]{20,}[\"”»“]",
    regex.MULTILINE,
)
"""Signs that words are not the user's own question, but material whose wording matters."""
