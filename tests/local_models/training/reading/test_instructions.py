"""Instructions to learn from: the same for a seed, true to their marks, with forms and nouns held back."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from local_models.reader import CATEGORIES, SUBJECTS
from local_models.training.reading.instructions import Filler, drawn, forms, instructions, label, nouns


def test_the_same_seed_gives_the_same_instructions():
    assert list(instructions(100, 3, testing=False)) == list(instructions(100, 3, testing=False))


@settings(deadline=None)  # the first example loads the forms, which are many, on a busy machine
@given(st.integers(0, 10**6), st.booleans())
def test_marks_lie_in_their_text_in_order_and_say_what_the_reader_knows(seed, testing):
    for each in instructions(5, seed, testing=testing):
        ends = [0]
        for mark in each.marks:
            assert ends[-1] <= mark.start < mark.end <= len(each.text)
            ends.append(mark.end)
            if mark.action != "who":
                assert mark.category in CATEGORIES and mark.subject in SUBJECTS


def test_every_action_category_and_subject_occurs():
    marks = [mark for each in instructions(3000, 1, testing=False) for mark in each.marks]
    assert {mark.action for mark in marks} == {"hide", "allow", "coarse", "who"}
    assert set(CATEGORIES) <= {mark.category for mark in marks}
    assert set(SUBJECTS) <= {mark.subject for mark in marks}
    assert Counter(mark.literal for mark in marks)[True] > 100


def test_forms_that_were_misread_are_drawn_twice_as_often_as_others_and_none_that_is_held_back():
    often = Counter(drawn(testing=False))
    assert set(often) == set(forms(testing=False)) and set(often.values()) == {1, 2}
    assert drawn(testing=True) == forms(testing=True)


def test_forms_and_nouns_held_back_are_never_trained_on():
    assert not set(forms(testing=True)) & set(forms(testing=False))
    kept, trained = nouns(testing=True), nouns(testing=False)
    assert all(not set(kept[name].own) & set(trained[name].own) for name in kept)


def test_a_fixed_text_keeps_its_marks_without_the_owner():
    each = Filler.fixed("[[hide everything other|My sister]] stays out, my [[allow job me|job]] is fine.")
    assert [each.text[mark.start : mark.end] for mark in each.marks] == ["sister", "job"]


@pytest.mark.parametrize("words", ["tell job me", "hide job me loudly"])
def test_a_label_that_means_nothing_is_refused(words):
    with pytest.raises(ValueError, match="no label"):
        label(words)


def points(form):
    each = Filler.fixed(form)
    return [(each.text[point.start : point.end].strip(), point.point) for point in each.points]


def test_beside_a_wish_what_is_not_marked_is_a_remark_and_alone_it_is_not():
    wish = "Never my [[hide job me|job]]."
    assert points(f"I bake. {wish}") == [("I bake.", "remark"), ("Never my job.", "wish")]
    assert points("Buy some bread.") == [("Buy some bread.", "other")]
    assert points("Hi there!") == [("Hi there!", "remark")]  # one of the forms in remarks.txt


def test_a_heading_teaches_nothing():
    assert points("Private:\n- my [[hide job me|job]]") == [("- my job", "wish")]
