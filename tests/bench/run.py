"""All benches, or those named, one after the other: `python -m tests.bench.run [NAME ...] [--readme README.md]`.

A NAME is that of a file without `bench_`: start, tasks. What follows `--` goes to the benches themselves:
`tasks -- --messages 1000 --only stating` measures that floor as it is written, in twenty minutes. With --readme
the figures go into that page's table: a row that was measured again is replaced, a new one comes last, and the
others stay. Exit 1 if a bench failed.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.bench.figures import row_in
from tests.bench.tables import put, table

MARK = "<!-- benchmarks -->"
HEAD = ["what", "figure", "floor", "bench"]
HERE = Path(__file__).parent


def names() -> list[str]:
    """Every bench there is."""
    return [path.stem.removeprefix("bench_") for path in sorted(HERE.glob("bench_*.py"))]


def run(name: str, more: Sequence[str] = ()) -> tuple[list[list[str]], bool]:
    """The rows of a bench, which goes on printing what it prints, and whether it went well."""
    command = [sys.executable, "-m", f"tests.bench.bench_{name}", *more]
    print(f"\n{' '.join(['python', *command[1:]])}", flush=True)
    rows = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as bench:
        assert bench.stdout
        for line in bench.stdout:
            print(line, end="", flush=True)
            if cells := row_in(line):
                rows.append([*cells, f"`{name}`"])
    return rows, bench.returncode == 0


def merged(page: str, rows: Iterable[Sequence[str]]) -> str:
    """The table in `page` with `rows` in the place of those of the same name."""
    inside = page.split(MARK)[1] if page.count(MARK) == 2 else ""
    lines = [line for line in inside.splitlines() if line.startswith("| ")][2:]
    kept = {cells[0]: cells for line in lines if (cells := line.strip("| ").split(" | "))}
    kept |= {row[0]: list(row) for row in rows}
    return "\n".join(table(HEAD, [[*cells, *[""] * (len(HEAD) - len(cells))] for cells in kept.values()]))


def _split(given: Sequence[str]) -> tuple[list[str], list[str]]:
    """The arguments of this command, and those of the benches, which stand behind `--`."""
    at = given.index("--") if "--" in given else len(given)
    return list(given[:at]), list(given[at + 1 :])


def main() -> None:
    """Run, print, and put the figures into a page if asked to."""
    parser = argparse.ArgumentParser(description="Run the benches.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(names())}")
    parser.add_argument("--readme", type=Path, help="the page whose table is to be brought up to date")
    own, more = _split(sys.argv[1:])
    args = parser.parse_args(own)
    if unknown := set(args.names) - set(names()):
        parser.error(f"there is no bench named {', '.join(sorted(unknown))}")
    if args.readme and args.readme.read_text(encoding="utf-8").count(MARK) != 2:
        parser.error(f"{args.readme} must hold {MARK} twice, before the table and after it")
    rows, failed = [], []
    for name in args.names or names():
        found, well = run(name, more)
        rows += found
        failed += [] if well else [name]
    if args.readme:
        put(merged(args.readme.read_text(encoding="utf-8"), rows), args.readme, MARK)
    if failed:
        sys.exit(f"Failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
