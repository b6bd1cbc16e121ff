"""The app with a pulse: it notes when the thread of its interface came round, every few milliseconds.

Run by bench_frames: python -m tests.bench.beating FILE
"""

import asyncio
import sys
import time
from pathlib import Path

from assistant.appearance import theme
from tui.app import SottoApp

BEAT_S = 0.004


class Beating(SottoApp):
    """Sotto's app, which keeps the times of its beats, by time.monotonic."""

    def __init__(self) -> None:
        super().__init__(theme())
        self.beats: list[float] = []
        self._pulse: asyncio.Task[None] | None = None

    def on_load(self) -> None:
        """Begin to beat."""
        self._pulse = asyncio.create_task(self._beat())

    async def _beat(self) -> None:
        while True:
            self.beats.append(time.monotonic())
            await asyncio.sleep(BEAT_S)


def main() -> None:
    """Run the app, and write its beats to the file that was named, one a line."""
    app = Beating()
    app.run()
    Path(sys.argv[1]).write_text("\n".join(map(str, app.beats)))


if __name__ == "__main__":
    main()
