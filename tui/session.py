"""What an open app works with: the assistant, the settings and the route that is switched on."""

from dataclasses import dataclass

from assistant.config_sections import Config
from assistant.errors import SottoError
from assistant.store.store import Store
from assistant.turn import Assistant
from privacy.rewrite import Rewriter

NO_CLOUD = "No cloud model is set up. Give cloud.provider and cloud.model in Settings (F7)."


@dataclass
class Session:
    """One open store with everything that answers questions over it."""

    assistant: Assistant
    config: Config
    route: str

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

    def know_own_terms(self) -> None:
        """Let detection find the names and places of the facts that are accepted by now. Raises DetectionError."""
        from assistant.profiling import detector_for

        self.assistant.rewriter = Rewriter(detector_for(self.store))

    def close(self) -> None:
        """Give back the model and close the store. No turn may be running."""
        self.assistant.close()
        self.store.close()
