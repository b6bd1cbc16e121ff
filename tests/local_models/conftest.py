"""Fixtures of the tests of local models."""

from collections.abc import Iterator

import pytest

from local_models.catalog import embedded
from local_models.llama_cpp import LlamaCppModel
from local_models.resident import Resident
from tests.local_models.sharing import load
from tests.local_models.trusting import Book
from tests.support.certificates import Authority, authority
from tests.support.own_server import OwnServer


@pytest.fixture(scope="session")
def resident() -> Iterator[Resident]:
    """The weights of the model that comes with Sotto, without a context."""
    info = embedded()
    assert info.path
    resident = Resident(info.path)
    yield resident
    resident.free()


@pytest.fixture(scope="session")
def stepwise() -> Iterator[LlamaCppModel]:
    """The model with a context for tasks beside the chat's."""
    model = load()
    yield model
    model.close()


@pytest.fixture(scope="session")
def home_ca(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """A certificate authority of the user's own."""
    return authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture
def book() -> Book:
    """A record of what was sent."""
    return Book()


@pytest.fixture
def seen() -> OwnServer:
    """A server of the user's own that says "Hi"."""
    return OwnServer(pieces=("Hi",))
