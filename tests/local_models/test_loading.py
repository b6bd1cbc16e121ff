import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from local_models.catalog import ModelInfo, embedded
from local_models.llama_cpp import LlamaCppModel
from local_models.llm import Cancel, ChatMessage, LocalModel, ModelError
from local_models.loading import PendingModel
from local_models.open import open_model

INFO = ModelInfo("slow", "folder")
HELLO = [ChatMessage("user", "Hello")]


class Gate:
    """Loads the real model, but only once it is opened; stops when told to."""

    def __init__(self) -> None:
        self.open, self.asked_to_stop = threading.Event(), False

    def load(self, keep_loading: Callable[[], bool]) -> LocalModel:
        while not self.open.wait(0.005):
            if not keep_loading():
                self.asked_to_stop = True
                raise ModelError("stopped")
        info = embedded()
        assert info.path
        return LlamaCppModel(info.name, info.path, 256)


@pytest.mark.slow
def test_an_answer_waits_for_the_model() -> None:
    gate = Gate()
    model = PendingModel(INFO, gate.load)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(lambda: list(model.stream(HELLO, max_tokens=4)))
        assert not model.ready
        gate.open.set()
        assert answer.result(timeout=30)
    assert model.ready
    assert model.count_tokens("Hello") == 1
    model.close()


def test_a_cancel_ends_the_wait_for_the_model() -> None:
    gate, cancel = Gate(), Cancel()
    model = PendingModel(INFO, gate.load)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(lambda: list(model.stream(HELLO, cancel=cancel)))
        cancel.set()
        assert answer.result(timeout=30) == []
    model.close()


def test_closing_stops_the_loading_and_whoever_waits_is_told() -> None:
    gate = Gate()
    model = PendingModel(INFO, gate.load)
    with ThreadPoolExecutor(1) as pool:
        count = pool.submit(model.count_tokens, "Hello")
        model.close()
        with pytest.raises(ModelError, match="closed"):
            count.result(timeout=30)
    for thread in threading.enumerate():
        if thread.name == "load-model":
            thread.join(30)
    assert gate.asked_to_stop


def test_a_model_that_cannot_be_loaded_says_so_at_its_first_use(tmp_path: Path) -> None:
    bad = tmp_path / "bad.gguf"
    bad.write_bytes(b"nothing")
    model = open_model(ModelInfo("bad", "folder", bad))
    with pytest.raises(ModelError, match=r"bad\.gguf is not a model"):
        list(model.stream(HELLO))


@pytest.mark.slow
def test_opening_returns_before_the_model_is_loaded() -> None:
    model = open_model(embedded())
    assert isinstance(model, PendingModel)
    assert model.context_size == model.loaded().context_size == 4096
    model.close()
