"""Which ailments people mean by a part of the body."""

import pytest

from privacy.ailments import is_of_part


@pytest.mark.parametrize(
    ("ailment", "part"),
    [
        ("short-sighted", "eyesight"),
        ("slipped disc", "back trouble"),
        ("depression", "mental health"),
        ("severe depression and panic attacks", "my mind"),
        ("arthritis in both knees", "problems with my knees"),
        ("tinnitus", "hearing"),
        ("14 weeks pregnant", "pregnancy"),
        ("hay fever", "allergies"),
        ("type 2 diabetes", "blood sugar"),
    ],
)
def test_an_ailment_is_of_its_part(ailment, part):
    assert is_of_part(ailment, part)


@pytest.mark.parametrize("part", ["eyesight", "hearing", "mental health", "knees", "allergies", "skin", "heart"])
@pytest.mark.parametrize(
    "ailment",
    [
        "HIV",
        "epilepsy",
        "breast cancer",
        "depression after an HIV test",
        "lupus",
        "abortion",
        "chlamydia",
        "",
        "first week",
        "low blood",
        "attacks",
    ],
)
def test_what_is_not_surely_of_the_part_is_not(ailment, part):
    assert not is_of_part(ailment, part)


@pytest.mark.parametrize("part", ["health", "secrets", "", "my heart condition and my liver", "heart's desire"])
def test_words_that_name_no_part_mean_none(part):
    assert not is_of_part("atrial fibrillation", part)
