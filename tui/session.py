"""What an open app works with: the assistant, the settings and the route that is switched on."""

from dataclasses import dataclass, field
from typing import Any

from assistant.config_sections import Config
from assistant.errors import SottoError
from assistant.store.store import Store
from assistant.turn import Assistant
from local_models.loading import PendingModel
from privacy.rewrite import Rewriter

NO_CLOUD = "No cloud model is set up. Give cloud.provider and cloud.model in Settings (F7)."


@dataclass
class Session:
    """One open store with everything that answers questions over it.

    `next` is the assistant that takes over once no answer is being given, if another model was chosen.
    """

    assistant: Assistant
    config: Config
    route: str
    next: Assistant | None = None
    model_settings: tuple[Any, ...] = field(init=False)
    """What the model that answers was opened by."""

    def __post_init__(self) -> None:
        self.model_settings = model_settings(self.config)
        self._opened = self.assistant  # the assistants that come of it by other settings use its models

    @classmethod
    def over(cls, assistant: Assistant, config: Config) -> "Session":
        """A session with the route of the settings; local if no cloud model is set up."""
        session = cls(assistant, config, "local")
        if session.cloud:
            session.route = config.route.default
        return session

    @property
    def store(self) -> Store:
        """The open store."""
        return self.assistant.store

    @property
    def cloud(self) -> str:
        """The cloud model that outgoing texts go to, as PROVIDER/MODEL; empty if none is set up."""
        cloud = self.config.cloud
        return f"{cloud.provider}/{cloud.model}" if cloud.provider and cloud.model else ""

    def switch_route(self) -> None:
        """Go from local to protected or back. Raises SottoError if no cloud model is set up."""
        if self.route == "local" and not self.cloud:
            raise SottoError(NO_CLOUD)
        self.route = "protected" if self.route == "local" else "local"

    @property
    def note(self) -> str:
        """What is to be known of the model that answers, in one line; "" if all is as it was asked for."""
        try:
            model = None if self.next else self.assistant.model
        except SottoError:  # said where it is loaded
            return ""
        return model.note if isinstance(model, PendingModel) else ""

    def take_over(self) -> list[Assistant]:
        """Let the next assistant answer from now on: those to be closed. No turn may be running."""
        if self.next is None:
            return []
        old = [self.assistant, self._opened]
        self.next.rewriter = self.assistant.rewriter
        self.assistant = self._opened = self.next
        self.next, self.model_settings = None, model_settings(self.config)
        return old

    def know_own_terms(self) -> None:
        """Let detection find the names and places of the facts that are accepted by now. Raises DetectionError."""
        from assistant.profiling import detector_for

        self.assistant.rewriter = Rewriter(detector_for(self.store))

    def close(self) -> None:
        """Give back the model and close the store. No turn may be running."""
        self.assistant.close()
        self._opened.close()
        self.store.close()


def model_settings(config: Config) -> tuple[Any, ...]:
    """What decides which model is opened, and how."""
    local = config.local
    return local.model, local.server, local.context, config.servers
