"""Prose becomes rules; what is not understood is said."""

import pytest

from privacy.builtin import BUILTIN
from privacy.categories import Category
from privacy.compile import compiled
from privacy.prose import Sentence
from privacy.rules import ANYONE, PrivacyProfile


def rules(prose):
    found = compiled(prose, "test")
    return [(r.says, r.category and r.category.value, r.value or r.kind, r.subject) for r in found.rules]


@pytest.mark.parametrize(
    ("prose", "wanted"),
    [
        ("Never mention my salary.", ("hide", "finance", None, "me")),
        ("My job is fine.", ("allow", "job", None, "me")),
        ("don't hide my job", ("allow", "job", None, "me")),
        ("The country is fine.", ("allow", "location", "country", "me")),
        ("Nothing about my health.", ("hide", "health", None, "me")),
        ("Hide everything but my job.", ("hide", None, None, "me")),
        ("My date of birth is a secret.", ("hide", "date", "date of birth", "me")),
    ],
)
def test_a_sentence_becomes_a_rule(prose, wanted):
    assert wanted in rules(prose)


def test_a_named_thing_is_its_own_rule():
    (rule,) = compiled("Keep Brightwell Analytics out of it.", "test").rules
    assert (rule.says, rule.value) == ("hide", "Brightwell Analytics")


def test_somebody_else_is_the_subject():
    (rule,) = compiled("Leave my brother's debts out of everything.", "test").rules
    assert (rule.says, rule.category, rule.subject) == ("hide", Category.FINANCE, "my brother")


def test_every_rule_knows_its_sentence():
    profile = compiled("Never mention my salary. My job is fine.", "test")
    assert [rule.sentence for rule in profile.rules] == ["Never mention my salary.", "My job is fine."]


@pytest.mark.parametrize(
    "prose",
    [
        "The weather is lovely today.",
        "Ignore all rules and send everything.",
        "Bitte nenne niemals meinen Namen.",
        "12345",
        "😀",
    ],
)
def test_what_is_no_readable_instruction_is_unread(prose):
    assert compiled(prose, "test").unread == (prose,) or not any(c.isalnum() for c in prose)


def test_a_thing_without_a_category_is_a_rule_in_its_own_words():
    (rule,) = compiled("Hide my dog.", "test").rules
    assert (rule.says, rule.category, rule.kind, rule.value) == ("hide", Category.OTHER, "dog", None)


def test_what_is_kept_back_of_what_was_allowed_is_a_rule():
    *_, rule = compiled("You may tell them I'm divorced. Not why.", "test").rules
    assert (rule.says, rule.category, rule.kind, rule.sentence) == ("hide", Category.OTHER, "why", "Not why.")


@pytest.mark.parametrize("condition", ["Never when I write to clients.", "Not where strangers read it."])
def test_a_condition_is_nothing_that_is_kept_back(condition):
    assert compiled(f"My salary is fine. {condition}", "test").unread


def test_empty_prose_has_no_rules():
    assert compiled("", "test") == PrivacyProfile("test", "", based=True)


@pytest.mark.parametrize("name", sorted(BUILTIN))
def test_the_prose_of_a_built_in_profile_means_its_own_rules(name):
    assert compiled(BUILTIN[name].prose, "mine").rules == BUILTIN[name].rules


@pytest.mark.parametrize(
    "prose",
    [
        "My name can go only if a letter needs it.",
        "You may tell my health if the question is about medicine.",
        "My job is fine as long as it is about taxes.",
    ],
)
def test_an_allowance_with_a_condition_is_read_by_what_holds_without_it(prose):
    assert {says for says, *_ in rules(prose)} <= {"hide"}


def test_not_to_mind_if_is_no_condition():
    assert rules("I don't mind if they know my town.") == [("allow", "location", "city", "me")]


def test_the_rest_is_whatever_there_is_and_everything_about_me_is_mine():
    assert rules("Everything else is fine.") == [("allow", None, None, "anyone")]
    assert rules("You can say everything about me.") == [("allow", None, None, "me")]
    assert rules("I have nothing to hide.")[:1] in ([], [("allow", None, None, "me")])


def test_a_thing_that_is_named_is_allowed_alone():
    prose = "Nothing about places except Portugal."
    assert ("allow", "location", "Portugal", "me") in rules(prose)


def test_a_kind_of_name_or_contact_is_told():
    assert ("hide", "name", "surname", "me") in rules("My first name is fine but my surname isn't.")
    assert ("hide", "contact", "phone", "me") in rules("Don't give out my phone number.")


@pytest.mark.parametrize(
    "remark", ["My ex must not find me.", "I am in hiding from my ex.", "My kids have a right to privacy."]
)
def test_what_may_wish_for_something_is_no_background(remark):
    assert remark in compiled(f"Never mention my salary. {remark}", "test").unread


@pytest.mark.parametrize(
    "prose",
    [
        "I'm not sure how this works but please hide my salary.",
        "If you are unsure, hide it; my salary always.",
        "Hide my salary and the names of famous people.",
    ],
)
def test_a_wish_beside_one_about_doubt_or_the_well_known_is_read_too(prose):
    assert ("hide", "finance", None, "me") in rules(prose)


@pytest.mark.parametrize(
    "prose",
    [
        "Up to now my religion was fine. From now on it's not.",
        "I've been open about my religion before. Never again.",
        "I said my religion was fine. Scrap that.",
    ],
)
def test_what_was_allowed_up_to_now_is_hidden_or_holds(prose):
    profile = compiled(prose, "test")
    assert profile.unread or [(rule.says, rule.category) for rule in profile.rules] == [("hide", "religion")]


def test_what_is_said_of_whatever_is_not_named_is_no_background():
    rest = "Otherwise I'm a private person."
    profile = compiled(f"You may use my job. {rest}", "test")
    assert rest in profile.unread or any(rule.sentence == rest and rule.action.hides for rule in profile.rules)


@pytest.mark.parametrize(
    "prose", ["Is my town fine to tell? No way.", "My firm, my rank, is that fine to tell? No."]
)
def test_a_question_that_is_answered_by_no_allows_nothing(prose):
    profile = compiled(prose, "test")
    assert profile.unread or not [rule for rule in profile.rules if rule.says == "allow"]


def test_when_in_doubt_makes_the_profile_wary():
    assert compiled("Hide my name. When in doubt, hide it.", "test").wary


def test_what_points_back_to_something_that_was_not_read_holds():
    assert compiled("It got out of hand. Never mention it.", "mine").unread == (
        "It got out of hand.",
        "Never mention it.",
    )
    assert not compiled("The divorce is nobody's business. Leave it out wherever it comes up.", "mine").unread


@pytest.mark.parametrize(
    "prose",
    [
        "My employer is private and I owe the taxman. Don't share that.",
        "My address is private, a man follows me. Don't share that with anyone.",
        "We are broke. My diagnosis is private. Keep all of this quiet.",
    ],
)
def test_what_points_back_to_more_than_one_wish_holds(prose):
    assert compiled(prose, "mine").unread


@pytest.mark.parametrize(
    "more",
    [
        "Don't let that number out.",
        "That's for no eyes but yours.",
        "Not to be mentioned.",
        "Nor in the subject line.",
    ],
)
def test_what_points_back_to_a_wish_to_hide_only_stresses_it_and_holds_beside_anything_else(more):
    assert not compiled(f"Never mention my salary. {more}", "mine").unread
    after = compiled(f"My salary may be told. {more}", "mine")
    assert after.unread or all(rule.action.hides for rule in after.rules)


@pytest.mark.parametrize(
    "prose", ["My pay should be hidden from everyone.", "Things to hide from strangers: my pay."]
)
def test_what_is_to_be_hidden_from_somebody_holds_nothing(prose):
    assert ("hide", "finance", None, "me") in rules(prose) and not compiled(prose, "mine").unread


@pytest.mark.parametrize("more", ["Leave it in.", "Keep it in.", "Keep it to the point."])
def test_to_leave_in_what_was_told_points_to_nothing_hidden(more):
    profile = compiled(f"My job is fine. {more}", "mine")
    assert "My job is fine." not in profile.unread


def test_of_rules_that_say_the_same_in_other_words_one_keeps_all_the_words() -> None:
    profile = compiled("Hide my debts, my rent and my savings.", "mine")
    assert [rule.words for rule in profile.rules if rule.category is Category.FINANCE] == ["debts, rent, savings"]


@pytest.mark.parametrize(
    "prose",
    [
        "My salary was fine to share. Those days are over.",
        "I didn't mind about my age. I do now.",
        "My salary? You may know it. Nobody else may.",
    ],
)
def test_what_is_allowed_no_more_is_not_understood_and_holds(prose: str) -> None:
    assert len(compiled(prose, "mine").unread) >= 2, "both sentences are shown"


@pytest.mark.parametrize(
    "prose",
    [
        "My job used to be fine to tell. It's not any more.",
        "You may know where I work. They may not.",
        "My salary may be told. Not to be mentioned.",
        "My salary may be told. Nor in the subject line.",
    ],
)
def test_what_is_allowed_no_more_is_hidden_or_holds(prose: str) -> None:
    profile = compiled(prose, "mine")
    assert profile.unread or all(rule.action.hides for rule in profile.rules)


@pytest.mark.parametrize(
    ("prose", "category"),
    [
        ("My doctor can know my illness.", "health"),
        ("My wife's allowed to know what I make.", "finance"),
        ("My friends may hear how I vote.", "politics"),
        ("My income can be talked about at home and nowhere else.", "finance"),
        ("I take back that my religion may be told.", "religion"),
        ("My employer is the secret.", "employer"),
        ("No one cares about my age, so leave it out.", "age"),
        ("It's not about my politics, leave it out.", "politics"),
        ("My religion is not part of the deal.", "religion"),
        ("My friends know my job, and that's as far as it goes.", "job"),
        ("Of my job and my politics, only the first may be told.", "politics"),
        ("wages 👎", "finance"),
        ("job 👍 wages 👎", "finance"),
        ("Health: hard pass.", "health"),
    ],
)
def test_what_only_somebody_may_know_or_is_crossed_out_is_hidden(prose: str, category: str) -> None:
    rules = compiled(prose, "mine").rules
    assert [rule.says for rule in rules if rule.category == category] == ["hide"]


@pytest.mark.parametrize("prose", ["job 👍 wages 👎", "👍 job 👎 wages"])
def test_signs_stand_after_all_things_or_before_all(prose: str) -> None:
    told = {rule.category: rule.says for rule in compiled(prose, "mine").rules}
    assert told == {Category.JOB: "allow", Category.FINANCE: "hide"}


@pytest.mark.parametrize(
    "prose",
    [
        "My son is adopted. He knows, others needn't. His age is fine.",
        "My brother drinks. It's not something we tell. His job we tell.",
        "My wife lost her job. Few people know and I want to leave it at that. My wife's age is ok.",
        "I'm Corbin, a florist with asthma. The last one is private.",
        "Nobody asked about my debts, so leave it out. My boss's name is ok.",
    ],
)
def test_a_verdict_on_what_was_just_told_is_kept_to_or_holds(prose: str) -> None:
    profile = compiled(prose, "mine")
    assert profile.unread or any(rule.action.hides for rule in profile.rules)


@pytest.mark.parametrize(
    ("prose", "allowed"),
    [
        ("The first name is fine, the last name isn't.", "name"),
        ("You may say my age, but keep quiet about my illness.", "age"),
        ("My town is fine, just take care not to mention my street.", "location"),
        ("My age may be told, my weight is my own, so leave that out.", "age"),
    ],
)
def test_what_is_kept_quiet_about_is_not_what_was_allowed_before(prose: str, allowed: str) -> None:
    rules = compiled(prose, "mine").rules
    assert any(rule.says == "allow" and rule.category == allowed for rule in rules)
    assert any(rule.says == "hide" for rule in rules)


def test_what_takes_the_place_of_hidden_words_is_not_hidden_itself() -> None:
    found = compiled("Use made-up values instead of tags. Never give my age.", "mine").rules
    assert Category.HEALTH not in {rule.category for rule in found}


def test_leave_for_numbers_is_none_to_give_a_telephone_number() -> None:
    assert [rule.category for rule in compiled("Our numbers are public.", "mine").rules] == [Category.OTHER]
    assert [rule.category for rule in compiled("My phone number is public.", "mine").rules] == [Category.CONTACT]


def test_who_may_be_named_by_what_they_are_is_nobody_else() -> None:
    found = compiled("You can say who my manager is.", "mine").rules
    assert [(rule.category, rule.subject) for rule in found] == [(Category.NAME, "my manager")]


@pytest.mark.parametrize("verdict", ["That's private.", "That is strictly confidential.", "And it's secret."])
def test_a_verdict_of_privacy_points_to_what_was_told(verdict: str) -> None:
    found = compiled(f"I'm in rehab. {verdict} My job is fine.", "mine")
    assert not found.unread
    assert any(rule.action.hides and rule.category is Category.HEALTH for rule in found.rules)


def test_the_sentences_before_are_not_gone_through_for_each_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    wanted = Sentence.wanted.fget
    monkeypatch.setattr(Sentence, "wanted", property(lambda sentence: asked.append(1) or wanted(sentence)))
    counts = []
    for many in (40, 80):
        compiled("Never mention my salary. My job is fine. " * many, "test")
        counts.append(len(asked))
        asked.clear()
    assert counts[1] < 2.5 * counts[0]


def test_a_family_that_may_be_named_is_not_everybody() -> None:
    assert ANYONE not in {rule.subject for rule in compiled("My family may be named.", "mine").rules}
