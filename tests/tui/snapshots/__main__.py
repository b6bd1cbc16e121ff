"""Makes the pictures anew: `python -m tests.tui.snapshots [-n 2] [-k WORDS]`. Look at what that changed."""

import os
import sys
from pathlib import Path

import pytest

from tests.tui.snapshots.album import ACCEPT, KEPT


def main() -> int:
    """Take every picture, or those of some tests: arguments are pytest's. If all are taken, old ones go."""
    if "-k" not in sys.argv:
        for path in KEPT.glob("*.txt"):
            path.unlink()
    os.environ[ACCEPT] = "1"
    return pytest.main([str(Path(__file__).parent), "-q", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
