"""The matcher on a model of a few kilobytes, with known answers: one word goes, whatever the wish is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from local_models.llm import ModelError
from local_models.matcher import ANSWERS, Matcher
from tests.local_models.tiny_models import write_model, write_tokenizer

GOES = ("gold", "bracelet")


@pytest.fixture(scope="module")
def matcher(tmp_path_factory):
    folder = tmp_path_factory.mktemp("matcher")
    tokenizer = write_tokenizer(folder, [*GOES, "maybe"])
    table = np.zeros((tokenizer.get_vocab_size(), len(ANSWERS)), dtype=np.float32)
    table[:, 0] = 9.0
    for word in GOES:
        table[tokenizer.token_to_id(word)] = (0.0, 9.0)
    table[tokenizer.token_to_id("maybe")] = (0.0, 0.0)
    write_model(folder, table)
    return Matcher(folder)


def words(matcher, text, wish="Hide it.", least=0.6):
    return [text[match.start : match.end] for match in matcher.find(wish, text, least)]


def test_words_that_go_are_found_and_those_next_to_each_other_are_one_match(matcher):
    assert words(matcher, "I pawned her gold bracelet for gold.") == ["gold bracelet", "gold"]


def test_what_the_wish_itself_says_is_no_match(matcher):
    assert words(matcher, "Nothing here.", wish="The gold bracelet stays between us.") == []


def test_a_match_has_the_mean_probability_of_its_words(matcher):
    text = "gold maybe"
    (match,) = matcher.find("Hide it.", text, 0.4)
    assert text[match.start : match.end] == text
    assert match.score == pytest.approx((0.9999 + 0.5) / 2, abs=0.01)


def test_words_below_the_least_probability_stay(matcher):
    assert words(matcher, "maybe so", least=0.6) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["gold", "and", "über", "maybe", "\n", "."]), max_size=300).map(" ".join))
def test_every_word_of_a_text_of_any_length_has_its_place_and_a_probability(matcher, text):
    found = matcher.words("Hide it.", text)
    assert all(0 <= chance <= 1 for *_, chance in found)
    goes = [text[start:end] for start, end, chance in found if chance > 0.6]
    assert goes == [word for word in text.split() if word == "gold"]


def test_a_wish_of_any_length_leaves_the_whole_text_to_be_read(matcher):
    assert words(matcher, "and so gold", wish="Hide it. " * 500) == ["gold"]


def test_of_a_long_wish_the_end_counts_as_well(matcher, monkeypatch):
    read = []
    of = Matcher._of
    monkeypatch.setattr(Matcher, "_of", lambda self, wish, text: read.append(len(wish)) or of(self, wish, text))
    matcher.words("and so on " * 90, "gold")
    assert len(read) > 2 and max(read) <= 96


def test_the_same_again_is_remembered_without_the_words(matcher):
    first = matcher.words("Hide it.", "My gold.")
    assert matcher.words("Hide it.", "My gold.") is first
    assert "gold" not in repr(list(matcher._seen))


def test_an_empty_text_has_no_words(matcher):
    assert matcher.words("Hide it.", "") == []


def test_files_that_do_not_belong_together_are_said_to_be_so(tmp_path):
    tokenizer = write_tokenizer(tmp_path, ["gold"])
    write_model(tmp_path, np.zeros((tokenizer.get_vocab_size(), 5), dtype=np.float32))
    with pytest.raises(ModelError, match="install Sotto again"):
        Matcher(tmp_path).find("Hide it.", "gold", 0.5)


def test_missing_files_are_said_to_be_missing(tmp_path):
    with pytest.raises(ModelError, match="install Sotto again"):
        Matcher(tmp_path / "nowhere").find("Hide it.", "gold", 0.5)
