"""Parts that the profile's tests share: a store of their own, and the models, loaded once."""

import pytest

from assistant.helping import embedder as the_embedder
from assistant.profile.editing import Editor
from assistant.profiling import profiler as the_profiler
from assistant.store.facts import Fact
from assistant.store.store import Store
from local_models.embedder import Embedder
from local_models.profiler import Profiler
from privacy.detect.engine import default_detector


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return the_embedder()


@pytest.fixture(scope="session")
def profiler() -> Profiler:
    return the_profiler()


@pytest.fixture
def editor(store: Store, embedder: Embedder, profiler: Profiler) -> Editor:
    return Editor(store, embedder, profiler, default_detector)


def put(store: Store, text: str = "You live in Porto.", **values: object) -> Fact:
    """A fact in the store, with what is not given filled in."""
    given = {"category": "location", "kind": "trait", "confidence": 0.8, "state": "proposed", "vector": bytes(384)}
    return store.facts.add(text=text, **{**given, **values})
