"""What reads as a proper name, going by a list of ordinary words."""

import pytest

from privacy.words import reads_as_name


@pytest.mark.parametrize("words", ["Safran", "the CAMPSYSTEM contract", "PWC/Frankfurt", "MindInventory"])
def test_unknown_words_and_rare_ones_with_a_capital_read_as_names(words):
    assert reads_as_name(words)


@pytest.mark.parametrize("words", ["the flowers", "Flowers", "HELP ME", "12:30", "", "I", "heart attack"])
def test_ordinary_words_do_not_in_any_case(words):
    assert not reads_as_name(words)
