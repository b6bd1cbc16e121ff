"""Fixtures that several packages' tests share: the real model and the real model server, one of each a session."""

import gc
import os
import signal
from collections.abc import Iterator

import pytest

from local_models.catalog import embedded
from local_models.cpu import usable_cores
from local_models.llama_cpp import LlamaCppModel
from tests.support.servers import ModelServer, start_model_server

WORKERS_PER_CORE, MOST_WORKERS = 2, 8
"""Half of the time a test waits for a process, a timer or a disk; each worker may load the models, about 1 GiB."""


def pytest_xdist_auto_num_workers() -> int:
    """How many workers `-n auto` starts."""
    return min(MOST_WORKERS, WORKERS_PER_CORE * usable_cores())


def pytest_configure() -> None:
    """Collect garbage seldom, let commands be interrupted, and keep each worker on a core of its own.

    A run that a shell started in the background ignores Ctrl+C, and so would the commands that it starts.
    Threads of a model wait for each other by spinning: where many share the cores, most time goes into that.
    """
    gc.set_threshold(50_000, 20, 20)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    worker = os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw")
    if worker.isdecimal() and hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[int(worker) % len(cores)]})


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
