"""The score command, on small cases."""

import pytest

from local_models.training.example import UNKNOWN, Example, Mark
from privacy.builtin import STRICT
from privacy.categories import Category
from privacy.spans import Span
from tests.bench.cases import read_twice
from tests.bench.scores import Scorer, agreement_table, put, table


class Knows:
    """Finds given words as given categories."""

    def __init__(self, **known):
        self.known = known

    def detect(self, text):
        found = ((text.find(words), words, Category(kind)) for words, kind in self.known.items())
        return [Span(at, at + len(words), kind, 0.9, "test", str(kind)) for at, words, kind in found if at >= 0]


def test_a_span_counts_if_its_ends_and_category_are_right():
    example = Example(
        "Anna of Oslo met Bo", (Mark(0, 4, "name"), Mark(8, 12, "location"), Mark(17, 19, "name")), "test"
    )
    counts = Scorer("x", Knows(Anna="name", Oslo="name", met="name")).counts([example])
    assert (counts.precision("name"), counts.recall("name"), counts.recall("location")) == (1 / 3, 1 / 2, 0.0)


def test_a_word_too_few_costs_only_itself_where_words_are_counted():
    example = Example("a torn left meniscus", (Mark(2, 20, "health"),), "test")
    scorer = Scorer("x", Knows(**{"left meniscus": "health"}))
    assert (scorer.counts([example]).f1("health"), scorer.words([example]).f1("health")) == (0.0, 0.8)


def test_what_nobody_looked_for_or_is_unknown_does_not_count():
    example = Example("Anna is 34 in 1999", (Mark(0, 4, "name"), Mark(14, 18, UNKNOWN)), "test", ("name", "date"))
    counts = Scorer("x", Knows(Anna="name", **{"34": "age", "1999": "date"})).counts([example])
    assert (counts.found.total(), counts.right["name"]) == (1, 1)


def test_peoples_and_nations_are_one_category():
    example = Example("a Kurdish man", (Mark(2, 9, "ethnicity"),), "test")
    counts = Scorer("x", Knows(Kurdish="nationality")).counts([example])
    assert counts.f1("ethnicity or nationality") == 1.0


def test_a_thing_of_a_fixed_shape_is_found_if_every_letter_of_it_is_covered():
    texts = [("call +49 89 123", [(5, 15, "PHONE_NUMBER"), (0, 4, "NOTHING")])]
    assert list(Scorer("x", Knows(**{"49 89 123": "ids"})).covered(texts)) == ["PHONE_NUMBER"]


def test_a_credential_is_told_if_any_letter_of_it_would_leave():
    examples = [Example("it is a-1b now", (Mark(6, 10, "credentials"),), "test", ("credentials",))]
    assert Scorer("x", Knows(**{"a-1b": "credentials"})).telling(examples) == 0
    assert Scorer("x", Knows(**{"a-1": "credentials"})).telling(examples) == 1


def test_a_leak_is_counted_on_what_would_leave(tmp_path):
    (tmp_path / "PUPA_TNB.csv").write_text(
        "user_query,pii_units,redacted_query\nAnna went to Oslo,anna||oslo,[REDACTED] went to [REDACTED]\n"
    )
    leak = Scorer("x", Knows(Anna="name")).leak(tmp_path)
    assert (leak.left, leak.units, leak.spent) == (1, 2, 0.5)
    assert STRICT.wary


def test_tables_are_put_between_the_marks_of_a_page(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- scores -->\nold\n<!-- scores -->\nafter\n")
    put("\n".join(table(["a", "b"], [["x", "1"]])), page)
    assert page.read_text() == (
        "before\n<!-- scores -->\n| a | b |\n| --- | ---: |\n| x | 1 |\n<!-- scores -->\nafter\n"
    )
    page.write_text("no marks")
    with pytest.raises(ValueError, match="twice"):
        put("", page)


def test_a_second_reader_stands_beside_the_detector():
    ours = Example("Anna is 34", (Mark(0, 4, "name"), Mark(8, 10, "age")), "test")
    again = Example("Anna is 34", (Mark(0, 4, "name"),), "test")
    lines = list(agreement_table(Scorer("x", Knows(**{"34": "age"})), [(ours, again)] * 5))
    assert lines[-3:] == ["| age | 5 | 0.00 | 1.00 |", "| name | 5 | 1.00 | 0.00 |", "| all | 10 | 0.67 | 0.67 |"]


def test_every_text_that_was_read_twice_is_marked_within_its_ends():
    pairs = read_twice()
    marks = [(pair[0].text, mark) for pair in pairs for example in pair for mark in example.marks]
    assert len(pairs) >= 200 and all(0 <= mark.start < mark.end <= len(text) for text, mark in marks)
