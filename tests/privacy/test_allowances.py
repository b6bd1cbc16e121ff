"""An allowance counts only where it is worded as one."""

import pytest

from local_models.reader import Mention
from privacy.allowances import allows_a_thing, worded
from privacy.compile import compiled


def says(prose):
    return {(rule.says, rule.category and rule.category.value) for rule in compiled(prose, "mine").rules}


@pytest.mark.parametrize(
    ("prose", "category"),
    [
        ("That I'm gay is mine to tell.", "sexuality"),
        ("The people I mention by name: make the names go away.", "name"),
        ("Staff names and their salaries stay in-house.", "finance"),
        ("Just my surname and my house number.", "address"),
        ("My telephone number.", "contact"),
        ("The party I am in.", "politics"),
        ("My illness and all.", "health"),
        ("The school my kids are in.", "education"),
        ("What I believe and how I vote, leave it.", "religion"),
    ],
)
def test_what_is_not_worded_as_one_hides(prose, category):
    assert says(prose) >= {("hide", category)}
    assert not [each for each in says(prose) if each[0] == "allow"]


@pytest.mark.parametrize(
    ("prose", "category"),
    [
        ("My job is fine.", "job"),
        ("I teach. You can say that.", "job"),
        ("My name may be told. My job too.", "job"),
        ("Things that may go:\n- my job\n- the town", "job"),
    ],
)
def test_what_is_worded_as_one_or_goes_on_with_one_allows(prose, category):
    assert ("allow", category) in says(prose)


@pytest.mark.parametrize(
    "sentence",
    [
        "the make and model can stay thats what i ask about",
        "Error messages you may send whole.",
        "Mine you can send.",
        "mine you can talk about, i've got gout and that's it",
    ],
)
def test_to_pass_over_what_allows_something_unknown_protects_so_it_holds_nothing(sentence):
    assert allows_a_thing(sentence)
    assert not compiled(f"Hide my health. {sentence}", "mine").unread


@pytest.mark.parametrize(
    "sentence",
    [
        "The make can stay, but not the plate.",
        "My plans can stay here.",
        "Mine you can send only if I say so, never else.",
        "The Frobnitz thing must vanish.",
        "Error messages you may send without the paths.",
        "Anonymity is important.",
        "The gist can be told, so trim the details.",
        "Deleting my past is okay.",
        "The recipe is public, I withhold the spice.",
        "I have nothing to hide, however keep my past dim.",
    ],
)
def test_but_not_what_asks_for_anything_besides(sentence):
    assert not allows_a_thing(sentence)


def test_the_rest_may_be_left_alone():
    assert says("Hide my health. Leave the rest be.") == {("hide", "health")}
    assert says("Hide my health. Leave the rest out.") == {("hide", "health"), ("hide", None)}


@pytest.mark.parametrize(
    "before", ["Only talk about my job.", "My job may be told.", "Stick to talking about my symptoms."]
)
def test_but_after_what_may_be_told_that_hides_it(before):
    assert ("hide", None) in says(f"{before} Leave the rest be.")


@pytest.mark.parametrize(
    "prose",
    [
        "Age, symptoms and medication must stay or the answer is useless to me.",
        "Symptoms are needed for the answer.",
        "Symptoms needed.",
    ],
)
def test_what_the_answer_needs_is_allowed(prose):
    assert ("allow", "health") in says(prose)
    assert not [each for each in says(prose) if each[0] == "hide"]


@pytest.mark.parametrize(
    "prose", ["My symptoms must stay.", "My symptoms must stay hidden or nothing makes sense."]
)
def test_what_must_stay_may_have_to_stay_here(prose):
    assert ("allow", "health") not in says(prose)


def asked(sentence, score):
    """What a sentence asks for the words in square brackets, which the reader takes to be allowed, so surely."""
    start = sentence.index("[")
    words = sentence[start + 1 : sentence.index("]")]
    mention = Mention(start, start + len(words), "allow", "job", "me", False, score, 1.0, words)
    return worded(sentence.replace("[", "").replace("]", ""), [mention], (), "")[0].action


def test_what_is_not_worded_as_one_counts_where_the_reader_is_all_but_certain():
    assert asked("My [pills] lie on the table.", 0.99) == "allow"
    assert asked("My [pills] lie on the table.", 0.9) == "hide"
    assert asked("Just my [surname].", 0.99) == "hide"


@pytest.mark.parametrize(
    "sentence",
    [
        "By all means name my [firm], if you want me sacked.",
        "You're welcome to tell them my [faith] the day pigs fly.",
        "Up to now everybody knew about my [stutter].",
        "My [salary] is secret, and so may it stay.",
        "My [faith] may go as far as this screen.",
        "The people I work with can know I'm [pregnant].",
    ],
)
def test_what_is_kept_back_is_hidden_however_certain_the_reader_is(sentence):
    assert asked(sentence, 1.0) == "hide"


def test_some_of_several_things_are_none_of_them_for_sure():
    profile = compiled("I'm a locksmith, I live in Zug, I'm a Freemason. Two of these you may tell.", "mine")
    assert not [rule for rule in profile.rules if rule.says == "allow" and rule.category in (None, "religion")]
