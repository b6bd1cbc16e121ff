"""The sentences of a privacy profile, and fragments that are read with their neighbours."""

import pytest

from local_models.reader import Mention, Reader, Told
from privacy.prose import read_sentences


class Reads:
    """A small reader that sees what is to be hidden only where the text says "hide", and what may stay."""

    def read(self, texts):
        return [Told(tuple(self._mentions(text))) for text in texts]

    def _mentions(self, text):
        for words in ("Names", "Addresses", "age", "town"):
            at = text.find(words)
            action = "allow" if "may stay" in text[at:] else "hide" if "Hide" in text[: max(at, 0)] else ""
            if at >= 0 and action:
                yield Mention(at, at + len(words), action, "name", "anyone", False, 1.0, 1.0, words)


def read(prose, reader=None):
    found = read_sentences(prose, reader or Reads())
    return [[(mention.action, mention.words) for mention in sentence.mentions] for sentence in found]


def test_a_list_of_fragments_is_hidden_by_what_sums_it_up():
    assert read("Names. Addresses. Hide those.") == [[("hide", "Names")], [("hide", "Addresses")], []]


@pytest.mark.parametrize("prose", ["Names. Addresses may stay.", "Names.", "Names you can say. Hide those."])
def test_a_fragment_beside_no_wish_to_hide_hides_nothing(prose):
    assert read(prose)[0] in ([], [("allow", "Names")])


def test_what_is_set_apart_from_what_may_be_told_is_hidden():
    assert read("The town's another matter: one of its people is me.") == [[("hide", "town")]]


def test_the_places_are_those_of_the_prose():
    prose = "  Hide my age.  Names. Hide those."
    for sentence in read_sentences(prose, Reader()):
        assert prose[sentence.start : sentence.end].strip() == sentence.text
        for mention in sentence.mentions:
            assert prose[mention.start : mention.end] == mention.words


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("I'm pregnant and at work no one knows yet. So leave that out.", "pregnant"),
        ("My brother did time in prison. Don't tell that to anyone.", "did time in prison"),
    ],
)
def test_what_the_next_sentence_points_back_to_is_hidden(prose, words):
    assert ("hide", words) in read(prose, Reader())[0]
