"""Names stand in for names: as many words, of the same script and gender."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.fold import folded
from privacy.substitute.pools import gender_of, is_last_name, names, script_of
from privacy.vault import Vault
from tests.privacy.substitute.making import stand_in


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Anna Kovacs", "female"), ("Béla Kovacs", "male"), ("Jean-Luc Picard", "male"),
     ("María José Cruz", "female"), ("Łukasz Wałęsa", "male"), ("Anna", "female"), ("Peter", "male")],
)  # fmt: skip
def test_a_womans_name_stands_in_for_a_womans_and_a_mans_for_a_mans(name, gender):
    found = stand_in(name, "name") or ""
    first = found.replace("-", " ").split()[0]
    assert folded(first) in {folded(each) for each in names("LATIN", "first", gender)}


@pytest.mark.parametrize(
    ("name", "shape"),
    [("Dr. Anna Kovacs", r"Dr\. \w+ \w+"), ("Mrs Kovacs", r"Mrs \w+"), ("Jean-Luc Picard", r"\w+-\w+ \w+"),
     ("J. R. Tolkien", r"[A-Z]\. [A-Z]\. \w+"), ("Kovacs, Anna", r"\w+, \w+"),
     ("María de la Cruz", r"\w+ de la \w+"),
     ("ANNA KOVACS", r"[A-Z]+ [A-Z]+"), ("anna", r"[a-z]+"), ("Anna\nKovacs", r"\w+\n\w+")],
)  # fmt: skip
def test_titles_particles_initials_case_and_signs_stay(name, shape):
    assert re.fullmatch(shape, stand_in(name, "name") or "")


@pytest.mark.parametrize(
    "name", ["Иван Петров", "Анна", "李明", "김철수", "محمد صلاح", "Γιώργος Παπαδόπουλος", "अनीता"]
)
def test_a_name_stays_in_its_script(name):
    found = stand_in(name, "name") or ""
    assert found != name and script_of(found) == script_of(name)


@pytest.mark.parametrize("name", ["anna_k", "Anna2", "Аnna", "A.", "Mrs", "👩", "x@y", "Anna (mother)"])
def test_what_is_no_plain_name_has_no_stand_in(name):
    assert stand_in(name, "name") is None


def test_a_last_name_that_two_people_share_stays_shared_and_parts_stay_theirs():
    vault = Vault()
    anna, bela, alone, miss = (
        stand_in(name, "name", vault=vault) or "" for name in ("Anna Kovacs", "Béla Kovacs", "Anna", "Miss Kovacs")
    )
    assert anna.split()[1] == bela.split()[1] == miss.split()[1]
    assert alone == anna.split()[0]
    assert anna.split()[0] != bela.split()[0]


def test_an_initial_is_that_of_the_known_stand_in():
    vault = Vault()
    anna = stand_in("Anna Kovacs", "name", vault=vault) or ""
    assert stand_in("A. Kovacs", "name", vault=vault) == f"{anna[0]}. {anna.split()[1]}"


def test_no_name_of_the_lists_has_lost_a_capital_or_is_an_ordinary_word():
    for part in ("first", "last"):
        assert not {"Mcgee", "Grace", "Young", "Summer"} & set(names("LATIN", part, ""))


def test_lists_tell_the_gender_and_last_names():
    assert (gender_of("anna"), gender_of("BÉLA"), gender_of("Zzyzx")) == ("female", "male", "")
    assert is_last_name("Smith") and not is_last_name("Anna")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_any_name_has_another_name_or_none(name):
    found = stand_in(name, "name")
    assert found is None or folded(found) != folded(name)
