"""Illnesses become the part of the body or mind that they are of."""

import pytest

from tests.privacy.generalise.saying import said


@pytest.mark.parametrize(
    ("sentence", "rougher"),
    [
        ("I have {diabetes}.", "I have a hormonal condition."),
        ("I was diagnosed with {breast cancer}.", "I was diagnosed with a serious illness."),
        ("a {heart attack} in May", "a heart or blood vessel condition in May"),
        ("I have a chronic {asthma}.", "I have a chronic lung condition."),
        ("I have chronic {asthma}.", None),
        ("my {depression} got worse", "my mental health condition got worse"),
        ("my {migraines} are back", "my neurological conditions are back"),
        ("{Diabetes} runs in my family", "A hormonal condition runs in my family"),
        ("I'm {diabetic}.", "I'm living with a hormonal condition."),
        ("I'm a {diabetic}.", "I'm a person with a hormonal condition."),
        ("I've been {depressed} since May", "I've been living with a mental health condition since May"),
        ("I'm {HIV positive}", "I'm living with an infection"),
        ("I'm {pregnant}", "I'm dealing with a health matter"),
        ("I have an {eating disorder}", "I have an unspecified mental health condition"),
        ("I've got {Guillain-Barré syndrome}", "I've got a health condition"),
        ("I take {20 mg of fluoxetine} daily", "I take a medicine daily"),
        ("I had {an MRI}", "I had a medical test"),
        ("after my {hysterectomy}", "after my medical treatment"),
        ("my {oncologist} says", "my healthcare professional says"),
    ],
)
def test_an_illness_is_told_by_what_it_is_of(sentence, rougher):
    assert said("health", sentence) == rougher


@pytest.mark.parametrize(
    "sentence",
    [
        "I feel {sick}",
        "I'm very {anxious}",
        "a {diabetic} friend",
        "She went {into remission}",
        "I weigh {80 kg}",
        "met at a {blood drive}",
        "I {had bad kidneys} then",
        "my {back hurts all day}",
        "I feel {bald from chemo}",
    ],
)
def test_where_a_noun_would_not_read_nothing_is_told(sentence):
    assert said("health", sentence) is None
