"""Saying before sending that a question has lost its point."""

import re
from dataclasses import dataclass, replace

import pytest

from privacy.categories import Category
from privacy.outgoing import HeldError
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.spans import Span


@dataclass
class Word:
    """A detector that knows one word."""

    word: str
    category: Category

    def detect(self, text):
        return [
            Span(m.start(), m.end(), self.category, 0.9, "word") for m in re.finditer(re.escape(self.word), text)
        ]


def draft(text, word, category, action=Action.TAG):
    profile = PrivacyProfile("mine", "", (Rule(action, Category(category)),))
    return Rewriter(Word(word, Category(category))).draft(text, profile)


@pytest.mark.parametrize(
    ("text", "word", "category"),
    [
        ("Which tram goes to the cathedral in Freiburg?", "Freiburg", "location"),
        ("I live in Freiburg. Which museums are free?", "Freiburg", "location"),
        ('Translate this from Polish: "Dzień dobry"', "Polish", "language"),
        ("What does a driver at Kettleby earn?", "Kettleby", "employer"),
        ("Is 14 mg of warfarin too much?", "warfarin", "health"),
        ("Who is Grethe Vestergaard?", "Grethe Vestergaard", "name"),
        ("What is 17 % of 48,250 euros?", "48,250 euros", "finance"),
        ("How many days are there between 3 March and today?", "3 March", "date"),
        ("Am I too old to start at 57?", "57", "age"),
        ("Who won the cup in 1998?", "1998", "date"),
    ],
)
def test_a_question_that_turns_on_what_is_hidden_waits_for_the_user(text, word, category):
    done = draft(text, word, category)
    assert done.held is None
    assert done.gate == done.held_unseen
    assert done.at_stake == word
    assert word not in done.gate
    with pytest.raises(HeldError):
        done.seal()
    assert word not in replace(done, seen=True).seal().text


@pytest.mark.parametrize(
    ("text", "word", "category"),
    [
        ("Write to my neighbour in Freiburg that his dog barks.", "Freiburg", "location"),
        ('Make this e-mail friendlier: "Dear Ms Kovacs, which tram do you take?"', "Kovacs", "name"),
        ("Improve my CV: nine years at Kettleby as a driver.", "Kettleby", "employer"),
        ("How can I tell Sunita that she interrupts me?", "Sunita", "name"),
        ("I take sertraline. Suggest three quiet hobbies.", "sertraline", "health"),
        ("My rent is £1,150. Write to the landlord and ask for the reasons.", "£1,150", "finance"),
        ("I was in Freiburg. It rained.", "Freiburg", "location"),
        ("Could you put the visit on 12 May?", "12 May", "date"),
    ],
)
def test_letters_and_what_only_stands_beside_the_question_do_not(text, word, category):
    assert draft(text, word, category).held_unseen is None


def test_a_rougher_word_that_still_says_what_is_asked_is_enough():
    question = "What are the side effects of sertraline?"
    assert draft(question, "sertraline", "health").gate
    rough = draft(question, "sertraline", "health", Action.GENERALISE)
    assert bool(rough.gate) is (rough.changes[0].decision.action is Action.TAG)


def test_a_place_said_roughly_has_no_trams():
    assert draft("Which tram goes to the zoo in Freiburg?", "Freiburg", "location", Action.GENERALISE).gate


def test_showing_what_is_at_stake_opens_the_gate():
    done = draft("Who is Grethe Vestergaard?", "Grethe Vestergaard", "name")
    shown = Rewriter(Word("Grethe Vestergaard", Category.NAME)).again(done, done.at_stake, Action.KEEP)
    assert (shown.gate, shown.held_unseen, shown.text) == ("", None, done.source)


def test_what_the_user_hid_is_not_asked_about():
    rewriter = Rewriter(Word("Freiburg", Category.LOCATION))
    shown = rewriter.draft("Which tram goes to the zoo in Freiburg?", PrivacyProfile("open", ""))
    assert rewriter.again(shown, "Freiburg", Action.TAG).gate == ""
