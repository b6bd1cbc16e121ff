"""Other mentions of what was found once."""

from privacy.categories import Category
from privacy.detect.mentions import ConsistentDetector
from privacy.spans import Span


class First:
    """Finds the first place of given words, once."""

    def __init__(self, category, *words, sure=True):
        self.category, self.words, self.sure = category, words, sure

    def detect(self, text):
        places = [(text.index(word), word) for word in self.words]
        return [Span(at, at + len(word), self.category, 0.9, "test", "", self.sure) for at, word in places]


def found(text, detector):
    return [(span.of(text), span.source) for span in ConsistentDetector(detector).detect(text)]


def test_a_name_found_once_is_found_everywhere_in_any_case():
    text = "Anna Kovacs is here. ANNA KOVACS left, and kovacs is back."
    assert found(text, First(Category.NAME, "Anna Kovacs")) == [
        ("Anna Kovacs", "test"),
        ("ANNA KOVACS", "mention"),
        ("kovacs", "mention"),
    ]


def test_a_firm_is_found_again_but_no_part_of_it():
    text = "Brightwell Labs pays late. brightwell labs never answers. Labs are fine."
    mentions = [
        words for words, source in found(text, First(Category.EMPLOYER, "Brightwell Labs")) if source == "mention"
    ]
    assert mentions == ["brightwell labs"]


def test_what_names_nothing_or_is_in_doubt_is_not_looked_for():
    text = "my asthma, your asthma"
    assert len(found(text, First(Category.HEALTH, "asthma"))) == 1
    assert len(found(text, First(Category.NAME, "asthma", sure=False))) == 1


def test_what_two_detectors_found_on_top_of_each_other_moves_no_mention():
    text = "Anna Kovacs came. kovacs left."
    both = First(Category.NAME, "Anna Kovacs", "Anna", "Kovacs")
    assert found(text, both)[-1] == ("kovacs", "mention")
    assert all(span.end <= len(text) for span in ConsistentDetector(both).detect(text))
