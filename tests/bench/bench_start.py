"""How quickly the command answers: `sotto --help` against the bare import of click, in one run.

Run: python -m tests.bench.bench_start
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.figures import figure

COMMANDS = {
    "python -c 'import click'": [sys.executable, "-c", "import click"],
    "sotto --help": [str(Path(sys.executable).parent / "sotto"), "--help"],
    "sotto detect 'hello'": [str(Path(sys.executable).parent / "sotto"), "detect", "hello"],
}
ROUNDS = 15


def main() -> None:
    """Print the median wall time of each command, and its ratio to the first."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, command in COMMANDS.items():
            started = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
            times[name].append(time.perf_counter() - started)
    base = statistics.median(next(iter(times.values())))
    print(f"| command | median of {ROUNDS}, ms | ratio |\n| --- | ---: | ---: |")
    for name, seconds in times.items():
        median = statistics.median(seconds)
        print(f"| `{name}` | {median * 1000:.0f} | {median / base:.2f} |")
    started = statistics.median(times["sotto --help"])
    figure("`sotto --help` against `python -c 'import click'`", f"{started / base:.2f}", "at most 3")


if __name__ == "__main__":
    main()
