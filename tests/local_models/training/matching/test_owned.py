"""Pairs made of notes: what a wish means by its words goes, other things of the kind and other people's stay."""

import pytest

from local_models.training.matching import owned
from local_models.training.matching.questions import parsed

NOTES = (
    "@ I owe Bo 40 and earn 900 at Kettler. My sister Ada earns 1,200. Bo is in Rome.",
    "= 40 => finance me: what I owe",
    "= 900 => finance me: wages",
    "= Kettler => employer me: employer",
    "= Ada => name sister: name",
    "= 1,200 => finance sister: wages",
    "= Rome => location public",
)
HELD_BACK = "Never mention my {hide}.", "{allow} is fine. Hide {hide}.", "Never mention {who}'s {hide other}."


@pytest.fixture
def made(monkeypatch):
    """What these forms make of the notes: what goes, and what is unknown, by the wish."""
    question = next(iter(parsed(iter(NOTES))))
    monkeypatch.setattr(owned, "questions", lambda testing: (question,))
    monkeypatch.setattr(owned, "_forms", lambda testing: HELD_BACK)
    pairs = list(owned.owned(300, seed=1, testing=True))

    def words(places):
        return {question.text[start:end] for start, end in places}

    return {pair.wish: (words(pair.goes), words(pair.unknown)) for pair in pairs}


def test_the_thing_that_is_asked_for_goes_and_another_of_its_kind_stays(made):
    goes, unknown = made["Never mention my wages."]
    assert goes == {"900"}
    assert not unknown & {"40", "1,200", "Rome", "Ada"}


def test_somebody_elses_thing_goes_by_their_word(made):
    assert made["Never mention my sister's wages."][0] == {"1,200"}
    assert made["Never mention my sister's name."][0] == {"Ada"}


def test_of_a_whole_category_all_that_is_of_the_same_person_goes(made):
    wish = next(each for each in made if each in ("Never mention my finances.", "Never mention my money matters."))
    assert made[wish][0] == {"40", "900"}


def test_what_is_allowed_stays(made):
    assert made["employer is fine. Hide wages."][0] == {"900"}


def test_forms_that_speak_of_all_the_rest_are_left_out():
    assert all("else" not in form and "rest" not in form.split() for form in owned._forms(testing=True))


def test_pairs_are_the_same_for_the_same_seed():
    first, second = (list(owned.owned(50, seed=3, testing=False)) for _ in range(2))
    assert first == second
    assert len(first) == 50
