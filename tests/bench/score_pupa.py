"""What the detectors leave of PUPA-TNB's private units, under the strict profile: patterns alone, and all of them.

Run: python -m tests.bench.score_pupa [SHARED]   (SHARED holds data/pupa-tnb; else ../shared)

Of the 237 queries those written mostly in ASCII count; placeholders and one-letter units are left out. A unit is
left if it stands verbatim, in any case, in the outgoing text. Development data: its errors were looked at.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from privacy.builtin import STRICT
from privacy.detect.engine import PatternDetector, default_detector
from privacy.rewrite import Rewriter
from privacy.spans import Detector

PLACEHOLDER = "presidio_anonymized"


def queries(shared: Path) -> Iterator[dict[str, str]]:
    """The queries that are written mostly in ASCII."""
    with (shared / "data" / "pupa-tnb" / "PUPA_TNB.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = row["user_query"]
            if sum(char.isascii() for char in text) >= 0.9 * len(text):
                yield row


def score(detector: Detector, rows: list[dict[str, str]]) -> tuple[int, int, float, int]:
    """Units left, units in all, characters hidden against those hidden by hand, texts held."""
    left = units = hidden = by_hand = held = 0
    for row in rows:
        text = row["user_query"]
        draft = Rewriter(detector).draft(text, STRICT)
        held += draft.held is not None
        marked = [unit.strip().lower() for unit in row["pii_units"].split("||")]
        wanted = [unit for unit in marked if len(unit) > 1 and PLACEHOLDER not in unit and unit in text.lower()]
        units += len(wanted)
        left += sum(unit in draft.text.lower() for unit in wanted)
        hidden += sum(len(change.original) for change in draft.changes if change.decision.action.hides)
        by_hand += len(text) - len(row["redacted_query"].replace("[REDACTED]", ""))
    return left, units, hidden / by_hand, held


def main() -> None:
    """Print the table."""
    rows = list(queries(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")))
    print(f"PUPA-TNB, {len(rows)} queries, strict\n")
    print("| detectors | units left | share | characters hidden against by hand | held |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, detector in (("patterns and cues", PatternDetector()), ("with the tagger", default_detector())):
        left, units, ratio, held = score(detector, rows)
        print(f"| {name} | {left} of {units} | {left / units:.1%} | {ratio:.2f} | {held} |")


if __name__ == "__main__":
    main()
