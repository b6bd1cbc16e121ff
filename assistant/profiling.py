"""The profile's parts put together: builder, editor, digest, and what detection learns from accepted facts."""

from collections.abc import Callable
from functools import lru_cache

from assistant.config import load
from assistant.config_sections import Config
from assistant.helping import Model, embedder
from assistant.profile.builder import Built, ProfileBuilder, Progress
from assistant.profile.digest import rebuild
from assistant.profile.editing import Editor
from assistant.profile.failing import told
from assistant.profile.recalling.indexing import index_new
from assistant.profile.terms import WithTerms, own_terms
from assistant.store.store import Store
from local_models.profiler import Profiler
from privacy.detect.engine import default_detector
from privacy.spans import Detector


@lru_cache(maxsize=1)
def profiler() -> Profiler:
    """The profiler of this process; loaded when it is first used."""
    return Profiler()


def editor(store: Store) -> Editor:
    """What changes the profile of `store` as the user says."""
    return Editor(store, embedder(), profiler(), default_detector)


def build(
    store: Store,
    config: Config | None = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] = lambda: False,
    model: Model | None = None,
) -> Built:
    """Read what is new into the profile, make the digest anew, and let recall find it. Raises SottoError.

    `model` is the local model where one is open already; else it is opened if it is needed. While another program
    learns from the store it waits, until `stop` says so.
    """
    with told(), store.learning(stop) as alone:
        return _build(store, config or load(), progress, stop, model) if alone else Built()


def _build(
    store: Store, config: Config, progress: Progress | None, stop: Callable[[], bool], model: Model | None
) -> Built:
    from assistant.assembly import helper, on_demand  # they are put together from this module's parts

    with on_demand(config) as opened:
        stater = helper(store, config).stater(model or opened)
        surely = config.profile.accept_above
        builder = ProfileBuilder(store, embedder(), profiler(), default_detector(), surely, stater)
        built = builder.build(progress, stop)
        if built.outcomes:
            rebuild(store)
        while not stop() and index_new(store, embedder(), limit=_INDEXED_AT_ONCE):
            pass
    return built


_INDEXED_AT_ONCE = 256
"""Messages that recall gets vectors for before somebody is asked whether to stop."""


def detector_for(store: Store) -> Detector:
    """The detector of this process, which also finds the user's own terms. Raises DetectionError."""
    return WithTerms(default_detector(), own_terms(store))
