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
from assistant.paths import models_dir
from assistant.profiling import detector_for
from assistant.remembering import Memory
from assistant.store.store import Store
from assistant.turn import Assistant
from local_models.catalog import ModelInfo, find, served
from local_models.llm import LocalModel, ModelError
from local_models.open import open_model
from privacy.rewrite import Rewriter


def assemble(store: Store) -> Assistant:
    """An assistant over `store`, by the settings in the config. Raises SottoError for a config that is wrong."""
    config = load()
    model = partial(local_model, config)
    memory = Memory(store, lru_cache(maxsize=1)(partial(StoredFinder, store)), config.profile.context)
    return Assistant(store, Rewriter(detector_for(store)), model, config, helper(store, config), memory)


def helper(store: Store, config: Config) -> Helper:
    """The local model that the settings name as a helper, trusted for what it scored by the store."""
    return Helper(store.settings, partial(chosen_model, config))


@contextmanager
def on_demand(config: Config) -> Iterator[Callable[[], LocalModel]]:
    """Gives the local model that the settings name: opened when it is first asked for, closed at the end."""
    model = lru_cache(maxsize=1)(partial(local_model, config))
    try:
        yield model
    finally:
        if model.cache_info().currsize:
            model().close()


def local_model(config: Config) -> LocalModel:
    """The local model that the settings name, being loaded. Raises SottoError."""
    info = chosen_model(config)
    return open_model(replace(info, context=min(info.context, config.local.context)))


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
    """The model called `name` (or in that file) on this machine. Raises SottoError if there is none."""
    try:
        return find(name, models_dir(), config.local.server)
    except ModelError as error:
        raise SottoError(str(error)) from error
