"""The written pairs of wishes and questions: every file can be read, and a part of them is never trained on."""

import pytest

from local_models.training.matching.pairs import plain, written
from local_models.training.matching.questions import parsed, places, questions


def read(*lines):
    return list(parsed(iter(lines)))


def test_a_question_has_wishes_and_the_words_that_each_hides():
    wishes = "- Not who. => Tom", "- Not what. => pawned the ring", "- Go on. =>"
    (question,) = read("@ Tom pawned the ring. Tom!", *wishes)
    hidden = [[question.text[a:b] for a, b in goes] for _, goes in question.wishes]
    assert hidden == [["Tom", "Tom"], ["pawned the ring"], []]
    assert [wish for wish, _ in question.wishes] == ["Not who.", "Not what.", "Go on."]


def test_a_note_says_of_words_what_they_are_and_whose():
    (question,) = read(
        "@ Tom owes 40.", "= Tom => name brother: name", "= 40 => finance brother: debt", "= owes => other no"
    )
    assert [(note.category, note.owner, note.what) for note in question.notes] == [
        ("name", "brother", "name"),
        ("finance", "brother", "debt"),
        ("other", "no", ""),
    ]
    assert question.notes[1].places == ((9, 11),)


def test_words_are_found_whole_where_they_stand_whole_anywhere():
    assert places("17 in 4250117", "17") == ((0, 2),)
    assert places("brandis car", "brandi") == ((0, 6),)


def test_words_that_are_not_in_the_question_are_an_error():
    with pytest.raises(ValueError, match="not in the question: Bo"):
        read("@ Tom is here.", "- Not who. => Bo")


def test_a_line_that_is_neither_is_an_error():
    with pytest.raises(ValueError, match="neither a question, a wish nor a note"):
        read("@ Tom is here.", "Not who.")


def test_every_file_can_be_read_and_one_question_in_eight_is_held_back():
    held, others = questions(testing=True), questions(testing=False)
    assert not {each.text for each in held} & {each.text for each in others}
    assert 0.09 < len(held) / (len(held) + len(others)) < 0.17
    assert sum(len(each.wishes) for each in (*held, *others)) > 20_000


def test_a_fifth_of_the_wishes_hides_nothing_in_its_question():
    pairs = list(plain(testing=True))
    assert 0.1 < sum(not pair.goes for pair in pairs) / len(pairs) < 0.3


def test_written_pairs_are_the_same_for_the_same_seed_and_their_places_lie_in_their_text():
    first, second = (list(written(300, seed=3, testing=False)) for _ in range(2))
    assert first == second
    assert all(0 <= start < end <= len(pair.text) for pair in first for start, end in pair.goes)


def test_two_wishes_for_one_question_hide_what_either_does():
    known = {pair.wish: pair for pair in plain(testing=True)}
    both = [p for p in written(400, seed=1, testing=True) if p.wish.partition(" Also: ")[2]]
    exact = [p for p in both if all(part in known for part in p.wish.split(" Also: "))]
    halves = [(pair, *(known[part] for part in pair.wish.split(" Also: "))) for pair in exact]
    as_written = [(pair, one, other) for pair, one, other in halves if pair.text == one.text]
    assert as_written
    assert all(set(pair.goes) == {*one.goes, *other.goes} for pair, one, other in as_written)
