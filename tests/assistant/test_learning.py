"""From changes on the review screen to sentences of a privacy profile."""

from dataclasses import replace

import pytest

from assistant.errors import SottoError
from assistant.learning import CHANGED, NO_FLOOR, UNREAD, Learning, Reviewed
from assistant.profiles import privacy_profile
from assistant.wishes import wishes
from privacy.builtin import BALANCED, STRICT
from privacy.categories import Category
from privacy.detect.engine import default_detector
from privacy.rewrite import Rewriter
from privacy.rules import ME, Action, PrivacyProfile, Rule

TEXT = "I work at Brightwell Clinic and my name is Anna Kovacs. Write a short bio of me."
NAME = "Brightwell Clinic"


@pytest.fixture(scope="module")
def rewriter():
    return Rewriter(default_detector())


KNOWN = {
    f"{NAME} may be named.": Rule(Action.KEEP, Category.EMPLOYER, value=NAME),
    f"Never mention {NAME}.": Rule(Action.TAG, Category.EMPLOYER, value=NAME),
    "Anna Kovacs may be named.": Rule(Action.KEEP, Category.NAME, value="Anna Kovacs"),
    "My employer may be named.": Rule(Action.KEEP, Category.EMPLOYER, subject=ME),
    "Names of people may be mentioned.": Rule(Action.KEEP, Category.NAME),
    "Never mention my contact details.": Rule(Action.TAG, Category.CONTACT, subject=ME),
    "Never mention my address.": Rule(Action.TAG, Category.ADDRESS, subject=ME),
    "Say only roughly how old I am.": Rule(Action.GENERALISE, Category.AGE, subject=ME),
    "Never mention my age.": Rule(Action.TAG, Category.AGE, subject=ME),
    "Never mention the lantern.": Rule(Action.TAG, Category.OTHER, value="the lantern"),
    "Lisbon may be named.": Rule(Action.KEEP, Category.LOCATION, value="Lisbon"),
    "My passwords are fine.": Rule(Action.KEEP, Category.CREDENTIALS, subject=ME),
}
"""What the stand-in reader understands, so that these tests say nothing about the real one."""


def read(prose):
    rule = KNOWN.get(prose)
    return PrivacyProfile("", prose, (replace(rule, sentence=prose),) if rule else (), () if rule else (prose,))


@pytest.fixture
def learning(store, rewriter):
    return Learning(store, rewriter, read)


def reviewed(learning, text=TEXT, profile="balanced", **overrides):
    """The draft that comes of `overrides` (words with _ for a space), approved."""
    store, rewriter = learning._store, learning._rewriter
    place = store.conversations.create("t").id
    store.messages.add(place, "user", text)
    draft = rewriter.draft(text, privacy_profile(store, profile))
    for words, action in overrides.items():
        draft = rewriter.again(draft, words.replace("_", " "), Action(action))
    return Reviewed(text, draft, place)


def sentences(learning, review):
    return [suggestion.sentence for suggestion in learning.suggestions(review)]


def test_what_was_revealed_may_be_told_from_now_on_this_word_or_all_of_its_kind(learning):
    review = reviewed(learning, Brightwell_Clinic="keep")
    assert sentences(learning, review) == [f"{NAME} may be named.", "My employer may be named."]


def test_an_approval_without_changes_teaches_nothing(learning):
    assert learning.suggestions(reviewed(learning)) == []


def test_what_was_shown_only_because_the_question_turns_on_it_teaches_nothing(learning):
    text = "Which tram goes to the cathedral in Lisbon?"
    stake = learning._rewriter.draft(text, STRICT).at_stake
    assert stake == "Lisbon"
    assert learning.suggestions(reviewed(learning, text, "strict", Lisbon="keep")) == []


def test_a_change_that_was_taken_back_teaches_nothing(learning):
    review = reviewed(learning, Brightwell_Clinic="keep")
    back = learning._rewriter.again(review.draft, NAME, Action.TAG)
    assert learning.suggestions(replace(review, draft=back)) == []


def test_another_way_of_hiding_teaches_nothing(learning):
    assert learning.suggestions(reviewed(learning, Brightwell_Clinic="drop")) == []


def test_words_that_were_hidden_by_hand_are_not_to_be_mentioned(learning):
    text = "Bring the lantern and the kettle."
    assert sentences(learning, reviewed(learning, text, the_lantern="tag")) == ["Never mention the lantern."]


def test_words_that_were_called_something_teach_about_that(learning):
    review = reviewed(learning, "I live in Lisbon. Write a card.")
    called = learning._rewriter.called(review.draft, "Lisbon", Category.NAME)
    wished = wishes(review.draft, called)
    assert {wish.rule.category for wish in wished} == {Category.NAME}
    assert wished[0].rule.value == "Lisbon"


def test_all_of_a_kind_is_offered_only_if_the_user_decided_alike_about_all_of_it(learning):
    text = "My name is Anna Kovacs and my colleague is called Bela Novak."
    assert sentences(learning, reviewed(learning, text, Anna_Kovacs="keep")) == ["Anna Kovacs may be named."]


def test_what_is_told_in_other_words_every_time_is_learnt_as_a_kind_only(learning):
    text = "I am 34 years old. Which sport fits me?"
    age = next(c.original for c in learning._rewriter.draft(text, BALANCED).changes)
    for action, sentence in (("tag", "Never mention my age."), ("generalise", "Say only roughly how old I am.")):
        assert sentences(learning, reviewed(learning, text, **{age: action})) == [sentence]


def test_keys_and_numbers_are_never_offered_to_be_told(learning):
    text = "My key is sk-proj-4f9Tq2LwXz7RbN5cVh8KdY3mPj6GsA1eUo0i, my card 4111 1111 1111 1111."
    draft = learning._rewriter.draft(text, BALANCED)
    review = reviewed(learning, text, **{change.original: "keep" for change in draft.changes})
    assert learning.suggestions(review) == []


def test_a_sentence_that_the_reader_does_not_take_as_meant_is_not_offered(store, rewriter):
    learning = Learning(store, rewriter, lambda prose: PrivacyProfile("", prose, (Rule(Action.KEEP),)))
    assert learning.suggestions(reviewed(learning, Brightwell_Clinic="keep")) == []


def test_the_narrow_sentence_is_added_and_the_rest_of_the_profile_stays(learning, store):
    first = learning.suggestions(reviewed(learning, Brightwell_Clinic="keep"))[0]
    assert (first.replaced, first.after.prose) == ((), f"{BALANCED.prose} {NAME} may be named.")
    learning.accept(first)
    own = store.privacy_profiles.get("balanced")
    assert own.rules == (*BALANCED.rules, first.rules[0])
    draft = learning._rewriter.draft(TEXT, own)
    assert NAME in draft.text and "Anna" not in draft.text


def test_a_sentence_that_says_the_opposite_goes(learning):
    wide = learning.suggestions(reviewed(learning, Brightwell_Clinic="keep"))[1]
    assert wide.replaced == ("Never name employers.",)
    assert "Never name employers." not in wide.after.prose
    assert wide.after.prose.endswith("may be named. My employer may be named.")


def test_what_else_such_a_sentence_says_is_said_again(learning):
    wide = learning.suggestions(reviewed(learning, Anna_Kovacs="keep"))[1]
    assert wide.sentence == "Names of people may be mentioned."
    assert wide.kept == ("Never mention my contact details.", "Never mention my address.")
    assert wide.after.prose.startswith("Never mention my contact details. Never mention my address. Never name ")
    assert {Category.CONTACT, Category.ADDRESS} <= wide.after.guarded


def test_what_is_told_first_and_hidden_later_is_hidden(learning):
    learning.accept(learning.suggestions(reviewed(learning, Brightwell_Clinic="keep"))[0])
    assert learning.suggestions(reviewed(learning, Brightwell_Clinic="keep")) == []
    (narrow, *_) = learning.suggestions(reviewed(learning, Brightwell_Clinic="tag"))
    assert (narrow.sentence, narrow.replaced) == (f"Never mention {NAME}.", (f"{NAME} may be named.",))


def test_what_this_conversation_hid_before_may_be_told_once_that_is_learnt(learning, store):
    review = reviewed(learning, Brightwell_Clinic="keep")
    vault = learning._rewriter.draft(TEXT, BALANCED).vault
    learning.accept(learning.suggestions(review)[0])
    draft = learning._rewriter.draft(TEXT, privacy_profile(store, "balanced"), vault)
    assert NAME in draft.seal().text and "Anna" not in draft.text


def test_the_built_in_profile_is_back_when_the_users_version_is_deleted(learning, store):
    learning.accept(learning.suggestions(reviewed(learning, Brightwell_Clinic="keep"))[0])
    assert privacy_profile(store, "balanced") != BALANCED
    store.privacy_profiles.delete("balanced")
    assert privacy_profile(store, "balanced") == BALANCED


def test_what_was_declined_is_not_offered_again_in_this_conversation(learning):
    review = reviewed(learning, Brightwell_Clinic="keep")
    learning.decline(learning.suggestions(review)[0], review.conversation)
    assert sentences(learning, review) == ["My employer may be named."]
    assert len(learning.suggestions(reviewed(learning, Brightwell_Clinic="keep"))) == 2


def test_the_effect_counts_recent_messages_and_names_the_words(learning, store):
    for text in (f"Is {NAME} hiring?", "What is the capital of France?"):
        reviewed(learning, text)
    review = reviewed(learning, Brightwell_Clinic="keep")
    (narrow, _) = learning.suggestions(review)
    effect = learning.recent().effect(narrow.before, narrow.after, patience_s=600)
    assert (effect.looked, effect.changed, effect.held) == (3, 2, 0)
    (change,) = effect.words
    assert (change.words, change.before, change.after, change.messages) == (NAME, Action.TAG, Action.KEEP, 2)


def test_no_more_messages_are_looked_at_than_there_is_time_for(learning):
    (narrow, _) = learning.suggestions(reviewed(learning, Brightwell_Clinic="keep"))
    assert learning.recent().effect(narrow.before, narrow.after, patience_s=-1).looked == 0


def test_a_message_that_would_be_held_is_counted_as_that(learning):
    reviewed(learning)
    effect = learning.recent().effect(BALANCED, replace(BALANCED, unread=("Purple monkeys.",)))
    assert (effect.changed, effect.held, effect.words) == (1, 1, ())


def test_the_text_is_kept_as_a_sample_only_if_asked_for(learning, store):
    review = reviewed(learning, Brightwell_Clinic="keep")
    learning.accept(learning.suggestions(review)[0], review)
    (sample,) = store.profile_samples.list("balanced")
    assert (sample.text, sample.hidden, sample.kept) == (TEXT, ("Anna Kovacs",), (NAME,))
    other = reviewed(learning, Anna_Kovacs="keep")
    learning.accept(learning.suggestions(other)[0])
    assert len(store.profile_samples.list("balanced")) == 1


def test_the_sentence_can_be_said_in_other_words(learning):
    (narrow, _) = learning.suggestions(reviewed(learning, Brightwell_Clinic="keep"))
    assert learning.worded(narrow, " My employer may be named. ").replaced == ("Never name employers.",)
    for words, line in (("Purple monkeys dance.", UNREAD), ("My passwords are fine.", NO_FLOOR), ("  ", UNREAD)):
        with pytest.raises(SottoError) as refused:
            learning.worded(narrow, words)
        assert refused.value.message == line


def test_a_profile_that_was_changed_meanwhile_is_left_alone(learning, store):
    (narrow, _) = learning.suggestions(reviewed(learning, Brightwell_Clinic="keep"))
    changed = replace(BALANCED, prose="Names are fine.", rules=())
    store.privacy_profiles.save(changed)
    with pytest.raises(SottoError, match=CHANGED):
        learning.accept(narrow)
    assert store.privacy_profiles.get("balanced") == changed
