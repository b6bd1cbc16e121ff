"""A model server on this machine: over a literal loopback address, so no name is ever looked up."""

import socket
from contextlib import suppress

from local_models.addresses import ServerAddress, is_loopback, parse
from local_models.llm import Cancel, ModelError
from local_models.model_server import ANSWER_WITHIN, CONNECT_WITHIN, ModelServer


class Loopback(ModelServer):
    """A server that speaks the OpenAI API at `url`, such as "http://localhost:11434" or ".../v1".

    Raises ModelError when the address is not a loopback one.
    """

    def __init__(self, url: str) -> None:
        super().__init__(_address(url))

    def _socket(self, cancel: Cancel) -> socket.socket:  # on this machine nothing is waited for
        host = self.address.host
        for literal in ("127.0.0.1", "::1") if host == "localhost" else (host,):
            with suppress(OSError):
                connected = socket.create_connection((literal, self.address.port), CONNECT_WITHIN)
                connected.settimeout(ANSWER_WITHIN)
                return connected
        raise self._away()


def _address(url: str) -> ServerAddress:
    with suppress(ModelError):
        address = parse(url)
        if is_loopback(address.host) and not address.is_encrypted:
            return address
    raise ModelError("A local model server needs a loopback address, such as http://127.0.0.1:8080.")
