"""The generator: the same for a seed, true to its marks, with every kind, and with forms and words held back."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from local_models.training.forms import FORMS
from local_models.training.generate import bare, fill, forms, join, texts
from local_models.training.holding_back import _CHOSEN, _number, part
from local_models.training.labels import KINDS
from local_models.training.vocabulary import KIND_OF, LISTED, Vocabulary

SLOT = re.compile(r"(?<!\{)\{([a-z_]+)\}")


def test_the_same_seed_gives_the_same_texts():
    assert list(texts(200, 5, testing=False)) == list(texts(200, 5, testing=False))


def test_another_seed_gives_other_texts():
    assert list(texts(50, 5, testing=False)) != list(texts(50, 6, testing=False))


@settings(deadline=None, max_examples=10)  # every form is looked at for the first text of a seed
@given(st.integers(min_value=0, max_value=10**9), st.booleans())
def test_marks_lie_inside_their_text_in_order_and_apart(seed, testing):
    for example in texts(50, seed, testing=testing):
        ends = [0]
        for mark in example.marks:
            assert ends[-1] <= mark.start < mark.end <= len(example.text)
            assert example.text[mark.start : mark.end].strip()
            ends.append(mark.end)


@pytest.mark.parametrize("testing", [False, True])
def test_every_kind_occurs(testing):
    seen = Counter(mark.kind for example in texts(4000, 1, testing=testing) for mark in example.marks)
    assert set(KINDS) - set(seen) == set()


def test_forms_held_back_are_never_trained_on():
    trained, scored, calibrated = forms(testing=False), forms(testing=True), forms(testing=True, calibrating=True)
    assert len(trained) + len(scored) + len(calibrated) == len(FORMS)
    assert {*trained, *scored, *calibrated} == set(FORMS) and min(len(scored), len(calibrated)) > len(FORMS) / 40


def test_words_held_back_are_never_trained_on():
    kept, trained = Vocabulary(testing=True), Vocabulary(testing=False)
    for name, words in LISTED.items():
        assert not set(kept.words[name]) & set(trained.words[name]), name
        assert set(kept.words[name]) | set(trained.words[name]) == set(words), name


@given(st.lists(st.text(min_size=1), min_size=1, unique=True))
def test_something_is_always_held_back(items):
    assert part(items, testing=True)


def test_every_slot_of_a_form_exists():
    assert {slot for form in FORMS for slot in SLOT.findall(form)} <= set(KIND_OF)


def test_a_filled_form_is_marked_where_its_values_stand():
    from random import Random

    example = fill("I have {condition} and [[job|no job]].", Vocabulary(testing=False), Random(1))
    health, job = example.marks
    assert example.text[health.end :] == " and no job." and example.text.startswith("I have ")
    assert (health.kind, job.kind, example.text[job.start : job.end]) == ("health", "job", "no job")


@pytest.mark.parametrize(
    ("kind", "value", "marked"),
    [("name", "Dr. Who", "Who"), ("name", "An Nguyen", "An Nguyen"), ("job", "a cook", "cook"),
     ("employer", "the NHS", "NHS"), ("job", "a", "a"), ("education", "A levels", "A levels")],
)  # fmt: skip
def test_a_mark_begins_after_a_title_or_an_article(kind, value, marked):
    from random import Random

    example = fill(f"[[{kind}|{value}]]!", Vocabulary(testing=False), Random(1))
    (mark,) = example.marks
    assert (example.text, example.text[mark.start : mark.end]) == (f"{value}!", marked)


def test_joined_texts_keep_their_marks():
    from random import Random

    part_a = fill("i am [[job|cook]]", Vocabulary(testing=False), Random(1))
    whole = join([part_a, part_a], [">> ", "\n"])
    assert [whole.text[mark.start : mark.end] for mark in whole.marks] == ["cook", "cook"]


def test_other_marks_move_a_form_nowhere():
    form = "My [[family|sister]] {first} is a [[job|nurse]]."
    assert bare(form) == "My sister {first} is a nurse." == bare("My sister {first} is a [[job|nurse]].")


def test_forms_that_a_second_reader_saw_are_held_back():
    numbers = {int(number, 16) for number in _CHOSEN.read_text("utf-8").split()}
    assert numbers <= {_number(bare(form)) for form in forms(testing=True) + forms(testing=True, calibrating=True)}
    assert not numbers & {_number(bare(form)) for form in forms(testing=False)}
