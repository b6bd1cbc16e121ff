"""A span: a detected piece of text, and how detectors and their findings are joined."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from privacy.categories import Category


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of text that may have to be protected.

    `start` and `end` are Python string offsets (code points), end exclusive. `score` is a probability in
    0..1. `source` names the recognizer. `kind` is finer than the category ("email", "date of birth",
    "aws access key"), for rules that need it and for the reason shown to the user. `sure` is false for what
    only a wary privacy profile acts on: it is more probably nothing.
    """

    start: int
    end: int
    category: Category
    score: float
    source: str
    kind: str = ""
    sure: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words this span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


def with_finest_kinds(spans: Sequence[Span]) -> list[Span]:
    """The spans; one that has no kind within its category takes that of another of its category that covers it."""
    by_category: dict[Category, list[Span]] = {}
    for span in spans:
        if span.sure and _has_kind(span):
            by_category.setdefault(span.category, []).append(span)
    return [span if _has_kind(span) else _like(span, by_category.get(span.category, ())) for span in spans]


def _has_kind(span: Span) -> bool:
    return span.kind not in ("", span.category.value)


def _like(span: Span, others: Sequence[Span]) -> Span:
    over = (other for other in others if other.start <= span.start and span.end <= other.end)
    best = max(over, key=lambda other: other.score, default=None)
    return replace(span, kind=best.kind) if best else span


class Detector(Protocol):
    """Anything that finds spans. Raises rather than returning a partial answer: a failure holds the turn."""

    def detect(self, text: str) -> Sequence[Span]:
        """Every span found in `text`, in any order; they may overlap. Raises on any failure."""
        ...
