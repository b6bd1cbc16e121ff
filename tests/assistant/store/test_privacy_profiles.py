from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.profiles import privacy_profile
from assistant.store.errors import MissingError
from assistant.store.store import Store
from privacy.builtin import BALANCED, BUILTIN, STRICT
from privacy.categories import Category
from privacy.rules import Action, PrivacyProfile, Rule

WORDS = st.text(st.characters(codec="utf-8"))
RULES = st.builds(
    Rule,
    action=st.sampled_from(sorted(Action)),
    category=st.none() | st.sampled_from(Category),
    value=WORDS.map(lambda text: text + "x"),
    kind=st.none() | WORDS,
    subject=WORDS,
    sentence=WORDS,
    topic=st.booleans(),
    finer=st.frozensets(WORDS),
    words=WORDS,
)
PROFILES = st.builds(
    PrivacyProfile,
    name=WORDS,
    prose=WORDS,
    rules=st.lists(RULES).map(tuple),
    unread=st.lists(WORDS).map(tuple),
    wary=st.booleans(),
    based=st.booleans(),
)


@pytest.mark.parametrize("profile", BUILTIN.values(), ids=BUILTIN)
def test_every_built_in_profile_comes_back_as_it_was(store: Store, profile: PrivacyProfile) -> None:
    store.privacy_profiles.save(profile)
    assert store.privacy_profiles.get(profile.name) == profile


@given(PROFILES)
def test_any_profile_comes_back_as_it_was(shared_store: Store, profile: PrivacyProfile) -> None:
    shared_store.privacy_profiles.save(profile)
    kept = shared_store.privacy_profiles.get(profile.name)
    assert kept == profile
    assert [rule.words for rule in kept.rules] == [rule.words for rule in profile.rules]


def test_profiles_are_listed_by_name(store: Store) -> None:
    store.privacy_profiles.save(STRICT)
    store.privacy_profiles.save(BALANCED)
    assert store.privacy_profiles.list() == [BALANCED, STRICT]


def test_saving_again_replaces_prose_and_rules(store: Store) -> None:
    store.privacy_profiles.save(STRICT)
    new = PrivacyProfile("strict", "Hide names.", STRICT.rules[:1], ("What?",))
    store.privacy_profiles.save(new)
    assert store.privacy_profiles.list() == [new]


def test_the_active_profile_is_remembered_until_it_is_deleted(store: Store) -> None:
    assert store.privacy_profiles.active() is None
    store.privacy_profiles.save(replace(STRICT, name="clinic"))
    store.privacy_profiles.use("clinic")
    assert store.privacy_profiles.active() == "clinic"
    store.privacy_profiles.delete("clinic")
    assert store.privacy_profiles.active() is None
    assert store.privacy_profiles.get("clinic") is None


def test_deleting_ones_own_strict_leaves_the_built_in_one_active(store: Store) -> None:
    store.privacy_profiles.save(replace(STRICT, prose="Everything is fine."))
    store.privacy_profiles.use("strict")
    store.privacy_profiles.delete("strict")
    assert store.privacy_profiles.active() == "strict"
    assert privacy_profile(store) == STRICT


def test_deleting_a_profile_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(MissingError, match="No privacy profile of yours is called work"):
        store.privacy_profiles.delete("work")
