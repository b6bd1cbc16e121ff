"""The detectors, joined: Presidio's patterns, secrets, cues, and the span tagger."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from functools import lru_cache
from threading import Lock

from privacy.detect.errors import DetectionError
from privacy.spans import Detector, Span

_building = Lock()


@lru_cache(maxsize=1)
def _pool() -> ThreadPoolExecutor:
    """The threads on which models are asked. Nothing that runs on them waits for them."""
    return ThreadPoolExecutor(2, thread_name_prefix="detect")


class AllDetectors:
    """Several detectors as one. If one fails, all fail: a partial answer would let something through."""

    def __init__(self, parts: Sequence[Detector]) -> None:
        self._parts = tuple(parts)

    def detect(self, text: str) -> list[Span]:
        """Every span that any part finds, sorted by start. Raises DetectionError when a part fails."""
        try:
            found = {span for part in self._parts for span in part.detect(text)}
        except DetectionError:
            raise
        except Exception as error:
            # No cause: its message and its frames may hold the user's words.
            raise DetectionError(f"detection failed ({type(error).__name__}); nothing was sent") from None
        return sorted(found)


class SideBySide:
    """A model and patterns at the same time: the model runs outside Python's lock."""

    def __init__(self, model: Detector, patterns: Detector) -> None:
        self._model, self._patterns = model, patterns

    def detect(self, text: str) -> list[Span]:
        """Every span that either finds, sorted by start. Raises what either raises, when both are done."""
        waiting = _pool().submit(self._model.detect, text)
        try:
            found = self._patterns.detect(text)
        finally:
            wait([waiting])
        return sorted({*found, *waiting.result()})


class PatternDetector:
    """Presidio's recognizers, secrets and personal cues: everything that can be found without a model.

    Building it takes about a second, because it loads Presidio and spaCy's tokenizer.
    """

    def __init__(self) -> None:
        from privacy.detect.codes import CodeDetector
        from privacy.detect.cues import CueDetector
        from privacy.detect.presidio import PresidioDetector
        from privacy.detect.secrets import SecretDetector

        self._all = AllDetectors([SecretDetector(), PresidioDetector(), CueDetector(), CodeDetector()])

    def detect(self, text: str) -> list[Span]:
        """Every raw span, sorted by start; spans may overlap. Raises DetectionError on any failure."""
        return self._all.detect(text)


def over_model(model: Detector) -> Detector:
    """`model` and all that needs none, with every other mention of the names that they find."""
    from privacy.detect.mentions import ConsistentDetector

    return ConsistentDetector(SideBySide(model, patterns()))


@lru_cache(maxsize=1)
def patterns() -> PatternDetector:
    """The pattern detector of this process."""
    return PatternDetector()


class WhenNeeded:
    """The detector of this process; built when a text is first looked at, which takes about a second."""

    def detect(self, text: str) -> Sequence[Span]:
        """Every span that it finds, sorted by start. Raises DetectionError, also if it can't be built."""
        with _building:
            detector = _built()
        return detector.detect(text)


_this_process = WhenNeeded()


def default_detector() -> WhenNeeded:
    """The one detector of this process. A question that stays here never builds it."""
    return _this_process


@lru_cache(maxsize=1)
def _built() -> Detector:
    try:
        from privacy.detect.tagged import TaggerDetector

        return over_model(TaggerDetector())
    except Exception as error:
        raise DetectionError(f"detection could not start ({type(error).__name__}); run `sotto doctor`") from None
