"""Presidio's analyzer as a detector: offline, silent, linear, and failing closed."""

import logging
from collections.abc import Iterator
from typing import Any

from privacy.detect.matching import trimmed
from privacy.spans import Span

WINDOW = 20_000
"""Characters that Presidio sees at once: it compares all results of a text with each other."""

OVERLAP = 400
"""Longer than any hit together with the words around it that count as context."""

_LOGGERS = ("presidio-analyzer", "decision_process", "tldextract")


class PresidioDetector:
    """The recognizers of `presidio_table`, on a blank tokenizer. Takes about a second to build."""

    def __init__(self) -> None:
        from privacy.detect.presidio_table import entries

        _silence()
        self._entries = {entry.recognizer.id: entry for entry in entries()}
        self._engine = _engine([entry.recognizer for entry in self._entries.values()])
        self._wanted = sorted({name for e in self._entries.values() for name in e.recognizer.supported_entities})

    def detect(self, text: str) -> list[Span]:
        """Every believed hit, sorted by start. Raises DetectionError when a pattern runs out of time."""
        found = {span for start, end in windows(text) for span in self._in_window(text, start, end)}
        return sorted(found)

    def _in_window(self, text: str, start: int, end: int) -> Iterator[Span]:
        results = self._engine.analyze(text[start:end], "en", entities=self._wanted, return_decision_process=True)
        for result in results:
            # At a cut edge a hit may be part of a longer one, which the neighbouring window sees whole.
            cut = (result.start == 0 and start > 0) or (result.end == end - start and end < len(text))
            span = None if cut else self._span(text, start, result)
            if span is not None:
                yield span

    def _span(self, text: str, offset: int, result: Any) -> Span | None:
        """The believed span of one result, or None."""
        entry = self._entries[result.recognition_metadata["recognizer_identifier"]]
        start, end = _ends(text, offset + result.start, offset + result.end)
        has_context = bool(result.analysis_explanation.supportive_context_word)
        if start >= end or result.score < entry.least or (entry.context and not has_context):
            return None
        if entry.accept is not None and not entry.accept(text[start:end]):
            return None
        score = 0.97 if result.score == 1.0 else max(result.score, 0.7)
        return Span(start, end, entry.category, score, f"presidio/{entry.recognizer.name}", entry.kind)


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Overlapping pieces of `text` that Presidio and spaCy can take; one piece for all but very long texts."""
    start = 0
    while start + WINDOW < len(text):
        yield start, start + WINDOW
        start += WINDOW - OVERLAP
    yield start, len(text)


def _ends(text: str, start: int, end: int) -> tuple[int, int]:
    """Trim, but leave the opening bracket and the plus sign of a phone number."""
    trim_start, trim_end = trimmed(text, start, end)
    return (start if text[start] in "(+" and ")" in text[start:end] else trim_start), trim_end


def _engine(recognizers: list[Any]) -> Any:
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry

    from privacy.detect.presidio_parts import BlankNlpEngine, WordContext, fail_closed

    registry = RecognizerRegistry(
        [fail_closed(recognizer) for recognizer in recognizers], supported_languages=["en"]
    )
    return AnalyzerEngine(
        registry=registry,
        nlp_engine=BlankNlpEngine(),
        supported_languages=["en"],
        context_aware_enhancer=WordContext(),
    )


def _silence() -> None:
    """Presidio's log lines quote the text it looks at."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if _nothing not in logger.filters:
            logger.addFilter(_nothing)


def _nothing(record: logging.LogRecord) -> bool:
    return False
