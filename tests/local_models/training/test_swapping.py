"""Mention replacement: other words of the same kind, in the same places."""

import re
from random import Random

import pytest

from local_models.training.swapping import SWAPPED, Swaps
from local_models.training.vocabulary import Vocabulary

FORM = "[[name|Anna]] of [[employer|Acme Labs]] says [[name|Anna]] [[health|can't sleep]]."
OTHERS = ("[[name|Bo]] at [[employer|Blue Kite]]", "[[health|bad back]]")
MARK = re.compile(r"\[\[([a-z:]+)\|([^\]]+)\]\]")


@pytest.fixture(scope="module")
def variants():
    swaps = Swaps((FORM, *OTHERS), Vocabulary(testing=False), Random(1))
    return [swaps.swapped(FORM, Random(seed)) for seed in range(200)]


def test_most_texts_stay_and_some_change(variants):
    assert 60 < sum(text == FORM for text in variants) < 180


def test_the_sentence_and_the_kinds_stay(variants):
    assert {MARK.sub(r"<\1>", text) for text in variants} == {MARK.sub(r"<\1>", FORM)}


def test_the_same_words_become_the_same_words_of_as_many(variants):
    for text in variants:
        (_, first), (_, employer), (_, second), _ = MARK.findall(text)
        assert first == second and len(first.split()) == 1
        assert len(employer.split()) == 2


def test_what_fits_its_own_sentence_alone_is_never_replaced(variants):
    assert "health" not in SWAPPED
    assert all("[[health|can't sleep]]" in text for text in variants)
