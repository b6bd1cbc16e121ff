"""Texts, spans and privacy profiles for property tests."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from privacy.categories import Category
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.spans import Span

EVERYTHING = PrivacyProfile("everything", "", tuple(Rule(Action.TAG, category) for category in Category))


@dataclass(frozen=True)
class Fixed:
    """A detector that finds what it was told to find."""

    spans: Sequence[Span]

    def detect(self, text: str) -> Sequence[Span]:
        return self.spans


WORDS = st.sampled_from(
    [
        "Anna",
        "anna kovacs",
        "ANNA",
        "Kovács",
        "[NAME_1]",
        "name_1",
        "\\[NAME_1\\]",
        "[LITERAL_1]",
        "__DATE_2__",
        "[",
        "]",
        "**",
        "_1",
        "NAME_",
        "0171 555",
        "10",
        "e\u0301",
        "👩‍👩‍👧",
        "\u200b",
        "Аnna",
        "%41nna",
        "QW5uYQ==",
        "\r\n",
        "李明",
        " ",
        "\n",
        "x",
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=14).map("".join),
    st.lists(WORDS, max_size=14).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and spans anywhere in it, overlapping ones included."""
    text = draw(TEXTS)
    if not text:
        return text, []
    starts = st.integers(0, len(text) - 1)
    places = draw(st.lists(st.tuples(starts, st.integers(1, 12), st.sampled_from(list(Category))), max_size=5))
    return text, [Span(at, min(len(text), at + size), kind, 0.9, "test") for at, size, kind in places]
