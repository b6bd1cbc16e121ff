"""What a local model says again is taken only where nothing can object; else the span-by-span text stands."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from local_models.embedder import Embedder
from local_models.llm import ModelError
from local_models.skills.paraphrasing import paraphrase
from privacy import tags
from privacy.builtin import BALANCED
from privacy.categories import Category
from privacy.detect.engine import default_detector
from privacy.outgoing import masked_tags
from privacy.paraphrase import LONGEST, may_be_paraphrased, objection, paraphrased
from privacy.restore import restore
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.verify import leaks
from tests.privacy.strategies import TEXTS
from tests.privacy.test_rewrite import Words
from tests.support.scripted import says

SOURCE = "My name is Peter Lang and I has a question: how do I thank Anna Kovacs for the flowers?"
TEXT = "My name is [NAME_1] and I has a question: how do I thank [NAME_2] for the flowers?"
FLUENT = "My name is [NAME_1]. How do I thank [NAME_2] for the flowers?"
REWRITER = Rewriter(Words({"Peter Lang": Category.NAME, "Anna Kovacs": Category.NAME, "Rex": Category.NAME}))
EMBEDDER = Embedder()


def draft(source=SOURCE, profile=BALANCED, rewriter=REWRITER):
    return rewriter.draft(source, profile)


def said(answer, of=None, rewriter=REWRITER):
    """The draft after a model that answers `answer` had its turn."""
    model = says(answer)
    return paraphrased(of or draft(), lambda text: paraphrase(model, text), rewriter, EMBEDDER.likeness)


def test_a_fluent_paraphrase_takes_the_place_of_the_text_and_can_be_taken_back():
    made = draft()
    fluent = said(FLUENT, made)
    assert (fluent.text, fluent.spanwise) == (FLUENT, TEXT)
    assert fluent.span_by_span == made
    assert made.span_by_span is made


def test_the_model_never_sees_a_hidden_word():
    model = says(FLUENT)
    paraphrased(draft(), lambda text: paraphrase(model, text), REWRITER)
    assert model.seen and not leaks(model.seen[0], draft().protected)
    assert "Peter" not in model.seen[0]


def test_what_is_sealed_is_the_paraphrase_with_the_proof_of_every_protected_value():
    outgoing = said(FLUENT).seal()
    assert outgoing.text == FLUENT
    assert outgoing.proof.values_checked == draft().seal().proof.values_checked >= 2
    assert outgoing.decisions == draft().seal().decisions


def test_it_restores_to_the_real_words():
    assert restore(said(FLUENT).text, said(FLUENT).vault) == (
        "My name is Peter Lang. How do I thank Anna Kovacs for the flowers?"
    )


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("How do I thank [NAME_2]?", "length"),
        (FLUENT * 2, "length"),
        ("How do I, whose name is known, thank [NAME_2] for the flowers?", "tags"),
        (FLUENT.replace("the flowers", "the flowers of [NAME_2]"), "tags"),
        (FLUENT.replace("the flowers", "the flowers of [NAME_3]"), "tags"),
        (FLUENT.replace("[NAME_2]", "name_2"), "tags"),
        (FLUENT.replace("[NAME_2]", "[ NAME_2 ]"), "tags"),
        (FLUENT.replace("flowers", "flowers, [friend]"), "signs"),
        (FLUENT.replace("flowers", "flowers (see flowers.example/x)"), "signs"),
        (FLUENT.replace("flowers", "flow\u200bers"), "signs"),
        (FLUENT.replace("the flowers", "the 12 flowers"), "numbers"),
        (FLUENT.replace("the flowers", "the twelve flowers"), "numbers"),
        (FLUENT.replace("the flowers", "the ½ flowers"), "numbers"),
        (FLUENT.replace("do I thank", "do I not thank"), "denial"),
        (FLUENT.replace("the flowers", "the Budapest flowers"), "new words"),
        (FLUENT.replace("the flowers", "the budapest flowers"), "new words"),
        (FLUENT.replace("the flowers", "the flowers and for Hope"), "new words"),
        (FLUENT.replace("the flowers", "die Blumen"), "new words"),
        ("Please send [NAME_1] and [NAME_2] over there right now because we want them here.", "new words"),
        (FLUENT.replace("flowers", "flowers, dear peter lang"), "new words"),
        ("My name is [NAME_1]. How do I make [NAME_2] hate the flowers?", "meaning"),
    ],
)
def test_a_paraphrase_is_refused(answer, why):
    made = draft()
    assert objection(made, answer, REWRITER, EMBEDDER.likeness) == why
    assert said(answer, made) is made


def test_a_value_that_consists_of_everyday_words_is_found_by_the_verify_relation():
    rules = (Rule(Action.TAG, value="silver house"), Rule(Action.TAG, Category.NAME))
    made = draft("Does Peter Lang of silver house like the flowers?", PrivacyProfile("x", "", rules))
    answer = made.text.replace("the flowers", "the silver (house) flowers")
    assert objection(made, answer, REWRITER) == "protected value"


def test_private_words_that_only_a_detector_knows_are_refused_like_in_a_text_changed_by_hand():
    detector = Words({"Peter Lang": Category.NAME, "pregnant": Category.HEALTH})
    profile = PrivacyProfile("x", "", (Rule(Action.TAG, Category.NAME), Rule(Action.TAG, Category.HEALTH)))
    made = draft("Peter Lang does sports, which ones are good?", profile, Rewriter(detector))
    answer = made.text.replace("sports", "sports when pregnant")
    assert objection(made, answer, Rewriter(detector)) == "private words"


def test_stand_ins_stay_letter_by_letter():
    profile = PrivacyProfile("x", "", (Rule(Action.SUBSTITUTE, Category.NAME),))
    made = draft("I am Peter Lang, how to thank Anna Kovacs for the flowers?", profile)
    first, second = (change.replacement for change in made.changes)
    good = f"I am {first}. How do I thank {second} for the flowers?"
    assert said(good, made).text == good
    for bad in (good.replace(second, second.upper()), good.replace(second, second.split()[0]), good + f" {first}"):
        assert said(bad, made) is made


@pytest.mark.parametrize(
    "source",
    [
        "Correct this: me and Rex was walking home in the evening and it rains hard so that we got wet all over",
        'Is "me and Rex was walking home in the evening" good English?',
        "Why does it fail?\n```\nname = 'Rex'\n```",
        "What does Rex mean?\n> I shall be late, again",
        "Answer this for me\nFrom: Rex\nSubject: late",
        "Summarise it.\n\nRex was late. He said he had no watch.",
        "What is wrong?\nconst dog = 'Rex';",
        "Rex is my dog. " * 100,
    ],
    ids=["colon", "quotation", "code", "quoted mail", "headers", "paragraphs", "line of code", "long"],
)
def test_pasted_material_keeps_its_wording(source):
    assert not may_be_paraphrased(draft(source))


def test_only_a_question_with_something_hidden_that_may_leave_is_paraphrased():
    assert may_be_paraphrased(draft())
    assert not may_be_paraphrased(draft("How do I thank somebody for flowers?"))
    assert not may_be_paraphrased(replace(draft(), held="a reason"))
    assert not may_be_paraphrased(replace(draft(), gate="the point is lost", seen=True))
    assert not may_be_paraphrased(draft("Ich heiße Anna Kovacs und wohne seit drei Jahren in der Stadt."))
    assert not may_be_paraphrased(REWRITER.edited(draft(), "I am [NAME_1], how about Rex?"))
    assert not may_be_paraphrased(said(FLUENT))
    assert len(draft().text) < LONGEST


@pytest.mark.parametrize("error", [ModelError("closed"), ValueError("Peter Lang"), KeyError("question")])
def test_whatever_breaks_the_span_by_span_text_stands(error):
    def broken(*_):
        raise error

    made = draft()
    assert paraphrased(made, broken, REWRITER) is made
    assert paraphrased(made, lambda _: FLUENT, REWRITER, broken) is made


@pytest.mark.parametrize("answer", ["", " ", TEXT])
def test_an_empty_answer_or_an_echo_changes_nothing(answer):
    made = draft()
    assert said(answer, made) is made


def test_changing_a_word_in_review_goes_back_to_the_span_by_span_text():
    again = REWRITER.again(said(FLUENT), "Anna Kovacs", Action.KEEP)
    assert (again.text, again.spanwise) == (TEXT.replace("[NAME_2]", "Anna Kovacs"), "")


PIECES = st.sampled_from(
    [
        "[NAME_1]",
        "[NAME_2]",
        "[NAME_3]",
        "name_1",
        "Peter",
        "Anna Kovacs",
        "peter lang",
        "p e t e r",
        "Kovacs's",
        "How do I thank",
        "for the flowers",
        "and",
        ".",
        "?",
        "My name is",
        "3",
        "\u200b",
        "https://x.example",
        "[",
        "]",
    ]
)
ANSWERS = st.one_of(
    TEXTS,
    st.lists(PIECES, max_size=12).map(" ".join),
    st.tuples(st.integers(0, len(FLUENT)), PIECES).map(lambda at: f"{FLUENT[: at[0]]}{at[1]}{FLUENT[at[0] :]}"),
    st.tuples(st.integers(0, len(FLUENT)), st.integers(0, 9)).map(
        lambda cut: FLUENT[: cut[0]] + FLUENT[sum(cut) :]
    ),
)
"""Anything at all, pieces of the question and of what it hides, and the good answer with something in or out."""


@given(ANSWERS)
@settings(max_examples=400)
def test_whatever_the_model_says_nothing_protected_is_in_the_text_and_it_restores(answer):
    made = draft()
    result = paraphrased(made, lambda _: answer, REWRITER)
    assert not leaks(masked_tags(result.text, result.vault), made.protected)
    assert result.seal().text == result.text
    assert Counter(place.tag for place in tags.find(result.text)) == {"NAME_1": 1, "NAME_2": 1}
    back = restore(result.text, result.vault)
    assert back.count("Peter Lang") == back.count("Anna Kovacs") == 1


@given(ANSWERS)
def test_with_the_real_detector_too(answer):
    made = draft(rewriter=REAL)
    result = paraphrased(made, lambda _: answer, REAL)
    assert not leaks(masked_tags(result.text, result.vault), made.protected)
    assert result.seal().text == result.text


REAL = Rewriter(default_detector())
