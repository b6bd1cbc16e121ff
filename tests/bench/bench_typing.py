"""How long a key takes to the painted frame: idle, while replies stream, while detection reads along. In one run.

Run: python -m tests.bench.bench_typing

The real app in a terminal of its own: letters that nothing else writes are typed, no letter twice, and the clock
stops when the terminal is told to draw the letter. What counts is how much later than in the idle app that is
(floor: 50 ms at the 95th of a hundred keys); the machine's own load is in all of them. The long reply has two
thousand tokens with lists, code and a table, comes from a model server, and is typed along with more slowly.
"""

import os
import random
import tempfile
from pathlib import Path

from tests.bench.figures import figure
from tests.bench.slow_model import slow_model
from tests.bench.terminal import Terminal, opened, prepared

LETTERS = [chr(0x410 + number) for number in range(60)]
"""Cyrillic, each one once: a letter that is there already is drawn again with its line for other reasons."""
GAPS_S = (0.04, 0.2)
"""Between a key that was painted and the next one, at least and at most: nobody types to a beat."""
LONG_GAPS_S = (0.1, 0.8)
TRIES = 5
"""How often to ask for a reply that is not over before all was typed."""
LOADING_S = 8
"""How long the models take, at most, that load behind the first frame."""
CONFIG = """
[local]
max_tokens = 2000

[cloud]
provider = "nowhere"
model = "none"

[providers.nowhere]
base_url = "http://127.0.0.1:9/v1"
"""
LONG = (
    "My name is Margaret Thornton, I live at 12 Rua das Flores in Porto and work for Brightwell Pumps. My husband "
    "Tom was told last month that he has diabetes; he is 52 and takes metformin. "
)


def keys(terminal: Terminal, gaps_s: tuple[float, float] = GAPS_S) -> list[float]:
    """How long each of LETTERS takes, in milliseconds."""
    taken, chance = [], random.Random(0)
    for letter in LETTERS:
        terminal.write(letter)
        taken.append(terminal.until(letter) * 1000)
        terminal.drain(chance.uniform(*gaps_s))
    return taken


def delete(terminal: Terminal) -> None:
    """Delete the letters."""
    terminal.write("\x7f" * len(LETTERS))
    terminal.drain(2)


def stopped(terminal: Terminal) -> bool:
    """Stop the reply; whether there still was one."""
    terminal.write("\x1b")
    try:
        terminal.until("stopping", 3)
    except TimeoutError:
        return False
    return True


def idle_and_streaming(home: Path) -> tuple[list[float], list[float]]:
    """How long keys take in the idle app, and while the model that comes with Sotto answers."""
    prepared(home, CONFIG)
    with opened(home) as terminal:
        terminal.drain(LOADING_S)
        idle = keys(terminal)
        delete(terminal)
        for _ in range(TRIES):
            ask(terminal)
            streaming = keys(terminal)
            if stopped(terminal):
                return idle, streaming
            delete(terminal)
    raise TimeoutError("every reply was over too soon")


def long_reply(home: Path) -> list[float]:
    """How long keys take while a long reply comes from a model server."""
    with slow_model() as url:
        prepared(home, f'[local]\nserver = "{url}"\n')
        with opened(home) as terminal:
            terminal.drain(LOADING_S)
            ask(terminal)
            return keys(terminal, LONG_GAPS_S)


def detecting(home: Path) -> list[float]:
    """How long keys take while what is protected in a long text is found again after every pause."""
    prepared(home, CONFIG + '\n[route]\ndefault = "protected"\n')
    with opened(home) as terminal:
        terminal.drain(LOADING_S)
        terminal.write("\x1b[200~" + LONG * 6 + "\x1b[201~")
        terminal.drain(1)
        return keys(terminal)


def ask(terminal: Terminal) -> None:
    """Ask, and wait for the reply to stream."""
    terminal.write("Tell me a long story about a lighthouse and the people who live near it.")
    terminal.drain(1)
    terminal.write("\r")
    if not terminal.drain(4):
        raise TimeoutError("no reply was drawn")


def p95(values: list[float]) -> float:
    """The 95th of a hundred."""
    return sorted(values)[int(0.95 * (len(values) - 1))]


def main() -> None:
    """Measure and print."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    with tempfile.TemporaryDirectory() as folder:
        idle, streaming = idle_and_streaming(Path(folder) / "local")
        taken = {
            "idle": idle,
            "a reply streams": streaming,
            "a long reply streams": long_reply(Path(folder) / "server"),
            "detection runs": detecting(Path(folder) / "protected"),
        }
    print("| while | median | p95 | longest | above idle at p95 (floor: 50 ms) |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, values in taken.items():
        above = "" if values is idle else f"{p95(values) - p95(idle):.0f} ms"
        print(
            f"| {name} | {sorted(values)[len(values) // 2]:.0f} ms | {p95(values):.0f} ms | {max(values):.0f} ms "
            f"| {above} |"
        )
    above_idle = " / ".join(f"{p95(taken[name]) - p95(idle):.0f} ms" for name in taken if name != "idle")
    what = "a key to its frame beyond the idle app, p95, while a reply / a long reply streams / detection runs"
    figure(what, above_idle, "at most 50 ms")


if __name__ == "__main__":
    main()
