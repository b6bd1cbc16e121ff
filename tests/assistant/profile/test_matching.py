"""When what a new statement says of a known fact is acted on."""

import pytest

from assistant.profile.extract import Candidate
from assistant.profile.matching import Match, bound
from local_models.profiler import RELATIONS, Relation
from tests.assistant.profile.conftest import put


def related(name: str, chance: float = 0.9) -> Relation:
    rest = (1 - chance) / (len(RELATIONS) - 1)
    return Relation(name, tuple(chance if each == name else rest for each in RELATIONS))


def said(text: str, kind: str = "trait", situation: str | None = None) -> Candidate:
    return Candidate(0, len(text), text, "job", kind, 0.9, False, situation)


@pytest.fixture
def match(store):
    def made(text, relation, cosine=0.8, **values):
        return Match(put(store, text, category="job", **values), "2023", relation, cosine)

    return made


@pytest.mark.parametrize(
    ("newer", "repeats"),
    [
        ("You are living in Porto.", True),
        ("In Porto you live.", True),
        ("You live in Braga.", False),
        ("You live in Porto with two cats.", False),
    ],
)
def test_what_is_the_same_repeats_a_fact_only_if_it_has_no_word_of_its_own(match, newer, repeats):
    assert match("You live in Porto.", related("same")).repeats(said(newer)) is repeats


def test_in_one_breath_only_what_is_said_twice_is_joined(match):
    same = match("You live in Porto.", related("same"))
    assert same.is_sure(said("You're living in Porto."), "2023")
    assert not same.is_sure(said("You live in Braga."), "2023")
    assert same.is_sure(said("You live in Braga."), "2024")


@pytest.mark.parametrize(
    ("relation", "cosine", "acts"),
    [
        (related("supersedes"), 0.1, True),
        (related("supersedes", 0.5), 0.9, False),
        (related("contradicts"), 0.3, False),
        (related("contradicts"), 0.5, True),
        (related("unrelated"), 0.9, False),
    ],
)
def test_a_change_is_acted_on_if_it_is_sure_and_a_denial_if_it_is_near_too(match, relation, cosine, acts):
    assert match("You're a nurse.", relation, cosine).is_sure(said("You're a vet now."), "2024") is acts


def test_preferences_of_different_situations_never_end_each_other_but_a_routine_moves(store):
    tea = put(store, "At work you drink tea.", kind="preference", situation="At work")
    run = put(store, "On Mondays you run.", kind="routine", situation="On Mondays")
    assert bound(tea, said("At home you drink coffee.", "preference", "At home")) == 0
    assert bound(run, said("On Fridays you run.", "routine", "On Fridays")) > 0
