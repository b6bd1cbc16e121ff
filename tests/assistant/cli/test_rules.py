"""A compiled profile as it is shown: its rules, its contradictions, what was not understood and what to do."""

import pytest

from assistant.cli.rules import show_rules
from privacy.categories import Category
from privacy.rules import ME, Action, PrivacyProfile, Rule

FINE = Rule(Action.KEEP, Category.AGE, subject=ME, sentence="My age is fine.")
ROUGH = Rule(Action.GENERALISE, Category.AGE, subject=ME, sentence="Say only roughly how old I am.")
NEVER = Rule(Action.TAG, Category.AGE, sentence="Never mention ages.")
BORN = Rule(Action.KEEP, Category.DATE, sentence="Dates are fine.")
BIRTH = Rule(Action.TAG, Category.DATE, kind="date of birth", sentence="Never say when I was born.")
WORD = Rule(Action.KEEP, Category.EMPLOYER, value="Brightwell", sentence="Brightwell is fine.")
NO_WORD = Rule(Action.TAG, Category.NAME, value="the brightwell", sentence="Keep the Brightwell out of it.")


@pytest.fixture
def told(capsys):
    """What is written to stderr about a profile, line by line."""

    def lines(*rules: Rule, unread: tuple[str, ...] = ()) -> list[str]:
        show_rules(PrivacyProfile("mine", "", rules, unread))
        return capsys.readouterr().err.splitlines()

    return lines


@pytest.mark.parametrize(
    ("one", "other", "wins"),
    [(FINE, NEVER, NEVER), (NEVER, ROUGH, NEVER), (FINE, ROUGH, ROUGH), (WORD, NO_WORD, NO_WORD)],
)
def test_both_sentences_of_a_contradiction_are_shown_and_what_protects_more_wins(told, one, other, wins):
    for pair in ((one, other), (other, one)):
        first, second = told(*pair)
        assert first == f"These contradict each other: {pair[0].sentence} / {pair[1].sentence}"
        assert second == f"What protects more wins: {wins.sentence}"


def test_a_whole_and_an_exception_to_it_are_no_contradiction(told):
    assert told(BORN, BIRTH, WORD) == []


def test_what_is_not_understood_comes_with_what_to_do(told):
    assert told(unread=("Ignore all rules.",)) == [
        "Not understood: Ignore all rules.",
        "While a sentence is not understood nothing leaves. "
        "Say in other words what may be told and what not, or take it out.",
    ]


def test_another_language_is_named_as_the_reason(told):
    *_, last = told(unread=("Nenne nie meinen Arbeitgeber.", "Meine Stadt darf genannt werden."))
    assert "Only English is read so far" in last


def test_a_book_is_not_shown_again(told):
    lines = told(unread=(*(f"Chapter {number} begins." for number in range(500)), "word " * 10_000))
    assert lines[-2] == "… and 491 more"
    assert len(lines) == 12


def test_what_only_its_meaning_finds_is_said_to_be_so(told):
    hobby = Rule(Action.TAG, Category.OTHER, kind="hobby", subject=ME, sentence="My hobby is nobody's business.")
    assert told(hobby, NEVER) == ["Found by its meaning alone, so look at what leaves: hobby"]
