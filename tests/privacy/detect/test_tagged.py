import traceback

import pytest

from local_models.decoding import Tag
from local_models.tagger import Tagger
from privacy.categories import Category
from privacy.detect.engine import AllDetectors
from privacy.detect.errors import DetectionError
from privacy.detect.tagged import TaggerDetector
from privacy.spans import Span
from tests.local_models.tiny_models import write_tagger

LABELS = ["O", "B-name", "I-name", "B-health", "I-health", "B-name:public", "I-name:public", "B-spaceship"]
CHANCES = {
    "anna": {"B-name": 1.0},
    "!": {"I-name": 1.0},
    "asthma": {"B-health": 1.0},
    "einstein": {"B-name:public": 1.0},
    "enterprise": {"B-spaceship": 1.0},
}


@pytest.fixture(scope="module")
def detector(tmp_path_factory):
    return TaggerDetector(Tagger(write_tagger(tmp_path_factory.mktemp("tagger"), CHANCES, LABELS)))


def test_tags_are_spans_of_the_design(detector):
    (name, health) = detector.detect("Anna has asthma")
    assert name == Span(0, 4, Category.NAME, name.score, "tagger", "name")
    assert health == Span(9, 15, Category.HEALTH, health.score, "tagger", "health")
    assert name.score > 0.99


def test_a_well_known_name_is_a_name_and_says_that_it_is_public(detector):
    (span,) = detector.detect("who was Einstein?")
    assert (span.category, span.kind) == (Category.NAME, "public name")


def test_a_name_that_no_list_knows_is_private_whatever_the_model_takes_it_for():
    for text, kind in (("Angela Merkel", "public name"), ("Wayne Dobbs", "name"), ("Mrs Ingrid Vasquez", "name")):
        (span,) = TaggerDetector(Says("name:public", 0.99)).detect(text)
        assert span.kind == kind, text


def test_marks_at_the_edge_are_no_part_of_a_span(detector):
    assert [span.of("Anna!!") for span in detector.detect("Anna!!")] == ["Anna"]
    assert detector.detect("!!") == []


def test_a_category_that_sotto_does_not_know_holds_the_turn(detector):
    with pytest.raises(DetectionError, match="run `sotto doctor`"):
        detector.detect("the Enterprise")


def test_a_missing_model_holds_the_turn_and_says_nothing_of_the_text(tmp_path):
    secret = "-".join(("open", "sesame"))
    with pytest.raises(DetectionError) as caught:
        AllDetectors([TaggerDetector(Tagger(tmp_path))]).detect(secret)
    assert secret not in "".join(traceback.format_exception(caught.value))


class Says:
    """A tagger that marks the whole text, or its beginning, as what it is told."""

    def __init__(self, kind, score, end=None):
        self.kind, self.score, self.end = kind, score, end

    def tag(self, text):
        return [Tag(0, self.end or len(text), self.kind, self.score)]


@pytest.mark.parametrize(
    ("kind", "score", "words", "counts"),
    [
        ("employer", 0.6, "flowers", None),
        ("employer", 0.4, "flowers", False),
        ("employer", 0.9, "target", True),
        ("employer", 0.6, "Flowers", True),
        ("employer", 0.6, "brightwell", True),
        ("health", 0.3, "flu", True),
        ("ids", 0.3, "AB-12", None),
        ("ids", 0.6, "AB-12", True),
        ("credentials", 0.6, "vec", None),
        ("credentials", 0.9, "hush", True),
        ("contact", 0.99, "404", False),
        ("date", 0.99, "3", None),
        ("date", 0.99, "1984", True),
    ],
)
def test_what_the_model_is_not_sure_enough_of_is_doubtful_or_nothing(kind, score, words, counts):
    """`counts`: True for a sure span, None for one in doubt, False for none."""
    sure = [span.sure for span in TaggerDetector(Says(kind, score)).detect(words)]
    assert sure == {True: [True], None: [False], False: []}[counts]


@pytest.mark.slow
def test_the_tagger_that_comes_with_sotto_finds_names_without_a_cue():
    found = [(span.of(text), span.category) for text in [TEXT] for span in TaggerDetector().detect(text)]
    assert ("Berta Huber", Category.NAME) in found
    assert ("Lisbon", Category.LOCATION) in found


TEXT = "Berta Huber moved to Lisbon last year and wants to open a bakery."


@pytest.mark.parametrize(
    ("kind", "marked", "left"),
    [
        ("health", "diagnosed with type 2 diabetes and", "type 2 diabetes"),
        ("religion", "very catholic", "catholic"),
        ("finance", "us £146", "£146"),
        ("health", "with", "with"),
        ("employer", "The Us and", "The Us and"),
    ],
)
def test_words_that_tell_nothing_end_no_span_unless_they_may_be_a_name(kind, marked, left):
    (span,) = TaggerDetector(Says(kind, 0.95)).detect(marked)
    assert span.of(marked) == left


@pytest.mark.parametrize(
    ("marked", "more", "rest"),
    [
        ("Rua Mina 50", " street", "."),
        ("3247 Rua Igreja 25\n Ribeirao\n Portugal", " 30971", "\n21 253 109"),
        ("12 Oak Lane", " 90210-1234", ""),
        ("12 Oak Lane", "", " 2019."),
        ("12 Oak Lane", "", " 30000 years ago"),
        ("Rua Mina 50", "", " street-level rooms"),
        ("Rua Mina", "", " street"),
    ],
)
def test_an_address_takes_the_word_for_a_street_after_its_number_and_a_postcode_at_the_end_of_its_line(
    marked, more, rest
):
    (span,) = TaggerDetector(Says("address", 0.95, len(marked))).detect(marked + more + rest)
    assert span.of(marked + more + rest) == marked + more


class _Takes:
    """A tagger that takes whatever it is given for something."""

    def __init__(self, words, kind, score):
        self._words, self._kind, self._score = words, kind, score

    def tag(self, text):
        at = text.index(self._words)
        return [Tag(at, at + len(self._words), self._kind, self._score)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("She wants custody from Dieter Halvorsen. He pays nothing.", "Dieter Halvorsen", True),
        ("Where is parking near Dieter Halvorsen?", "Dieter Halvorsen", False),
        ("How large is Victoria Park?", "Victoria Park", False),
        ("How large is Santa Clara?", "Santa Clara", False),
    ],
)
def test_what_is_doubtfully_a_place_and_has_a_persons_name_is_a_name(text, words, name):
    found = TaggerDetector(_Takes(words, "location", 0.66)).detect(text)
    assert (Category.NAME in [span.category for span in found if span.sure]) is name


@pytest.mark.parametrize(
    ("text", "words", "score", "sure"),
    [
        ("How do I thank Anna Kovacs for the flowers?", "Anna Kovacs", 0.5, Category.NAME),
        ("How do I thank Brightwell Labs for the flowers?", "Brightwell Labs", 0.5, Category.EMPLOYER),
        ("I work at Harvey Nichols on Saturdays.", "Harvey Nichols", 0.5, Category.EMPLOYER),
        ("Anna Kovacs employs sixty people.", "Anna Kovacs", 0.9, Category.EMPLOYER),
    ],
)
def test_what_is_doubtfully_a_firm_and_has_a_persons_name_is_a_name_and_perhaps_a_firm(text, words, score, sure):
    found = TaggerDetector(_Takes(words, "employer", score)).detect(text)
    assert [span.category for span in found if span.sure] == [sure]
    assert any(span.category is Category.EMPLOYER for span in found)
