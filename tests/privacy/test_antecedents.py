"""What a sentence of a privacy profile takes from the one beside it."""

import pytest

from local_models.reader import Mention
from privacy.antecedents import (
    explains,
    is_no_person,
    is_one_person,
    is_pronoun,
    matter_of,
    only_person,
    same_of_others,
)
from privacy.compile import compiled
from privacy.own import PROTECTED
from privacy.rules import ANYONE, ME


def hidden(words, subject="me", action="hide"):
    return Mention(0, len(words), action, "name", subject, False, 1.0, 1.0, words)


def test_she_is_the_one_person_spoken_of():
    assert is_pronoun("her") and not is_pronoun("heron")
    assert only_person(["My sister hasn't agreed to that.", "Well."]) == "My sister"
    assert only_person(["The weather is fine."]) == ""
    assert only_person(["My sister has cancer.", "My boss is mean."]) == ""


def test_a_rule_about_her_is_about_that_person():
    profile = compiled("My sister hasn't agreed to that. So everything about her stays on this computer.", "mine")
    assert [(rule.says, rule.subject) for rule in profile.rules] == [("hide", "my sister")]
    assert not profile.unread


@pytest.mark.parametrize(
    ("remark", "beside", "wish"),
    [
        ("My friend Tom told me things in confidence.", "Nothing about Tom goes out.", hidden("Tom", "other")),
        ("My team works in secret.", "So hide our names.", hidden("names")),
        ("My novel is confidential.", "Hide the novel.", hidden("novel")),
    ],
)
def test_a_reason_goes_with_the_wish_beside_it(remark, beside, wish):
    assert explains(remark, beside, [wish])


@pytest.mark.parametrize(
    ("remark", "wish"),
    [
        ("My project is secret.", hidden("age")),
        ("I work in secret.", hidden("job", action="allow")),
        ("My brother lives here in secret.", hidden("age")),
        ("I'm secretly gay.", hidden("age")),
        ("Tom's wife told me of it in confidence.", hidden("Tom", "other")),
    ],
)
def test_but_not_with_a_wish_about_something_else(remark, wish):
    assert not explains(remark, "Whatever.", [wish])


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        ("My company isn't to be mentioned, the customer's may.", ("allow", "employer", "the customer")),
        ("I don't want my age to show; that of my kids is okay.", ("allow", "age", "my kids")),
        ("My job is private. The boss's isn't.", ("allow", "job", "The boss")),
    ],
)
def test_the_same_things_of_others_may_be_allowed_without_naming_them(prose, wanted):
    profile = compiled(prose, "mine")
    assert wanted in [(rule.says, rule.category, rule.subject) for rule in profile.rules]
    assert not profile.unread


def test_but_not_the_names_numbers_and_addresses_of_others():
    profile = compiled("My address is private. The shop's isn't.", "mine")
    assert not [rule for rule in profile.rules if rule.says == "allow" and rule.category in PROTECTED]


def test_what_somebody_says_of_no_known_matter_holds_the_question():
    wish = "Hide my name and what the kids tell me."
    assert compiled(wish, "mine").unread == (wish,)


def test_a_bare_denial_after_a_denial_allows_nothing():
    assert not same_of_others("The shop's isn't.", "My address isn't to be told.", [(0, "hide")])
    assert not same_of_others("The shop's isn't to be told.", "My address is private.", [(0, "hide")])


def test_what_was_said_before_may_be_said():
    profile = compiled("I'm a nurse, say that. You can say that. Hide my name.", "mine")
    assert "You can say that." not in profile.unread


def test_but_nothing_is_allowed_by_that_alone():
    profile = compiled("You can say that. Hide my age.", "mine")
    assert [rule.says for rule in profile.rules] == ["hide"]
    assert compiled("You can say that.", "mine").unread == ("You can say that.",)


def test_mine_is_what_was_said_of_somebody_else():
    found = same_of_others("Mine isn't, I'm old enough.", "My son's age is private.", [(0, "hide")])
    assert [each.who for each in found] == ["me"]


def test_somebody_in_danger_needs_more_than_the_wish_beside_it():
    assert "I'm in hiding." in compiled("I'm in hiding. Hide my age.", "mine").unread


def test_one_person_left_out_as_a_topic_is_left_out_with_all_there_is():
    (rule,) = compiled("Don't involve my grandmother.", "mine").rules
    assert (rule.says, rule.category, rule.subject, rule.topic) == ("hide", None, "my grandmother", True)
    assert is_one_person("my half-brother") and is_one_person("ex-wife")
    assert not is_one_person("my kids") and not is_one_person("my family")


def test_what_somebody_says_is_about_their_matter_or_unread():
    (rule,) = compiled("What doctors tell me should never be sent.", "mine").rules
    assert (rule.says, rule.category) == ("hide", "health") and rule.subject in (ME, ANYONE)
    assert matter_of("what my mates tell me") is None
    assert is_no_person("what doctors tell me") and not is_no_person("my doctor")
