import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from local_models.llama_server import LlamaServerModel
from local_models.llm import Cancel, ChatMessage, ModelError
from local_models.loopback import Loopback
from tests.support.servers import ModelServer, scripted_server

HELLO = [ChatMessage("user", "Hello")]
CITY = {"type": "object", "properties": {"city": {"type": "string", "maxLength": 20}}, "required": ["city"]}

Answer = Callable[[BaseHTTPRequestHandler], None]


def events(*datas: str, status: int = 200) -> Answer:
    """Answers a chat with a stream of these data lines, and then closes; has nothing else to offer."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        if not request.path.endswith("/completions"):
            request.send_error(404)
            return
        request.send_response(status)
        request.send_header("Content-Type", "text/event-stream")
        request.end_headers()
        for data in datas:
            request.wfile.write(f"data: {data}\r\n\r\n".encode())

    return answer


def chunk(text: str) -> str:
    return json.dumps({"choices": [{"delta": {"content": text}}]})


def ask(url: str, cancel: Cancel | None = None) -> list[str]:
    return list(LlamaServerModel(Loopback(url), "m").stream(HELLO, cancel=cancel))


@pytest.fixture
def served(model_server: ModelServer) -> Iterator[LlamaServerModel]:
    yield LlamaServerModel(Loopback(model_server.base_url), model_server.model)


@pytest.mark.slow
def test_a_real_server_answers_in_pieces(served: LlamaServerModel) -> None:
    pieces = list(served.stream(HELLO, max_tokens=12))
    assert len(pieces) > 1


@pytest.mark.slow
def test_a_real_server_gives_json_that_fits(served: LlamaServerModel) -> None:
    text = "".join(served.stream_json(HELLO, CITY, max_tokens=60))
    assert isinstance(json.loads(text)["city"], str)


@pytest.mark.slow
def test_a_real_server_counts_tokens(served: LlamaServerModel) -> None:
    assert 2 <= served.count_tokens("Hello there, friend") <= 6


@pytest.mark.slow
def test_a_cancelled_answer_frees_the_real_server_for_the_next(served: LlamaServerModel) -> None:
    cancel, pieces = Cancel(), 0
    for _ in served.stream([ChatMessage("user", "Tell a very long story.")], max_tokens=3000, cancel=cancel):
        pieces += 1
        if pieces == 3:
            cancel.set()
    assert pieces == 3
    assert list(served.stream(HELLO, max_tokens=3))


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com",
        "http://10.0.0.1:8080",
        "http://0.0.0.0:8080",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://127.0.0.1@example.com",
        "http://[2001:db8::1]:8080",
        "http://127.0.0.1:99999",
        "https://api.openai.com/v1",
        "ftp://127.0.0.1",
        "127.0.0.1:8080",
        "",
    ],
)
def test_an_address_off_this_machine_is_refused_before_anything_is_looked_up(url: str) -> None:
    with pytest.raises(ModelError, match="loopback"):
        LlamaServerModel(Loopback(url), "m")


@pytest.mark.parametrize(
    "url", ["http://localhost:1/v1", "http://127.0.0.1:1/", "http://[::1]:1", "http://127.9.9.9:1"]
)
def test_a_loopback_address_is_taken(url: str) -> None:
    assert not Loopback(url).url.endswith(("/", "/v1"))


def test_localhost_is_the_loopback_address_whatever_a_resolver_says() -> None:
    with scripted_server(events(chunk("Hi"), "[DONE]")) as url:
        assert ask(url.replace("127.0.0.1", "localhost")) == ["Hi"]


def test_a_server_that_does_not_run_is_named_in_one_line() -> None:
    with pytest.raises(ModelError, match=r"^No model server answers at http://127.0.0.1:9;.*\.$"):
        ask("http://127.0.0.1:9")


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (events(status=500), "failed"),
        (events(status=404), "no such model"),
        (events(chunk("Hi")), "broke off"),
        (events("garbage"), "does not speak"),
        (events("[1]"), "does not speak"),
        (events('{"error": {"message": "secret words of the user"}}', "[DONE]"), "failed while it answered"),
    ],
)
def test_a_server_that_fails_becomes_one_line(answer: Answer, line: str) -> None:
    with scripted_server(answer) as url, pytest.raises(ModelError, match=line) as caught:
        ask(url)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_redirect_is_not_followed() -> None:
    asked = []

    def elsewhere(request: BaseHTTPRequestHandler) -> None:
        asked.append(request.path)
        events(chunk("leaked"), "[DONE]")(request)

    with scripted_server(elsewhere) as other:

        def redirect(request: BaseHTTPRequestHandler) -> None:
            request.send_response(307)
            request.send_header("Location", f"{other}/v1/chat/completions")
            request.end_headers()

        with scripted_server(redirect) as url, pytest.raises(ModelError, match="307"):
            ask(url)
    assert asked == []


def test_a_proxy_in_the_environment_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with scripted_server(events(chunk("Hi"), "[DONE]")) as url:
        assert ask(url) == ["Hi"]


def test_events_without_text_are_passed_over() -> None:
    with scripted_server(
        events('{"choices": []}', '{"choices": [{"delta": {"role": "assistant"}}]}', "[DONE]")
    ) as url:
        assert ask(url) == []


def test_a_cancel_ends_the_wait_for_a_server_that_does_not_answer() -> None:
    cancel, asked, leave = Cancel(), threading.Event(), threading.Event()

    def silent(request: BaseHTTPRequestHandler) -> None:
        if request.path.endswith("/completions"):
            asked.set()
            leave.wait(60)
        else:
            request.send_error(404)

    with scripted_server(silent) as url, ThreadPoolExecutor(1) as pool:
        answer = pool.submit(ask, url, cancel)
        assert asked.wait(30)
        cancel.set()
        assert answer.result(timeout=30) == []
        leave.set()


def test_a_conversation_longer_than_the_context_of_the_server_is_shortened_first() -> None:
    sent: list[Any] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        if request.path != "/props":
            sent.append(request.body)  # type: ignore[attr-defined]
            events(chunk("Hi"), "[DONE]")(request)
            return
        request.send_response(200)
        request.end_headers()
        request.wfile.write(b'{"default_generation_settings": {"n_ctx": 256}}')

    long = [ChatMessage("user" if n % 2 == 0 else "assistant", f"{n} " + "word " * 40) for n in range(20)]
    with scripted_server(answer) as url:
        assert list(LlamaServerModel(Loopback(url), "m").stream([*long, *HELLO], max_tokens=64)) == ["Hi"]
    messages = json.loads(sent[-1])["messages"]
    assert messages[-1]["content"] == "Hello"
    assert 1 < len(messages) < 8


def test_json_that_a_server_made_up_is_refused() -> None:
    with scripted_server(events(chunk('{"city": 5}'), "[DONE]")) as url:
        model = LlamaServerModel(Loopback(url), "m")
        with pytest.raises(ModelError, match="form"):
            list(model.stream_json(HELLO, CITY))


def test_tokens_are_estimated_where_the_server_cannot_count() -> None:
    with scripted_server(events(status=404)) as url:
        model = LlamaServerModel(Loopback(url), "m")
        assert model.count_tokens("a" * 30) == 10
        assert model.context_size == 4096


def test_a_closed_model_says_so() -> None:
    model = LlamaServerModel(Loopback("http://127.0.0.1:9"), "m")
    model.close()
    with pytest.raises(ModelError, match="closed"):
        list(model.stream(HELLO))
