"""A model server of the user's own on another machine, which they declared trusted.

Whatever is asked of it is recorded before a connection is opened. A name is looked up once, every address that
comes back is judged, and the connection goes to one of those very addresses: a name that means something else a
moment later (DNS rebinding) changes nothing.
"""

import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPResponse
from pathlib import Path
from typing import Any, Literal

from local_models.addresses import ServerAddress, parse, refuse_outside
from local_models.leaving import Aside, Wanted
from local_models.llm import Cancel, ModelError
from local_models.model_server import ANSWER_WITHIN, CONNECT_WITHIN, Body, ModelServer

_GIVEN_UP = "The request was given up."
End = Literal["complete", "cut", "cancelled", "failed"]
Ended = Callable[[End, str | None], None]
"""Takes how a request ended, and one line of why if it did not end well, which quotes nothing."""
Record = Callable[[str, str, Body | None], Ended]
"""Writes down what is about to be sent: method, path, body. What it raises stops the request: nothing is sent."""
Found = tuple[Any, Any, int, str, Any]
LookUp = Callable[[str, int], Sequence[Found]]
"""The addresses of a host and port, as `socket.getaddrinfo` gives them. Raises ModelError."""


@dataclass(frozen=True, slots=True)
class Trusted:
    """Where a trusted server is and how it is reached. The key shows in no representation.

    `ca_file` holds the certificates (PEM) that its own must be signed by; None for those that this machine trusts.
    """

    url: str
    ca_file: Path | None = None
    key: str | None = field(default=None, repr=False)


def look_up(host: str, port: int) -> Sequence[Found]:
    """What this machine's resolver says. Raises ModelError."""
    try:
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise ModelError(f"No address was found for {host}; check its name and the network.") from None


class TrustedServer(ModelServer):
    """A server that is reached over TLS, or at an address of the local network, and only on the record.

    Raises ModelError when its address can be no server's.
    """

    def __init__(self, trusted: Trusted, record: Record, look_up: LookUp = look_up) -> None:
        super().__init__(parse(trusted.url))
        self._trusted, self._record, self._look_up = trusted, record, look_up

    def _headers(self) -> dict[str, str]:
        key = {"Authorization": f"Bearer {self._trusted.key}"} if self._trusted.key else {}
        return super()._headers() | key

    def _request(
        self, method: str, path: str, body: Body | None, cancel: Cancel
    ) -> AbstractContextManager[HTTPResponse]:
        return self._recorded(method, path, body, cancel)

    @contextmanager
    def _recorded(self, method: str, path: str, body: Body | None, cancel: Cancel) -> Iterator[HTTPResponse]:
        ended = self._record(method, path, body)
        end: End = "failed"
        why: str | None = None
        try:
            with self._exchange(method, path, body, cancel) as response:
                end = "cut"
                yield response
            end = "complete"
        except ModelError as error:
            why = str(error)
            raise
        except (GeneratorExit, KeyboardInterrupt):  # whoever reads wants no more
            end = "cancelled"
            raise
        finally:
            if cancel.is_set:
                end, why = "cancelled", None
            ended(end, why)

    def _socket(self, cancel: Cancel) -> socket.socket:
        wire = Aside(self._opened, socket.socket.close).result(cancel)
        if wire is None:
            raise ModelError(_GIVEN_UP)
        wire.settimeout(ANSWER_WITHIN)
        return wire

    def _opened(self, wanted: Wanted) -> socket.socket:
        """A connection, under TLS where the address says so. Once it is not wanted any more, no more is tried."""
        address = self.address
        tls = _tls(self._trusted.ca_file) if address.is_encrypted else None  # a wrong file opens no connection
        found = self._look_up(address.host, address.port)
        refuse_outside(address, [str(each[4][0]) for each in found])
        wire = self._connected(found, wanted)
        return _encrypted(wire, address, tls) if tls else wire

    def _connected(self, found: Sequence[Found], wanted: Wanted) -> socket.socket:
        """A connection to the first of the addresses, which were judged, that takes one."""
        for family, kind, protocol, _, place in found:
            if not wanted():
                raise ModelError(_GIVEN_UP)
            wire = socket.socket(family, kind, protocol)
            wire.settimeout(CONNECT_WITHIN)
            try:
                wire.connect(place)
            except OSError:
                wire.close()
            else:
                return wire
        raise self._away()


def _encrypted(wire: socket.socket, address: ServerAddress, tls: ssl.SSLContext) -> socket.socket:
    """The connection under TLS, with a certificate that is good for the host. There is no way around that."""
    try:
        return tls.wrap_socket(wire, server_hostname=address.host.partition("%")[0])
    except ssl.SSLCertVerificationError as error:
        wire.close()
        raise ModelError(
            f"The certificate of {address.host} is not good ({error.verify_message}), so nothing was sent. "
            "If it is signed by a CA of your own, trust the server again with --ca-file FILE."
        ) from None
    except OSError:
        wire.close()
        raise ModelError(f"{address.netloc} does not speak TLS; check the address.") from None


def _tls(ca_file: Path | None) -> ssl.SSLContext:
    """Certificates and names are checked. `ssl.create_default_context` would write keys to SSLKEYLOGFILE."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file is None:
        context.load_default_certs()
        return context
    try:
        context.load_verify_locations(ca_file)
    except OSError:
        raise ModelError(f"The CA file {ca_file} can't be read as certificates (PEM); nothing was sent.") from None
    return context
