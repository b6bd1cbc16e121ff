"""Who is well-known stands in a list."""

import pytest

from privacy.categories import Category
from privacy.detect.well_known import is_part_of_one, is_well_known

NAME, EMPLOYER = Category.NAME, Category.EMPLOYER


@pytest.mark.parametrize(
    ("category", "words"),
    [
        (NAME, "Ada Lovelace"),
        (NAME, "ada lovelace"),
        (NAME, "Einstein's"),
        (NAME, "Queen Victoria"),
        (NAME, "Lester Pearson"),
        (NAME, "Erwin Schrodinger"),
        (NAME, "genghis khans empire"),
        (EMPLOYER, "Siemens"),
        (EMPLOYER, "the BBC"),
        (EMPLOYER, "Google and Siemens"),
        (EMPLOYER, "Johnson & Johnson"),
    ],
)
def test_the_well_known_are_known_however_they_are_written(category, words):
    assert is_well_known(category, words)


@pytest.mark.parametrize(
    ("category", "words"),
    [
        (NAME, "Tomasz Zielinski"),
        (NAME, "Mrs Ingrid Vasquez"),
        (NAME, "John Smith"),
        (NAME, "Adam"),
        (NAME, "Marie"),
        (NAME, "Einstein Braun"),
        (EMPLOYER, "Brightwell Labs"),
        (EMPLOYER, "Google and Brightwell"),
        (NAME, "Siemens"),
        (NAME, "James Q. Watson"),
        (NAME, "Dr. Nixon"),
        (NAME, "Dame Helen Mirrens"),
        (NAME, ""),
    ],
)
def test_nobody_else_is(category, words):
    assert not is_well_known(category, words)


def test_a_category_without_a_list_is_taken_at_the_models_word():
    assert is_well_known(Category.LOCATION, "Little Pomfret")


def test_a_rare_last_name_of_one_is_a_part_of_a_well_known_name():
    assert is_part_of_one("Mollet")
    assert not any(map(is_part_of_one, ("Zielinski", "Marie", "Taylor")))
