"""Putting the parts together: config, detector, local model and store become one assistant."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache, partial

from assistant.config import load
from assistant.config_sections import Config
from assistant.errors import SottoError
from assistant.finding import StoredFinder
from assistant.helping import Helper
from assistant.opening import Opened
from assistant.paths import models_dir
from assistant.profiling import detector_for
from assistant.remembering import Memory
from assistant.servers import PREFIX, Elsewhere, chosen_server, server_called
from assistant.store.store import Store
from assistant.trusted_model import TrustedModel
from assistant.turn import Assistant
from local_models.catalog import ModelInfo, embedded, find, served
from local_models.llm import LocalModel, ModelError
from local_models.open import open_model
from privacy.rewrite import Rewriter
from privacy.spans import Detector


def assemble(store: Store) -> Assistant:
    """An assistant over `store`, by the settings in the config. Raises SottoError for a config that is wrong."""
    config = load()
    detector = detector_for(store)
    model = Opened(partial(answering_model, store, config, detector))
    memory = Memory(store, lru_cache(maxsize=1)(partial(StoredFinder, store)), config.profile.context)
    server = chosen_server(config)
    elsewhere = Elsewhere(server, Opened(partial(local_model, config))) if server else None
    return Assistant(store, Rewriter(detector), model, config, helper(store, config), memory, elsewhere)


def helper(store: Store, config: Config) -> Helper:
    """The model on this machine as a helper, trusted for what it scored by the store."""
    return Helper(store.settings, partial(helping_model, config))


@contextmanager
def on_demand(config: Config) -> Iterator[Callable[[], LocalModel]]:
    """Gives the model on this machine for all but answers: opened when first asked for, closed at the end."""
    model = lru_cache(maxsize=1)(partial(local_model, config))
    try:
        yield model
    finally:
        if model.cache_info().currsize:
            model().close()


def answering_model(store: Store, config: Config, detector: Detector) -> LocalModel:
    """What answers by the settings: the model on this machine, or one on a trusted server. Raises SottoError."""
    if not config.local.model.startswith(PREFIX):
        return local_model(config)
    return TrustedModel(server_called(config.local.model, config), store, config, detector)


def local_model(config: Config) -> LocalModel:
    """The model on this machine that the settings name, being loaded. Raises SottoError."""
    info = helping_model(config)
    return open_model(replace(info, context=min(info.trained, config.local.context)))


def helping_model(config: Config) -> ModelInfo:
    """The model for everything but answers: the one that answers, if that is on this machine, else Sotto's own.

    A server of the user's own gets what they ask it, not what Sotto does by itself. Raises SottoError.
    """
    if not config.local.model.startswith(PREFIX):
        return chosen_model(config)
    try:
        return embedded()
    except ModelError as error:
        raise SottoError(str(error)) from error


def chosen_model(config: Config) -> ModelInfo:
    """The model that answers: the one chosen by name, else the local server's if one is set. Raises SottoError."""
    chosen = "model" in config.local.model_fields_set
    if config.local.server is None or chosen:
        return model_info(config.local.model, config)
    try:
        return served(config.local.server)[0]
    except ModelError as error:
        raise SottoError(str(error)) from error


def model_info(name: str, config: Config) -> ModelInfo:
    """The model called `name` (or in that file), here or on a server. Raises SottoError if there is none."""
    if name.startswith(PREFIX):
        return server_called(name, config).info
    try:
        return find(name, models_dir(), config.local.server)
    except ModelError as error:
        raise SottoError(str(error)) from error
