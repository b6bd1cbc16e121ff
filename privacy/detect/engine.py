"""The detectors, joined: Presidio's patterns, secrets, cues, and the span tagger."""

from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

from privacy.detect.errors import DetectionError
from privacy.spans import Detector, Span

_building = Lock()


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


def default_detector() -> Detector:
    """The detector of this process, built on first use. Raises DetectionError if it can't be built."""
    with _building:
        return _built()


@lru_cache(maxsize=1)
def _built() -> Detector:
    try:
        from privacy.detect.tagged import TaggerDetector

        return AllDetectors([PatternDetector(), TaggerDetector()])
    except Exception as error:
        raise DetectionError(f"detection could not start ({type(error).__name__}); run `sotto doctor`") from None
