"""Amounts of money become rounded ranges that they lie in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.verify import leaks
from tests.privacy.generalise.saying import said


@pytest.mark.parametrize(
    ("sentence", "rougher"),
    [
        ("I earn {$4,200 a month}.", "I earn $4,000 to $5,000 a month."),
        ("I owe {£12,500}.", "I owe £10,000 to £20,000."),
        ("my salary is {85k}", "my salary is 80k to 90k"),
        ("I make {€3.2k} a month", "I make €3k to €4k a month"),
        ("{4200 euros}", "4,000 to 5,000 euros"),
        ("rent of {1,200 EUR} per month", "rent of 1,000 to 2,000 EUR per month"),
        ("{£9.50} an hour", "£9 to £10 an hour"),
        ("a salary of {2.5 million dollars}", "a salary of 2 million to 3 million dollars"),
        ("an {£85,000} salary", "an £80,000 to £90,000 salary"),
        ("I make {28,000 EGP a month}", "I make 20,000 to 30,000 EGP a month"),
        ("it cost {40500 pesos}", "it cost 40,000 to 50,000 pesos"),
        ("an {$11,500} car", None),
        ("$ {5000} in debt", "$ 4,000 to 6,000 in debt"),
    ],
)
def test_an_amount_is_told_by_its_range(sentence, rougher):
    assert said("finance", sentence) == rougher


@pytest.mark.parametrize(
    "sentence", ["my credit score is {680}", "I'm {in debt}", "{mortgage}", "{$0}", "account {12345678}"]
)
def test_what_is_no_amount_of_money_is_not_told(sentence):
    assert said("finance", sentence) is None


@given(st.integers(1, 10**9), st.sampled_from(["$", "£", "€"]))
def test_the_amount_lies_in_the_range_and_cannot_be_had_back(amount, sign):
    words = f"{sign}{amount:,}"
    rougher = said("finance", f"It was {{{words}}} then")
    if rougher is not None:
        low, high = (int(float(number.replace(",", ""))) for number in re.findall(r"[\d,.]*\d", rougher))
        assert low <= amount <= high and low < high
        assert not leaks(rougher, [words])
