"""Choosing the route of a question: the user's choice, else a proposal with one line of reason."""

from typing import Literal

from assistant.config_sections import Config
from assistant.errors import SottoError

Route = Literal["local", "sketch", "protected"]
BUILT: tuple[str, ...] = ("local", "protected")
"""The routes that can be chosen."""


def choose(wanted: str | None, to: str | None, config: Config, server: str = "") -> tuple[Route, str]:
    """The route and why. Naming a cloud model chooses `protected`; so does the config, if it says so.

    `server` says what it means that a server of the user's own answers in place of a model on this machine.
    Raises SottoError for a route that can't be chosen.
    """
    if wanted == "local" and to:
        raise SottoError(f"--route local asks no cloud model, so --to {to} has no use. Leave one of them out.")
    if wanted == "local":
        return "local", locally(server)
    if wanted == "protected":
        return "protected", "You chose protected: only the rewritten text leaves."
    if wanted is not None:
        raise SottoError(f"There is no route called {wanted}. Choose one of: {', '.join(BUILT)}.")
    return _proposed(to, config, server)


def locally(server: str) -> str:
    """What the user's choice of a local answer means, where `server` says what it means that a server gives it."""
    return f"Local means {server}." if server else "You chose local: nothing leaves this machine."


def _proposed(to: str | None, config: Config, server: str) -> tuple[Route, str]:
    if to:
        return "protected", f"You named {to}: only the rewritten text leaves."
    if config.route.default == "protected":
        return "protected", "Your settings ask the cloud by default: only the rewritten text leaves."
    if server:
        return "local", f"Answered by {server}."
    return "local", "Answered on this machine; name a cloud model with --to to ask it instead."
