"""Texts with their spans marked in them: "I'm {name:Anna} from {location:Lisbon}." reads as a specification."""

import re
from collections.abc import Sequence

from privacy.categories import Category
from privacy.draft import Draft
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.spans import Span
from privacy.vault import Vault
from tests.privacy.strategies import Fixed

_MARK = re.compile(r"\{(\w+)(?:/([\w ]+))?:(.*?)\}", re.DOTALL)


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without the marks, and a span for each; "{date/date of birth:...}" has a kind."""
    plain, spans, done = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[done : mark.start()]
        start = len(plain)
        plain += mark[3]
        spans.append(Span(start, len(plain), Category(mark[1]), 0.9, "marked", mark[2] or ""))
        done = mark.end()
    return plain + text[done:], spans


def under(action: Action, *more: Rule) -> PrivacyProfile:
    """The privacy profile with one action for every category."""
    return PrivacyProfile("all", "", (*more, *(Rule(action, category) for category in Category)))


def draft_of(text: str, action: Action, vault: Vault | None = None, avoid: Sequence[str] = ()) -> Draft:
    """The draft of a marked text under one action for everything that is marked."""
    plain, spans = marked(text)
    return Rewriter(Fixed(spans)).draft(plain, under(action), vault, avoid=avoid)
