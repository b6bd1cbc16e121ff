import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_models.sentences import FULL, passages, sentences


def pieces(text):
    return [text[start:end].strip() for start, end in sentences(text)]


@given(st.text(alphabet=st.sampled_from('ab .!?\n\t"。é😀1'), max_size=200) | st.text(max_size=200))
def test_sentences_and_passages_joined_are_the_text(text):
    for cut in (list(sentences(text)), passages(text)):
        assert "".join(text[start:end] for start, end in cut) == text
        assert all(start < end for start, end in cut)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I am Anna. I live in Porto!", ["I am Anna.", "I live in Porto!"]),
        ("my bf is mean. what now? help", ["my bf is mean.", "what now?", "help"]),
        ("He said “no.” Then he left.", ["He said “no.”", "Then he left."]),
        ("Dr. Weber met J. K. Rowling, e.g. in St. Ives.", ["Dr. Weber met J. K. Rowling, e.g. in St. Ives."]),
        ("What I do isn't. I paint.", ["What I do isn't.", "I paint."]),
        ("Keep secret: 1. my job 2. my age", ["Keep secret: 1. my job 2.", "my age"]),
        ("I am 34. You are 5. Good.", ["I am 34.", "You are 5.", "Good."]),
        ("It costs 3.50 at www.example.org today.", ["It costs 3.50 at www.example.org today."]),
        ("- one\n- two\n\nthree", ["- one", "- two", "three"]),
        ("私は田中です。東京に住む。", ["私は田中です。", "東京に住む。"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, wanted):
    assert pieces(text) == wanted


def test_a_line_broken_to_fit_the_page_goes_on():
    line = "I have been working with my colleague Margaret Elizabeth\n"
    assert len(pieces(f"so {line}Thornton for years")) == 2
    assert len(pieces(f"As you may remember, {line}Thornton for years")) == 1


def test_an_address_on_many_lines_is_read_as_one():
    assert len(passages("Anna Weber\n12 Rua das Flores\nFlat 3\n4050-262 Porto\nPortugal\n")) == 1


def test_a_short_sentence_is_read_with_the_one_before_but_never_too_many():
    assert len(passages("My name is:\nAnna\n")) == 1
    assert len(passages("one\n" * 3 * FULL)) == 3


def test_an_edit_moves_no_cut_but_its_own():
    lines = [
        f"This is sentence number {n}, and it is long enough to be read alone by a model.\n" for n in range(9)
    ]
    edited = [*lines[:4], lines[4].replace("long", "quite long"), *lines[5:]]

    def texts(text):
        return [text[start:end] for start, end in passages(text)]

    changed = [new for old, new in zip(texts("".join(lines)), texts("".join(edited)), strict=True) if old != new]
    assert len(changed) == 1 and edited[4] in changed[0] and len(changed[0]) < 3 * len(edited[4])


@pytest.mark.parametrize(
    "unit", ["a", ".", "!\n", " ", "。", "a.", ". ", '" ', "x\n", "...)", "Mr. ", "\u0301", "東"]
)
def test_a_long_run_of_anything_is_cut_in_time(unit):
    text = unit * (200_000 // len(unit))
    assert passages(text)[-1][1] == len(text)
