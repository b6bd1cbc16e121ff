"""Going from one action to the next: only what can be carried out is taken, and nothing guarded is shown."""

import re

import pytest

from assistant.changing import CYCLE, cycled, index_of
from privacy.builtin import BALANCED, STRICT
from privacy.categories import Category
from privacy.draft import Draft
from privacy.rewrite import Rewriter
from privacy.rules import Action
from privacy.spans import Span

KNOWN = {
    "Anna Kovacs": Category.NAME,
    "Lisbon": Category.LOCATION,
    "sk-123456789": Category.CREDENTIALS,
    "gout": Category.HEALTH,
}


class Known:
    """A detector that knows a few words."""

    def detect(self, text: str) -> list[Span]:
        return [
            Span(found.start(), found.end(), category, 1.0, "words")
            for words, category in KNOWN.items()
            for found in re.finditer(re.escape(words), text)
        ]


REWRITER = Rewriter(Known())
TEXT = "Anna Kovacs of Lisbon has gout, and Anna Kovacs knows sk-123456789."


def turn(draft: Draft, words: str, times: int) -> list[Action]:
    """The actions that so many steps lead through."""
    seen = []
    for _ in range(times):
        index = index_of(draft, words)
        assert index is not None
        found = cycled(REWRITER, draft, draft.changes[index]).draft
        assert found is not None
        assert not found.held
        draft = found
        seen.append(draft.changes[index_of(draft, words) or 0].decision.action)
    return seen


@pytest.mark.parametrize("words", ["Anna Kovacs", "Lisbon", "gout"])
def test_it_goes_round_from_the_loosest_to_the_tightest(words: str) -> None:
    draft = REWRITER.draft(TEXT, STRICT)
    seen = turn(draft, words, 6)
    first = seen.index(Action.KEEP)
    order = [CYCLE.index(action) for action in seen[first : first + len(set(seen))]]
    assert order == sorted(order)
    assert {Action.KEEP, Action.TAG, Action.DROP} <= set(seen)


def test_what_cannot_be_said_roughly_is_passed_over_and_told() -> None:
    draft = REWRITER.draft(TEXT, BALANCED)
    for action in (Action.DROP, Action.KEEP):
        draft = REWRITER.again(draft, "Anna Kovacs", action)
    found = cycled(REWRITER, draft, draft.changes[0])
    assert found.impossible == (Action.GENERALISE,)
    assert found.draft is not None
    assert {c.decision.action for c in found.draft.changes if c.original == "Anna Kovacs"} == {Action.SUBSTITUTE}


def test_a_key_is_never_shown_by_it() -> None:
    draft = REWRITER.draft(TEXT, STRICT)
    assert Action.KEEP not in turn(draft, "sk-123456789", 5)


def test_words_that_read_as_a_tag_have_no_other_action() -> None:
    draft = REWRITER.draft("Who is [NAME_1]?", STRICT)
    found = cycled(REWRITER, draft, draft.changes[0])
    assert found.draft is None
    assert Action.TAG not in found.impossible


def test_of_the_same_words_those_next_to_the_place_are_found() -> None:
    draft = REWRITER.draft(TEXT, STRICT)
    at = [index for index, change in enumerate(draft.changes) if change.original == "Anna Kovacs"]
    assert len(at) == 2
    assert [index_of(draft, "anna kovacs", start) for start in (0, len(TEXT))] == at
    assert index_of(draft, "Olga") is None
