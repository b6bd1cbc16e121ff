"""What the tests of detectors ask, in one line each."""

from privacy.detect.engine import default_detector
from privacy.spans import Detector


def found(text: str, *, by: Detector | None = None) -> list[tuple[str, str, str]]:
    """(words, category, kind) of every span in `text`."""
    return [(s.of(text), s.category.value, s.kind) for s in (by or default_detector()).detect(text)]


def words(text: str, category: str, *, by: Detector | None = None) -> set[str]:
    """The words of every span of one category."""
    return {what for what, where, _ in found(text, by=by) if where == category}


def glued(*pieces: str) -> str:
    """A secret put together at run time, so that scanners of this repository see none."""
    return "".join(pieces)


MIXED = "Ab3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0fG"
HEX = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
