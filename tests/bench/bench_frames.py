"""How long the app's interface is held up at most while it works: a frame is due every 33 ms.

Run: python -m tests.bench.bench_frames

The real app in a terminal of its own does one thing after the other, and notes every few milliseconds that its
interface still comes round. A gap between two such beats is a time in which no key would be drawn.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.assistant.imports.making import chat, zipped
from tests.bench.bench_typing import CONFIG, LONG, ask
from tests.bench.figures import figure
from tests.bench.slow_model import slow_model
from tests.bench.terminal import Terminal, opened, prepared
from tests.support.hub import FILE, REPO, gguf, hub_server

FRAME_S = 1 / 30
DOWNLOAD_BYTES = 60_000_000
CONVERSATIONS = 10_000
MODELS, IMPORT = "\x1b[15~", "\x1b[17~"
"""The keys F5 and F6."""


@dataclass(frozen=True)
class Scene:
    """What the app does while its beats are counted, and in what home."""

    name: str
    config: str
    acts: Callable[[Terminal, Path], None]
    waits_s: float = 8
    """How long what loads behind the first frame is given before."""


def loading(terminal: Terminal, home: Path) -> None:
    """What loads behind the first frame."""
    terminal.drain(10)


def first(terminal: Terminal, home: Path) -> None:
    """Have Python compile what is shown later, as at the first start; nothing is counted."""
    for key in (MODELS, IMPORT):
        terminal.write(key)
        terminal.drain(4)
        terminal.write("\x1b")
        terminal.drain(2)


def nothing(terminal: Terminal, home: Path) -> None:
    """Nobody does anything."""
    terminal.drain(5)


def detecting(terminal: Terminal, home: Path) -> None:
    """Detection reads a long text, and again what is added to it."""
    terminal.write("\x1b[200~" + LONG * 6 + "\x1b[201~")
    terminal.drain(3)
    for word in ("and ", "Ana ", "too."):
        terminal.write(word)
        terminal.drain(2)


def streaming(terminal: Terminal, home: Path) -> None:
    """A reply of two thousand tokens comes."""
    ask(terminal)
    terminal.drain(30)


def importing(terminal: Terminal, home: Path) -> None:
    """An export of thousands of messages is read, and then brought in."""
    export = zipped(
        home / "chatgpt.zip", {"conversations.json": [chat(str(n), "Ulm") for n in range(CONVERSATIONS)]}
    )
    terminal.write(IMPORT)
    terminal.drain(2)
    terminal.write("\x1b[Z")
    terminal.drain(1)
    terminal.write(f"\x1b[200~{export}\x1b[201~")
    terminal.drain(1)
    terminal.write("\r")
    terminal.until("conversations taken", 300)
    terminal.write("i")
    terminal.until("messages added", 300)


def downloading(terminal: Terminal, home: Path) -> None:
    """A model is downloaded."""
    terminal.write(MODELS)
    terminal.drain(3)
    terminal.write("o")
    terminal.drain(1)
    terminal.write(f"{REPO}:{FILE}\r")
    terminal.until("sha256")


def scenes(server: str) -> list[Scene]:
    """All of them. `server` is a model server's address."""
    protected = CONFIG + '\n[route]\ndefault = "protected"\n'
    return [
        Scene("nothing happens", CONFIG, nothing),
        Scene("the models load", protected, loading, waits_s=0),
        Scene("detection runs", protected, detecting),
        Scene("a long reply streams", f'[local]\nserver = "{server}"\n', streaming),
        Scene("an import runs", CONFIG, importing),
        Scene("a download runs", CONFIG, downloading),
    ]


def gaps(scene: Scene, home: Path) -> list[float]:
    """The gaps between the beats while the scene is played, in seconds."""
    prepared(home, scene.config)
    beats = home / "beats"
    with opened(home, (sys.executable, "-m", "tests.bench.beating", str(beats))) as terminal:
        terminal.drain(scene.waits_s)
        begun = time.monotonic()
        scene.acts(terminal, home)
        ended = time.monotonic()
    times = [float(line) for line in beats.read_text().split()]
    return [after - before for before, after in pairwise(times) if begun < before and after < ended]


def main() -> None:
    """Measure and print."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    print("| while | longest gap | gaps above 33 ms | share of the time in frames on time |")
    print("| --- | ---: | ---: | ---: |")
    with ExitStack() as stack:
        hub = stack.enter_context(hub_server())
        hub.add(gguf(DOWNLOAD_BYTES))
        os.environ["HF_ENDPOINT"] = hub.endpoint
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        gaps(Scene("first", CONFIG, first), folder / "first")
        longest = {}
        for scene in scenes(stack.enter_context(slow_model())):
            found = gaps(scene, folder / scene.name.replace(" ", "-"))
            late = [gap for gap in found if gap > FRAME_S]
            longest[scene.name] = f"{max(found) * 1000:.0f} ms"
            on_time = 1 - sum(late) / sum(found)
            print(f"| {scene.name} | {max(found) * 1000:.0f} ms | {len(late)} | {on_time:.1%} |", flush=True)
    figure(
        f"the longest gap between two frames while {' / '.join(longest)}", " / ".join(longest.values()), "33 ms"
    )


if __name__ == "__main__":
    main()
