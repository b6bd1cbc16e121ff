"""Scores the reader on forms and nouns it was not trained on: `python -m local_models.training.reading.score`.

It prints what the thresholds in `privacy/compile.py` were chosen by.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from local_models.encoder import WEIGHTS
from local_models.reader import Mention, Reader, Told
from local_models.training.reading.instructions import Instruction, Marked, instructions

_THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass
class Scores:
    """Counts of marks and sentences."""

    marks: int = 0
    found: int = 0
    right: int = 0
    hides: int = 0
    allows: int = 0
    turned: list[float] = field(default_factory=list)
    """For every wish to hide that is read as an allowance, how sure the reader is."""
    allowed: list[float] = field(default_factory=list)
    """The same for every allowance that is read as one."""
    wishes: list[float] = field(default_factory=list)
    """For every wish in which nothing was found, how probably it is taken for a remark."""
    remarks: list[float] = field(default_factory=list)
    """The same for every remark."""

    def add(self, text: Instruction, told: Told) -> None:
        """Count one text."""
        asked = [mention for mention in told.mentions if mention.action != "who"]
        wanted = [mark for mark in text.marks if mark.action != "who"]
        self.marks += len(wanted)
        self.found += len(asked)
        for mark in wanted:
            self._add(mark, [m for m in asked if m.start < mark.end and mark.start < m.end])
        for point in text.points:
            silent = not any(point.start <= mention.start < point.end for mention in asked)
            if silent and point.point in ("wish", "remark"):
                chances = self.wishes if point.point == "wish" else self.remarks
                chances.append(told.chance("remark", point.start, point.end))

    def _add(self, mark: Marked, over: Sequence[Mention]) -> None:
        same = [m for m in over if m.action == mark.action]
        self.right += any((m.category, m.subject) == (mark.category, mark.subject) for m in same)
        self.hides += mark.action == "hide"
        self.allows += mark.action == "allow"
        allowing = max((m.score for m in over if m.action == "allow"), default=None)
        if allowing is not None and mark.action in ("hide", "allow"):
            (self.turned if mark.action == "hide" and not same else self.allowed).append(allowing)

    def lines(self) -> Iterator[str]:
        """The figures."""
        precision, recall = self.right / max(self.found, 1), self.right / max(self.marks, 1)
        yield f"marks {self.marks}, right {precision:.3f} of what is found, {recall:.3f} of them"
        for least in _THRESHOLDS:
            turned = sum(chance >= least for chance in self.turned)
            allowed = sum(chance >= least for chance in self.allowed)
            yield (
                f"from {least}: hides read as allowances {turned / max(self.hides, 1):.2%}, "
                f"allowances read {allowed / max(self.allows, 1):.1%}; "
                f"wishes taken for remarks {_share(self.wishes, least)}, known {_share(self.remarks, least)}"
            )


def _share(chances: Sequence[float], least: float) -> str:
    return f"{sum(chance >= least for chance in chances)} of {len(chances)}"


def main() -> None:
    """Read the command line and print the scores."""
    parser = argparse.ArgumentParser(description="Score the reader on held-back forms and nouns.")
    parser.add_argument("folder", type=Path, nargs="?", default=WEIGHTS / "reader")
    parser.add_argument("--count", type=int, default=4000)
    args = parser.parse_args()
    scores = Scores()
    texts = list(instructions(args.count, 7, testing=True))
    reader = Reader(args.folder)
    for start in range(0, len(texts), 100):
        part = texts[start : start + 100]
        for text, told in zip(part, reader.read([text.text for text in part]), strict=True):
            scores.add(text, told)
    print("\n".join(scores.lines()))


if __name__ == "__main__":
    main()
