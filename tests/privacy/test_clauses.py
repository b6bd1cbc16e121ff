"""Sentences are taken apart where each part reads without the others."""

import pytest

from privacy.clauses import holder, in_quotes, split


def clauses(text):
    return [clause.of(text) for part in split(text) for clause in part.clauses]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I have gout, and my cousin wants tea.", ["I have gout", "my cousin wants tea."]),
        ("I have gout and travel a lot.", ["I have gout", "travel a lot."]),
        ("I have gout and need a list.", ["I have gout", "need a list."]),
        ("I paint: which greens are calm?", ["I paint", "which greens are calm?"]),
        ("It broke; I wept.", ["It broke", "I wept."]),
        ("I like tea, milk and a slow winter.", ["I like tea, milk and a slow winter."]),
        ('Write: "I came, and I saw."', ['Write: "I came, and I saw."']),
        ("My partner and I are ill, and it helps.", ["My partner and I are ill", "it helps."]),
        ("Last year my old boss and I fell out.", ["Last year my old boss and I fell out."]),
        ("Tom and I went home and I was ill.", ["Tom and I went home", "I was ill."]),
        ("One. Two.\nThree", ["One.", "Two.", "Three"]),
    ],
)
def test_a_sentence_is_cut_before_what_could_stand_alone(text, parts):
    assert clauses(text) == parts


@pytest.mark.parametrize(
    ("gone", "following", "stays"),
    [
        ("I have gout", "travel a lot", "I"),
        ("I'm ill", "run a shop", "I"),
        ("I'm ill", "looking for a hut", "I'm"),
        ("My sister is ill", "lives here", ""),
        ("I have gout", "looking for a hut", ""),
    ],
)
def test_a_part_without_a_subject_keeps_that_of_the_part_before_it(gone, following, stays):
    assert gone[: holder(gone, following)] == stays


def test_what_stands_in_a_quotation_is_known():
    text = 'He said "no way" and left'
    assert [in_quotes(text, 0, text.index(word)) for word in ("He", "way", "left")] == [False, True, False]


def test_a_text_without_words_has_no_sentences():
    assert split(" \n ") == []
