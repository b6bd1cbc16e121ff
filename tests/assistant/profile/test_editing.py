"""What the user does with the profile."""

import pytest

from assistant.errors import SottoError
from assistant.profile.editing import Editor
from assistant.profile.rejections import Rejected
from assistant.profile.terms import WithTerms, own_terms
from assistant.store.errors import MissingError
from privacy.categories import Category
from privacy.detect.engine import default_detector
from tests.assistant.profile.conftest import put


def test_accepting_ends_what_the_fact_replaces(store, editor):
    old = put(store, "You live in Lisbon.", state="accepted")
    new = put(store)
    store.facts.note(new.id, "replaces", other=old.id)
    assert editor.accept(new.id).state == "accepted"
    assert store.facts.get(old.id).state == "superseded"
    assert store.facts.to_replace(new.id) == []
    assert [change.event for change in store.facts.history(new.id)] == ["replaces", "accepted"]


def test_history_cannot_be_accepted_or_reworded(store, editor):
    old = put(store, state="superseded", valid_to="2024-01-01")
    for act in (lambda: editor.accept(old.id), lambda: editor.edit(old.id, "You live in Porto.")):
        with pytest.raises(SottoError, match="history"):
            act()


def test_accepting_loads_no_model(store):
    def never():
        raise AssertionError("nothing has to be detected or embedded")

    fact = put(store)
    assert Editor(store, None, None, never).accept(fact.id).state == "accepted"


def test_the_terms_of_an_edited_fact_are_those_of_its_new_words_too(store, editor):
    fact = editor.edit(put(store).id, "You work at Meadow Ltd.")
    assert Category.EMPLOYER in own_terms(store).values()
    assert fact.fields["terms"]


def test_rejecting_deletes_and_remembers(store, editor):
    fact = put(store, "You are a nurse in Graz.")
    editor.reject(fact.id)
    assert store.facts.list() == []
    assert Rejected(store).holds("You are a nurse in Graz.")


def test_rejecting_a_kind_takes_all_that_wait_and_no_accepted_one(store, editor):
    jazz = put(store, "You like jazz.", kind="preference", category="other")
    put(store, "You like rock.", kind="preference", category="other")
    kept = put(store, "You like tea.", kind="preference", category="other", state="accepted")
    assert len(editor.reject_kind(jazz.id)) == 2
    assert [fact.id for fact in store.facts.list()] == [kept.id]


def test_an_edited_fact_is_the_users_own_and_keeps_what_it_said(store, editor):
    fact = editor.edit(put(store).id, "You live in Braga.")
    assert (fact.text, fact.state, fact.origin) == ("You live in Braga.", "accepted", "user")
    assert store.facts.history(fact.id)[0].text == "You live in Porto."


def test_an_added_fact_is_judged_accepted_and_ends_what_it_contradicts(store, editor):
    old = editor.add("You live in Lisbon.")
    new = editor.add("You live in Porto now, you moved.")
    assert (new.state, new.category, new.origin) == ("accepted", "location", "user")
    assert store.facts.get(old.id).state == "superseded"


def test_what_the_user_adds_is_kept_in_their_words_and_judged_as_said_by_them(store, editor):
    editor.add("You live in Porto.")
    fact = editor.add("You live in Porto, near the river.")
    assert (fact.text, fact.category, fact.kind) == ("You live in Porto, near the river.", "location", "trait")
    assert len(store.facts.list()) == 1


def test_keys_and_numbers_are_no_facts_in_the_users_own_words_either(editor):
    with pytest.raises(SottoError, match="never kept as facts"):
        editor.add("Your key is AKIAIOSFODNN7EXAMPLE.")


@pytest.mark.parametrize(
    ("given", "said"),
    [(("  ",), "needs words"), (("You sing.", "music"), "no category"), (("You sing.", None, "song"), "no kind")],
)
def test_a_wrong_fact_gets_one_line(editor, given, said):
    with pytest.raises(SottoError, match=said):
        editor.add(*given)


def test_pinning_and_muting_can_be_undone(store, editor):
    fact = put(store)
    editor.pin(fact.id)
    editor.mute(fact.id)
    assert (store.facts.get(fact.id).pinned, store.facts.get(fact.id).muted) == (True, True)
    assert store.digest.list() == []
    editor.mute(fact.id, on=False)
    assert [line.text for line in store.digest.list()] == [fact.text]
    assert not store.facts.get(fact.id).muted


def test_a_fact_that_is_not_there_gets_one_line(editor):
    with pytest.raises(MissingError, match="no fact 9"):
        editor.accept(9)


def test_names_in_accepted_facts_are_found_wherever_they_stand(store, editor):
    text = "meadow is late again with the invoice"
    assert not any(span.sure and span.of(text) == "meadow" for span in default_detector().detect(text))
    editor.add("You work at Meadow Ltd.")
    assert own_terms(store)
    found = WithTerms(default_detector(), own_terms(store)).detect(text)
    assert ("meadow", Category.EMPLOYER) in {(span.of(text), span.category) for span in found}
