"""How well privacy profiles in prose are read and obeyed: `python -m tests.bench.score_profiles [--verbose]`.

- **Instructions**: `cases/instructions.txt`, sentences with the rules that they stand for. A rule is right if
  action, category and subject (me, somebody else, anyone) are.
- **Rewriting**: `cases/rewriting.jsonl`, a profile in prose, a query, words that must be hidden (by the verify
  relation) and words that must stay. A text that is held hides everything and keeps nothing.
- **Opposites**: `cases/opposites.jsonl`, pairs of proses that differ in hide and allow alone.
- **Topics and the gate**: see `score_topics`.

All but the last were written by somebody who had not seen what the reader is trained on. There are sets by several
hands: errors on the first (`cases/`) have been looked at; of those on the second (`cases/second/`) only the
categories and actions were, while its figures were watched; of the rewriting of the third (`cases/third/`) every
second case was looked at twice. Of the fourth (`cases/fourth/`) `cases/__init__.py` tells what was. Of the fifth
(`cases/fifth/`), the sixth (`cases/sixth/`, written before the matcher was) and the seventh (`cases/seventh/`,
before the reader learnt more) nothing was but the totals, and once the seventh's opposites, which are idioms.
Of the eighth (`cases/eighth/`, written while the reader learnt 13,000 lines more) nothing was but the totals.
All of `cases/looked_at/` were looked at while the code was written: idioms and turns that real people use.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from local_models.training.forms import lines
from local_models.training.reading.instructions import Filler, Instruction
from privacy.compile import compiled
from privacy.detect.engine import default_detector
from privacy.draft import Draft
from privacy.rewrite import Rewriter
from privacy.rules import ANYONE, ME, PrivacyProfile
from privacy.verify import leaks
from tests.bench import score_topics
from tests.bench.scores import put, table

_CASES = Path(__file__).parent / "cases"
HANDS = {
    "first": _CASES, "second": _CASES / "second", "third": _CASES / "third", "fourth": _CASES / "fourth",
    "fifth": _CASES / "fifth", "sixth": _CASES / "sixth", "seventh": _CASES / "seventh",
    "eighth": _CASES / "eighth",
    "looked at": _CASES / "looked_at",
}  # fmt: skip
"""Whose cases they are; a hand need not have every kind of case."""
_MARK = "<!-- profile scores -->"
_SAYS = {"hide": "hide", "allow": "allow", "coarse": "generalise"}

Rules = Counter[tuple[str, str, str]]
"""Action, category, subject."""


@dataclass
class Reading:
    """What became of the instructions."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    hides: int = 0
    turned: int = 0
    """Wishes to hide that were read as an allowance of the same category."""
    unreadable: int = 0
    owned_up: int = 0
    """Of what is no instruction, how many are told to be unread."""
    silent: list[str] = field(default_factory=list)
    """Instructions of which a rule is missing while nothing is told to be unread."""

    def add(self, text: str, wanted: Rules, profile: PrivacyProfile) -> None:
        """Count one text."""
        found = rules_of(profile)
        self.right += (found & wanted).total()
        self.found += found.total()
        self.wanted += wanted.total()
        hidden = {category for action, category, _ in wanted if action == "hide"}
        allowed = {category for action, category, _ in wanted if action == "allow"}
        self.hides += len(hidden)
        self.turned += len({c for a, c, _ in found if a == "allow" and c in hidden - allowed})
        if not wanted:
            self.unreadable += 1
            self.owned_up += bool(profile.unread) and not found
        elif wanted - found and not profile.unread:
            self.silent.append(text)


def rules_of(profile: PrivacyProfile) -> Rules:
    """The rules of a profile as they are compared."""
    return Counter(
        (rule.says, rule.category.value if rule.category else "everything", _whose(rule.subject))
        for rule in profile.rules
    )


def _whose(subject: str) -> str:
    return subject if subject in (ME, ANYONE) else "other"


def wanted_of(instruction: Instruction) -> Rules:
    """The rules that the marks of an instruction stand for, each once."""
    marks = (mark for mark in instruction.marks if mark.action != "who")
    return Counter({(_SAYS[m.action], m.category.partition(":")[0], m.subject) for m in marks})


def instructions(hand: Path) -> list[Instruction]:
    """The marked instructions of one hand."""
    path = hand / "instructions.txt"
    return [Filler.fixed(line) for line in lines(path)] if path.exists() else []


def reading(hand: Path) -> Reading:
    """What the reader makes of the instructions."""
    result = Reading()
    for each in instructions(hand):
        profile = compiled(each.text, "case")
        once = PrivacyProfile("case", "", tuple({_key(r): r for r in profile.rules}.values()), profile.unread)
        result.add(each.text, wanted_of(each), once)
    return result


def _key(rule: Any) -> tuple[str, object, str]:
    return rule.says, rule.category, _whose(rule.subject)


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """The cases of a file of JSON lines; none where there is no such file."""
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line.strip():
            yield json.loads(line)


@dataclass
class Obeying:
    """What became of the words that must be hidden and of those that must stay."""

    texts: int = 0
    held: int = 0
    hidden: int = 0
    to_hide: int = 0
    kept: int = 0
    to_keep: int = 0
    failures: list[str] = field(default_factory=list)


def obeying(hand: Path) -> Obeying:
    """Every query rewritten under the profile that comes with it."""
    result, rewriter = Obeying(), Rewriter(default_detector())
    for case in cases(hand / "rewriting.jsonl"):
        draft = rewriter.draft(case["text"], compiled(case["privacy"], "case"))
        gone = [words for words in case["hidden"] if is_gone(draft, words)]
        kept = [words for words in case["kept"] if not draft.held_unseen and words in draft.text]
        result.texts += 1
        result.held += draft.held_unseen is not None
        result.hidden += len(gone)
        result.to_hide += len(case["hidden"])
        result.kept += len(kept)
        result.to_keep += len(case["kept"])
        shown, lost = set(case["hidden"]) - set(gone), set(case["kept"]) - set(kept)
        if shown or lost:
            result.failures.append(
                f"{case['id']}: shown {sorted(shown)}, lost {sorted(lost)}, {draft.held_unseen}"
            )
    return result


def is_gone(draft: Draft, words: str) -> bool:
    """Whether nothing of the words would leave."""
    return draft.held_unseen is not None or not (leaks(draft.text, [words]) or words in draft.text)


def opposites(hand: Path) -> tuple[int, int]:
    """In how many pairs the outcome flips with the prose, and how many pairs there are."""
    rewriter, flipped, pairs = Rewriter(default_detector()), 0, 0
    for case in cases(hand / "opposites.jsonl"):
        hide, allow = (rewriter.draft(case["text"], compiled(case[key], "case")) for key in ("hide", "allow"))
        pairs += 1
        flipped += is_gone(hide, case["value"]) and not allow.held_unseen and case["value"] in allow.text
    return flipped, pairs


@dataclass
class Hand:
    """What became of all the cases of one hand."""

    read: Reading
    obeyed: Obeying
    flipped: int
    pairs: int

    @classmethod
    def of(cls, folder: Path) -> "Hand":
        """Read, rewrite and flip every case in `folder`."""
        return cls(reading(folder), obeying(folder), *opposites(folder))

    def figures(self) -> list[str]:
        """One figure for each of FIGURES."""
        read, obeyed = self.read, self.obeyed
        precision, recall = read.right / max(read.found, 1), read.right / max(read.wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        told = [
            f"{f1:.2f}",
            f"{precision:.2f}, {recall:.2f}",
            f"{read.turned} of {read.hides}",
            f"{read.owned_up} of {read.unreadable}",
        ]
        return [
            *(told if read.wanted else [""] * len(told)),
            f"{obeyed.hidden / max(obeyed.to_hide, 1):.1%}",
            f"{obeyed.kept / max(obeyed.to_keep, 1):.1%}",
            f"{obeyed.held} of {obeyed.texts}",
            f"{self.flipped} of {self.pairs}" if self.pairs else "",
        ]


FIGURES = (
    ("rules read (action, subject, category), F1", "0.85"),
    ("rules read, precision and recall", ""),
    ("wishes to hide read as allowances", "1 %"),
    ("what is no instruction, told to be unread", "all"),
    ("words that must be hidden, gone", "95 %"),
    ("words that must stay, still there", "92 %"),
    ("queries held", ""),
    ("pairs of opposite proses with opposite outcomes", "95 %"),
)
"""What is measured and its floor."""


def report(verbose: bool) -> Iterator[str]:
    """All figures, as lines of Markdown."""
    hands, wrong = [Hand.of(folder) for folder in HANDS.values()], list[str]()
    measured = zip(*(hand.figures() for hand in hands), strict=True)
    rows = [[name, *each, floor] for (name, floor), each in zip(FIGURES, measured, strict=True)]
    others = [""] * (len(HANDS) - 1)
    rows += [[name, figure, *others, floor] for name, figure, floor in score_topics.rows(wrong)]
    named = [f"{each} hand" if each != "looked at" else each for each in HANDS]
    yield from table(["privacy profiles in prose", *named, "floor"], rows)
    if verbose:  # the texts of the second hand's failures stay unread
        yield from (f"silent: {text}" for text in hands[0].read.silent)
        yield from (*hands[0].obeyed.failures, *wrong)


def main() -> None:
    """Print the table, and put it into a page if asked to."""
    parser = argparse.ArgumentParser(description="Score the reading of privacy profiles.")
    parser.add_argument("--readme", type=Path, help="the page whose table is to be replaced")
    parser.add_argument("--verbose", action="store_true", help="print what went wrong, too")
    args = parser.parse_args()
    text = "\n".join(report(args.verbose))
    print(text)
    if args.readme:
        put(text, args.readme, _MARK)


if __name__ == "__main__":
    main()
