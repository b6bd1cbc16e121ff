"""Personal things that a cue gives away: the deterministic floor under the span tagger."""

from collections.abc import Iterator

from privacy.detect.cue_dates import dates_and_ages
from privacy.detect.cue_ids import PATTERNS as IDS
from privacy.detect.cue_names import PATTERNS as NAMES
from privacy.detect.cue_places import PATTERNS as PLACES
from privacy.detect.cue_systems import systems
from privacy.detect.matching import find
from privacy.spans import Span

SOURCE = "cues"


class CueDetector:
    """Finds what words announce: names, employers, addresses, dates, ages, numbers, handles, hosts."""

    def detect(self, text: str) -> list[Span]:
        """Every find, sorted by start; spans may overlap. Raises DetectionError on a timeout."""
        return sorted(set(_spans(text)))


def _spans(text: str) -> Iterator[Span]:
    yield from find((*NAMES, *PLACES, *IDS), text, SOURCE)
    yield from dates_and_ages(text, SOURCE)
    yield from systems(text, SOURCE)
