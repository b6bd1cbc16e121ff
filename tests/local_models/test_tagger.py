import json
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_models.llm import ModelError
from local_models.tagger import Tagger
from local_models.windows import SIZE
from tests.local_models.tiny_models import write_tagger

LABELS = ["O", "B-name", "I-name", "B-location", "I-location", "B-name:public", "I-name:public"]
CHANCES = {
    "anna": {"B-name": 0.9, "O": 0.1},
    "weber": {"I-name": 0.9, "O": 0.1},
    "porto": {"B-location": 0.8, "B-name": 0.1, "O": 0.1},
    "maybe": {"B-name": 0.2, "B-location": 0.1, "O": 0.7},
    "merkel": {"B-name:public": 0.7, "B-name": 0.2, "O": 0.1},
    "##son": {"I-name": 0.8, "O": 0.2},
    "ander": {"B-name": 0.4, "O": 0.6},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_tagger(tmp_path_factory.mktemp("tagger"), CHANCES, LABELS)


@pytest.fixture
def tagger(folder):
    return Tagger(folder)


def calibrated(folder, **calibration):
    write_tagger(folder, CHANCES, LABELS)
    (folder / "calibration.json").write_text(json.dumps(calibration))
    return Tagger(folder)


def found(tagger, text):
    return [(text[tag.start : tag.end], tag.kind) for tag in tagger.tag(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("i am Anna Weber!", [("Anna Weber", "name")]),
        ("Anna Anna", [("Anna", "name"), ("Anna", "name")]),
        ("Weber is here", [("Weber", "name")]),
        ("ask Anna, Porto", [("Anna", "name"), ("Porto", "location")]),
        ("is it maybe nothing", []),
        ("", []),
        ("  \n ", []),
    ],
)
def test_labels_become_spans_of_whole_words(tagger, text, wanted):
    assert found(tagger, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("😀 A\u0301nna\u0301 x", "A\u0301nna\u0301"),
        ("東京Anna東京", "Anna"),
        ("An\u200bna", "An\u200bna"),
        ("Anna's", "Anna"),
        ("x\nAnna\tx", "Anna"),
        ("An\x00na\x1f x", "An\x00na\x1f"),
    ],
)
def test_a_span_has_all_marks_of_its_word_and_no_letter_of_another(tagger, text, wanted):
    assert found(tagger, text) == [(wanted, "name")]


def test_a_word_of_several_tokens_is_judged_as_one(tagger):
    # Its first token alone would be nothing (0.4), its second alone a name (0.8); together 0.6.
    assert found(tagger, "Anderson") == [("Anderson", "name")]
    assert found(tagger, "Ander") == []


def test_a_score_is_the_probability_of_the_category_and_the_mean_over_words(tagger):
    assert [tag.score for tag in tagger.tag("Porto")] == pytest.approx([0.8], abs=1e-3)
    assert [tag.score for tag in tagger.tag("Merkel")] == pytest.approx([0.9], abs=1e-3)
    assert [tag.score for tag in tagger.tag("Anderson Weber")] == pytest.approx([0.75], abs=1e-3)


def test_a_well_known_name_is_told_apart_unless_its_threshold_says_otherwise(tagger, tmp_path):
    assert found(tagger, "Merkel") == [("Merkel", "name:public")]
    strict = calibrated(tmp_path, thresholds={"name:public": 0.9})
    assert found(strict, "Merkel") == [("Merkel", "name")]


def test_a_low_threshold_finds_more_and_a_high_one_less(tmp_path):
    low = calibrated(tmp_path, thresholds={"name": 0.2})
    assert found(low, "maybe Porto") == [("maybe", "name"), ("Porto", "location")]
    high = calibrated(tmp_path, thresholds={"name": 0.95})
    assert found(high, "Anna Porto") == [("Porto", "location")]


def test_a_temperature_softens_scores(tmp_path):
    (tag,) = calibrated(tmp_path, temperature=2.0).tag("Anna")
    assert 0.5 < tag.score < 0.8


def test_what_is_perhaps_private_is_tagged_and_not_sure(tmp_path):
    tagger = calibrated(tmp_path, doubt=0.25)
    text = "is it maybe nothing"
    tags = tagger.tag(text)
    best = max(tags, key=lambda tag: tag.score)
    assert (text[best.start : best.end], best.kind) == ("maybe", "name")
    assert not any(tag.sure for tag in tags)


def test_what_is_tagged_with_doubt_is_in_doubt_of_every_other_likely_category_too(tmp_path):
    tagger = calibrated(tmp_path, doubt=0.25)
    tags = tagger.tag("is it maybe nothing")
    assert len({tag.kind for tag in tags}) == len(tags) > 1
    assert len({(tag.start, tag.end) for tag in tags}) == 1
    assert [(tag.kind, tag.sure) for tag in tagger.tag("Anna Weber")] == [("name", True)]


def test_a_doubt_reaches_over_the_sure_tag_that_it_goes_on_from(tmp_path):
    tags = calibrated(tmp_path, doubt=0.25).tag("Anna Ander")
    assert [(tag.start, tag.end, tag.sure) for tag in tags if tag.start == 0] == [(0, 4, True)]


def test_scores_say_how_often_such_tags_are_right(tmp_path):
    (tag,) = calibrated(tmp_path, curve=[[0.0, 0.0], [0.5, 0.3], [1.0, 0.4]]).tag("Anna Weber")
    assert 0.35 < tag.score < 0.4


def test_a_changed_sentence_has_its_own_passage_read_again_and_no_other(tagger):
    lines = [f"Sentence number {n} says that Anna Weber lives in Porto and likes it there.\n" for n in range(20)]
    before = tagger.tag("".join(lines))
    read = tagger.passages_read
    lines[7] = lines[7].replace("likes", "loves")
    assert tagger.tag("".join(lines)) == before
    assert tagger.passages_read == read + 1 and read >= 10


def test_the_same_passage_gets_the_same_tags_wherever_it_stands(tagger):
    passage = "This is a sentence long enough to be read alone, and it has Anna Weber in it. "
    (alone,) = tagger.tag(passage)
    first, second = tagger.tag(passage * 2)
    assert (first, second.start - len(passage)) == (alone, alone.start)


def test_a_name_is_found_anywhere_in_a_text_of_many_windows(tagger):
    for place in range(0, 3 * SIZE, 31):
        text = "x " * place + "Anna Weber" + " y" * 3 * SIZE
        assert found(tagger, text) == [("Anna Weber", "name")]


WORDS = st.sampled_from(
    ["anna", "weber", "porto", "maybe", "merkel", "anderson", "東京", "Zoë", "a\u0301", "😀", "x.y", "'"]
)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", " ", "-", "\n", ". ", "\u200b"]))) | st.text())
def test_spans_are_in_order_and_never_cut_a_word(folder, parts):
    text = parts if isinstance(parts, str) else "".join(word + gap for word, gap in parts)
    tags = Tagger(folder).tag(text)
    assert all(0 <= tag.start < tag.end <= len(text) and 0 < tag.score <= 1 for tag in tags)
    assert all(left.end <= right.start for left, right in pairwise(tags))
    inside_words = {
        place for place in range(1, len(text)) if re.match("[a-zA-Z0-9]{2}", text[place - 1 : place + 1])
    }
    assert not inside_words & {edge for tag in tags for edge in (tag.start, tag.end)}


@pytest.mark.parametrize("labels", [["B-name", "I-name"], ["O"], {"O": 0}, ["O", "name"], ["O", "O", "B-name"]])
def test_labels_that_are_none_are_refused(folder, tmp_path, labels):
    write_tagger(tmp_path, CHANCES, LABELS)
    (tmp_path / "labels.json").write_text(json.dumps(labels))
    with pytest.raises(ModelError, match=r"labels\.json is broken; install Sotto again\.$"):
        Tagger(tmp_path).tag("anna")


def test_labels_of_another_model_are_refused(tmp_path):
    write_tagger(tmp_path, CHANCES, LABELS)
    (tmp_path / "labels.json").write_text(json.dumps(LABELS[:5]))
    with pytest.raises(ModelError, match="do not belong together"):
        Tagger(tmp_path).tag("anna")


@pytest.mark.parametrize(
    "calibration", [[], {"temperature": 0}, {"thresholds": {"name": 1.0}}, {"temperature": "x"}]
)
def test_a_calibration_that_is_none_is_refused(tmp_path, calibration):
    write_tagger(tmp_path, CHANCES, LABELS)
    (tmp_path / "calibration.json").write_text(json.dumps(calibration))
    with pytest.raises(ModelError, match=r"calibration\.json is broken; install Sotto again\.$"):
        Tagger(tmp_path).tag("anna")


def test_a_tagger_that_is_not_there_says_so(tmp_path):
    with pytest.raises(ModelError, match=r"labels\.json is missing; install Sotto again\.$"):
        Tagger(tmp_path).tag("anna")
