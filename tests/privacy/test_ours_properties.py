"""What must hold for every change of the outgoing text by hand, wherever it is made and whatever is written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from privacy import tags
from privacy.categories import Category
from privacy.draft import Change, Draft
from privacy.hidden import HIDDEN
from privacy.ours import ours
from privacy.outgoing import masked_tags
from privacy.replaced import places
from privacy.restore import restore
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.spans import Span
from privacy.verify import leaks
from tests.privacy.test_rewrite import Words

PRIVATE = {
    "Anna Kovacs": Category.NAME,
    "Lisbon": Category.LOCATION,
    "Porto": Category.LOCATION,
    "Brightwell": Category.EMPLOYER,
    "52,300 a year": Category.FINANCE,
}
ROUGHLY = ("a city in Portugal", "a company")
"""What some of these become where they are told roughly, and what people write themselves too."""
HAND = st.sampled_from(["Please", "at", "and", "Kovacs", "anna kovacs", "[NAME_1]", "[", "Lisbon", "[LOCATION_2]"])
ACTIONS = st.sampled_from([Action.KEEP, Action.TAG, Action.SUBSTITUTE, Action.GENERALISE, Action.DROP])
AROUND = 4
"""So many words on either side stay too where a word counts as left alone: as many as are said roughly."""
SOFT = st.just(Action.GENERALISE)


@dataclass
class Once(Words):
    """A detector that finds what it knows in the first text that it reads only, and keeps what it was given."""

    read: list[str] = field(default_factory=list)

    def detect(self, text: str) -> list[Span]:
        self.read.append(text)
        return super().detect(text) if len(self.read) == 1 else []


@dataclass(frozen=True)
class Edit:
    """A text changed by hand: `text`, and from where to where words went of which the neighbours stayed too."""

    text: str
    untouched: dict[tuple[int, int], int]


@st.composite
def sources(draw: st.DrawFn) -> str:
    """A text with private words, others that say the same roughly, and words of which each stands once."""
    parts = draw(st.lists(st.sampled_from([*PRIVATE, *ROUGHLY]), min_size=1, max_size=6))
    return " ".join(f"word{at} {words}," for at, words in enumerate(parts)) + " end."


@st.composite
def profiles(draw: st.DrawFn) -> PrivacyProfile:
    rules = [Rule(draw(ACTIONS), category) for category in (Category.NAME, Category.FINANCE)]
    rules += [Rule(draw(SOFT | ACTIONS), category) for category in (Category.LOCATION, Category.EMPLOYER)]
    return PrivacyProfile("any", "", tuple(rules))


@st.composite
def edits(draw: st.DrawFn, draft: Draft) -> Edit:
    """Some words taken out, and some written between those that stay."""
    words = list(re.finditer(r"\S+", draft.text))
    stays = draw(st.lists(st.sampled_from([*[True] * 9, False]), min_size=len(words), max_size=len(words)))
    more = draw(st.lists(st.sampled_from([None] * 7) | HAND, min_size=len(words) + 1, max_size=len(words) + 1))
    pieces: list[tuple[str, int]] = []
    for at, word in enumerate(words):
        pieces += [(more[at] or "", -1), (word.group() if stays[at] else "", at)]
    pieces = [each for each in [*pieces, (more[-1] or "", -1)] if each[0]]
    starts = [0, *accumulate(len(text) + 1 for text, _ in pieces)]
    order = [at for _, at in pieces]
    around = [*range(-AROUND, 0), *order, *range(len(words), len(words) + AROUND)]
    untouched = {
        words[at].span(): starts[place]
        for place, at in enumerate(order)
        if around[place : place + 2 * AROUND + 1] == [*range(at - AROUND, at + AROUND + 1)]
    }
    return Edit(" ".join(text for text, _ in pieces), untouched)


def drafted(data: st.DataObject, detector: Words) -> tuple[Rewriter, Draft]:
    rewriter = Rewriter(detector)
    draft = rewriter.draft(data.draw(sources()), data.draw(profiles()))
    assert draft.held is None
    return rewriter, draft


def shown(draft: Draft, edit: Edit) -> list[tuple[int, int]]:
    """Where words that the draft shows stand after the edit, which left them and the words around them alone."""
    hiding = [place for place, c in zip(places(draft), draft.changes, strict=True) if c.decision.action.hides]
    return [
        (to, to + end - start)
        for (start, end), to in edit.untouched.items()
        if not any(start < over and begin < end for begin, over in hiding)
    ]


def hidden_places(changes: Iterable[Change]) -> list[tuple[int, int]]:
    return [(c.decision.span.start, c.decision.span.end) for c in changes if c.decision.action.hides]


@given(st.data())
def test_a_word_that_stood_shown_and_is_left_alone_is_never_hidden(data: st.DataObject) -> None:
    rewriter, draft = drafted(data, Words(PRIVATE))
    edit = data.draw(edits(draft))
    edited = rewriter.edited(draft, edit.text)
    for changes in (ours(draft, edit.text), edited.changes):
        hidden = hidden_places(changes)
        for start, end in shown(draft, edit):
            assert not any(start < over and begin < end for begin, over in hidden), edit.text[start:end]


@given(st.data())
def test_what_is_from_us_is_whole_words_that_stood_hidden(data: st.DataObject) -> None:
    _, draft = drafted(data, Words(PRIVATE))
    edit = data.draw(edits(draft))
    known = {entry.value for entry in draft.vault.entries} | set(PRIVATE) | {"Anna", "Kovacs"}
    for change in ours(draft, edit.text):
        span = change.decision.span
        assert change.original in known
        assert span.of(edit.text) == change.replacement
        assert not re.search(r"\w\Z", edit.text[: span.start])
        assert not re.match(r"\w", edit.text[span.end :])


@given(st.data())
def test_nothing_that_was_hidden_comes_to_light(data: st.DataObject) -> None:
    rewriter, draft = drafted(data, Once(PRIVATE))
    edited = rewriter.edited(draft, data.draw(edits(draft)).text)
    if edited.held is None:
        assert not leaks(masked_tags(edited.text, edited.vault), draft.hidden)


@given(st.data())
def test_detection_reads_the_words_behind_the_tags_and_never_gaps(data: st.DataObject) -> None:
    detector = Once(PRIVATE)
    rewriter = Rewriter(detector)
    everything = PrivacyProfile("all", "", tuple(Rule(Action.TAG, category) for category in PRIVATE.values()))
    draft = rewriter.draft(data.draw(sources()), everything)
    edit = data.draw(edits(draft))
    rewriter.edited(draft, edit.text)
    assert detector.read[1:] == [restore(edit.text, draft.vault)]
    assert HIDDEN not in detector.read[1]


@given(st.data())
def test_what_reaches_across_our_tags_never_takes_them_into_its_value(data: st.DataObject) -> None:
    _, draft = drafted(data, Words(PRIVATE))
    meant = restore((edit := data.draw(edits(draft))).text, draft.vault)
    words = [word.span() for word in re.finditer(r"\S+", meant)] or [(0, 0)]
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(words) - 1)] * 2)))
    across = meant[words[first][0] : words[last][1]]
    reader = Words({across: Category.ADDRESS} if across else {})
    hiding = (Action.TAG, Action.SUBSTITUTE, Action.GENERALISE)
    rules = [Rule(data.draw(st.sampled_from(hiding)), Category.ADDRESS), *draft.profile.rules]
    edited = Rewriter(reader).edited(replace(draft, profile=PrivacyProfile("any", "", tuple(rules))), edit.text)
    values = [entry.value or "" for entry in edited.vault.entries if not entry.tag.startswith(tags.LITERAL)]
    held = (draft.vault.value_of(found.tag) for value in values for found in tags.find(value))
    assert not any(value is not None for value in held)
    assert edited.held or restore(edited.text, edited.vault) == restored(edited)


def restored(draft: Draft) -> str:
    """What the text says with the words of the user wherever they are to come back."""
    pieces, done = [], 0
    for change in draft.changes:
        span = change.decision.span
        comes_back = change.decision.action.restores
        pieces += [draft.source[done : span.start], change.original if comes_back else change.replacement]
        done = span.end
    return "".join([*pieces, draft.source[done:]])
