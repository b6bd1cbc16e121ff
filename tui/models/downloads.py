"""The downloads of an open app. They go on while another screen is shown; at the end of the app they stop."""

import threading
from contextlib import suppress
from typing import Any, Literal
from weakref import WeakKeyDictionary

from textual.app import App

from assistant.errors import SottoError
from assistant.fetching import fetch, look, name_of, remove
from assistant.pace import Pace
from local_models.llm import Cancel
from tui.failures import line_about

State = Literal["asking", "coming", "stopping", "paused", "failed", "done"]


class Download:
    """One model on its way here. What it is named by is `ask`, and what it will be called `name`."""

    def __init__(self, ask: str, name: str) -> None:
        self.ask, self.name = ask, name
        self.pace = Pace()
        self.state: State = "asking"
        self.says = ""
        """What is to be known of it, in one line: whether it fits, or why it failed."""
        self._cancel = Cancel()
        self._dropped = False

    @property
    def active(self) -> bool:
        """Whether something is still being done."""
        return self.state in {"asking", "coming", "stopping"}

    def stop(self, *, drop: bool) -> None:
        """Stop it at once; what came is kept unless it is to be dropped. Never waits."""
        if self.active:
            self._dropped, self.state = drop, "stopping"
            self._cancel.set()

    def run(self) -> None:
        """Do all of it, on a thread. Raises nothing: how it ended is in `state` and `says`."""
        try:
            ready = look(self.ask)
            self.says = ready.says
            if self.state == "asking":
                self.state = "coming"
            fetch(ready, self.pace.move, self._cancel)
            self.state = "done"
        except Exception as error:  # a thread's exceptions are shown to nobody else
            stopped = self._cancel.is_set and isinstance(error, SottoError)
            self.state, self.says = ("paused", "") if stopped else ("failed", line_about(error))
        if self._dropped and self.state == "paused":
            with suppress(SottoError):  # nothing had come
                remove(self.name)


class Downloads:
    """Those that were begun since the app was opened, by the model's name."""

    def __init__(self, app: "App[Any]") -> None:
        self._app = app
        self._all: dict[str, Download] = {}

    def of(self, name: str) -> Download | None:
        """The latest download of this model."""
        return self._all.get(name)

    @property
    def active(self) -> list[Download]:
        """Those that go on."""
        return [download for download in self._all.values() if download.active]

    def begin(self, ask: str) -> Download:
        """Get this model, or go on getting it. Raises SottoError for what is no name of a model."""
        name = name_of(ask)
        running = self._all.get(name)
        if running is not None and running.active:
            return running
        download = self._all[name] = Download(ask, name)
        threading.Thread(target=self._run, args=(download,), name="download-model", daemon=True).start()
        return download

    def _run(self, download: Download) -> None:
        download.run()
        if download.state == "done":
            self._app.notify(f"{download.name} is here. Choose it on the screen Models.", markup=False)
        elif download.state == "failed":
            self._app.notify(download.says, severity="error", timeout=12, markup=False)


_OF: "WeakKeyDictionary[App[Any], Downloads]" = WeakKeyDictionary()


def downloads_of(app: "App[Any]") -> Downloads:
    """The downloads of this app."""
    return _OF.setdefault(app, Downloads(app))
