"""The span tagger as a Presidio recognizer, for whoever builds an analyzer of their own with it."""

from presidio_analyzer import AnalysisExplanation, LocalRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from privacy.categories import Category
from privacy.detect.tagged import LEFT_TO_PATTERNS, TaggerDetector
from privacy.spans import Span

ENTITIES = [category.name for category in Category if category not in LEFT_TO_PATTERNS | {Category.OTHER}]
"""Presidio's entity types for our categories: NAME, LOCATION, EMPLOYER and so on."""


class TaggerRecognizer(LocalRecognizer):  # type: ignore[misc]
    """Gives what the tagger is sure of; Presidio may ask for more. The model is loaded with the first text."""

    def __init__(self, detector: TaggerDetector | None = None) -> None:
        self._detector = detector or TaggerDetector()
        super().__init__(supported_entities=ENTITIES, name="SottoTagger", supported_language="en")

    def load(self) -> None:
        """Nothing: the tagger loads itself."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Every sure span of the wanted entities. Raises DetectionError when the model fails."""
        wanted = set(entities or ENTITIES)
        return [
            self._result(span)
            for span in self._detector.detect(text)
            if span.sure and span.category.name in wanted
        ]

    def _result(self, span: Span) -> RecognizerResult:
        why = AnalysisExplanation(recognizer=self.name, original_score=span.score, textual_explanation=span.kind)
        return RecognizerResult(
            span.category.name, span.start, span.end, span.score, analysis_explanation=why,
            recognition_metadata={RecognizerResult.RECOGNIZER_NAME_KEY: self.name, "kind": span.kind},
        )  # fmt: skip
