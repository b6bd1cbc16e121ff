"""From messages to facts: what is read, what becomes of it, and that nothing is read twice."""

import pytest

from assistant.forgetting import forget
from assistant.profile.builder import ProfileBuilder
from assistant.profile.extract import READ
from assistant.store.facts import EVERY
from assistant.store.forgetting import Thing
from assistant.store.sought import of_value
from assistant.store.store import Store
from privacy.detect.secrets import SecretDetector
from tests.support.reading import rows_of


@pytest.fixture
def say(store):
    """Says something in a conversation of its own, in the year given."""

    def said(text, year=2024, role="user"):
        place = store.conversations.create().id
        return store.messages.add(place, role, text, time=f"{year}-05-02T10:00:00.000000+00:00")

    return said


@pytest.fixture
def build(store, embedder, profiler):
    def built(accept_above=None, **options):
        return ProfileBuilder(store, embedder, profiler, SecretDetector(), accept_above).build(**options)

    return built


def texts(store, state="proposed", over=False):
    return [fact.text for fact in store.facts.list((state,), over=over)]


def test_what_the_user_says_of_themselves_is_proposed_with_its_words(store, say, build):
    message = say("Hi there! I work as a nurse in Graz, and could you help me with this letter?")
    built = build()
    (fact,) = store.facts.list()
    (evidence,) = store.facts.evidence(fact.id)
    assert (built.read, fact.state, fact.text) == (
        1,
        "proposed",
        "You work as a nurse in Graz, and could you help you.",
    ) or (fact.text.startswith("You work as a nurse in Graz"))
    assert evidence.quote == message.text[evidence.start : evidence.end]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("I work as a nurse in Graz.", "assistant"),
        ("I work as a nurse in Graz.", "other"),
        ("Do I work as a nurse in Graz?", "user"),
        ("> I work as a nurse in Graz.", "user"),
        ("My password is hunter2hunter2, I work as a nurse with password: hunter2hunter2", "user"),
        ("Please write a poem about autumn.", "user"),
    ],
)
def test_other_peoples_words_questions_and_secrets_are_no_facts(store, say, build, text, role):
    say(text, role=role)
    build()
    assert store.facts.list(EVERY, over=True) == []


def test_a_message_is_read_once(store, say, build):
    say("I live in Porto.")
    assert build().read == 1
    assert build().read == 0
    assert len(texts(store)) == 1


class Meanwhile:
    """The real embedder, and what another program does while it works."""

    def __init__(self, embedder, act):
        self._embedder, self._act = embedder, act

    def embed(self, texts):
        vectors = self._embedder.embed(texts)
        self._act()
        return vectors


def test_words_that_are_forgotten_while_they_are_read_make_no_fact(store, say, embedder, profiler, tmp_path):
    message = say("I live in Quillfeather with my two daughters.")
    other = Store.open(tmp_path / "sotto.db", bytes(32))

    def forgets():
        assert forget(other, other.forgetting.hanging(Thing("value", sought=of_value("Quillfeather")))).proof.holds

    ProfileBuilder(store, Meanwhile(embedder, forgets), profiler, SecretDetector(), None).build()
    other.close()
    assert store.facts.list(EVERY, over=True) == []
    assert store.read_messages.waiting() == [message.id]  # what is left of it may say something still


def test_the_same_said_again_confirms(store, say, build):
    say("I live in Porto.", 2023)
    build()
    before = store.facts.list()[0]
    say("I'm living in Porto.", 2024)
    assert build().outcomes == {"reinforced": 1}
    (fact,) = store.facts.list()
    assert fact.confidence > before.confidence
    assert fact.confirmed.startswith("2024")
    assert len(store.facts.evidence(fact.id)) == 2


def test_a_change_ends_what_was_and_keeps_it(store, say, build):
    say("I live in Lisbon.", 2023)
    say("We moved to Porto, so I live in Porto now.", 2024)
    build()
    assert any("Porto" in text for text in texts(store))
    assert not any("Lisbon" in text for text in texts(store))
    (old,) = store.facts.list(("superseded",), over=True)
    assert (old.text, old.valid_to[:4]) == ("You live in Lisbon.", "2024")
    assert store.facts.history(old.id)[0].other


def test_what_is_imported_later_but_was_said_before_does_not_win(store, say, build):
    say("I live in Porto now.", 2024)
    build()
    say("I live in Lisbon.", 2020)
    build()
    assert texts(store) == ["You live in Porto now."]
    assert texts(store, "superseded", over=True) == ["You live in Lisbon."]


def test_what_the_user_accepted_stands_until_they_accept_its_end(store, say, build):
    say("I live in Lisbon.", 2023)
    build()
    (lisbon,) = store.facts.list()
    store.facts.change(lisbon.id, state="accepted")
    store.facts.note(lisbon.id, "accepted")
    say("I live in Porto now, no longer in Lisbon.", 2024)
    build(accept_above=0.0)
    assert texts(store, "accepted") == ["You live in Lisbon."]
    (porto,) = store.facts.list(("proposed",))
    assert [fact.id for fact in store.facts.to_replace(porto.id)] == [lisbon.id]


def test_what_was_said_after_a_fact_is_newer_however_late_it_is_imported(store, say, build, editor):
    say("I live in Lisbon.", 2023)
    build()
    (lisbon,) = store.facts.list()
    editor.accept(lisbon.id)
    say("We moved to Porto, so I live in Porto now.", 2024)
    build()
    waiting = store.facts.list(("proposed",))
    assert any("Porto" in fact.text for fact in waiting)
    assert any(store.facts.to_replace(fact.id) == [store.facts.get(lisbon.id)] for fact in waiting)


@pytest.mark.parametrize(
    ("before", "after", "now", "ended"),
    [
        ("My brother Jonas lives in Oslo.", "Jonas has moved to Bergen, nearer to the sea.", "Bergen", "Oslo"),
        ("My boss is called Marta.", "Marta left, and the new boss is a man called Idris.", "Idris", "Marta"),
        (
            "Our dog Max eats raw food.",
            "The vet talked us out of raw feeding, Max is on kibble now.",
            "kibble",
            "raw",
        ),
    ],
)
def test_what_becomes_of_somebody_the_user_told_of_is_known_too(store, say, build, before, after, now, ended):
    say(before, 2023)
    say(after, 2024)
    build()
    assert any(now in text for text in texts(store))
    assert any(ended in text for text in texts(store, "superseded", over=True))


def test_what_says_when_it_holds_hangs_on_nothing(store, say, build):
    say("After a race it's a burger for me.")
    say("I love it, that's all.")
    build()
    assert texts(store) == ["After a race it's a burger for you."]


def test_what_says_nothing_without_the_sentence_before_it_is_no_fact(store, say, build):
    say("I've always wanted to go there.")
    build()
    assert texts(store) == []


def test_words_that_were_forgotten_make_no_fact(store, say, build):
    say("My favourite food is grilled [forgotten].")
    build()
    assert store.facts.list(EVERY, over=True) == []


def test_things_that_only_resemble_each_other_stand_side_by_side(store, say, build):
    for text in ("I play the violin.", "I play the cello in an orchestra.", "I drive a red Fiat."):
        say(text)
    build()
    assert len(texts(store)) == 3


def test_what_was_accepted_by_itself_is_ended_by_itself(store, say, build):
    say("I live in Lisbon.", 2023)
    build(accept_above=0.5)
    say("I live in Porto now, no longer in Lisbon.", 2024)
    build(accept_above=0.5)
    assert [text for text in texts(store, "accepted") if "Porto" in text]
    assert texts(store, "superseded", over=True) == ["You live in Lisbon."]


def test_what_the_user_put_in_their_own_words_is_not_reworded_by_a_message(store, say, build, editor):
    mine = editor.add("You have a dog.")
    say("I have a dog called Bello.", 2030)
    build(accept_above=0.0)
    assert store.facts.get(mine.id).text == "You have a dog."
    assert store.facts.get(mine.id).state == "accepted"


def test_what_the_user_edits_while_a_build_goes_on_keeps_their_words(store, say, build, editor):
    mine = "You live in Porto, in a flat that belongs to your aunt Ottoline."
    say("I live in Porto.", 2023)
    say("I live in Porto, in Cedofeita.", 2024)

    def edit():
        for fact in store.facts.list():
            editor.edit(fact.id, mine)

    build(stop=edit)
    assert texts(store, "accepted") == [mine]


def test_what_the_user_deletes_while_a_build_goes_on_is_gone_and_may_be_said_again(store, say, build, editor):
    say("I live in Porto.", 2023)
    say("I live in Porto.", 2024)

    def delete():
        for fact in store.facts.list():
            editor.delete(fact.id)

    assert build(stop=delete).outcomes == {"added": 2}
    (again,) = store.facts.list()
    assert [evidence.time[:4] for evidence in store.facts.evidence(again.id)] == ["2024"]


def test_a_sure_fact_is_accepted_at_once_if_the_setting_says_so(store, say, build):
    say("I live in Porto.")
    build(accept_above=0.5)
    assert texts(store, "accepted") == ["You live in Porto."]


def test_a_rejected_statement_is_not_proposed_again(store, say, build):
    from assistant.profile.rejections import Rejected

    Rejected(store).add("You live in Porto.")
    say("I live in Porto!")
    assert build().outcomes == {"rejected": 1}
    assert texts(store) == []


def test_building_stops_between_batches_and_goes_on_later(store, say, build):
    say("I live in Porto.")
    assert build(stop=lambda: True).read == 0
    assert build().read == 1


def test_preferences_of_two_situations_stand_side_by_side(store, say, build):
    say("At work I drink green tea.")
    say("At home I drink coffee.")
    build()
    assert len(texts(store)) == 2


def test_a_fact_that_lost_a_term_to_forgetting_while_it_was_read_for_does_not_get_it_back(
    store, say, build, embedder, profiler, tmp_path
):
    say("I live in Porto.", 2023)
    build()
    (fact,) = store.facts.list()
    store.facts.change(fact.id, fields={"terms": {"Porto": "location", "Quillfeather": "name"}})
    say("I'm living in Porto.", 2024)
    other = Store.open(tmp_path / "sotto.db", bytes(32))

    def forgets():
        assert forget(other, other.forgetting.hanging(Thing("value", sought=of_value("Quillfeather")))).proof.holds

    ProfileBuilder(store, Meanwhile(embedder, forgets), profiler, SecretDetector(), None).build()
    other.close()
    (fact,) = store.facts.list()
    assert len(store.facts.evidence(fact.id)) == 2
    assert fact.fields["terms"] == {"Porto": "location"}


def test_what_is_read_again_says_nothing_new_where_a_fact_rests_on_its_words(store, say, build):
    say("I live in Lisbon.", 2023)
    say("We moved to Porto, so I live in Porto now.", 2024)
    build()
    before = store.facts.list(EVERY, over=True)
    store.read_messages.again()
    assert build().read == 2
    assert store.facts.list(EVERY, over=True) == before


def test_the_same_words_twice_in_a_message_count_once(store, say, build):
    say("I live in Porto. I like chess. I live in Porto.")
    assert build().outcomes == {"added": 2}
    assert [len(store.facts.evidence(fact.id)) for fact in store.facts.list()] == [1, 1]


def test_to_say_it_once_more_takes_no_look_at_all_that_a_fact_rests_on(store, say, build):
    for year in range(2010, 2020):
        say("I like long walks.", year)
    build()
    say("I like long walks.", 2024)
    with rows_of(store) as rows:
        assert build().outcomes == {"reinforced": 1}
    assert sum("I like long walks." in row for row in rows) == 1


def test_of_a_message_longer_than_anybody_writes_only_the_beginning_is_read(store, say, build):
    say("I like chess. " + "I like long walks. " * (READ // 19) + "I live in Porto.")
    built = build()
    assert (built.read, built.shortened) == (1, 1)
    assert texts(store) == ["You like chess.", "You like long walks."]


def test_long_messages_are_read_one_by_one_so_that_one_sees_how_far_it_is(store, say, build):
    for text in ("I like chess. ", "I live in Porto. "):
        say(text * (READ // 20))
    for text in ("I sing.", "I have a dog."):
        say(text, 2025)
    said = []
    build(progress=lambda done, total: said.append((done, total)))
    assert said == [(1, 4), (4, 4)]
