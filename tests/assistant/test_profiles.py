"""Privacy profiles: where each holds, and writing, copying, renaming, deleting and having them back."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import SottoError
from assistant.profiles import (
    ChangedError,
    copy_profile,
    delete_profile,
    name_in,
    new_name,
    rename_profile,
    restore_profile,
    save_profile,
    use_everywhere,
    use_in,
)
from assistant.store.store import Store
from privacy.builtin import BUILTIN, STRICT
from privacy.categories import Category
from privacy.rules import Action, PrivacyProfile, Rule

PROSE = "Never name my employer."
WORK = PrivacyProfile("work", PROSE, (Rule(Action.TAG, Category.EMPLOYER, sentence=PROSE),), based=True)
NOTHING = SimpleNamespace(privacy_profiles={})
OTHER = PrivacyProfile("work", "My job is fine.", (Rule(Action.KEEP, Category.JOB, sentence="My job is fine."),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "sotto.db", os.urandom(32))
    yield store
    store.close()


@pytest.fixture
def conversation(store: Store) -> int:
    return store.conversations.create("one").id


@pytest.fixture
def work(store: Store) -> PrivacyProfile:
    store.privacy_profiles.save(WORK)
    store.profile_samples.add("work", "I work at Brightwell.", ("Brightwell",), ())
    return WORK


def test_a_conversation_has_its_own_profile_or_the_active_one(store: Store, conversation: int) -> None:
    assert name_in(store, conversation) == name_in(store, None) == "balanced"
    use_in(store, "strict", conversation)
    assert (name_in(store, conversation), name_in(store, None)) == ("strict", "balanced")
    use_everywhere(store, "open")
    assert (name_in(store, conversation), name_in(store, None)) == ("strict", "open")
    use_everywhere(store, "open", conversation)
    assert name_in(store, conversation) == "open"


def test_a_profile_that_is_not_there_changes_nothing(store: Store, conversation: int) -> None:
    for use in (lambda: use_in(store, "none", conversation), lambda: use_everywhere(store, "none", conversation)):
        with pytest.raises(SottoError, match="No privacy profile is called none"):
            use()
    assert (store.privacy_profiles.active(), name_in(store, conversation)) == (None, "balanced")


def test_what_was_changed_meanwhile_is_not_overwritten(store: Store, work: PrivacyProfile) -> None:
    with pytest.raises(ChangedError):
        save_profile(store, OTHER, None)
    save_profile(store, OTHER, work)
    with pytest.raises(ChangedError):
        save_profile(store, work, work)
    assert store.privacy_profiles.get("work") == OTHER
    save_profile(store, PrivacyProfile("strict", PROSE), STRICT)
    with pytest.raises(ChangedError):
        save_profile(store, PrivacyProfile("strict", PROSE), STRICT)


def test_a_copy_has_the_same_rules_and_tests(store: Store, work: PrivacyProfile) -> None:
    copy = copy_profile(store, "work", "travel")
    assert (copy.name, copy.rules, store.privacy_profiles.get("travel")) == ("travel", work.rules, copy)
    assert [sample.text for sample in store.profile_samples.list("travel")] == ["I work at Brightwell."]
    assert store.profile_samples.list("work")


def test_another_name_holds_wherever_the_first_did(store: Store, work: PrivacyProfile, conversation: int) -> None:
    use_in(store, "work", conversation)
    use_everywhere(store, "work")
    rename_profile(store, "work", "clinic")
    assert (name_in(store, conversation), name_in(store, None)) == ("clinic", "clinic")
    assert (store.privacy_profiles.get("work"), store.profile_samples.list("work")) == (None, [])
    assert len(store.profile_samples.list("clinic")) == 1
    for name, new in (("strict", "stricter"), ("clinic", "open"), ("clinic", "clinic"), ("gone", "back")):
        with pytest.raises(SottoError):
            rename_profile(store, name, new)


def test_a_deleted_profile_holds_nowhere_and_is_back_as_it_was(
    store: Store, work: PrivacyProfile, conversation: int
) -> None:
    use_everywhere(store, "work")
    use_in(store, "work", conversation)
    gone = delete_profile(store, "work")
    assert (name_in(store, conversation), store.privacy_profiles.active()) == ("balanced", None)
    assert store.profile_samples.list("work") == []
    restore_profile(store, gone)
    assert store.privacy_profiles.get("work") == work
    assert (name_in(store, conversation), store.privacy_profiles.active()) == ("work", "work")
    assert [sample.hidden for sample in store.profile_samples.list("work")] == [("Brightwell",)]
    with pytest.raises(SottoError, match="another privacy profile"):
        restore_profile(store, gone)


def test_where_another_is_in_use_by_now_it_stays_so(store: Store, work: PrivacyProfile) -> None:
    use_everywhere(store, "work")
    gone = delete_profile(store, "work")
    use_everywhere(store, "strict")
    restore_profile(store, gone)
    assert store.privacy_profiles.active() == "strict"


def test_under_ones_version_of_a_built_in_profile_the_built_in_one_holds_again(
    store: Store, conversation: int
) -> None:
    store.privacy_profiles.save(PrivacyProfile("strict", PROSE))
    use_everywhere(store, "strict")
    use_in(store, "strict", conversation)
    gone = delete_profile(store, "strict")
    assert (store.privacy_profiles.active(), name_in(store, conversation)) == ("strict", "strict")
    assert not gone.active and not gone.conversations


def test_deleting_what_is_not_ones_own_changes_nothing(store: Store) -> None:
    store.profile_samples.add("strict", "I'm Anna.", ("Anna",), ())
    for name in ("strict", "none"):
        with pytest.raises(SottoError, match="No privacy profile of yours"):
            delete_profile(store, name)
    assert store.profile_samples.list("strict")


def test_a_sample_is_removed_once(store: Store) -> None:
    id = store.profile_samples.add("strict", "I'm Anna.", ("Anna",), ())
    store.profile_samples.remove(id)
    with pytest.raises(SottoError, match="removed before"):
        store.profile_samples.remove(id)


@settings(deadline=None)
@given(st.text(max_size=50))
def test_a_name_is_one_line_of_at_most_forty_characters(name: str) -> None:
    fits = bool(name.strip()) and name.isprintable() and len(name) <= 40 and name not in BUILTIN
    try:
        assert new_name(NOTHING, name) == name and fits  # type: ignore[arg-type]
    except SottoError:
        assert not fits
