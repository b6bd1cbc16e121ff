"""What the profile's table counts."""

import pytest

from local_models.embedder import Embedder
from tests.bench.score_facts import FLOORS, Tally, cases, says, uttered


def test_a_row_tells_all_cases_and_the_unseen_ones_apart():
    tally, what = Tally(), "situations: the right preference applies"
    tally.add(what, unseen=True, right=1, of=2)
    tally.add(what, unseen=False, right=2, of=2)
    assert tally.rows() == [(what, "3 of 4", "75%", "50%", FLOORS[what])]


def test_words_are_looked_for_in_any_case():
    assert says("You live in PORTO.", ["Braga", "Porto"])
    assert not says("", ["Porto"])


@pytest.mark.parametrize("name", ["extract", "changes", "situations", "situations_hard"])
def test_every_case_has_a_number_of_its_own(name):
    ids = [case["id"] for case in cases(name)]
    assert len(ids) == len(set(ids)) >= 60


def test_every_quote_is_verbatim():
    assert all(fact["quote"] in case["text"] for case in cases("extract") for fact in case["facts"])


class _Parts:
    embedder = Embedder()


def test_a_persona_sentence_counts_as_uttered_where_a_clause_carries_it():
    said = ["Hi!", "Well, I have two dogs, and what about you?", "Do you like tea?"]
    found = uttered(_Parts(), ["I have two dogs.", "I am a pilot."], said)
    assert {line: said[at][start:end] for line, (at, start, end) in found.items()} == {
        "I have two dogs.": "Well, I have two dogs"
    }


def test_two_hundred_facts_accepted_by_default_were_read_by_hand():
    """Facts of held-back dialogues at the default of `profile.accept_above`; places only, the words are theirs."""
    checked = cases("checked")
    assert len(checked) == 200
    assert sum(fact["right"] for fact in checked) >= 160
