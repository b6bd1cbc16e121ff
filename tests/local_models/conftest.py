"""Fixtures of the tests of local models."""

from collections.abc import Iterator

import pytest

from local_models.catalog import embedded
from local_models.llama_cpp import LlamaCppModel
from local_models.resident import Resident
from tests.local_models.sharing import load


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
