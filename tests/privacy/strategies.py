"""Texts, spans and privacy profiles for property tests."""

import base64
import quopri
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

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
        "<b>",
        "=41nna",
        "%5BNAME_1%5D",
        "_NAME_1_",
        "\ufdd0",
        "\ufffc",
        "अनीता",
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


def _packed(words: str) -> str:
    return base64.b64encode(f"it is {words}".encode()).decode()


DRESSES: tuple[Callable[[str], str], ...] = (
    str.upper,
    str.lower,
    lambda words: words.replace(" ", "\n> "),
    lambda words: words.replace(" ", ""),
    " ".join,
    ".".join,
    "\u200b".join,
    "\u00ad".join,
    lambda words: unicodedata.normalize("NFD", words),
    lambda words: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in words),
    lambda words: words.translate(str.maketrans("aeo", "аео")),
    lambda words: f"**{words[:2]}**{words[2:]}",
    lambda words: f"<b>{words[:2]}</b>{words[2:]}",
    quote,
    lambda words: "".join(f"&#{ord(char)};" for char in words),
    lambda words: "".join(f"\\u{ord(char):04x}" for char in words),
    lambda words: quopri.encodestring(words.encode(), quotetabs=True).decode(),
    _packed,
    lambda words: words.encode().hex(),
    lambda words: f"x{words.replace(' ', '')}x",
)
"""What may be done to words of eight letters or more so that a reader still reads them."""
