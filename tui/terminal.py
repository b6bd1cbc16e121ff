"""The terminal that the app draws on: it may be gone before the app is."""

from typing import IO, Any

from textual.app import App
from textual.driver import Driver


class Lasting:
    """The file of a terminal; what is written to it after the terminal was closed is dropped.

    Textual writes in a thread that an error ends, and whoever writes after that waits for the thread for ever: an
    app whose window was closed while it drew would never end, and would keep its store open.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._gone = False

    def write(self, text: str) -> int:
        """Write `text`: its length, however much of it still found a terminal."""
        if not self._gone:
            try:
                self._file.write(text)
            except OSError:
                self._gone = True
        return len(text)

    def flush(self) -> None:
        """Send on what was written."""
        if not self._gone:
            try:
                self._file.flush()
            except OSError:
                self._gone = True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def outlived(driver: type[Driver]) -> type[Driver]:
    """The driver class `driver`, made to end in good order when its terminal is closed before it."""

    class Outlived(driver):  # type: ignore[misc, valid-type]
        def __init__(self, app: App[Any], **options: Any) -> None:
            super().__init__(app, **options)
            file: IO[str] | None = getattr(self, "_file", None)  # a driver without a terminal has none
            if file is not None:
                setattr(self, "_file", Lasting(file))  # noqa: B010 - only some drivers declare it

    return Outlived
