"""The same assistant by other settings, without loading again what stays as it is."""

from functools import lru_cache, partial

from assistant.assembly import helper
from assistant.config_sections import Config
from assistant.finding import StoredFinder
from assistant.remembering import Memory
from assistant.servers import Elsewhere
from assistant.turn import Assistant


def by_settings(assistant: Assistant, config: Config) -> Assistant:
    """An assistant over the same store and the same loaded model, whatever model the settings name by now.

    The old one may end the turn that it is in; only the new one is to be closed.
    """
    store = assistant.store
    memory = Memory(store, lru_cache(maxsize=1)(partial(StoredFinder, store)), config.profile.context)
    server = assistant.server
    elsewhere = Elsewhere(server, lambda: assistant.helping_model) if server else None
    able = helper(store, config)
    return Assistant(store, assistant.rewriter, lambda: assistant.model, config, able, memory, elsewhere)
