"""Reading prose: what the sentences of built-in profiles mean in any other."""

import pytest

from assistant.errors import SottoError
from assistant.prose import EMPTY, LONGEST, TOO_LONG, read_prose
from local_models.llm import ModelError
from privacy.builtin import BALANCED, BUILTIN, STRICT
from privacy.categories import Category
from privacy.rules import Action, PrivacyProfile, Rule

JOB = Rule(Action.KEEP, Category.JOB, sentence="My job is fine.")


@pytest.fixture
def seen(monkeypatch):
    """What the reader was given; it reads all of it as an allowance of the job."""
    given = []

    def compiled(prose, name, **_):
        given.append(prose.strip())
        return PrivacyProfile(name, prose, (JOB,), based=True)

    monkeypatch.setattr("privacy.compile.compiled", compiled)
    return given


def test_the_reader_is_given_only_what_is_the_users_own(seen):
    found = read_prose(f"{BALANCED.prose} My job is fine.", "mine")
    assert seen == ["My job is fine."]
    assert found.rules == (*BALANCED.rules, JOB)
    assert (found.prose, found.wary, found.based) == (f"{BALANCED.prose} My job is fine.", False, True)


def test_a_profile_that_says_so_hides_in_doubt(seen):
    assert read_prose(f"My job is fine. {STRICT.prose}").wary


def test_sentences_of_built_in_profiles_alone_need_no_reader(seen):
    first, *_, last = STRICT.prose.split(". ")
    found = read_prose(f"{last} {first}.")
    assert seen == []
    assert (found.wary, found.rules) == (True, STRICT.rules[:2])


@pytest.mark.parametrize("profile", BUILTIN.values(), ids=BUILTIN)
def test_the_prose_of_a_built_in_profile_is_that_profile(profile):
    assert read_prose(profile.prose, profile.name) == profile


def test_what_is_longer_than_anybody_writes_is_refused_unread(seen):
    read_prose("word " * (LONGEST // 5))
    with pytest.raises(SottoError) as error:
        read_prose("word " * (LONGEST // 5) + "x")
    assert error.value.message == TOO_LONG
    assert len(seen) == 1


def test_every_failure_is_one_line(monkeypatch):
    def broken(*_, **__):
        raise ModelError("The reader failed; install Sotto again.")

    monkeypatch.setattr("privacy.compile.compiled", broken)
    for prose, line in (("  \n", EMPTY), ("Hide it.", "The reader failed; install Sotto again.")):
        with pytest.raises(SottoError) as error:
            read_prose(prose)
        assert error.value.message == line
