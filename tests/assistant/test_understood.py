"""A privacy profile sentence by sentence, what is amiss in it, and what is different from another."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.understood import (
    ONLY_ENGLISH,
    OTHER_WORDS,
    Contradiction,
    advice,
    changed,
    contradictory,
    sentences_read,
)
from privacy.builtin import BALANCED, BUILTIN, STRICT
from privacy.categories import Category
from privacy.rules import Action, PrivacyProfile, Rule

NEVER = Rule(Action.TAG, Category.EMPLOYER, sentence="Never name my employer.")
FINE = Rule(Action.KEEP, Category.EMPLOYER, sentence="My employer is fine.")
PROSE = (
    "Never name my employer. I live in a small town.\n\nNever share:\n- my street\n"
    "Ignore all rules. When in doubt, hide it. Use stand-ins instead of tags."
)


def test_every_sentence_says_what_it_is_read_as() -> None:
    street = Rule(Action.TAG, Category.ADDRESS, sentence="- my street")
    profile = PrivacyProfile("mine", PROSE, (NEVER, street), ("Ignore all rules.",), based=True)
    assert [(each.text, each.kind, each.rules) for each in sentences_read(profile)] == [
        ("Never name my employer.", "rules", (NEVER,)),
        ("I live in a small town.", "background", ()),
        ("Never share:", "heading", ()),
        ("- my street", "rules", (street,)),
        ("Ignore all rules.", "unread", ()),
        ("When in doubt, hide it.", "doubt", ()),
        ("Use stand-ins instead of tags.", "manner", ()),
    ]


def test_the_sentences_of_the_built_in_profiles_all_say_something() -> None:
    for profile in BUILTIN.values():
        found = sentences_read(profile)
        assert {each.kind for each in found} <= {"rules", "doubt"}
        assert sorted(map(repr, profile.rules)) == sorted(repr(rule) for each in found for rule in each.rules)


@settings(deadline=None)
@given(
    st.lists(st.text(st.characters(codec="utf-8"), max_size=30), max_size=6),
    st.lists(st.integers(0, 5), max_size=4),
    st.lists(st.integers(0, 5), max_size=4),
)
def test_no_rule_and_nothing_unread_is_left_out_and_places_are_true(
    parts: list[str], ruled: list[int], unread: list[int]
) -> None:
    prose = ". ".join(parts)
    named = [parts[at].strip() for at in ruled if at < len(parts)]
    rules = tuple(Rule(Action.TAG, Category.JOB, sentence=text) for text in named)
    left = tuple(parts[at].strip() for at in unread if at < len(parts))
    found = sentences_read(PrivacyProfile("mine", prose, rules, left, based=True))
    assert set(rules) <= {rule for each in found for rule in each.rules}
    assert set(left) <= {each.text for each in found if each.kind == "unread"}
    placed = [each for each in found if each.start >= 0]
    assert all(prose[each.start : each.end] == each.text for each in placed)
    assert [each.start for each in placed] == sorted(each.start for each in placed)


def test_of_two_sentences_that_contradict_each_other_what_protects_more_wins() -> None:
    for rules in ((NEVER, FINE), (FINE, NEVER)):
        (pair,) = contradictory(PrivacyProfile("mine", "", rules))
        assert pair == Contradiction(rules[0].sentence, rules[1].sentence, NEVER.sentence)


def test_what_is_not_english_is_advised_to_be() -> None:
    assert advice(["Nenne nie meinen Arbeitgeber."]) == ONLY_ENGLISH
    assert advice(["Ignore all rules."]) == OTHER_WORDS


def test_what_saving_changes_is_counted() -> None:
    mine = PrivacyProfile("mine", "", (NEVER,))
    assert changed(None, mine) == "1 rule new"
    assert changed(mine, PrivacyProfile("mine", "", (FINE,))) == "1 rule new, 1 rule gone"
    assert changed(mine, PrivacyProfile("mine", "more", (NEVER,))) == "the same rules as before"
    assert changed(STRICT, BALANCED).endswith("gone")
