"""The vocabularies: read from text, held back by hash, each word in one list, ends by the rules for labels."""

import re
from collections import defaultdict
from datetime import datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_models.training.holding_back import held_back
from local_models.training.vocabulary import KIND_OF, LISTED, Vocabulary
from local_models.training.vocabulary.composing import composed, maker, plain, shaped
from local_models.training.vocabulary.made import MADE
from local_models.training.vocabulary.numbers import in_words
from local_models.training.vocabulary.patterns import read

PRIVATE = ("relative", "partner", "relation", "condition", "medicine", "religion", "worship", "politics",
           "political_act", "sexuality", "gender", "legal", "occupation", "degree", "travel")  # fmt: skip
"""Lists of which every word belongs to one alone; places, peoples and their languages share names."""


def bare(word: str) -> str:
    return re.sub(r"^(an?|the) ", "", word.lower())


def test_every_word_of_somebodys_life_is_in_one_list_only():
    lists = defaultdict(set)
    for name in PRIVATE:
        for word in LISTED[name]:
            lists[bare(word)].add(name)
    assert {word: names for word, names in lists.items() if len(names) > 1} == {}


@pytest.mark.parametrize("name", PRIVATE)
def test_no_listed_value_carries_a_day_or_a_year_or_ends_in_punctuation(name):
    carries = re.compile(
        r"\b(?:19|20)\d\d\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day$|[;:,!?\"]$", re.IGNORECASE
    )
    assert [word for word in LISTED[name] if carries.search(word)] == []


@pytest.mark.parametrize("slot", sorted({*MADE, *LISTED}))
@pytest.mark.parametrize("testing", [False, True])
def test_every_vocabulary_gives_values(slot, testing):
    vocabulary, rng = Vocabulary(testing), Random(1)
    values = {vocabulary.value(slot, rng) for _ in range(200)}
    assert all(value == value.strip() and value and "{" not in value for value in values), values


@pytest.mark.parametrize("slot", sorted(KIND_OF))
def test_every_slot_gives_values(slot):
    assert Vocabulary(testing=False).value(slot, Random(1))


def test_the_words_of_made_values_are_held_back_too():
    trained = Vocabulary(testing=False)
    names = {trained.value("first", Random(seed)) for seed in range(500)}
    assert not any(held_back(name) for name in names)


def test_added_words_are_used():
    vocabulary = Vocabulary(testing=False, extra={"place": [f"Zzyzx{number}" for number in range(50_000)]})
    assert any("Zzyzx" in vocabulary.value("place", Random(seed)) for seed in range(50))


def test_a_pattern_is_filled_in_the_forms_that_it_asks_for():
    words = {"first": "Zoë", "last": "O'Neill", "part": "gift card"}
    got = composed("{first:plain}.{last:plain} {first:initial}{last:letter} {part:camel} {part:title} {last:loud}",
                   Random(1), words.__getitem__)  # fmt: skip
    assert got == "zoe.oneill Zo Giftcard Gift Card ONEILL"


@given(st.integers())
def test_a_code_has_its_shape(seed):
    code = composed("REF-<98Aah+_*>", Random(seed), str)
    assert re.fullmatch(r"REF-[0-9][1-9][A-Z][a-z][0-9a-f][0-9A-Z]_[A-Za-z0-9]", code)


def test_what_has_no_letters_is_plain_all_the_same():
    assert (plain("Łukasz Ødegård"), plain("王")) == ("lukaszodegard", "x")


def test_groups_are_drawn_by_their_weight(tmp_path):
    (tmp_path / "x.txt").write_text("# said\n## 9\na\\nb\n\n## 1\nc\n", encoding="utf-8")
    groups = read(tmp_path / "x.txt")
    make, rng = maker(*groups), Random(1)
    drawn = [make(rng, str) for _ in range(1000)]
    assert groups == [(9, ["a\nb"]), (1, ["c"])] and 850 < drawn.count("a\nb") < 950


@pytest.mark.parametrize(("number", "words"), [(6, "six"), (11, "eleven"), (20, "twenty"), (34, "thirty-four")])
def test_numbers_in_words(number, words):
    assert in_words(number) == words


def test_an_age_is_only_what_says_how_old():
    vocabulary, rng = Vocabulary(testing=False), Random(4)
    ages = [vocabulary.value("age", rng) for _ in range(2000)]
    assert not [age for age in ages if re.search(r"\b(?:old|aged|my|turning|year)\b", age)]
    assert sum(age.isdigit() for age in ages) > 1000


def test_amounts_have_a_number_or_its_words():
    vocabulary, rng = Vocabulary(testing=False), Random(4)
    amounts = [vocabulary.value("amount", rng) for _ in range(2000)]
    said = re.compile(r"\d|hundred|thousand|million|" + "|".join(map(in_words, range(1, 100))))
    assert [amount for amount in amounts if not said.search(amount)] == []


def test_some_dates_are_those_of_a_calendar():
    vocabulary, rng = Vocabulary(testing=False), Random(4)
    dates = [vocabulary.value("date", rng) for _ in range(2000)]
    assert any(_is_iso(date) for date in dates) and any(date in ("Monday", "Friday") for date in dates)


def _is_iso(text: str) -> bool:
    try:
        return bool(datetime.fromisoformat(text)) and "-" in text
    except ValueError:
        return False


def test_names_are_written_in_many_ways():
    vocabulary, rng = Vocabulary(testing=False), Random(4)
    names = [vocabulary.value("name", rng) for _ in range(3000)]
    shapes = (
        "[A-Z]{2}",
        r"[A-Z]\.",
        r"\w+",
        "[a-zà-ÿ]+ [a-zà-ÿ]+",
        r".+, \w+",
        r".+ Jr\.",
        ".+ III",
        '.+ ".+" .+',
    )
    assert [shape for shape in shapes if not any(re.fullmatch(shape, name) for name in names)] == []
    assert len(set(names)) > 2500


def test_addresses_reach_over_lines():
    vocabulary, rng = Vocabulary(testing=False), Random(4)
    lines = [vocabulary.value("address", rng).count("\n") for _ in range(1000)]
    assert lines.count(0) > 500 and lines.count(1) > 50 and lines.count(2) > 20


@given(st.integers())
def test_a_code_is_as_its_seed_says(seed):
    assert shaped(Random(seed), "999-AAA-***") == shaped(Random(seed), "999-AAA-***")
