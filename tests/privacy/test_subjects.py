"""Whose a span is."""

import pytest

from privacy.categories import Category
from privacy.spans import Span
from privacy.subjects import Subjects


def tied(text, words, *who):
    at = text.index(words)
    return Subjects(text, who).of(Span(at, at + len(words), Category.HEALTH, 1.0, "test"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My sister has lupus.", "lupus"),
        ("My sister Mira lives in Graz. She has lupus.", "lupus"),
        ("Mira, my sister, lives in Graz.", "Graz"),
        ("my sister mira is 34 and owes 300", "300"),
        ("I worry because my sister has lupus.", "lupus"),
        ("It is lupus, says my sister.", "lupus"),
        ("My sister's name is on the list. Her doctor said lupus.", "lupus"),
    ],
)
def test_what_is_said_of_somebody_is_tied_to_them(text, words):
    assert tied(text, words, "my sister") == {"my sister"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My sister lives in Graz and I have lupus.", "lupus"),
        ("I have lupus.", "lupus"),
        ("My sister called. It rained. The shop was shut. The word is lupus.", "lupus"),
        ("I have lupus and my sister helps.", "lupus"),
    ],
)
def test_what_is_said_of_the_writer_or_of_nobody_is_not(text, words):
    assert tied(text, words, "my sister") == frozenset()


def test_a_name_given_to_somebody_stands_for_them():
    text = "My brother Tom moved. Later Tom got a loan of 300."
    assert tied(text, "300", "my brother") == {"my brother"}


def test_what_is_said_of_anybody_but_the_writer_is_tied_to_other_people():
    text = "I have asthma. My uncle has lupus."
    assert tied(text, "lupus", "other people") == {"other people"}
    assert tied(text, "asthma", "other people") == frozenset()


def test_several_people_are_told_apart():
    text = "My brother has asthma. My mum has lupus."
    assert tied(text, "asthma", "my brother", "my mother") == {"my brother"}
    assert tied(text, "lupus", "my brother", "my mother") == {"my mother"}


def test_rules_about_the_writer_or_anyone_need_nobody():
    assert tied("My sister has lupus.", "lupus", "me", "anyone") == frozenset()


def presumed(text, words, name, *who):
    at, named = text.index(words), text.index(name)
    names = [Span(named, named + len(name), Category.NAME, 1.0, "test")]
    span = Span(at, at + len(words), Category.HEALTH, 1.0, "test")
    subjects = Subjects(text, who, names)
    assert not subjects.of(span)
    return subjects.perhaps(span)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Philippa is seven and I sew.", "seven"),
        ("Philippa goes to Oakwood School.", "Oakwood School"),
        ("Philippa slept badly. She has asthma.", "asthma"),
        ("Philippa and Finn started at Oakwood.", "Oakwood"),
        ("Philippa (class 3b) has asthma.", "asthma"),
        ("Philippa, 20, moved to Utrecht.", "Utrecht"),
        ("Philippa, senior editor, 8 years with us, is on 51,200.", "51,200"),
    ],
)
def test_somebody_of_whom_the_text_does_not_say_who_it_is_may_be_whom_a_rule_describes(text, words):
    assert presumed(text, words, "Philippa", "daughter") == {"daughter"}
    assert presumed(text, words, "Philippa", "daughter", "My patients") == {"daughter", "My patients"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My boss Philippa is seven.", "seven"),
        ("Dr Philippa is seven.", "seven"),
        ("Write to Philippa that it is seven.", "seven"),
    ],
)
def test_but_not_somebody_whom_the_text_explains_or_of_whom_it_tells_nothing(text, words):
    assert presumed(text, words, "Philippa", "daughter") == frozenset()


def test_a_name_with_a_title_may_be_that_of_somebody_by_their_role_but_not_of_a_child():
    text = "I rent it from a Mr Desmond Arkwright."
    name = Span(20, 37, Category.NAME, 1.0, "test")
    assert Subjects(text, ["landlord", "my daughter"], [name]).perhaps(name) == {"landlord"}


def test_the_word_for_one_of_several_means_them_where_it_can_be_no_other_word():
    text = "The record player is old. A caller named Gareth drives a bus."
    subjects = Subjects(text, ["callers", "players"], [])
    for words, surely, who in (("bus", {"callers"}, "callers"), ("old", set(), "players")):
        span = Span(text.index(words), text.index(words) + 3, Category.JOB, 1.0, "test")
        assert (subjects.of(span), subjects.perhaps(span)) == (surely, {who})


def test_a_rule_with_a_name_means_nobody_of_another_name():
    assert presumed("Philippa is seven.", "seven", "Philippa", "Tom") == frozenset()


def test_a_name_that_nothing_explains_may_be_that_of_anybody_whom_a_rule_describes():
    text = "Ask Leo to bring the ladder."
    name = Span(4, 7, Category.NAME, 1.0, "test")
    assert Subjects(text, ["my son", "Tom"], [name]).perhaps(name) == {"my son"}
    text = "My son sings. Ask Leo to bring the ladder."
    name = Span(18, 21, Category.NAME, 1.0, "test")
    subjects = Subjects(text, ["my son"], [name])
    assert (subjects.of(name), subjects.perhaps(name)) == ({"my son"}, frozenset())


def test_a_presumed_name_takes_nothing_from_somebody_who_is_surely_spoken_of():
    text = "My sister called. Philippa said she has lupus."
    name = Span(18, 26, Category.NAME, 1.0, "test")
    at = text.index("lupus")
    span = Span(at, at + 5, Category.HEALTH, 1.0, "test")
    subjects = Subjects(text, ["my sister", "my boss"], [name])
    assert subjects.of(span) == {"my sister"}
    assert subjects.perhaps(span) == {"my boss"}


def test_a_name_that_is_told_of_a_thousand_times_is_looked_for_once():
    text = "Philippa is seven. " * 1000
    names = [Span(at, at + 8, Category.NAME, 1.0, "test") for at in range(0, len(text), 19)]
    assert len(Subjects(text, ["daughter"], names).turns(0, len(text))) == 1000


def test_what_is_called_mine_is_nobody_elses():
    assert tied("My ex left for Graz; my gout and I stayed.", "gout", "my ex") == frozenset()
    assert tied("My ex left for Graz; her gout stayed.", "gout", "my ex") == {"my ex"}


def test_a_number_of_them_are_still_those_of_the_rule():
    for whose in ("my kids", "my two kids", "the three kids"):
        assert tied(f"I read to {whose} with gout.", "gout", "my kids") == {"my kids"}


def test_what_is_said_of_a_family_is_said_of_its_members():
    for whom in ("family", "my relatives"):
        assert tied("My wife has gout.", "gout", whom) == {whom}
        assert tied("I have two children with gout.", "gout", whom) == {whom}
    assert tied("My neighbour has gout.", "gout", "family") == frozenset()


def names(text, *words):
    return [Span(text.index(w), text.index(w) + len(w), Category.NAME, 0.9, "test", "name") for w in words]


def whom(text, words, *subjects, name=()):
    at = text.index(words)
    span = Span(at, at + len(words), Category.HEALTH, 0.9, "test")
    found = Subjects(text, subjects, names(text, *name))
    return found.of(span), found.perhaps(span)


def test_what_is_told_of_her_after_she_met_us_may_still_be_hers_but_nothing_is_allowed_for_that():
    tied, perhaps = whom("My mother lives with us and has gout.", "gout", "my mother")
    assert "my mother" not in tied and "my mother" in perhaps
    tied, perhaps = whom("My mother lives with us and I have gout.", "gout", "my mother")
    assert not tied and not perhaps


def test_anybody_named_at_work_may_be_one_of_those_served():
    text = "I had Mrs. Adeyemi in today, with gout."
    tied, perhaps = whom(text, "gout", "my patients", name=("Adeyemi",))
    assert not tied and perhaps == {"my patients"}
    assert whom(text, "gout", "my sister", name=("Adeyemi",))[1] == frozenset()
    mine = "Mrs. Adeyemi rang. I have gout."
    assert whom(mine, "gout", "my patients", name=("Adeyemi",))[1] == frozenset()


def test_everybody_is_whoever_is_not_the_writer():
    assert whom("My client stands accused and has gout.", "gout", "everybody")[0] == {"everybody"}
    assert whom("I have gout.", "gout", "everybody")[0] == frozenset()


def test_what_the_writer_tells_of_themselves_is_surely_nobody_elses():
    text = "At 73 I've decided to learn the ukulele for my grandchildren."
    span = Span(3, 5, Category.AGE, 1.0, "test")
    subjects = Subjects(text, ["grandchildren"], [])
    assert subjects.of(span) == subjects.loosely(span) == {"grandchildren"}


def test_what_stands_right_behind_a_name_may_be_theirs():
    assert presumed("For Philippa, 11 November 2018, a cake.", "11 November 2018", "Philippa", "my kids") == {
        "my kids"
    }


def test_a_firm_that_nothing_explains_may_be_a_client_whom_a_rule_describes():
    text = "A catalogue for Drennan Garden Supplies, 32 hours."
    span = Span(16, 39, Category.EMPLOYER, 1.0, "test")
    assert Subjects(text, ["my clients", "my sister"], []).perhaps(span) == {"my clients"}
