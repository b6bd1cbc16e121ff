"""HTTP to a server that speaks the OpenAI API. Where it may be, and how it is reached, say its subclasses.

Plain http.client over a socket that is open already: no redirect is followed, no proxy used, nothing opened again.
"""

import json
import socket
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any

from local_models.addresses import ServerAddress
from local_models.llm import Cancel, ModelError

CONNECT_WITHIN = 5.0  # seconds
ANSWER_WITHIN = 600.0  # seconds between two bytes: a slow machine may think long before the first token
_LONGEST_LINE = 1 << 22  # bytes

Body = Mapping[str, Any]


class Refused(ModelError):
    """The server is there, but answered with an error instead of what was asked for."""


class ModelServer(ABC):
    """A server that speaks the OpenAI API at `address`."""

    def __init__(self, address: ServerAddress) -> None:
        self.address = address
        self.url = address.url

    @abstractmethod
    def _socket(self, cancel: Cancel) -> socket.socket:
        """A socket that is connected to it. Raises ModelError, at once when `cancel` is set."""

    def _headers(self) -> dict[str, str]:
        """What stands in the head of every request."""
        return {"Host": self.address.netloc}

    def offered(self) -> list[dict[str, Any]]:
        """What it says of each model that it offers; every one has an "id". Raises ModelError."""
        listed = self.ask("GET", "/v1/models")
        try:
            return [{**model, "id": str(model["id"])} for model in listed["data"]]
        except (KeyError, TypeError) as error:
            raise self._nonsense() from error

    def model_names(self) -> list[str]:
        """The models it offers. Raises ModelError."""
        return [model["id"] for model in self.offered()]

    def ask(self, method: str, path: str, body: Body | None = None) -> Any:
        """The JSON that the server answers with. Raises ModelError; `Refused` when that is an error status."""
        with self._request(method, path, body, Cancel()) as response:
            try:
                return json.loads(response.read())
            except ValueError as error:
                raise self._nonsense() from error

    def events(self, path: str, body: Body, cancel: Cancel) -> Generator[dict[str, Any]]:
        """The JSON objects of a server-sent event stream, until "[DONE]". Ends early when `cancel` is set.

        Raises ModelError, also when the stream ends before it is done, and when an event tells of a failure.
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
            if "error" in event:  # what it says is left unread: it may quote the user's words
                raise ModelError("The model server failed while it answered; look at its log.")
            yield event
        raise HTTPException("ended early")

    def _request(
        self, method: str, path: str, body: Body | None, cancel: Cancel
    ) -> AbstractContextManager[HTTPResponse]:
        """The response to a request, while the context lasts. Raises ModelError."""
        return self._exchange(method, path, body, cancel)

    @contextmanager
    def _exchange(self, method: str, path: str, body: Body | None, cancel: Cancel) -> Iterator[HTTPResponse]:
        connection = HTTPConnection(self.address.host.partition("%")[0], self.address.port)
        connection.auto_open = 0  # what is open goes to the address that was checked; another might not
        connection.sock = wire = self._socket(cancel)
        try:
            with cancel.calling(_hang_up(wire)):
                try:
                    yield self._respond(connection, method, path, body)
                except (OSError, HTTPException) as error:
                    raise ModelError(f"The model server at {self.url} broke off; look at its log.") from error
        finally:
            connection.close()

    def _respond(self, connection: HTTPConnection, method: str, path: str, body: Body | None) -> HTTPResponse:
        headers = self._headers() | ({"Content-Type": "application/json"} if body is not None else {})
        sent = json.dumps(body) if body is not None else None
        connection.request(method, f"{self.address.path}{path}", sent, headers)
        response = connection.getresponse()
        if response.status != 200:
            # The body is left unread on purpose: a server may quote the user's words in it.
            raise self._refused(response.status)
        return response

    def _away(self) -> ModelError:
        return ModelError(f"No model server answers at {self.url}; start it, or choose another model.")

    def _refused(self, status: int) -> ModelError:
        reason = "failed; look at its log" if status >= 500 else "has no such model or option"
        if status in {401, 403}:
            reason = "refuses the key, or wants one"
        return Refused(f"The model server at {self.url} {reason} (status {status}).")

    def _nonsense(self) -> ModelError:
        return ModelError(f"What answers at {self.url} does not speak the OpenAI API; check the address.")


def _hang_up(wire: socket.socket) -> Callable[[], None]:
    """Wakes a thread that waits for this socket; closing alone would leave it waiting."""

    def hang_up() -> None:
        with suppress(OSError):
            wire.shutdown(socket.SHUT_RDWR)

    return hang_up
