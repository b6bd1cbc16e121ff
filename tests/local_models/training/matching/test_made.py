"""Pairs put together of forms: only what is beyond doubt is taught."""

from local_models.training.example import Example, Mark
from local_models.training.matching.made import _judged, made
from local_models.training.reading.instructions import Filler


def judged(form, text, *marks):
    pair = _judged(Filler.fixed(form), Example(text, tuple(Mark(*mark) for mark in marks), "own"))
    return [[text[a:b] for a, b in places] for places in (pair.goes, pair.unknown)]


def test_what_is_hidden_whoever_it_belongs_to_goes():
    assert judged("No [[hide name anyone|names]].", "Ask Tom.", (4, 7, "name")) == [["Tom"], []]


def test_a_category_of_which_the_wish_does_not_speak_stays():
    assert judged("No [[hide name anyone|names]].", "I am 42.", (5, 7, "age")) == [[], []]


def test_the_writers_own_goes_in_a_text_that_speaks_of_nobody_else():
    assert judged("Not my [[hide age me|age]].", "I am 42.", (5, 7, "age")) == [["42"], []]


def test_whose_it_is_in_a_text_about_others_nobody_knows():
    marks = (3, 6, "family"), (10, 12, "age")
    assert judged("Not my [[hide age me|age]].", "My son is 42.", *marks) == [[], ["son", "42"]]


def test_what_is_allowed_as_well_is_not_taught():
    form = "No [[hide name anyone|names]] but my [[allow name me|name]]."
    assert judged(form, "Ask Tom.", (4, 7, "name")) == [[], ["Tom"]]


def test_what_tells_of_what_is_hidden_is_unknown():
    assert judged("Not my [[hide location me|town]].", "I am Dutch.", (5, 10, "nationality")) == [[], ["Dutch"]]


def test_one_thing_of_a_category_is_not_the_category():
    form = "Not [[hide date me|when my contract ends]]."
    assert judged(form, "I leave in May.", (11, 14, "date")) == [[], ["May"]]


def test_made_pairs_are_the_same_for_the_same_seed_and_many_hide_something():
    first, second = (list(made(300, 4, testing=False)) for _ in range(2))
    assert first == second and len(first) == 300
    assert sum(bool(pair.goes) for pair in first) > 50
