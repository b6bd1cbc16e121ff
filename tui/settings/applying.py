"""Letting the settings take effect while the app runs."""

from assistant.assembly import assemble, helping_model
from assistant.config import load
from assistant.reassembly import by_settings
from assistant.turn import Assistant
from tui.session import Session, model_settings


def apply(session: Session) -> None:
    """Go by the settings as they are in the file by now; another model only waits. Raises SottoError."""
    config = load()
    if config == session.config:
        return
    session.assistant = by_settings(session.assistant, config)
    session.config = config
    if not session.cloud:
        session.route = "local"
    session.next = None
    if model_settings(config) != session.model_settings:
        session.next = _with_another_model(session)


def _with_another_model(session: Session) -> Assistant:
    """An assistant with the model that the settings name by now, which is opened when it is first asked for."""
    helping_model(session.config)  # raises where there is none: then what answers goes on answering
    return assemble(session.store)
