"""Particular things of one category with opposite verdicts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy import particular
from privacy.categories import Category
from privacy.particular import MINE, kinds_of, let_through, names_it
from privacy.rules import Action, Rule
from privacy.spans import Span
from tests.privacy.sending import sent

HEALTH, FINANCE = Category.HEALTH, Category.FINANCE
ILL = ("I have multiple sclerosis, take lithium, and my left hand tingles.",)
FOUND = (
    ("multiple sclerosis", HEALTH, ""),
    ("lithium", HEALTH, ""),
    ("left hand tingles", HEALTH, ""),
)


@pytest.mark.parametrize(
    ("prose", "stays"),
    [
        ("Hide my diagnosis. My symptoms may be told.", {"left hand tingles"}),
        ("My medication is private. The diagnosis isn't.", {"multiple sclerosis"}),
        ("My health is private. My medication is fine.", {"lithium"}),
        ("Hide my tingling. My symptoms may be told.", set()),
        ("Hide my sclerosis. My medication is fine.", set()),
        ("My medication is fine, but not which.", set()),
        ("Hide my health.", set()),
    ],
)
def test_what_is_surely_of_an_allowed_kind_stays_where_no_wish_names_anything_of_its_own(prose, stays):
    left = sent(prose, *ILL, *FOUND)
    assert {words for words, *_ in FOUND if words in left} == stays


@pytest.mark.parametrize(
    ("prose", "text", "stays", "goes"),
    [
        (
            "You can mention my diabetes. Never mention my depression.",
            "I have type 1 diabetes and depression.",
            ("type 1 diabetes",),
            ("depression",),
        ),
        (
            "You can mention my knee. Never mention my cancer.",
            "I had a tumour in the knee removed.",
            (),
            ("tumour in the knee",),
        ),
    ],
)
def test_what_has_only_the_allowed_words_stays_beside_what_is_hidden(prose, text, stays, goes):
    left = sent(prose, text, *((words, HEALTH, "") for words in (*stays, *goes)))
    assert all(words in left for words in stays) and not [words for words in goes if words in left]


@pytest.mark.parametrize(
    ("text", "amount", "kinds"),
    [
        ("I earn 3,100 a month", "3,100 a month", {"income"}),
        ("I earn about 3,100", "3,100", {"income"}),
        ("I pay 940 rent", "940", {"rent"}),
        ("The rent is 940", "940", {"rent"}),
        ("I owe 18,500.", "18,500", {"debt"}),
        ("I've saved £8,000 and want a boat", "£8,000", {"savings"}),
        ("I earn 3,000 rent included", "3,000", set()),
        ("I make debts of 4,000 a year", "4,000", set()),
        ("I earn 2,000, and 900 went missing", "900", set()),
        ("As soon as my salary comes in £640 goes to the card company", "£640", set()),
        ("My savings won't cover the £11,000 I owe", "£11,000", set()),
        ("She earns 2,000", "2,000", set()),
        ("I rent out my garage for £120", "£120", set()),
        ("I'm behind with the rent by £1,900", "£1,900", set()),
        ("It costs 940", "940", set()),
    ],
)
def test_an_amount_is_of_the_kind_that_stands_right_around_it(text, amount, kinds):
    at = text.index(amount)
    assert kinds_of(Span(at, at + len(amount), FINANCE, 0.9, "test"), text) - {MINE} == kinds


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("metformin 500 twice a day", {"medicine"}),
        ("see double when", {"symptom"}),
        ("lung cancer", {"diagnosis"}),
        ("94 kg", {"weight"}),
        ("1.74 m", {"height"}),
        ("arthritis pain", set()),
        ("scarlet fever", set()),
        ("brain bleed", set()),
        ("herpes rash", set()),
        ("snorted 20 mg of heroin", set()),
        ("beta hCG 900 IU", set()),
        ("2 kg fibroid", set()),
        ("in treatment", set()),
    ],
)
def test_a_thing_of_health_is_of_the_kind_that_all_of_its_words_say(words, kinds):
    assert kinds_of(Span(0, len(words), HEALTH, 0.9, "test"), words) - {MINE} == kinds


def rule(action, words, category=HEALTH, **more):
    return Rule(action, category, words=words, sentence=words, **more)


def through(letting, hiding, words, kinds=()):
    return [*let_through([letting], [hiding], HEALTH, words, frozenset({MINE, *kinds}))]


def test_what_looks_like_two_kinds_is_of_neither_for_sure():
    letting, hiding = rule(Action.KEEP, "symptoms"), rule(Action.TAG, "diagnosis")
    assert through(letting, hiding, "pain", {"symptom"}) == [letting]
    assert not through(letting, hiding, "arthritis pain", {"symptom", "diagnosis"})


def test_what_is_told_roughly_or_is_anothers_lets_nothing_through():
    hiding = rule(Action.TAG, "diagnosis")
    for letting in (rule(Action.GENERALISE, "symptoms"), rule(Action.KEEP, "symptoms", subject="my sister")):
        assert not through(letting, hiding, "pain", {"symptom"})


def test_a_wish_of_another_category_may_mean_anything():
    letting, hiding = rule(Action.KEEP, "symptoms"), rule(Action.TAG, "what he did", Category.LEGAL)
    assert not through(letting, hiding, "pain", {"symptom"})


def test_an_illness_called_after_its_symptom_is_no_symptom():
    text = "They diagnosed me with back pain"
    assert "symptom" not in kinds_of(Span(text.index("back"), len(text), HEALTH, 0.9, "test"), text)


LEAKS = [
    ("My health is private. My asthma medication is fine.", "I take lithium and salbutamol.", "lithium"),
    ("Nothing about me except my asthma medication.", "I take lithium and salbutamol.", "lithium"),
    ("My health is private. My drug allergy is fine.", "I take lithium.", "lithium"),
    ("My health is private. The pain in my knee may be told.", "I keep vomiting at night.", "vomiting"),
    ("My health is private. My weight loss is fine.", "I weigh 94 kg now.", "94 kg"),
    ("Never mention my medication or my headaches. My symptoms are fine.", "I get headaches.", "headaches"),
    ("Never mention my HIV medication. My other diagnoses are fine.", "I have HIV.", "HIV"),
    ("Hide the drugs for my bipolar. My diagnosis is fine.", "I am bipolar.", "bipolar"),
    ("My health is private. My knee is fine.", "They found cancer in the knee.", "cancer in the knee"),
    ("Hide my diagnosis. My knee may be told.", "I have knee arthritis.", "knee arthritis"),
    ("My health is private. My symptoms may be told.", "My daughter has a cough.", "cough"),
    ("My health is private. My symptoms may be told.", "Lena came. Her rash itches.", "rash itches"),
    ("My health is private. My symptoms may be told.", 'He wrote: "My knee hurts."', "knee hurts"),
]


@pytest.mark.parametrize(("prose", "text", "secret"), LEAKS)
def test_leave_for_less_or_for_another_thing_lets_nothing_through(prose, text, secret):
    assert secret not in sent(prose, text, (secret, HEALTH, ""))


@pytest.mark.parametrize(
    ("prose", "text", "secret"),
    [
        ("My finances are private. My sick pay is fine.", "I earn 3,100 a month.", "3,100 a month"),
        ("My finances are private. My income is fine.", "My sister said: I earn 3,000.", "3,000"),
    ],
)
def test_nor_an_amount(prose, text, secret):
    assert secret not in sent(prose, text, (secret, FINANCE, ""))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("medication", True),
        ("my current medication", True),
        ("asthma medication", False),
        ("medication, rash", False),
    ],
)
def test_an_allowance_means_a_kind_only_if_it_names_nothing_else(words, meant):
    span = Span(7, 14, HEALTH, 0.9, "test")
    assert names_it(rule(Action.KEEP, words), span, "I take lithium.") is meant


@pytest.mark.parametrize("hides", ["how much", "figures", "the amount", "which"])
def test_only_how_much_or_which_is_no_wish_about_another_kind(hides):
    letting, hiding = rule(Action.KEEP, "savings", FINANCE), rule(Action.TAG, hides, FINANCE)
    assert not [*let_through([letting], [hiding], FINANCE, "8,000 of savings", frozenset({MINE, "savings"}))]


def test_that_there_is_such_a_thing_is_no_leave_to_say_which():
    letting, hiding = rule(Action.KEEP, "medicine", finer=frozenset({"in general"})), rule(Action.TAG, "health")
    assert not through(letting, hiding, "lithium", {"medicine"})


@given(st.text(max_size=60), st.sampled_from(["medicine", "symptom", "diagnosis"]))
def test_nothing_is_let_through_that_a_wish_names_by_the_same_words(words, kind):
    same = "my left hand"
    assert not through(rule(Action.KEEP, same), rule(Action.TAG, same), f"left hand {words}", {kind})


@given(st.text(min_size=1, max_size=300))
def test_kinds_are_found_in_any_text_and_none_in_long_words(text):
    for category in (HEALTH, FINANCE):
        kinds = kinds_of(Span(0, len(text), category, 0.9, "test"), text)
        assert len(text.strip()) <= 60 or not kinds


def test_who_else_is_spoken_of_is_looked_for_once_a_text():
    particular._first_of_another.cache_clear()
    text = "My knee hurts. My back hurts. My head hurts, said Lena. My eyes hurt."
    spans = [
        Span(text.index(each), text.index(each) + 10, HEALTH, 0.9, "test") for each in ("knee", "back", "eyes")
    ]
    assert [MINE in kinds_of(span, text) for span in spans] == [True, True, False]
    assert particular._first_of_another.cache_info().misses == 1
