"""Letting the settings take effect while the app runs."""

from assistant.config import load
from assistant.reassembly import by_settings
from tui.session import Session

FROM_NEXT_START = "local."
"""The settings that begin so count from the next start on: the model that is loaded stays until then."""


def apply(session: Session) -> None:
    """Go by the settings as they are in the file by now. Raises SottoError."""
    config = load()
    if config == session.config:
        return
    session.assistant = by_settings(session.assistant, config)
    session.config = config
    if not session.cloud:
        session.route = "local"
