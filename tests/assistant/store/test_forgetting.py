"""Forgetting a value, a person, a message, a conversation, an import, a fact: all of it, and nothing else."""

from pathlib import Path

import pytest

from assistant.store.errors import MissingError, StoreError
from assistant.store.forgetting import Erased, Thing
from assistant.store.imports import Incoming
from assistant.store.proof import Proof
from assistant.store.searching import HELD, OURS
from assistant.store.sought import Sought, of_person, of_value
from assistant.store.store import Store
from privacy.builtin import STRICT
from privacy.rules import Action, PrivacyProfile, Rule
from tests.assistant.store.helpers import begin
from tests.assistant.store.remembering import FILLER, VECTOR, decrypted, everything, indexed, remember

VALUE = "Zorbanix"


def forget(store: Store, kind: str, number: int = 0, sought: Sought | None = None) -> tuple[Erased, Proof]:
    hanging = store.forgetting.hanging(Thing(kind, number, sought))  # type: ignore[arg-type]
    erased = store.forgetting.erase(hanging)
    assert (hanging.erased.removed, hanging.erased.changed) == (erased.removed, erased.changed)
    return erased, store.forgetting.prove(erased)


def row(store: Store, table: str, id: int) -> dict[str, object]:
    return store._connections.rows(f"SELECT * FROM {table} WHERE id = ?", [id])[0]


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


def test_the_ledger_keeps_that_something_was_sent_and_not_the_words(store: Store) -> None:
    made = remember(store, VALUE)
    before = store.ledger.get(made["ledger"])
    forget(store, "value", sought=of_value(VALUE))
    after = store.ledger.get(made["ledger"])
    assert after.forgotten
    assert (after.text, after.messages) == ("", [])
    assert after.revealed == [{"category": "name", "words": ""}, {"category": "location", "words": ""}]
    kept = (
        "id",
        "time",
        "conversation",
        "message",
        "provider",
        "base_url",
        "model",
        "privacy_profile",
        "protected",
    )
    assert all(getattr(after, name) == getattr(before, name) for name in kept)
    assert after.words == f"(forgotten on {after.forgotten[:10]})"
    assert store.ledger.get(made["other"]).text == "What do bees eat? 0"
    store.ledger.end(made["ledger"], "complete")
    [summary] = store.ledger.summary()
    assert (summary.count, summary.revealed) == (2, {"name": 1, "location": 1})


@pytest.mark.parametrize(
    "change",
    [
        "text = 'x'",
        "text = '', messages = '[]', revealed = '[]'",
        "forgotten = 'now'",
        "text = '', messages = '[]', forgotten = 'now'",
        "text = '', messages = '[]', revealed = '[]', forgotten = 'now'",
        "text = '', messages = '[]', revealed = {blank}, forgotten = 'now', provider = 'x'",
        "text = '', messages = '[]', revealed = {blank}, forgotten = 'now', message = 9",
        "text = '', messages = '[]', revealed = {blank}, forgotten = 'now', privacy_profile = 'x'",
        "text = '', messages = '[]', revealed = {blank}, forgotten = 'now', protected = '{{}}'",
        "forgotten = NULL",
    ],
)
def test_a_ledger_row_cannot_be_changed_in_any_other_way(store: Store, change: str) -> None:
    id = begin(store, revealed=[{"category": "name", "words": "Anna"}])
    before = store.ledger.get(id)
    change = change.format(blank="""'[{"category":"name","words":""}]'""")
    with pytest.raises(StoreError, match="a ledger row is never changed"):
        store._connections.run(f"UPDATE ledger SET {change} WHERE id = ?", [id])
    assert store.ledger.get(id) == before
    store.ledger.forget(id)
    with pytest.raises(StoreError, match="a ledger row is never changed"):
        store._connections.run("UPDATE ledger SET forgotten = NULL WHERE id = ?", [id])


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


def test_words_on_two_pages_are_found_and_erased(store: Store, path: Path, key: bytes) -> None:
    conversation = store.conversations.create().id
    for before in range(972, 1068, 6):
        store.messages.add(conversation, "user", f"{'-' * before}{VALUE}{'-' * (9000 - before)}")
    _, proof = forget(store, "value", sought=of_value(VALUE))
    assert proof.holds
    assert VALUE.lower().encode() not in decrypted(path, key).lower()


def test_a_message_goes_with_what_rests_only_on_it(store: Store, path: Path, key: bytes) -> None:
    made = remember(store, VALUE)
    begin(store, conversation=made["conversation"], message=made["plain"], text="later",
          messages=[{"role": "user", "content": "[NAME_1]"}, {"role": "user", "content": "later"}])  # fmt: skip
    erased, proof = forget(store, "message", made["said"])
    assert proof.holds
    assert erased.removed["messages"] == 1
    assert erased.removed["facts"] == 3
    assert erased.changed["ledger"] == 2  # its own, and the one that it went along with
    assert store.facts.get(made["apart"])
    assert store.messages.get(made["plain"])
    assert b"green tea" not in decrypted(path, key)
    assert "kettle" not in indexed(store)
    with pytest.raises(MissingError, match="There is no message"):
        forget(store, "message", made["said"])


def test_words_that_another_message_says_too_are_told(store: Store) -> None:
    conversation = store.conversations.create().id
    first, second = (
        store.messages.add(conversation, "user", "The kettle sings at eight in the morning, every day.")
        for _ in "ab"
    )
    _, proof = forget(store, "message", first.id)
    assert proof.holds
    assert proof.elsewhere == (second.id,)


def test_a_title_made_of_the_message_goes_with_it(store: Store) -> None:
    conversation = store.conversations.create("Where does Zorbanix live").id
    message = store.messages.add(conversation, "user", "Where does Zorbanix live?")
    forget(store, "message", message.id)
    assert store.conversations.get(conversation).title is None


def test_a_conversation_goes_with_everything_in_it(store: Store, path: Path, key: bytes) -> None:
    other = remember(store, "Yellowstone", 1)
    made = remember(store, VALUE, 2)
    erased, proof = forget(store, "conversation", made["conversation"])
    assert proof.holds
    assert (erased.removed["messages"], erased.removed["vault_entries"], erased.removed["facts"]) == (3, 2, 4)
    assert erased.changed["ledger"] == 2
    assert len(store.messages.of(other["conversation"])) == 3
    assert store.facts.get(made["said_so"])
    assert f"About {VALUE}".encode() not in decrypted(path, key)
    assert "queen" in indexed(store)
    with pytest.raises(MissingError, match="There is no conversation"):
        forget(store, "conversation", made["conversation"])


def _import(store: Store, texts: list[str], conversation: bytes = b"c") -> int:
    number = store.imports.begin("messages", "old.jsonl")
    store.imports.add(number, [
        Incoming(text.encode()[:9], conversation, '"c"', None, "user", text, "2020-01-01", "Old talk", None)
        for text in texts
    ])  # fmt: skip
    store.imports.finish(number, 0, 0)
    return number


def test_an_import_goes_and_what_was_said_here_stays(store: Store, path: Path, key: bytes) -> None:
    texts = [f"{letter}. {VALUE} rowed across the lake in the evening." for letter in "abc"]
    number = _import(store, texts)
    goes_on = store.messages.add(1, "user", "Let us go on here.")
    _import(store, ["Another talk about kettles and lamps."], b"other")
    erased, proof = forget(store, "import", number)
    assert proof.holds
    assert (erased.removed["messages"], erased.removed["imports"]) == (3, 1)
    assert store.messages.of(1) == [goes_on]
    assert store.conversations.get(1).title is None
    assert len(store.messages.of(2)) == 1
    assert VALUE.lower().encode() not in decrypted(path, key).lower()
    assert len(store.imports.list()) == 1
    with pytest.raises(MissingError, match="There is no import"):
        forget(store, "import", number)


def test_a_forgotten_message_does_not_come_back_with_the_next_import(store: Store) -> None:
    texts = [f"{letter}. {VALUE} rowed across the lake." for letter in "abc"]
    _import(store, texts)
    [first, *_] = store.messages.of(1)
    forget(store, "message", first.id)
    _import(store, texts)
    assert [message.text for message in store.messages.of(1)] == texts[1:]
    forget(store, "conversation", 1)
    _import(store, texts)
    assert store.conversations.list() == []


def test_very_many_messages_are_forgotten_with_the_index_made_anew(
    store: Store, path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.store.forgetting.MANY", 10)
    number = _import(store, [f"{at} {VALUE} rowed across the lake." for at in range(30)])
    _import(store, ["Another talk about kettles and lamps."], b"other")
    _, proof = forget(store, "import", number)
    assert proof.holds
    assert indexed(store) == {"another", "talk", "about", "kettles", "and", "lamps"}
    store.messages.delete(store.messages.of(2)[0].id)  # the triggers are back
    assert indexed(store) == set()
    assert store.check() == []
    assert VALUE.lower().encode() not in decrypted(path, key).lower()


def test_a_forgotten_fact_goes_and_its_message_stays_and_is_not_read_again(
    store: Store, path: Path, key: bytes
) -> None:
    made = remember(store, VALUE)
    store.facts.note(made["apart"], "superseded", other=made["naming"], text=f"knows {VALUE} 0")
    sent = begin(store, text=f"Background: knows {VALUE} 0.")
    erased, proof = forget(store, "fact", made["naming"])
    assert proof.holds
    assert erased.removed["facts"] == 1
    assert f"sotto forget message {made['said']}" in erased.notes[0]
    assert VALUE in store.messages.get(made["said"]).text
    assert made["said"] not in store.read_messages.waiting()
    assert store.ledger.get(sent).forgotten
    assert [change.text for change in store.facts.history(made["apart"])] == [f"kept bees with {VALUE}", None]
    assert f"knows {VALUE}".encode() not in decrypted(path, key)


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
    assert everything(store) == before
    assert proof.holds


def test_facts_typed_in_are_forgotten_by_their_words(store: Store) -> None:
    fact = store.facts.add(text="likes boats", category="other", kind="trait", confidence=1.0, state="accepted",
                           vector=VECTOR, origin="user", fields={"trigger": VALUE})  # fmt: skip
    forget(store, "value", sought=of_value(VALUE))
    with pytest.raises(MissingError):
        store.facts.get(fact.id)
