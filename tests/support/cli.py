"""Running the real `sotto` command in a subprocess that is not allowed to use the network."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

COMMAND = str(Path(sys.executable).parent / "sotto")
WATCHED = str(Path(__file__).parent / "watched")


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
            "PYTHONPATH": WATCHED,
            "SOTTO_TEST_NETWORK": self.network,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "NO_COLOR": "1",
        }

    def run(self, *args: str, text: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """`sotto ARGS` to its end, with `text` on stdin."""
        return subprocess.run(
            [COMMAND, *args],
            input=text,
            env=self.environment | environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def start(self, *args: str) -> subprocess.Popen[str]:
        """`sotto ARGS`, running."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            [COMMAND, *args], stdin=pipe, stdout=pipe, stderr=pipe, env=self.environment, encoding="utf-8"
        )
