"""Forgetting a value or a person: all of it, and nothing else."""

from pathlib import Path

import pytest

from assistant.store.errors import MissingError
from assistant.store.forgetting import ASKED, Thing
from assistant.store.searching import HELD, OURS
from assistant.store.sought import of_person, of_value
from assistant.store.store import Store
from privacy.builtin import STRICT
from privacy.categories import Category
from privacy.rules import Action, PrivacyProfile, Rule
from tests.assistant.store.forgetting import VALUE, forget
from tests.assistant.store.helpers import begin
from tests.assistant.store.remembering import FILLER, VECTOR, decrypted, everything, remember


def test_every_column_with_words_of_the_user_s_is_searched(store: Store) -> None:
    for table in everything(store):
        columns = store._connections.rows(f"SELECT name, type FROM pragma_table_info('{table}')")
        text = {column["name"] for column in columns if column["type"] == "TEXT"}
        held = HELD.get(table)
        searched = {*held.words, *held.json} if held else set()
        assert searched <= text
        assert text - searched == OURS.get(table, set()), table


def test_a_value_is_gone_from_every_table_and_the_rest_is_as_it_was(store: Store, path: Path, key: bytes) -> None:
    remember(store, "Yellowstone", 1)
    untouched = everything(store)
    made = remember(store, VALUE, 2)
    erased, proof = forget(store, "value", sought=of_value(VALUE))
    assert proof.holds
    assert proof.pages > 20
    assert VALUE.lower().encode() not in decrypted(path, key).lower()
    for table, rows in untouched.items():
        now = everything(store)[table]
        assert [before for before in rows if before not in now] == [], table
    said = store.messages.get(made["said"])
    assert said.text == f"{FILLER}I met [forgotten] in spring; I drink green tea."
    assert store.messages.get(made["reply"]).raw == "How is [forgotten], [NAME_1]?"
    assert store.conversations.get(made["conversation"]).title == "About [forgotten] and tea 2"
    assert erased.removed["facts"] == 2
    assert erased.changed["ledger"] == 1
    assert store.settings.get("choice 2") == {"words": ["[forgotten] and tea"]}


def test_facts_that_rest_on_the_words_go_and_the_others_quote_what_they_quoted(store: Store) -> None:
    made = remember(store, VALUE)
    forget(store, "value", sought=of_value(VALUE))
    for fact in ("naming", "holding"):
        with pytest.raises(MissingError):
            store.facts.get(made[fact])
    assert [evidence.quote for evidence in store.facts.evidence(made["beside"])] == ["I drink green tea"]
    assert [evidence.quote for evidence in store.facts.evidence(made["apart"])] == ["I keep bees"]
    assert store.facts.get(made["said_so"]).origin == "user"
    assert [change.text for change in store.facts.history(made["apart"])] == ["kept bees with [forgotten]"]
    assert [line.text for line in store.digest.list()] == ["I keep bees, and that is that."]


def test_a_fact_with_other_evidence_stays(store: Store) -> None:
    made = remember(store, VALUE)
    store.facts.rest_on(made["holding"], made["plain"], 0, 11)
    forget(store, "value", sought=of_value(VALUE))
    assert [evidence.message for evidence in store.facts.evidence(made["holding"])] == [made["plain"]]


def test_vectors_of_changed_messages_are_deleted_and_the_others_stay(store: Store) -> None:
    made = remember(store, VALUE)
    forget(store, "value", sought=of_value(VALUE))
    left = {each["message"] for each in everything(store)["message_vectors"]}
    assert left == {made["plain"]}


def test_a_tag_of_a_forgotten_value_stays_taken(store: Store) -> None:
    made = remember(store, VALUE)
    forget(store, "value", sought=of_value(VALUE))
    vault = {entry.tag: entry.value for entry in store.vaults.load(made["conversation"])}
    assert vault == {"NAME_1": None, "LOCATION_1": "Lisbon"}


def test_a_stand_in_that_is_forgotten_is_deleted(store: Store) -> None:
    from privacy.categories import Category
    from privacy.vault import VaultEntry

    conversation = store.conversations.create().id
    store.vaults.save(conversation, [VaultEntry(VALUE, "Anna", Category.NAME)])
    forget(store, "value", sought=of_value(VALUE))
    assert store.vaults.load(conversation) == []


def test_a_profile_s_sentence_goes_with_its_rule_and_one_that_protects_more_keeps_its_other_rules(
    store: Store,
) -> None:
    remember(store, VALUE)
    erased, _ = forget(store, "value", sought=of_value(VALUE))
    profile = store.privacy_profiles.get("clinic 0")
    assert profile
    assert profile.prose == "Hide my age or [forgotten]. The city is fine."
    assert [(rule.value, rule.sentence) for rule in profile.rules] == [
        (None, "Hide my age or [forgotten]."), (None, "The city is fine."),
    ]  # fmt: skip
    assert profile.unread == ()
    assert [sample.text for sample in store.profile_samples.list("clinic 0")] == ["Lisbon is wet."]
    assert "sotto privacy show 'clinic 0'" in erased.notes[0]


def test_a_rule_s_own_words_are_forgotten_too(store: Store, path: Path, key: bytes) -> None:
    debt = f"Hide what I owe {VALUE}."
    trips = f"Hide my trips to {VALUE}."
    rules = (
        Rule(Action.TAG, Category.FINANCE, sentence=debt, words=f"what I owe {VALUE}"),
        Rule(Action.TAG, Category.OTHER, kind=f"trips to {VALUE}", sentence=trips, words=f"trips to {VALUE}"),
        Rule(Action.TAG, Category.CONTACT, kind="phone", sentence="No phone.", words="phone"),
    )
    store.privacy_profiles.save(PrivacyProfile("mine", f"{debt} {trips} No phone.", rules))
    _, proof = forget(store, "value", sought=of_value(VALUE))
    assert proof.holds
    assert VALUE.lower().encode() not in decrypted(path, key).lower()
    profile = store.privacy_profiles.get("mine")
    assert profile
    assert [(rule.category, rule.kind, rule.words) for rule in profile.rules] == [
        (Category.FINANCE, None, "what I owe [forgotten]"), (Category.CONTACT, "phone", "phone"),
    ]  # fmt: skip


def test_the_kinds_that_have_a_name_of_ours_are_no_trace(store: Store) -> None:
    rule = Rule(Action.TAG, Category.CONTACT, kind="phone", sentence="Nothing to dial.")
    store.privacy_profiles.save(PrivacyProfile("mine", "Nothing to dial.", (rule,)))
    _, proof = forget(store, "phone", sought=of_value("phone"))
    assert proof.holds and store.privacy_profiles.get("mine").rules == (rule,)


def test_a_profile_that_speaks_of_nothing_else_is_gone_and_nobody_uses_it_any_more(store: Store) -> None:
    store.privacy_profiles.save(PrivacyProfile("mine", f"Never name {VALUE}.", (
        Rule(Action.TAG, value=VALUE, sentence=f"Never name {VALUE}."),)))  # fmt: skip
    store.privacy_profiles.use("mine")
    conversation = store.conversations.create().id
    store.conversations.set_privacy_profile(conversation, "mine")
    forget(store, "value", sought=of_value(VALUE))
    assert store.privacy_profiles.list() == []
    assert store.privacy_profiles.active() is None
    assert store.conversations.get(conversation).privacy_profile is None


def test_a_profile_named_after_it_gets_another_name_wherever_it_is_used(store: Store) -> None:
    name = f"about {VALUE}"
    store.privacy_profiles.save(PrivacyProfile(name, "The city is fine."))
    store.privacy_profiles.use(name)
    store.profile_samples.add(name, "Lisbon is wet.", (), ("Lisbon",))
    conversation = store.conversations.create().id
    store.conversations.set_privacy_profile(conversation, name)
    entry = begin(store, privacy_profile=name)
    _, proof = forget(store, "value", sought=of_value(VALUE))
    assert proof.holds
    assert [profile.name for profile in store.privacy_profiles.list()] == ["forgotten"]
    assert store.privacy_profiles.active() == "forgotten"
    assert store.conversations.get(conversation).privacy_profile == "forgotten"
    assert len(store.profile_samples.list("forgotten")) == 1
    assert store.ledger.get(entry).privacy_profile == "[forgotten]"


def test_a_value_that_is_a_word_of_sotto_s_own_breaks_nothing(store: Store) -> None:
    store.privacy_profiles.use("strict")
    conversation = store.conversations.create("strict rules").id
    store.conversations.set_privacy_profile(conversation, "strict")
    begin(store)
    _, proof = forget(store, "value", sought=of_value("strict"))
    assert proof.holds
    assert store.privacy_profiles.active() == STRICT.name
    assert store.conversations.get(conversation).title == "[forgotten] rules"
    assert store.conversations.get(conversation).privacy_profile == "strict"


def test_a_person_s_parts_go_too(store: Store, path: Path, key: bytes) -> None:
    made = remember(store, "Benedikta Wolfsegger")
    store.messages.add(made["conversation"], "user", "Benedikta called; B. Wolfsegger did not.")
    _, proof = forget(store, "person", sought=of_person("Benedikta Wolfsegger"))
    assert proof.holds
    assert store.messages.of(made["conversation"])[-1].text == "[forgotten] called; [forgotten] did not."
    for part in (b"benedikta", b"wolfsegger"):
        assert part not in decrypted(path, key).lower()


def test_a_title_that_ends_within_the_words_is_made_anew(store: Store) -> None:
    text = f"Write a long and friendly letter of thanks for the flowers to {VALUE} Somebody"
    conversation = store.conversations.create(f"{text[:64]}…").id
    store.messages.add(conversation, "user", text)
    forget(store, "value", sought=of_value(VALUE))
    title = store.conversations.get(conversation).title
    assert title == "Write a long and friendly letter of thanks for the flowers to"[:60]


def test_a_title_that_the_user_gave_changes_only_where_it_says_the_words(store: Store) -> None:
    said = f"Tax question for my accountant {VALUE}"
    titles = {title: store.conversations.create().id for title in ("Tax", f"Tax and {VALUE}")}
    for title, conversation in titles.items():
        store.conversations.rename(conversation, title)
        store.messages.add(conversation, "user", said)
    forget(store, "value", sought=of_value(VALUE))
    now = [store.conversations.get(conversation).title for conversation in titles.values()]
    assert now == ["Tax", "Tax and [forgotten]"]


def test_words_on_two_pages_are_found_and_erased(store: Store, path: Path, key: bytes) -> None:
    conversation = store.conversations.create().id
    for before in range(972, 1068, 6):
        store.messages.add(conversation, "user", f"{'-' * before}{VALUE}{'-' * (9000 - before)}")
    _, proof = forget(store, "value", sought=of_value(VALUE))
    assert proof.holds
    assert VALUE.lower().encode() not in decrypted(path, key).lower()


def test_seeing_what_hangs_on_a_thing_changes_nothing(store: Store) -> None:
    made = remember(store, VALUE)
    before = everything(store)
    for thing in (
        Thing("value", sought=of_value(VALUE)),
        Thing("message", made["said"]),
        Thing("fact", made["apart"]),
    ):
        hanging = store.forgetting.hanging(thing)
        assert hanging.pieces
        assert everything(store) == before
        assert VALUE not in repr(hanging)
    assert store.messages.search(VALUE)


def test_words_that_were_added_after_the_look_are_erased_too(store: Store, path: Path, key: bytes) -> None:
    remember(store, VALUE)
    hanging = store.forgetting.hanging(Thing("value", sought=of_value(VALUE)))
    another = Store.open(path, key)
    remember(another, VALUE, 7)
    another.close()
    store.messages.add(1, "user", f"{VALUE} again")
    proof = store.forgetting.prove(store.forgetting.erase(hanging))
    assert proof.holds
    assert VALUE.lower().encode() not in decrypted(path, key).lower()


def test_an_erasing_that_fails_leaves_everything(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(store, VALUE)
    before = everything(store)
    hanging = store.forgetting.hanging(Thing("value", sought=of_value(VALUE)))
    monkeypatch.setattr(type(store.forgetting._index), "is_stale", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.forgetting.erase(hanging)
    assert everything(store) == before
    assert store.messages.search(VALUE)


def test_forgetting_what_is_not_there_changes_nothing(store: Store) -> None:
    remember(store, VALUE)
    before = everything(store)
    erased, proof = forget(store, "value", sought=of_value("Quetzalcoatl"))
    assert (erased.removed, erased.changed) == ({}, {})
    store.settings.delete(ASKED)
    assert everything(store) == before
    assert proof.holds


def test_facts_typed_in_are_forgotten_by_their_words(store: Store) -> None:
    fact = store.facts.add(text="likes boats", category="other", kind="trait", confidence=1.0, state="accepted",
                           vector=VECTOR, origin="user", fields={"trigger": VALUE})  # fmt: skip
    forget(store, "value", sought=of_value(VALUE))
    with pytest.raises(MissingError):
        store.facts.get(fact.id)
