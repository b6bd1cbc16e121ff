"""Clauses that surely hide or surely allow what they name."""

import time

import pytest

from local_models.reader import Mention
from privacy.compile import compiled
from privacy.polarity import clause_around, plain, sense


def asked(sentence, read_as, *, category="job", subject="me"):
    """What a sentence asks for the words in square brackets, which the reader read as `read_as`."""
    start = sentence.index("[")
    words = sentence[start + 1 : sentence.index("]")]
    mention = Mention(start, start + len(words), read_as, category, subject, False, 0.99, 1.0, words)
    return plain(sentence.replace("[", "").replace("]", ""), [mention])[0].action


@pytest.mark.parametrize(
    "sentence",
    [
        "Not even my [job] may be told.",
        "I'd mind if they knew my [job].",
        "I only care about my [job]; do as you like with what remains.",
        "It would be wrong not to remove my [job].",
        "Nobody may know my [job].",
        "Don't forget to hide my [job].",
        "I wouldn't want you to mention my [job].",
        "The last thing I'd do is tell them my [job].",
        "My [job] is nobody's business.",
        "My [job] not ok",
        "Secret [job]s stay on this laptop.",
        "Don't tell nobody my [job].",
        "Never never tell my [job].",
        "You can't tell nobody my [job].",
        "My [job] is neither public nor okay to mention.",
        "Only my sister may know my [job].",
        "Nobody but my wife should hear of my [job].",
        "Apart from that, hide my [job].",
        "Also, please, never mention my [job].",
    ],
)
def test_a_clause_that_hides_is_never_an_allowance(sentence):
    assert asked(sentence, "allow") == "hide"


@pytest.mark.parametrize(
    "sentence",
    [
        "Far be it from me to hide my [job], but my pay is another matter.",
        "There's no need to mask my [job].",
        "Nothing in my [job] needs hiding.",
        "I won't have my [job] cut.",
    ],
)
def test_a_clause_that_spares_a_thing_from_hiding_is_no_wish_to_hide(sentence):
    assert asked(sentence, "hide") == "allow"


@pytest.mark.parametrize(
    "sentence",
    [
        "All but my [job] can be known.",
        "You can say my [job] only in letters.",
        "My [job] is fine if it's about taxes.",
        "What happens at my [job] stays there.",
        "My name is fine, my [job] isn't.",
        "Would you mind leaving my [job] out?",
        "My [job] may be told; not any more.",
        "- say my [job]",
        "I've been too open about my [job].",
        "You dare tell my [job].",
    ],
)
@pytest.mark.parametrize("read_as", ["hide", "allow"])
def test_what_is_not_plain_is_left_to_the_reader(sentence, read_as):
    assert asked(sentence, read_as) == read_as


@pytest.mark.parametrize(
    "sentence", ["pls do say my [job]", "They told everybody about my [job].", "Never forget to mention my [job]."]
)
def test_a_wish_to_hide_that_only_seems_to_allow_stays_one(sentence):
    assert asked(sentence, "hide") == "hide" and asked(sentence, "allow") == "allow"


@pytest.mark.parametrize("more", ["though masked", "but mask it", "but redact it"])
def test_an_allowance_that_the_next_clause_takes_back_is_none(more):
    assert {asked(f"My [job] is okay, {more}.", read_as) for read_as in ("hide", "allow")} == {"hide"}


def test_what_remains_is_hidden_by_a_clause_that_hides_it():
    assert asked("[Anything else] is okay to leave out.", "allow", category="everything") == "hide"


def test_nothing_and_everything_are_left_to_the_reader():
    assert asked("[Nothing] may be told but my country.", "hide", category="everything") == "hide"


def test_all_about_somebody_else_is_allowed_beside_a_word_of_forbidding_by_a_plain_clause_alone():
    whole = {"category": "everything", "subject": "other"}
    assert asked("Don't hide [my sister].", "allow", **whole) == "allow"
    assert asked("Never, ever [my sister], please, in any of it.", "allow", **whole) == "hide"
    assert asked("Sure, all of [my sister] can come into it.", "allow", **whole) == "allow"


def test_two_things_of_one_clause_have_one_sense():
    assert sense("I don't mind my \ufffc and my \ufffd being known") == "allow"
    assert sense("tell my \ufffc and hide my \ufffd") is None


def test_a_comma_between_two_wishes_makes_no_list_of_what_they_name():
    assert sense("Don't tell my \ufffd, my \ufffc is fine") is None
    assert sense("Don't tell my \ufffd, my \ufffc") == "hide"
    assert sense("My \ufffd, my \ufffc are private") == "hide"
    rules = compiled("Don't tell my town, everything else is fine.", "mine").rules
    assert [rule.says for rule in rules] == ["hide", "allow"]


def test_a_list_keeps_to_the_line_above_it():
    rules = compiled("Never share:\nmy job\nmy age", "mine").rules
    assert {rule.says for rule in rules} == {"hide"}


def test_what_goes_on_from_what_is_read_as_hidden_is_hidden_too():
    firm, age = (
        Mention(at, at + len(words), action, "job", "me", False, 0.99, 1.0, words)
        for at, words, action in ((18, "firm", "hide"), (50, "age", "allow"))
    )
    text = "I'd be glad if my firm is left out, and so may my age be."
    assert (text[18:22], text[50:53]) == ("firm", "age")
    assert [mention.action for mention in plain(text, [firm, age])] == ["hide", "hide"]


def test_what_goes_on_from_a_plain_clause_has_its_sense():
    def read(sentence):
        return [(rule.says, rule.category) for rule in compiled(sentence, "mine").rules]

    assert read("My nationality is okay, my city also.") == [("allow", "nationality"), ("allow", "location")]
    assert read("The country may be told, and so may the city.") == [("allow", "location"), ("allow", "location")]
    assert read("My nationality is secret, my city also.") == [("hide", "nationality"), ("hide", "location")]


@pytest.mark.parametrize(
    "prose",
    [
        "i dont want nobody knowing i take antidepressants",
        "I don't want nothing said about my debts.",
        "I've said too much about my job already.",
        "My town stays, my name goes.",
        "My town may be known to exactly one person, and that's me.",
    ],
)
def test_what_hides_in_so_many_words_hides_whatever_the_reader_says(prose):
    profile = compiled(prose, "mine")
    assert profile.unread or all(rule.action.hides for rule in profile.rules)


@pytest.mark.parametrize("run", [" ", "."])
def test_a_long_run_of_one_mark_takes_a_time_in_proportion_to_its_length(run):
    def took(many):
        began = time.thread_time()
        clause_around(f"My job{run * many}x is fine", 0)
        return time.thread_time() - began

    assert min(took(4000) for _ in range(3)) < 12 * min(took(1000) for _ in range(3)) + 0.001
