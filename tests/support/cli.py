"""Running the real `sotto` command in a subprocess that is not allowed to use the network."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.support import forked

COMMAND = str(Path(sys.executable).parent / "sotto")


@dataclass
class Home:
    """A home for one test, and the command in it."""

    path: Path
    network: str = "none"

    @property
    def environment(self) -> dict[str, str]:
        """What the command sees: this home, a passphrase, no colours, and a watch on the network."""
        quiet = {name: value for name, value in os.environ.items() if not name.endswith("_API_KEY")}
        return quiet | {
            "SOTTO_HOME": str(self.path),
            "SOTTO_PASSPHRASE": "open sesame",
            "PYTHONPATH": str(forked.WATCHED),
            "SOTTO_TEST_NETWORK": self.network,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "NO_COLOR": "1",
        }

    def run(self, *args: str, text: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """`sotto ARGS` to its end, with `text` on stdin."""
        return forked.run(args, self.environment | environment, text)

    def start(self, *args: str) -> subprocess.Popen[str]:
        """`sotto ARGS`, running in a fresh interpreter."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            [COMMAND, *args], stdin=pipe, stdout=pipe, stderr=pipe, env=self.environment, encoding="utf-8"
        )
