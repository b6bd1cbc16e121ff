"""Words that the user hides by hand, and what they are called."""

import re
from dataclasses import replace

import pytest

from privacy.builtin import BALANCED, STRICT
from privacy.categories import Category
from privacy.draft import Draft
from privacy.restore import restore
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.vault import Vault
from tests.privacy.test_rewrite import Words

TAKEN_FOR_A_PLACE = Rewriter(
    Words({"Per Halvorsen": Category.LOCATION, "Halvorsen": Category.LOCATION, "sk-12345": Category.CREDENTIALS})
)
CUSTODY = "Full custody from Per Halvorsen. He lives at sea."


def drafted(text: str = CUSTODY, vault: Vault | None = None) -> Draft:
    return TAKEN_FOR_A_PLACE.draft(text, BALANCED, vault)


def next_turn(draft: Draft) -> Vault:
    """The vault as the next question of the conversation finds it."""
    return Vault(draft.remembered)


def called(draft: Draft, words: str = "Per Halvorsen", category: Category | None = Category.NAME) -> Draft:
    return TAKEN_FOR_A_PLACE.called(draft, words, category)


def test_words_hidden_by_hand_can_be_called_a_name() -> None:
    hidden = called(drafted(), category=None)
    assert hidden.text == "Full custody from [LOCATION_1]. He lives at sea."
    named = called(hidden)
    assert named.text == "Full custody from [NAME_1]. He lives at sea."
    assert [change.decision.span.category for change in named.changes] == [Category.NAME]
    assert restore(named.text, named.vault) == CUSTODY


def test_a_later_mention_of_a_part_is_the_same_person() -> None:
    named = called(called(drafted(), category=None))
    later = drafted("What may Halvorsen ask for? Per Halvorsen is rich.", next_turn(named))
    assert later.text == "What may [NAME_1b] ask for? [NAME_1] is rich."


def test_a_later_mention_that_is_taken_for_something_else_and_hidden_as_that_is_too() -> None:
    named = called(called(drafted(), category=None))
    later = TAKEN_FOR_A_PLACE.draft("What may Halvorsen ask for?", STRICT, next_turn(named))
    assert later.text == "What may [NAME_1b] ask for?"
    assert [change.decision.span.category for change in later.changes] == [Category.NAME]


def test_a_part_in_the_same_text_is_too_though_it_was_tagged_as_something_else() -> None:
    draft = called(drafted("Per Halvorsen left. Halvorsen is rich."), "Halvorsen", category=None)
    assert "[LOCATION_" in draft.text
    assert called(draft).text == "[NAME_1] left. [NAME_1b] is rich."


def test_what_was_sent_under_another_tag_still_comes_back() -> None:
    hidden = called(drafted(), category=None)
    named = called(drafted(vault=next_turn(hidden)))
    assert named.text == "Full custody from [NAME_1]. He lives at sea."
    assert restore("[LOCATION_1] or [NAME_1]", next_turn(named)) == "Per Halvorsen or Per Halvorsen"
    assert drafted(vault=next_turn(named)).text == named.text


@pytest.mark.parametrize("category", [None, Category.PROJECT, Category.NAME])
def test_words_hidden_by_hand_stay_hidden_in_later_turns_whatever_the_profile_cares_for(
    category: Category | None,
) -> None:
    named = called(drafted(), category=category)
    later = drafted("Where is PER HALVORSEN?", next_turn(named))
    assert "HALVORSEN" not in later.text
    assert drafted("Is Per Halvorsen in?", next_turn(later)).text == f"Is {named.changes[0].replacement} in?"


def test_what_was_shown_again_before_it_was_sent_is_not() -> None:
    shown = TAKEN_FOR_A_PLACE.again(called(drafted(), category=None), "Per Halvorsen", Action.KEEP)
    assert drafted(vault=next_turn(shown)).text == CUSTODY


def test_in_a_text_changed_by_hand_too() -> None:
    hidden = called(drafted(), category=None)
    edited = TAKEN_FOR_A_PLACE.edited(hidden, f"Please: {hidden.text}")
    assert called(edited).text == "Please: Full custody from [NAME_1]. He lives at sea."


def test_another_name_of_a_known_person_is_that_person() -> None:
    known = Rewriter(Words({"Ida Halvorsen": Category.NAME})).draft("Ida Halvorsen left.", BALANCED).vault
    draft = called(drafted("Ask for Ida.", known), "Ida")
    assert draft.text == "Ask for [NAME_1b]."


def test_a_key_is_never_called_anything_else() -> None:
    draft = drafted("Use sk-12345.")
    assert called(draft, "sk-12345").text == draft.text == "Use [CREDENTIALS_1]."


@pytest.mark.parametrize("action", [Action.DROP, Action.TAG])
def test_what_is_done_with_them_stays(action: Action) -> None:
    draft = TAKEN_FOR_A_PLACE.again(drafted(), "Per Halvorsen", action)
    (change,) = called(draft).changes
    assert (change.decision.action, change.decision.span.category) == (action, Category.NAME)


def test_the_parts_of_what_was_a_name_stay_hidden_when_it_is_called_something_else() -> None:
    rewriter = Rewriter(Words({"Anna Kovacs": Category.NAME}))
    draft = rewriter.draft("Anna Kovacs left. Is Kovacs rich?", BALANCED)
    firm = rewriter.called(draft, "Anna Kovacs", Category.PROJECT)
    assert "Kovacs" not in firm.text
    assert "[PROJECT_1] left." in firm.text
    assert "Anna" not in rewriter.draft("And Anna?", BALANCED, next_turn(firm)).text


def test_a_name_found_later_stays_one_though_the_words_were_hidden_as_what_the_detector_guessed() -> None:
    taken_for_a_college = Rewriter(Words({"Austin Reed": Category.EDUCATION}))
    draft = taken_for_a_college.draft("I was in Austin Reed yesterday.", BALANCED)
    hidden = taken_for_a_college.called(draft, "Austin Reed")
    assert hidden.text == "I was in [EDUCATION_1] yesterday."
    known_for_a_name = Rewriter(Words({"Austin Reed": Category.NAME}))
    later = known_for_a_name.draft("My friend Austin Reed came. Is Reed rich?", BALANCED, next_turn(hidden))
    assert later.text.startswith("My friend [EDUCATION_1] came. Is [")
    assert "Reed" not in later.text


def test_its_parts_are_known_from_then_on() -> None:
    hidden = Rewriter(Words({"Austin Young": Category.EDUCATION})).draft("Is Austin Young in?", STRICT)
    by_hand = called(hidden, "Austin Young", category=None)
    found = Rewriter(Words({"Austin Young": Category.NAME}))
    later = found.draft("My friend Austin Young came, a young man.", BALANCED, next_turn(by_hand))
    assert later.text == "My friend [EDUCATION_1] came, a young man."
    last = Rewriter(Words({})).draft("Is Young rich? Is Austin Young?", BALANCED, next_turn(later))
    assert "Young" not in last.text
    assert last.text.endswith(" Is [EDUCATION_1]?")


ALLOWS_LISBON = PrivacyProfile("open", "", (Rule(Action.KEEP, value="Lisbon"),))


@pytest.mark.parametrize("known_as", [Category.LOCATION, None])
def test_words_hidden_by_hand_stay_hidden_in_later_turns_though_the_profile_allows_them(
    known_as: Category | None,
) -> None:
    rewriter = Rewriter(Words({"Lisbon": known_as} if known_as else {}))
    draft = rewriter.draft("Off to Lisbon.", ALLOWS_LISBON)
    assert draft.text == "Off to Lisbon."
    hidden = rewriter.called(draft, "Lisbon")
    later = rewriter.draft("Is Lisbon big?", ALLOWS_LISBON, next_turn(hidden))
    assert "Lisbon" not in later.text
    assert "Lisbon" in later.protected
    shown = rewriter.again(later, "Lisbon", Action.KEEP)
    assert (shown.text, "Lisbon" in shown.protected) == ("Is Lisbon big?", False)


def test_what_a_profile_hid_is_told_again_once_it_is_allowed() -> None:
    rewriter = Rewriter(Words({"Lisbon": Category.LOCATION}))
    hidden = rewriter.draft("Off to Lisbon.", STRICT)
    assert hidden.text == "Off to [LOCATION_1]."
    allowed = replace(ALLOWS_LISBON, rules=(*ALLOWS_LISBON.rules, Rule(Action.TAG, Category.LOCATION)))
    assert rewriter.draft("Is Lisbon big?", allowed, next_turn(hidden)).text == "Is Lisbon big?"


def test_what_a_rule_named_is_told_again_once_it_is_allowed() -> None:
    rewriter = Rewriter(Words({}))
    shut = PrivacyProfile("shut", "", (Rule(Action.TAG, Category.PROJECT, value="Lisbon"),))
    hidden = rewriter.draft("Off to Lisbon.", shut)
    assert "Lisbon" not in hidden.text
    assert rewriter.draft("Is Lisbon big?", ALLOWS_LISBON, next_turn(hidden)).text == "Is Lisbon big?"


PASSWORD = Rewriter(Words({"hunter2": Category.CREDENTIALS}))


def test_a_key_that_was_revealed_can_be_hidden_by_hand_again() -> None:
    draft = PASSWORD.draft("My word is hunter2 okay.", BALANCED)
    shown = PASSWORD.again(draft, "hunter2", Action.KEEP)
    assert shown.text == "My word is hunter2 okay."
    hidden = called(shown, "hunter2", category=None)
    assert hidden.text == draft.text == "My word is [CREDENTIALS_1] okay."
    assert called(hidden, "hunter2", Category.PROJECT) == hidden
    later = PASSWORD.draft("Is hunter2 good?", BALANCED, next_turn(hidden))
    assert called(later, "hunter2", Category.PROJECT) == later


@pytest.mark.parametrize("category", [Category.IDS, Category.CREDENTIALS])
@pytest.mark.parametrize("found", [{}, {"kettle": Category.JOB}])
def test_what_only_the_user_called_a_key_can_be_called_something_else_later(
    category: Category, found: dict[str, Category]
) -> None:
    rewriter = Rewriter(Words(found))
    mistaken = rewriter.called(rewriter.draft("Ask the kettle.", STRICT), "kettle", category)
    assert mistaken.text == f"Ask the [{category.upper()}_1]."
    later = rewriter.draft("Where is the kettle?", STRICT, next_turn(mistaken))
    assert later.text == f"Where is the [{category.upper()}_1]?"
    corrected = rewriter.called(later, "kettle", Category.PROJECT)
    assert corrected.text == "Where is the [PROJECT_1]?"
    assert rewriter.draft("The kettle!", STRICT, next_turn(corrected)).text == "The [PROJECT_1]!"


def test_a_key_that_was_found_earlier_is_never_called_anything_else_though_nobody_finds_it_now() -> None:
    found = PASSWORD.draft("My word is hunter2 okay.", BALANCED)
    later = Rewriter(Words({})).draft("Is hunter2 good?", BALANCED, next_turn(found))
    assert later.text == "Is [CREDENTIALS_1] good?"
    assert called(later, "hunter2", Category.PROJECT) == later


HAVEN = Rewriter(Words({"New Haven": Category.NAME}))


def test_words_that_overlap_hidden_ones_are_hidden_and_remembered_whole() -> None:
    draft = HAVEN.draft("We bought New Haven Farm. New Haven is near.", BALANCED)
    assert draft.text == "We bought [NAME_1] Farm. [NAME_1] is near."
    hidden = HAVEN.called(draft, "Haven Farm")
    assert "Farm" not in hidden.text
    assert hidden.text.endswith(". [NAME_1] is near.")
    assert {"Haven Farm", "New Haven Farm"} <= set(hidden.protected)
    assert restore(hidden.text, hidden.vault) == draft.source
    later = Rewriter(Words({})).draft("Is haven farm big? New Haven Farm is.", BALANCED, next_turn(hidden))
    assert "farm" not in later.text.lower()
    assert "haven" not in later.text.lower()


def test_words_that_hold_hidden_ones_are_hidden_whole_and_can_be_called_what_they_are() -> None:
    draft = HAVEN.draft("We bought New Haven Farm.", BALANCED)
    hidden = HAVEN.called(draft, "New Haven Farm")
    assert "Farm" not in hidden.text
    assert HAVEN.called(hidden, "New Haven Farm", Category.PROJECT).text == "We bought [PROJECT_1]."


def test_words_that_overlap_a_key_are_hidden_as_one() -> None:
    draft = PASSWORD.draft("My word is hunter2 okay.", BALANCED)
    hidden = called(draft, "hunter2 okay", category=None)
    assert re.fullmatch(r"My word is \[CREDENTIALS_\d\]\.", hidden.text)
    assert "okay" not in Rewriter(Words({})).draft("Is hunter2 okay in?", BALANCED, next_turn(hidden)).text


def test_words_that_overlap_what_is_said_roughly_or_left_out_are_hidden_too() -> None:
    draft = HAVEN.again(HAVEN.draft("We bought New Haven Farm.", BALANCED), "New Haven", Action.DROP)
    assert draft.text == "We bought Farm."
    assert "Farm" not in HAVEN.called(draft, "Haven Farm").text


def test_words_that_overlap_hidden_ones_are_not_remembered_once_they_are_shown() -> None:
    hidden = HAVEN.called(HAVEN.draft("We bought New Haven Farm.", BALANCED), "Haven Farm")
    shown = HAVEN.again(hidden, "Haven Farm", Action.KEEP)
    assert "Haven Farm" not in {entry.value for entry in shown.remembered}
