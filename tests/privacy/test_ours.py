"""What a text changed by hand has from us: it stays in the list of what is hidden, and is counted."""

from collections import Counter

import pytest

from privacy.builtin import BALANCED, STRICT
from privacy.categories import Category
from privacy.detect.engine import default_detector
from privacy.draft import Draft
from privacy.places import KNOWN, LOOKS_LIKE_A_TAG
from privacy.restore import restore
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile, Rule
from tests.privacy.test_rewrite import Words

NAMES = Words({"Anna Kovacs": Category.NAME, "Lisbon": Category.LOCATION, "hunter2": Category.CREDENTIALS})
REWRITER = Rewriter(NAMES)
FIRST = "I am Anna Kovacs in Lisbon."


def draft(text: str, profile: PrivacyProfile = STRICT) -> Draft:
    return REWRITER.draft(text, profile)


def under(action: Action, category: Category) -> PrivacyProfile:
    return PrivacyProfile("mine", "", (Rule(action, category, sentence="As I said."),))


def listed(draft: Draft) -> list[tuple[str, str, Action]]:
    """What the list of findings says of each: the words, what stands for them, what was done."""
    return [(change.original, change.replacement, change.decision.action) for change in draft.changes]


def test_what_stays_hidden_stays_in_the_list_for_the_same_reason():
    first = draft(FIRST)
    edited = REWRITER.edited(first, f"Hi. {first.text}")
    assert edited.text == "Hi. I am [NAME_1] in [LOCATION_1]."
    assert listed(edited) == listed(first)
    assert [c.decision.reason for c in edited.changes] == [c.decision.reason for c in first.changes]
    assert [c.decision.span.of(edited.source) for c in edited.changes] == ["[NAME_1]", "[LOCATION_1]"]


def test_it_is_counted_in_what_is_sent():
    first = draft(FIRST)
    sealed = REWRITER.edited(first, f"Hi. {first.text} hunter2").seal()
    hidden = Counter(d.span.category for d in sealed.decisions if d.action.hides)
    assert hidden == {Category.NAME: 1, Category.LOCATION: 1, Category.CREDENTIALS: 1}


def test_what_was_taken_out_is_listed_no_longer():
    edited = REWRITER.edited(draft(FIRST), "Is [NAME_1] well?")
    assert listed(edited) == [("Anna Kovacs", "[NAME_1]", Action.TAG)]


def test_what_is_repeated_is_listed_as_often_as_it_stands():
    edited = REWRITER.edited(draft(FIRST), "[NAME_1]! [name_1]!")
    assert listed(edited) == [("Anna Kovacs", "[NAME_1]", Action.TAG), ("Anna Kovacs", "[name_1]", Action.TAG)]
    assert restore(edited.text, edited.vault) == "Anna Kovacs! Anna Kovacs!"


@pytest.mark.parametrize(
    ("action", "category"), [(Action.SUBSTITUTE, Category.NAME), (Action.GENERALISE, Category.LOCATION)]
)
def test_stand_ins_and_rougher_words_stay_in_the_list_too(action: Action, category: Category):
    first = draft(FIRST, under(action, category))
    (change,) = (each for each in first.changes if each.decision.action.hides)
    edited = REWRITER.edited(first, f"Hi. {first.text}")
    assert edited.text == f"Hi. {first.text}"
    assert (change.original, change.replacement, action) in listed(edited)


def test_two_that_are_told_alike_are_told_apart():
    detector = Words({"Lisbon": Category.LOCATION, "Porto": Category.LOCATION})
    rewriter = Rewriter(detector)
    first = rewriter.draft("From Lisbon to Porto", under(Action.GENERALISE, Category.LOCATION))
    assert first.changes[0].replacement == first.changes[1].replacement
    edited = rewriter.edited(first, f"{first.text}!")
    assert [change.original for change in edited.changes] == ["Lisbon", "Porto"]


def test_a_tag_of_an_earlier_turn_that_is_written_by_hand_is_listed():
    second = REWRITER.draft("Hello", STRICT, draft(FIRST).vault)
    edited = REWRITER.edited(second, "Hello [NAME_1]")
    assert listed(edited) == [("Anna Kovacs", "[NAME_1]", Action.TAG)]
    assert edited.changes[0].decision.reason == KNOWN


def test_a_tag_that_the_vault_does_not_hold_is_set_apart_and_leads_to_nothing():
    edited = REWRITER.edited(draft(FIRST), "[NAME_7] and [NAME_1]")
    assert listed(edited) == [
        ("[NAME_7]", "[LITERAL_1]", Action.TAG),
        ("Anna Kovacs", "[NAME_1]", Action.TAG),
    ]
    assert edited.changes[0].decision.reason == LOOKS_LIKE_A_TAG
    assert restore(edited.text, edited.vault) == "[NAME_7] and Anna Kovacs"
    again = REWRITER.edited(edited, f"{edited.text}!")
    assert listed(again) == listed(edited)
    assert again.changes[0].decision.reason == LOOKS_LIKE_A_TAG


def test_edited_twice_nothing_is_forgotten():
    first = draft(FIRST, under(Action.GENERALISE, Category.LOCATION))
    twice = REWRITER.edited(REWRITER.edited(first, f"Hi. {first.text}"), f"{first.text} Bye.")
    assert listed(twice) == listed(first)


@pytest.mark.parametrize("action", [Action.TAG, Action.SUBSTITUTE, Action.GENERALISE])
def test_what_stays_hidden_can_be_shown_and_hidden_again(action: Action):
    first = REWRITER.again(draft(FIRST), "Lisbon", action)
    edited = REWRITER.edited(first, f"Hi. {first.text} Is [NAME_1] well?")
    shown = REWRITER.again(edited, "Lisbon", Action.KEEP)
    assert (shown.text, shown.held) == ("Hi. I am [NAME_1] in Lisbon. Is [NAME_1] well?", None)
    hidden = REWRITER.again(shown, "Lisbon", action)
    assert (hidden.text, listed(hidden)) == (edited.text, listed(edited))


def test_who_shows_a_name_shows_each_mention_of_it():
    first = draft("Anna Kovacs. Is Kovacs in Lisbon?")
    edited = REWRITER.edited(first, f"Hi. {first.text}")
    assert REWRITER.again(edited, "Anna Kovacs", Action.KEEP).text == "Hi. Anna Kovacs. Is Kovacs in [LOCATION_1]?"


def test_a_larger_finding_is_hidden_around_what_is_from_us_and_comes_back():
    first = draft("I am Anna Kovacs from Lisbon.")
    rewriter = Rewriter(Words({"I am Anna Kovacs from": Category.ADDRESS}))
    edited = rewriter.edited(first, first.text)
    assert edited.text == "[ADDRESS_1] [NAME_1] [ADDRESS_2] [LOCATION_1]."
    assert [change.original for change in edited.changes] == ["I am", "Anna Kovacs", "from", "Lisbon"]
    assert restore(edited.text, edited.vault) == "I am Anna Kovacs from Lisbon."


def test_of_a_larger_finding_words_that_only_join_are_not_taken_along():
    first = draft("Ask Anna Kovacs in Lisbon.")
    rewriter = Rewriter(Words({"Anna Kovacs in": Category.ADDRESS}))
    assert rewriter.edited(first, first.text).text == "Ask [NAME_1] in [LOCATION_1]."


def test_what_stays_as_it_is_does_not_count_what_is_hidden_in_it_as_shown():
    first = draft(FIRST, BALANCED)
    rewriter = Rewriter(Words({"I am Anna Kovacs in": Category.LOCATION}))
    edited = rewriter.edited(first, first.text)
    assert listed(edited) == [("Anna Kovacs", "[NAME_1]", Action.TAG)]


def test_a_part_of_a_stand_in_written_by_hand_stands_for_that_part_of_the_name():
    first = draft(FIRST, under(Action.SUBSTITUTE, Category.NAME))
    part = first.changes[0].replacement.split()[0]
    edited = REWRITER.edited(first, f"Hello {part}")
    assert listed(edited) == [("Anna", part, Action.SUBSTITUTE)]
    assert edited.changes[0].decision.span.category is Category.NAME


def test_a_question_that_turns_on_what_stays_hidden_still_waits():
    first = draft("Which tram goes to the cathedral in Lisbon?")
    edited = REWRITER.edited(first, f"Hi. {first.text}")
    assert edited.gate == first.gate
    assert first.gate
    assert edited.at_stake == "Lisbon"


def test_words_that_say_the_same_and_were_shown_stay_what_they_are():
    first = draft(
        "A city in Portugal is a city in Portugal, like Lisbon.", under(Action.GENERALISE, Category.LOCATION)
    )
    print(first.text)
    edited = REWRITER.edited(first, f"Hi. {first.text}")
    assert listed(edited) == listed(first)
    assert REWRITER.again(edited, "Lisbon", Action.KEEP).text == f"Hi. {first.source}"


def test_each_that_is_told_alike_stays_itself_when_one_is_taken_out():
    rewriter = Rewriter(Words({"Lisbon": Category.LOCATION, "Porto": Category.LOCATION}))
    first = rewriter.draft("From Lisbon, then to Porto", under(Action.GENERALISE, Category.LOCATION))
    edited = rewriter.edited(first, first.text.replace("From a city in Portugal, then", "Then"))
    assert [change.original for change in edited.changes] == ["Porto"]


@pytest.mark.parametrize("action", [Action.TAG, Action.DROP, Action.GENERALISE, Action.SUBSTITUTE])
def test_what_was_hidden_stays_so_where_it_is_written_again_and_nothing_finds_it(action: Action):
    first = draft(FIRST, under(action, Category.LOCATION))
    blind = Rewriter(Words())
    edited = blind.edited(blind.edited(first, f"{first.text} I say lisbon!"), "Oh, I say Lisbon!")
    assert "lisbon" not in edited.text.lower()
    assert (edited.held, blind.again(edited, "Lisbon", Action.KEEP).text) == (None, "Oh, I say Lisbon!")


ASKED = (
    "Halle Nystrom, 37, of 5 Elm Court earns 52,300 a year at Brightwell and wants her daughter Pia to live with "
    "her. Draft a letter."
)
"""A question of which the tagger took the words around the gaps of an edited text for amounts."""
DOUBTFUL = PrivacyProfile(
    "mine",
    "",
    (
        Rule(Action.GENERALISE, Category.FINANCE),
        Rule(Action.TAG, Category.EMPLOYER),
        Rule(Action.KEEP, Category.AGE),
    ),
    based=True,
)
"""What is only perhaps an amount or an employer is hidden too."""


@pytest.mark.parametrize(
    "before", ["Please be brief. ", "For H. Nystrom (Halle-Nystrom, N y s t r o m, nystrom52): "]
)
def test_words_judged_harmless_stay_so_with_an_edit_beside_them(before: str):
    rewriter = Rewriter(default_detector())
    first = rewriter.draft(ASKED, DOUBTFUL)
    edited = rewriter.edited(first, before + first.text)
    assert edited.text.endswith(first.text)
    later = rewriter.draft("Where shall we look at the papers, at court or at home?", DOUBTFUL, edited.vault)
    assert " at the papers, at court or at home" in later.text


def test_rougher_words_of_the_user_that_repeat_are_theirs_after_a_change_at_both_ends():
    text = "the cat sat in Lisbon . " + "the cat sat in a city in Portugal . " * 30
    first = draft(text, under(Action.GENERALISE, Category.LOCATION))
    edited = REWRITER.edited(first, f"Oh {first.text} Bye")
    assert [change.original for change in edited.changes if change.decision.action.hides] == ["Lisbon"]
