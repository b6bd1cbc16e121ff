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


WEAK_READER = {
    "tests/assistant/cli/test_privacy.py::test_a_profile_is_written_used_explained_and_deleted",
    "tests/assistant/cli/test_privacy.py::test_samples_are_a_profiles_regression_tests",
}
"""Tests that the reader of privacy profiles does not pass yet: it tells hide from allow too unsurely (issue 4)."""


def pytest_collection_modifyitems(items):
    for item in items:
        if item.nodeid in WEAK_READER:
            item.add_marker(pytest.mark.xfail(reason="the reader's weights are not good enough yet: issue 4"))
