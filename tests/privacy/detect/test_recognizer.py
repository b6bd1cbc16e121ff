"""The tagger inside Presidio's own analyzer."""

import pytest
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry

from local_models.tagger import Tagger
from privacy.detect.errors import DetectionError
from privacy.detect.presidio_parts import BlankNlpEngine
from privacy.detect.recognizer import ENTITIES, TaggerRecognizer
from privacy.detect.tagged import TaggerDetector
from tests.local_models.tiny_models import write_tagger

CHANCES = {"anna": {"B-name": 1.0}, "asthma": {"B-health": 1.0}}


@pytest.fixture(scope="module")
def recognizer(tmp_path_factory):
    folder = write_tagger(tmp_path_factory.mktemp("t"), CHANCES, ["O", "B-name", "I-name", "B-health"])
    return TaggerRecognizer(TaggerDetector(Tagger(folder)))


def analyzer(recognizer):
    registry = RecognizerRegistry(recognizers=[recognizer], supported_languages=["en"])
    return AnalyzerEngine(registry=registry, nlp_engine=BlankNlpEngine(), supported_languages=["en"])


def test_an_analyzer_gets_the_taggers_spans_under_our_categories(recognizer):
    found = analyzer(recognizer).analyze("Anna has asthma", language="en")
    assert {(r.entity_type, r.start, r.end) for r in found} == {("NAME", 0, 4), ("HEALTH", 9, 15)}
    assert all(result.score > 0.99 for result in found)


def test_only_the_wanted_entities_are_given(recognizer):
    (found,) = analyzer(recognizer).analyze("Anna has asthma", language="en", entities=["HEALTH"])
    assert found.entity_type == "HEALTH" and "HEALTH" in ENTITIES


def test_a_model_that_fails_raises(tmp_path):
    with pytest.raises(DetectionError):
        TaggerRecognizer(TaggerDetector(Tagger(tmp_path))).analyze("Anna", ["NAME"])
