"""Fixtures that several packages' tests share: the real model and the real model server, one of each a session."""

from collections.abc import Iterator

import pytest

from local_models.catalog import embedded
from local_models.llama_cpp import LlamaCppModel
from tests.support.servers import ModelServer, start_model_server


@pytest.fixture(scope="session")
def embedded_model() -> Iterator[LlamaCppModel]:
    """The model that comes with Sotto, loaded in this process."""
    info = embedded()
    assert info.path
    model = LlamaCppModel(info.name, info.path)
    yield model
    model.close()


@pytest.fixture(scope="session")
def model_server() -> Iterator[ModelServer]:
    """The same model behind an OpenAI-compatible server on loopback."""
    with start_model_server() as server:
        yield server
