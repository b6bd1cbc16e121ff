"""A sentence still reads after words of it are dropped."""

import re

import pytest

from privacy.categories import Category
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.spans import Span

DROP = PrivacyProfile("mine", "", (Rule(Action.DROP, Category.NAME),))


class Marked:
    """Finds what stands between angle brackets; the text is given without them."""

    def __init__(self, marked):
        self.text, self.spans, at = "", [], 0
        for piece in re.split(r"(<[^>]*>)", marked):
            words = piece.strip("<>")
            if piece.startswith("<"):
                self.spans.append(Span(at, at + len(words), Category.NAME, 0.9, "marked"))
            self.text, at = self.text + words, at + len(words)

    def detect(self, text):
        return self.spans if text == self.text else []


def dropped(marked):
    detector = Marked(marked)
    return Rewriter(detector).draft(detector.text, DROP)


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("Dear Ms <Kovacs>, I wrote.", "Dear Ms, I wrote."),
        ("To <Kovacs>!", "To!"),
        ("We met in <Lisbon> on Monday.", "We met on Monday."),
        ("I work with my <wife> here.", "I work here."),
        ("Invite Ben, <Lisa> and Tom.", "Invite Ben and Tom."),
        ("Invite Ben, Tom and <Lisa>.", "Invite Ben, Tom."),
        ("<Lisa> and Tom came.", "Tom came."),
        ("<She was ill>, but we danced.", "We danced."),
        ("We danced, but <she was ill>.", "We danced."),
        ("It rained. <She was ill.> We danced.", "It rained. We danced."),
        ("It rained. <She was ill.>", "It rained."),
        ("A line.\n<She was ill.>\nA line.", "A line.\n\nA line."),
        ("see <Lisa>(x)", "see (x)"),
        ("Is <Lisa> there?", "Is there?"),
    ],
)
def test_spaces_commas_and_small_words_go_along(marked, left):
    assert dropped(marked).text == left


def test_a_change_is_about_its_words_and_says_what_is_gone():
    done = dropped("We met in <Lisbon> on Monday.")
    (change,) = done.changes
    assert change.original == "Lisbon"
    assert change.decision.span.of(done.source) == " in Lisbon"


def test_two_that_touch_share_nothing():
    assert dropped("We met in <Lisbon>, <Porto> and in Faro.").text == "We met and in Faro."
