"""The reader of instructions on a model of a few kilobytes, with known answers."""

import numpy as np
import pytest

from local_models.llm import ModelError
from local_models.reader import CATEGORIES, HEADS, MARKS, POINTS, SUBJECTS, WIDTH, Reader, readable
from tests.local_models.tiny_models import write_encoder, write_model, write_tokenizer

SAYS = {
    "salary": ("B-hide", "finance", "me", 0),
    "home": ("B-allow", "location", "me", 0),
    "town": ("I-allow", "location", "me", 0),
    "brightwell": ("B-hide", "employer", "other", 1),
    "tom": ("B-who", "name", "other", 0),
    "+": ("B-hide", "other", "me", 0),
    "clinic": ("B-allow", "employer", "me", 0),
    "a": ("B-allow", "other", "me", 1),
}
DOUBTED = {"clinic"}
"""Words that are nearly as probably no mention."""


def made(folder, says):
    """A reader that says of every word what `says` has for it."""
    tokenizer = write_tokenizer(folder, list(says))
    table = np.zeros((tokenizer.get_vocab_size(), WIDTH), dtype=np.float32)
    table[:, MARKS.index("O")] = 9.0
    table[:, WIDTH - len(POINTS) + POINTS.index("remark")] = 9.0
    starts = np.cumsum([0, *map(len, HEADS)])
    for word, (mark, category, subject, literal) in says.items():
        row = table[tokenizer.token_to_id(word)]
        row[:] = 0
        row[WIDTH - len(POINTS)] = 9.0
        right = (MARKS.index(mark), CATEGORIES.index(category), SUBJECTS.index(subject), literal)
        for start, index in zip(starts, right, strict=False):
            row[start + index] = 9.0
        if word in DOUBTED:
            row[MARKS.index("O")] = 8.9
    write_model(folder, table)
    return Reader(folder)


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    return made(tmp_path_factory.mktemp("reader"), SAYS)


@pytest.fixture(scope="module")
def joined(tmp_path_factory):
    """A reader to which a list of things is one mention."""
    says = {
        word: ("I-hide", kind, "me", 0)
        for word, kind in (("salary", "finance"), ("and", "finance"), ("faith", "religion"))
    }
    return made(tmp_path_factory.mktemp("joined"), says)


def told(reader, text):
    (found,) = reader.read([text])
    return [(m.words, m.action, m.category, m.subject, m.literal) for m in found.mentions]


def test_mentions_say_what_is_asked_for_what_and_whose_it_is(reader):
    assert told(reader, "Never my salary, nor Brightwell.") == [
        ("salary", "hide", "finance", "me", False),
        ("Brightwell", "hide", "employer", "other", True),
    ]


def test_how_sure_an_action_is_does_not_hang_on_how_sure_a_mention_is(reader):
    (found,) = reader.read(["my clinic"])
    assert [(mention.action, mention.score > 0.99) for mention in found.mentions] == [("allow", True)]


def test_words_that_go_on_are_one_mention(reader):
    assert told(reader, "My home town is fine") == [("home town", "allow", "location", "me", False)]


def test_somebody_else_is_a_mention_of_its_own(reader):
    assert [mention[:2] for mention in told(reader, "tom salary")] == [("tom", "who"), ("salary", "hide")]


def test_offsets_are_those_of_the_text_and_chances_are_chances(reader):
    text = "  über  Brightwell"
    (found,) = reader.read([text])
    (mention,) = found.mentions
    assert text[mention.start : mention.end] == mention.words == "Brightwell"
    assert 0.99 < mention.score <= 1 and 0.99 < mention.sure <= 1


@pytest.mark.parametrize("text", ["", "   ", "lovely weather"])
def test_nothing_asked_is_nothing_found(reader, text):
    assert told(reader, text) == []


def test_a_text_without_an_end_is_read_to_its_end(reader):
    assert len(told(reader, "very long and then salary " * 400)) == 400


def test_files_that_are_missing_or_of_another_model_are_one_line(tmp_path):
    with pytest.raises(ModelError, match="missing"):
        Reader(tmp_path).read(["hide it"])
    with pytest.raises(ModelError, match="do not belong together"):
        Reader(write_encoder(tmp_path)).read(["hide it"])


def test_a_sentence_is_a_remark_as_far_as_its_tokens_are(reader):
    text = "Lovely weather. Never my salary."
    (found,) = reader.read([text])
    cut = text.index("Never")
    assert found.chance("remark", 0, cut) > 0.99
    assert 0.5 < found.chance("remark", cut, len(text)) < 0.99
    assert found.chance("remark", len(text), len(text)) == 0.0


def test_signs_for_yes_and_no_are_read_in_their_places():
    assert readable("✅ job ❌ name") == "√ job × name"


def test_signs_alone_are_no_mention(reader):
    assert told(reader, "salary + tom") == [
        ("salary", "hide", "finance", "me", False),
        ("tom", "who", "name", "other", False),
    ]


def test_a_word_that_names_nothing_is_no_mention(reader):
    assert [mention[0] for mention in told(reader, "a salary")] == ["salary"]


def test_two_parts_of_one_thing_around_an_apostrophe_are_one_mention(reader):
    assert told(reader, "salary's salary") == [("salary", "hide", "finance", "me", False)] * 2
    assert told(reader, "salary'salary") == [("salary'salary", "hide", "finance", "me", False)]
    assert told(reader, "salary'tom") == [
        ("salary", "hide", "finance", "me", False),
        ("tom", "who", "name", "other", False),
    ]


def test_joined_things_of_two_categories_are_two_mentions(joined):
    assert told(joined, "salary and faith") == [
        ("salary", "hide", "finance", "me", False),
        ("faith", "hide", "religion", "me", False),
    ]
    assert told(joined, "salary and salary") == [("salary and salary", "hide", "finance", "me", False)]
