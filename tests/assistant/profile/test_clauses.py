"""Messages are cut where a new statement about the writer begins, and nowhere else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.profile.clauses import clauses


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in clauses(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("I live in Porto and I work as a nurse.", ["I live in Porto", "I work as a nurse."]),
        ("I love cookies, but my sister hates them.", ["I love cookies", "my sister hates them."]),
        ("At work I like it short, but with friends I chat", ["At work I like it short", "with friends I chat"]),
        ("Met Amelie, my new girlfriend, a vet.", ["Met Amelie, my new girlfriend, a vet."]),
        ("My wife and I both grew up in Leeds", ["My wife and I both grew up in Leeds"]),
        ("I'm deaf in one ear, so where do I sit?", ["I'm deaf in one ear", "where do I sit?"]),
        ("I can't have nuts, so please leave them out.", ["I can't have nuts", "please leave them out."]),
        ("I have two cats, please", ["I have two cats, please"]),
        ("I'm from Rome - please use Italian names", ["I'm from Rome", "please use Italian names"]),
        ("Where do I sit at all?", ["Where do I sit at all?"]),
        ("I think, my knee is broken", ["I think, my knee is broken"]),
        ("I'm a vet. I have two cats!", ["I'm a vet.", "I have two cats!"]),
        ("When it's just me, I camp.", ["When it's just me, I camp."]),
        ("On long flights, I want the aisle", ["On long flights, I want the aisle"]),
        ("As soon as I'm home, we eat, but I cook", ["As soon as I'm home, we eat", "I cook"]),
        ("Since the baby I hate horror, I like jazz", ["Since the baby I hate horror", "I like jazz"]),
        ("Yes", []),
    ],
)  # fmt: skip
def test_a_clause_holds_one_statement(text, pieces):
    assert cut(text) == pieces


@given(st.text(max_size=200))
def test_clauses_are_in_order_and_do_not_overlap(text):
    ends = [place for pair in clauses(text) for place in pair]
    assert ends == sorted(ends)


@given(st.text(alphabet="Iandmy ,.;()-\n", max_size=3000))
def test_hostile_text_is_cut_in_time(text):
    list(clauses(text))


def test_a_part_of_a_text_is_cut_with_offsets_of_the_whole():
    text = "> I am quoted\nI live in Bonn and I sing."
    assert [text[start:end] for start, end in clauses(text, 14, len(text))] == ["I live in Bonn", "I sing."]


@pytest.mark.parametrize("run", [" ", ",", "-", "."])
def test_a_long_run_of_one_mark_takes_a_time_in_proportion_to_its_length(run):
    assert _time_of(f"I sing{run * 4000}he plays") < 12 * _time_of(f"I sing{run * 1000}he plays")


def _time_of(text):
    """The processor's time for it, the least of three: others on the machine only ever add to it."""
    times = []
    for _ in range(3):
        began = time.thread_time()
        cut(text)
        times.append(time.thread_time() - began)
    return min(times)
