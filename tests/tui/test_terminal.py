"""A terminal that is closed while the app draws on it."""

import os
import pty
import threading

from textual.drivers._writer_thread import WriterThread

from tui.terminal import Lasting

MORE_THAN_WAIT_IN_LINE = 100


def test_whoever_draws_on_a_closed_terminal_does_not_wait_for_it() -> None:
    window, end = pty.openpty()
    with os.fdopen(end, "w", closefd=False) as file:
        writer = WriterThread(Lasting(file))  # type: ignore[arg-type]
        writer.start()
        os.close(window)

        def draw() -> None:
            for _ in range(MORE_THAN_WAIT_IN_LINE):
                writer.write("x" * 5000)
            writer.stop()

        drawing = threading.Thread(target=draw, daemon=True)
        drawing.start()
        drawing.join(30)
        assert not drawing.is_alive()


def test_an_open_terminal_gets_everything() -> None:
    window, end = pty.openpty()
    with os.fdopen(end, "w") as file:
        lasting = Lasting(file)
        assert lasting.write("tea") == 3
        lasting.flush()
        assert os.read(window, 10) == b"tea"
        assert lasting.fileno() == file.fileno()
    os.close(window)
