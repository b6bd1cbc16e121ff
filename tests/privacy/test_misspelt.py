"""Misspelt words of an instruction, put right for the reader alone."""

import pytest

from local_models.reader import Mention, Told
from privacy.compile import compiled
from privacy.misspelt import corrected, meant


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("sallery", "salary"),
        ("adress", "address"),
        ("nmae", "name"),
        ("religon", "religion"),
        ("evrything", "everything"),
    ],
)
def test_a_word_one_slip_away_from_one_that_instructions_use_is_that(word, right):
    assert meant(word) == right


def test_what_is_written_in_a_hurry_is_written_out():
    assert corrected("any1 shud kno wot i do").text == "anyone should know what i do"
    assert corrected("dnt say it, its nobodys business").text == "don't say it, its nobody's business"


@pytest.mark.parametrize(
    "word", ["gallery", "teodora", "brightwel", "xqzt", "arent", "wasnt", "hilde", "kees", "giva", "shara"]
)
def test_a_word_stays_that_is_english_near_to_none_or_near_to_one_that_turns_the_sense(word):
    assert meant(word) == word


@pytest.mark.parametrize(
    "text", ["Hide Sallery", "Teodora is private", "anna.sallery@x.test", "/home/sallery", "sallery.csv"]
)
def test_what_may_be_a_name_stays(text):
    assert corrected(text).text == text


def test_the_first_word_of_a_sentence_may_be_misspelt_too():
    assert corrected("Sallery too. Evrything els is OK").text == "Salary too. Everything else is OK"


def test_what_was_read_is_in_the_words_and_places_of_the_source():
    text = corrected("pleas keep my sallary and my adress out")
    assert text.text == "pleas keep my salary and my address out"
    at = text.text.index("address")
    mention = Mention(at, at + 7, "hide", "address", "me", False, 1.0, 1.0, "address")
    (found,) = text.back(Told((mention,), [(at, at + 7)], [(1.0, 0.0, 0.0)])).mentions
    assert (found.words, text.source[found.start : found.end]) == ("adress", "adress")


def test_a_misspelt_instruction_is_read_and_shown_as_it_was_written():
    (rule,) = compiled("my sallery is privat", "mine").rules
    assert (rule.says, rule.category, rule.sentence) == ("hide", "finance", "my sallery is privat")


def test_a_turn_that_looks_like_a_thing_is_read_as_what_it_means():
    assert corrected("And no names of course.").text == "And no names surely."
