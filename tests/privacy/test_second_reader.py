"""A local model that reads an instruction too may add protection, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_models.llm import ModelError
from local_models.reader import CATEGORIES, Mention, Told
from local_models.skills.instructions import WHOSE, WISHES, Wish, wishes
from privacy.builtin import STRICT
from privacy.categories import Category
from privacy.compile import compiled
from privacy.decide import decide
from privacy.rules import ANYONE, ME, Action, Rule
from privacy.second_reader import Opinion, opinion
from privacy.spans import Span
from tests.support.scripted import ScriptedModel

SALARY = "Never mention my salary."


def heard(sentence, *read, have=(), doubted=()):
    """The opinion of a model that reads `read`, each (words, wish, about, whose, who)."""
    keys = ("words", "wish", "about", "whose", "who")
    answer = {"wishes": [dict(zip(keys, (*each, ""), strict=False)) for each in read]}
    model = ScriptedModel(lambda _: answer)
    return opinion(sentence, have, doubted, lambda asked: wishes(model, asked))


def test_what_the_small_reader_missed_is_hidden_under_the_same_sentence():
    found = heard(SALARY, ("my salary", "hide", "finance", "mine"))
    assert found == Opinion((Rule(Action.TAG, Category.FINANCE, subject=ME, sentence=SALARY),), settles=True)


def test_what_is_to_be_told_roughly_is_generalised():
    (rule,) = heard("A bracket for my age is enough.", ("my age", "roughly", "age", "mine")).rules
    assert (rule.action, rule.category) == (Action.GENERALISE, Category.AGE)


def test_kinds_within_a_category_are_kept():
    (rule,) = heard("Not my town.", ("town", "hide", "location:city", "mine")).rules
    assert (rule.category, rule.kind) == (Category.LOCATION, "city")


def test_somebody_else_is_the_subject_if_the_sentence_names_them_and_anyone_if_not():
    sentence = "My sister's illness stays out."
    read = ("illness", "hide", "health", "somebody else's")
    assert heard(sentence, (*read, "My sister")).rules[0].subject == "My sister"
    assert heard(sentence, (*read, "my uncle")).rules[0].subject == ANYONE


def test_a_thing_that_is_named_becomes_a_rule_about_its_name():
    sentence = "Keep Brightwell Analytics out of it."
    (rule,) = heard(sentence, ("Brightwell Analytics", "hide", "employer", "mine")).rules
    assert (rule.action, rule.value) == (Action.TAG, "Brightwell Analytics")


def test_what_nothing_could_find_in_a_text_is_no_rule():
    assert heard("Hide my dog.", ("my dog", "hide", "other", "mine")) == Opinion()


def test_an_allowance_never_counts():
    assert heard("My salary is fine.", ("My salary", "allow", "finance", "mine")) == Opinion()


def test_what_the_small_reader_hides_as_tightly_is_not_added():
    hidden = Rule(Action.TAG, Category.FINANCE, subject=ME)
    rough = Rule(Action.GENERALISE, Category.FINANCE, subject=ME)
    everything = Rule(Action.TAG, subject=ANYONE)
    read = ("my salary", "hide", "finance", "mine")
    assert heard(SALARY, read, have=[hidden]) == heard(SALARY, read, have=[everything]) == Opinion()
    assert heard(SALARY, read, have=[rough]).rules


@pytest.mark.parametrize("words", ["my wage", "", "?", "a", "lary"])
def test_words_that_do_not_stand_in_the_sentence_do_not_count(words):
    assert heard(SALARY, (words, "hide", "finance", "mine")) == Opinion()


def test_everything_is_hidden_only_if_the_sentence_says_so():
    read = ("rest", "hide", "everything", "mine")
    assert heard("Hide everything, the rest too.", read).rules[0].is_about_all
    assert heard("I shall rest.", read) == Opinion()


def test_a_doubt_is_settled_only_by_protection_for_all_of_it():
    sentence = "Leave out my salary and my hobby."
    salary = ("my salary", "hide", "finance", "mine")
    assert heard(sentence, salary, doubted=["salary"]).settles
    half = heard(sentence, salary, doubted=["salary", "my hobby"])
    assert half.rules and not half.settles


@pytest.mark.parametrize("error", [ModelError("closed"), ValueError("my salary"), KeyError("wishes")])
def test_a_model_that_fails_adds_nothing(error):
    def broken(_):
        raise error

    assert opinion(SALARY, (), (), broken) == Opinion()


def test_an_item_of_a_list_is_asked_about_with_the_line_above_it():
    asked = []
    opinion("- my salary", (), (), lambda said: asked.append(said) or (), "Never share:")
    assert asked == ["Never share: - my salary"]


WORDS = st.sampled_from(["my salary", "salary", "Never", "mention my salary", "", "sister", "all"])
ANYTHING = st.builds(
    Wish, WORDS, st.sampled_from(WISHES), st.sampled_from(CATEGORIES), st.sampled_from(WHOSE), WORDS
)


@given(st.lists(ANYTHING, max_size=4), st.sampled_from([SALARY, "All of my sister's salary is fine.", "Never."]))
def test_whatever_the_model_reads_only_protection_is_added(read, sentence):
    found = opinion(sentence, (), (), lambda _: read)
    assert all(rule.action.hides and rule.sentence == sentence for rule in found.rules)
    assert found.rules or not found.settles


class Read:
    """A small reader that finds given words."""

    def __init__(self, **found):
        self._found = found

    def read(self, texts):
        return [Told(tuple(self._mentions(text))) for text in texts]

    def _mentions(self, text):
        for words, (action, category, score) in self._found.items():
            if (at := text.find(words)) >= 0:
                yield Mention(at, at + len(words), action, category, "me", False, score, score, words)


def second(*read):
    return lambda _: [Wish(*each) for each in read]


HIDE = ("my salary", "hide", "finance", "mine")


def test_a_profile_without_a_second_reader_leaves_unread_what_the_small_one_does_not_know():
    assert compiled(SALARY, "x", Read()).unread == (SALARY,)


def test_the_second_reader_settles_an_unread_sentence_by_hiding():
    profile = compiled(SALARY, "x", Read(), second(HIDE))
    assert (profile.unread, [rule.says for rule in profile.rules]) == ((), ["hide"])


def test_the_second_reader_cannot_allow_nor_undo_what_was_read():
    reader = Read(salary=("hide", "finance", 0.9))
    allowing = second(("my salary", "allow", "finance", "mine"))
    assert compiled(SALARY, "x", reader, allowing) == compiled(SALARY, "x", reader)
    assert compiled(SALARY, "x", Read(), allowing).unread == (SALARY,)


def test_what_the_second_reader_hides_wins_over_what_the_small_one_allows():
    reader = Read(salary=("allow", "finance", 0.95))
    profile = compiled("My salary is fine.", "x", reader, second(("salary", *HIDE[1:])))
    assert [rule.says for rule in profile.rules] == ["allow", "hide"]
    span = Span(0, 4, Category.FINANCE, 0.9, "test")
    assert decide(span, "4000", profile.rules).action is Action.TAG


def test_a_language_that_we_do_not_know_stays_unread():
    prose = "Bitte nenne niemals mein Gehalt in deinen Antworten."
    asked = []
    profile = compiled(prose, "x", Read(), lambda said: asked.append(said) or [Wish("mein Gehalt", *HIDE[1:])])
    assert (profile.unread, asked) == ((prose,), [])


def test_the_prose_of_a_built_in_profile_is_not_read_a_second_time():
    assert compiled(STRICT.prose, "x", Read(), second(HIDE)).rules == STRICT.rules
