"""How well topics are left out, and how well the gate tells questions that lost their point.

Run: python -m tests.bench.score_topics [--verbose]

- **Topics**: `cases/topics.jsonl`, a topic rule (category and subject), a text, words that must not leave, words
  that must, and whether nothing useful is left. A case is right if all of that is so.
- **Gate**: `cases/gate.jsonl`, a category to hide, the words of it that a detector would find, and whether the
  question loses its point. `cases/rewriting.jsonl`, by another hand, says how often it asks in vain:
  nearly all of it can be answered even so.

Only the half of the first two that was held back while the rules were written counts. The same hand wrote the
rules and the cases, though the cases first.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from privacy.categories import Category
from privacy.detect.engine import default_detector
from privacy.draft import Draft
from privacy.rewrite import Rewriter
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.spans import Span
from privacy.verify import leaks
from tests.bench.scores import table

_CASES = Path(__file__).parent / "cases"
EVERYTHING = PrivacyProfile(
    "everything", "", tuple(Rule(Action.TAG, category) for category in Category), based=True
)


@dataclass
class Right:
    """How many of how many cases are right, and which are not."""

    right: int = 0
    of: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, case: dict[str, Any], right: bool, draft: Draft) -> None:
        """Count one case."""
        self.of += 1
        self.right += right
        if not right:
            self.wrong.append(f"{case['id']}: {case['text']} -> {draft.text or draft.held} | {draft.gate}")

    def __str__(self) -> str:
        return f"{self.right} of {self.of}"


class Known:
    """A detector that knows some words of one category."""

    def __init__(self, words: Sequence[str], category: Category) -> None:
        self._words, self._category = words, category

    def detect(self, text: str) -> list[Span]:
        """Every place of the words."""
        places = (match.span() for words in self._words for match in re.finditer(re.escape(words), text))
        return [Span(start, end, self._category, 1.0, "known") for start, end in places]


def cases(name: str) -> Iterator[dict[str, Any]]:
    """The cases of a file that were held back; all of them where none is marked."""
    for line in (_CASES / name).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case.get("held_back", True):
            yield case


def topics() -> Right:
    """Every topic case, rewritten with the detectors."""
    result, rewriter = Right(), Rewriter(default_detector())
    for case in cases("topics.jsonl"):
        wanted = [(Category(category) if category else None, subject) for category, subject in case["rules"]]
        rules = tuple(Rule(Action.TAG, category, subject=subject, topic=True) for category, subject in wanted)
        draft = rewriter.draft(case["text"], PrivacyProfile("case", "", rules))
        result.add(case, _is_right(case, draft), draft)
    return result


def _is_right(case: dict[str, Any], draft: Draft) -> bool:
    if case["held"] or draft.held_unseen:
        return bool(draft.held_unseen) == case["held"]
    gone = not any(leaks(draft.text, [words]) or words in draft.text for words in case["gone"])
    return gone and all(words.lower() in draft.text.lower() for words in case["kept"])


def gate() -> tuple[Right, Right]:
    """The questions that lose their point, and those that do not."""
    lost, kept = Right(), Right()
    for case in cases("gate.jsonl"):
        category = Category(case["category"])
        profile = PrivacyProfile("case", "", (Rule(Action.TAG, category),))
        draft = Rewriter(Known(case["hidden"], category)).draft(case["text"], profile)
        (lost if case["gate"] else kept).add(case, bool(draft.gate) == case["gate"], draft)
    return lost, kept


def asked_in_vain() -> Right:
    """The queries of another hand with everything hidden: right is one that goes through."""
    result, rewriter = Right(), Rewriter(default_detector())
    for case in cases("rewriting.jsonl"):
        draft = rewriter.draft(case["text"], EVERYTHING)
        result.add(case, not draft.gate, draft)
    return result


def rows(verbose: list[str] | None = None) -> list[list[str]]:
    """The figures as rows of a table; what went wrong is added to `verbose`."""
    told, (lost, kept), in_vain = topics(), gate(), asked_in_vain()
    if verbose is not None:
        verbose += [*told.wrong, *lost.wrong, *kept.wrong, *in_vain.wrong]
    gated = lost.right + (kept.of - kept.right)
    precision = lost.right / max(gated, 1)
    return [
        ["texts under a topic rule: the topic gone, the rest there, held if nothing is left", f"{told}", ""],
        ["gate, precision and recall", f"{precision:.2f}, {lost.right / max(lost.of, 1):.2f}", ""],
        ["queries with everything hidden that the gate lets pass", f"{in_vain}", ""],
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Score topics and the gate.")
    parser.add_argument("--verbose", action="store_true", help="print what went wrong, too")
    args = parser.parse_args()
    wrong: list[str] = []
    lines = table(["topics and the gate", "measured", "floor"], rows(wrong))
    print("\n".join([*lines, *(wrong if args.verbose else [])]))


if __name__ == "__main__":
    main()
