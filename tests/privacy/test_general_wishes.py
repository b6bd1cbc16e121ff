"""Wishes about doubt and about the well known."""

import pytest

from privacy.compile import compiled
from privacy.general_wishes import (
    about_the_rest,
    about_the_well_known,
    allows_what_was_said,
    hides_in_doubt,
    leaves_the_rest_to_us,
    spares_the_well_known,
    tells_and_allows,
)


@pytest.mark.parametrize(
    "sentence", ["When in doubt, hide it.", "If you're not sure, leave it out.", "Mask whatever is unclear."]
)
def test_a_wish_to_hide_what_is_doubtful_is_known(sentence):
    assert hides_in_doubt(sentence)


@pytest.mark.parametrize(
    "sentence", ["When in doubt, don't hide it.", "I doubt it.", "Hide my doubts.", "If unsure, ask me."]
)
def test_what_only_speaks_of_doubt_is_not(sentence):
    assert not hides_in_doubt(sentence)


def told(sentence, *actions):
    return [(rule.says, rule.kind) for rule in about_the_well_known(sentence, actions)]


def test_the_well_known_have_rules_of_their_own():
    both = [("allow", "public name"), ("allow", "public employer")]
    assert told("Well-known people and companies may be named.", "allow", "allow") == both
    assert told("Famous authors are fine.", "allow") == [("allow", "public name")]
    assert told("Hide celebrities too.", "hide") == [("hide", "public name")]


@pytest.mark.parametrize(
    ("sentence", "actions"),
    [
        ("Famous people are fine, my name is not.", ("allow", "hide")),
        ("Hide my salary and the names of famous people.", ("hide", "hide")),
        ("Never tell my employer, a well-known company.", ("hide",)),
        ("As a famous politician I say: hide my name and my health.", ("hide", "hide")),
        ("People may be named.", ("allow",)),
        ("Famous people.", ()),
    ],
)
def test_a_sentence_of_two_minds_or_about_anything_else_has_none(sentence, actions):
    assert told(sentence, *actions) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Nothing else is secret.",
        "Nothing else needs hiding.",
        "nothing more has to be hidden",
        "Otherwise do as you please.",
        "Apart from that, go ahead.",
        "otherwise share freely",
        "For the rest I don't mind.",
        "Everything else - be my guest!",
    ],
)
def test_whatever_is_not_named_may_be_free(sentence):
    (rule,) = about_the_rest(sentence)
    assert (rule.says, rule.category, rule.subject) == ("allow", None, "anyone")


@pytest.mark.parametrize(
    "sentence",
    [
        "Nothing else may be told.",
        "Nothing is secret.",
        "Nothing else is secret but my name.",
        "Nothing else comes to mind.",
        "Otherwise don't share freely.",
        "Otherwise do as you please with my town.",
        "Do as you please.",
        "Otherwise I'd mind.",
    ],
)
def test_any_other_sentence_about_nothing_frees_nothing(sentence):
    assert about_the_rest(sentence) == []


@pytest.mark.parametrize(
    "sentence", ["The rest is up to you.", "I leave the rest to you.", "Otherwise use your judgement, please."]
)
def test_whatever_is_not_named_may_be_left_to_us(sentence):
    assert leaves_the_rest_to_us(sentence)
    profile = compiled(f"Never mention my salary. {sentence}", "mine")
    assert [rule.says for rule in profile.rules] == ["hide"] and not profile.unread


@pytest.mark.parametrize(
    "sentence", ["My age is up to you.", "The rest is not up to you.", "Otherwise you leave."]
)
def test_any_other_sentence_leaves_nothing_to_us(sentence):
    assert not leaves_the_rest_to_us(sentence)


def test_a_sentence_may_only_allow_what_was_said():
    assert allows_what_was_said("You can say that.") and allows_what_was_said("That may be told too.")
    assert not allows_what_was_said("Never say my age, and you can say that.")
    assert not allows_what_was_said("Delete my address, I don't mind that.")
    assert not allows_what_was_said("You can say that I'm ill.") and not allows_what_was_said(
        "You can say it all."
    )


def test_who_tells_something_and_allows_it_hides_nothing():
    assert tells_and_allows("I sit in a wheelchair, and I'm not shy about that.")
    assert not tells_and_allows("I never tell my age, and I'm not shy about that.")
    assert not tells_and_allows("I sit in a wheelchair, and that's a secret.")


@pytest.mark.parametrize(
    ("sentence", "spares"),
    [
        ("hide peoples names unless theyre famous", True),
        ("No names except those of public figures.", True),
        ("Hide names, famous or not.", False),
        ("Hide my name, I'm famous.", False),
        ("Hide names unless I say so. I'm famous.", False),
    ],
)
def test_the_well_known_may_be_spared_in_the_same_breath(sentence, spares):
    assert spares_the_well_known(sentence) == spares
