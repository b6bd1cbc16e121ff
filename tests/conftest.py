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
    "tests/assistant/cli/test_learning.py::test_y_adds_the_sentence_after_the_answer_came",
    "tests/assistant/cli/test_learning.py::test_n_goes_on_to_the_wider_sentence_and_q_ends_the_questions",
    "tests/assistant/cli/test_learning.py::test_the_sentence_can_be_changed_and_the_question_kept_as_a_test",
    "tests/assistant/cli/test_privacy.py::test_prose_is_shown_as_rules",
    "tests/assistant/cli/test_privacy.py::test_lines_are_compiled_in_order",
    "tests/assistant/cli/test_privacy.py::test_a_profile_is_written_used_explained_and_deleted",
    "tests/assistant/cli/test_privacy.py::test_samples_are_a_profiles_regression_tests",
    "tests/assistant/cli/test_privacy.py::test_adding_to_a_built_in_profile_keeps_what_it_says",
    "tests/privacy/test_compile.py::test_a_sentence_becomes_a_rule[My job is fine.-wanted1]",
    "tests/privacy/test_compile.py::test_a_sentence_becomes_a_rule[don't hide my job-wanted2]",
    "tests/privacy/test_compile.py::test_a_sentence_becomes_a_rule[The country is fine.-wanted3]",
    "tests/privacy/test_compile.py::test_every_rule_knows_its_sentence",
}
"""Tests that the reader of privacy profiles does not pass yet: it tells hide from allow too unsurely (issue 4)."""


def pytest_collection_modifyitems(items):
    for item in items:
        if item.nodeid in WEAK_READER:
            item.add_marker(pytest.mark.xfail(reason="the reader's weights are not good enough yet: issue 4"))
