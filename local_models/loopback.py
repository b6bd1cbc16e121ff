"""HTTP to a model server on this machine, and to nothing else.

Plain http.client over a literal loopback address: no name is ever looked up, no redirect followed, no proxy used.
"""

import json
import socket
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from local_models.llm import Cancel, ModelError

_CONNECT_WITHIN = 5.0  # seconds
_ANSWER_WITHIN = 600.0  # seconds between two bytes: a slow laptop may think long before the first token
_LONGEST_LINE = 1 << 22  # bytes


class Loopback:
    """A server that speaks the OpenAI API at `url`, such as "http://localhost:11434" or ".../v1".

    Raises ModelError when the address is not a loopback one.
    """

    def __init__(self, url: str) -> None:
        self._hosts, self._port = _address(url)
        self.url = url.strip().rstrip("/").removesuffix("/v1")

    def model_names(self) -> list[str]:
        """The models it offers. Raises ModelError."""
        listed = self.ask("GET", "/v1/models")
        try:
            return [str(model["id"]) for model in listed["data"]]
        except (KeyError, TypeError) as error:
            raise self._nonsense() from error

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """The JSON that the server answers with. Raises ModelError; `Refused` when that is an error status."""
        with self._request(method, path, body) as response:
            try:
                return json.loads(response.read())
            except ValueError as error:
                raise self._nonsense() from error

    def events(self, path: str, body: dict[str, Any], cancel: Cancel) -> Generator[dict[str, Any]]:
        """The JSON objects of a server-sent event stream, until "[DONE]". Ends early when `cancel` is set.

        Raises ModelError, also when the stream ends before it is done.
        """
        try:
            with self._request("POST", path, body, cancel) as response:
                yield from self._parsed(response)
        except ModelError:
            if not cancel.is_set:
                raise

    def _parsed(self, response: HTTPResponse) -> Iterator[dict[str, Any]]:
        while line := response.readline(_LONGEST_LINE):
            if not line.startswith(b"data:"):
                continue
            data = line.removeprefix(b"data:").strip()
            if data == b"[DONE]":
                return
            try:
                event = json.loads(data)
            except ValueError as error:
                raise self._nonsense() from error
            if not isinstance(event, dict):
                raise self._nonsense()
            yield event
        raise HTTPException("ended early")

    @contextmanager
    def _request(
        self, method: str, path: str, body: dict[str, Any] | None, cancel: Cancel | None = None
    ) -> Iterator[HTTPResponse]:
        connection = self._connect()
        try:
            with (cancel or Cancel()).calling(_hang_up(connection)):
                try:
                    yield self._respond(connection, method, path, body)
                except (OSError, HTTPException) as error:
                    raise ModelError(f"The model server at {self.url} broke off; look at its log.") from error
        finally:
            connection.close()

    def _respond(
        self, connection: HTTPConnection, method: str, path: str, body: dict[str, Any] | None
    ) -> HTTPResponse:
        headers = {"Content-Type": "application/json"} if body is not None else {}
        connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        response = connection.getresponse()
        if response.status != 200:
            # The body is left unread on purpose: a server may quote the user's words in it.
            raise self._refused(response.status)
        return response

    def _connect(self) -> HTTPConnection:
        for host in self._hosts:
            connection = HTTPConnection(host, self._port, timeout=_CONNECT_WITHIN)
            with suppress(OSError):
                connection.connect()
                connection.sock.settimeout(_ANSWER_WITHIN)
                return connection
        raise ModelError(f"No model server answers at {self.url}; start it, or choose another model.")

    def _refused(self, status: int) -> ModelError:
        reason = "has no such model or option" if status < 500 else "failed; look at its log"
        return Refused(f"The model server at {self.url} {reason} (status {status}).")

    def _nonsense(self) -> ModelError:
        return ModelError(f"What answers at {self.url} does not speak the OpenAI API; check the address.")


class Refused(ModelError):
    """The server is there, but answered with an error instead of what was asked for."""


def _address(url: str) -> tuple[list[str], int]:
    """The literal addresses to try and the port."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port or 80
        loopback = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback or parts.scheme != "http":
        raise ModelError("A local model server needs a loopback address, such as http://127.0.0.1:8080.")
    return (["127.0.0.1", "::1"] if host == "localhost" else [host]), port


def _hang_up(connection: HTTPConnection) -> Callable[[], None]:
    """Wakes a thread that waits for this connection; closing alone would leave it waiting."""

    def hang_up() -> None:
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)

    return hang_up
