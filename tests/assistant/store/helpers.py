"""What several of the store's tests do."""

import subprocess
import sys
from pathlib import Path

from assistant.store.store import Store

ROOT = Path(__file__).parents[3]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in `folder`, byte for byte."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}


def untouched(folder: Path, before: dict[str, bytes]) -> bool:
    """Whether every file that was in `folder` is as it was. SQLite may have put an empty log beside them."""
    return contents(folder).items() >= before.items()


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Another Python that runs `script` from the repository's root."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def run(script: str, *arguments: object) -> str:
    """What `script` printed. Fails, with what it said, if it did not end well."""
    process = start(script, *arguments)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out.strip()


def begin(store: Store, **changes: object) -> int:
    """A ledger row with plain values, but for `changes`."""
    values: dict[str, object] = {
        "conversation": None,
        "message": None,
        "provider": "openai",
        "base_url": "https://api.openai.com/v1",
        "model": "gpt",
        "privacy_profile": "strict",
        "text": "[NAME_1] is ill",
        "messages": [{"role": "user", "content": "[NAME_1] is ill"}],
        "protected": {"name": 1},
        "revealed": [],
    }
    return store.ledger.begin(**{**values, **changes})  # type: ignore[arg-type]
