"""Opening a model at its first use, and only once: a task in the background may want it first, beside the chat."""

import threading
from collections.abc import Callable

from local_models.llm import LocalModel


class Opened:
    """Gives the one model that `open_one` opens, for any thread. Raises what it raises, and tries again then."""

    def __init__(self, open_one: Callable[[], LocalModel]) -> None:
        self._open = open_one
        self._model: LocalModel | None = None
        self._opening = threading.Lock()

    def __call__(self) -> LocalModel:
        """The model."""
        with self._opening:
            if self._model is None:
                self._model = self._open()
            return self._model
