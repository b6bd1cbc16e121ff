"""Makes the pictures anew: `python -m tests.tui.snapshots [ARGUMENTS OF PYTEST]`. Look at what that changed."""

import os
import sys
from pathlib import Path

import pytest

from tests.tui.snapshots.album import ACCEPT, KEPT


def main() -> int:
    """Take every picture, or those of the tests that the arguments name; without arguments old ones go, too."""
    if not sys.argv[1:]:
        for path in KEPT.glob("*.txt"):
            path.unlink()
    os.environ[ACCEPT] = "1"
    return pytest.main([str(Path(__file__).parent), "-q", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
