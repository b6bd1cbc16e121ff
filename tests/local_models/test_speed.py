"""How fast a model is, as far as a clock that is not trusted lets one test it."""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from local_models.llama_cpp import LlamaCppModel
from local_models.llama_server import LlamaServerModel
from local_models.llm import Cancel, ModelError
from local_models.loopback import Loopback
from local_models.precedence import PRECEDENCE
from local_models.speed import measure_speed
from tests.support.servers import scripted_server


def answering(pieces: Callable[[int], int], asked: list[int]) -> Callable[[BaseHTTPRequestHandler], None]:
    """A server that answers with so many words as `pieces` says for the limit it is given."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.path != "/v1/chat/completions":
            handler.send_error(404)
            return
        limit = json.loads(handler.body)["max_tokens"]  # type: ignore[attr-defined]
        asked.append(limit)
        handler.send_response(200)
        handler.end_headers()
        for number in range(pieces(limit)):
            event = {"choices": [{"delta": {"content": f"word{number} "}}]}
            handler.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        handler.wfile.write(b"data: [DONE]\n\n")

    return answer


@pytest.fixture
def asked() -> list[int]:
    return []


@pytest.fixture
def server(request: pytest.FixtureRequest, asked: list[int]) -> Iterator[LlamaServerModel]:
    with scripted_server(answering(request.param, asked)) as url:
        yield LlamaServerModel(Loopback(url), "scripted")


@pytest.mark.parametrize("server", [lambda limit: limit], indirect=True)
def test_reading_and_writing_are_measured_from_one_long_answer(server: LlamaServerModel, asked: list[int]) -> None:
    speed = measure_speed(server)
    assert speed.reading > 0
    assert speed.writing > 0
    assert asked == [1, 1, 96]


@pytest.mark.parametrize("server", [lambda limit: min(limit, 9)], indirect=True)
def test_a_model_of_few_words_is_asked_again(server: LlamaServerModel, asked: list[int]) -> None:
    assert measure_speed(server).writing > 0
    assert asked == [1, 1, 96, 96, 96]


@pytest.mark.parametrize("server", [lambda limit: 0], indirect=True)
def test_a_model_that_says_nothing_is_refused(server: LlamaServerModel) -> None:
    with pytest.raises(ModelError, match="can't be measured"):
        measure_speed(server)


@pytest.mark.parametrize("server", [lambda limit: limit], indirect=True)
def test_measuring_can_be_stopped(server: LlamaServerModel) -> None:
    cancel = Cancel()
    cancel.set()
    with pytest.raises(ModelError, match="stopped"):
        measure_speed(server, cancel)


@pytest.mark.parametrize("server", [lambda limit: limit], indirect=True)
def test_what_had_to_wait_for_an_answer_is_measured_again(
    server: LlamaServerModel, asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = server.stream

    def interrupted(*args: object, **options: object) -> Iterator[str]:
        PRECEDENCE.given_way += len(asked) == 1
        return stream(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(server, "stream", interrupted)
    assert measure_speed(server).writing > 0
    assert asked == [1, 1, 96] * 2


@pytest.mark.slow
def test_the_embedded_model_has_a_speed(embedded_model: LlamaCppModel) -> None:
    speed = measure_speed(embedded_model)
    assert speed.reading > 0
    assert speed.writing > 0
