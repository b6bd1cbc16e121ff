"""Both texts in one: whatever the changes are, each of the two can be read off it exactly."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.showing import plain
from privacy.builtin import STRICT
from privacy.categories import Category
from privacy.draft import Draft
from privacy.replaced import places
from privacy.rewrite import Rewriter
from privacy.rules import Action
from privacy.spans import Span
from tui.review.inline import can_be_inline, inline_marked, inline_place, pieces
from tui.review.placing import outgoing_marked, source_marked

KNOWN = {"Anna": Category.NAME, "Lisbon": Category.LOCATION, "34": Category.AGE, "Bo": Category.NAME}


class Known:
    """A detector that knows a few words."""

    def detect(self, text: str) -> list[Span]:
        return [
            Span(found.start(), found.end(), category, 1.0, "words")
            for words, category in KNOWN.items()
            for found in re.finditer(words, text)
        ]


REWRITER = Rewriter(Known())
WORDS = st.sampled_from([*KNOWN, "met", "in", "[x]", "My", "a. ", ", ", "\n", "\x1b", "é", "[/]", "\u202e"])
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
CHOICES = st.dictionaries(st.sampled_from(list(KNOWN)), st.sampled_from(list(Action)), max_size=4)


def drafted(text: str, chosen: dict[str, Action]) -> Draft:
    return REWRITER.draft(text, STRICT, overrides=chosen)


@settings(deadline=None)
@given(TEXTS, CHOICES)
def test_old_and_new_text_can_be_read_off_exactly(text: str, chosen: dict[str, Action]) -> None:
    draft = drafted(text, chosen)
    if not can_be_inline(draft):
        assert draft.held
        return
    found = list(pieces(draft))
    assert "".join(piece.words for piece in found if piece.kind in {"same", "old"}) == draft.source
    assert "".join(piece.words for piece in found if piece.kind in {"same", "new"}) == draft.text
    assert inline_marked(draft, None).plain == plain("".join(piece.words for piece in found))


@settings(deadline=None)
@given(TEXTS, CHOICES)
def test_the_panes_show_the_texts_to_the_character_and_marks_never_change_them(
    text: str, chosen: dict[str, Action]
) -> None:
    draft = drafted(text, chosen)
    for selected in (None, *range(len(draft.changes))):
        assert outgoing_marked(draft, selected).plain == plain(draft.text)
        assert source_marked(draft, selected).plain == plain(text)
    assert len(plain(draft.text)) == len(draft.text)


@settings(deadline=None)
@given(TEXTS, CHOICES)
def test_every_change_is_found_where_it_stands(text: str, chosen: dict[str, Action]) -> None:
    draft = drafted(text, chosen)
    for index, (change, (start, end)) in enumerate(zip(draft.changes, places(draft), strict=True)):
        assert draft.text[start:end] == change.replacement
        words = inline_marked(draft, None).plain[inline_place(draft, index) :]
        span = change.decision.span
        old = plain(draft.source[span.start : span.end])
        assert words.startswith((f"⟨{old}→{plain(change.replacement)}⟩", old))
