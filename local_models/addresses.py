"""Where a model server may be: the rule for addresses, without a look at the network.

https goes anywhere, since the certificate says who answers. Plain http goes to this machine and to addresses that
no router passes on to the internet: RFC 1918, link-local (RFC 3927, RFC 4291) and unique local (RFC 4193) ones.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from local_models.llm import ModelError

_LOCAL = tuple(
    ip_network(block)
    for block in (
        *("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"),
        *("::1/128", "fe80::/10", "fc00::/7"),
    )
)
_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?")
_PATH = re.compile(r"(/(?!\.{1,2}(/|$))[A-Za-z0-9._~-]+)*/?")
_PLAIN = re.compile(r"[!-~]+")  # ASCII without spaces and controls: urlsplit would drop some of these unseen


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """The address of a model server: `host` is a name or a literal address, `path` what stands before "/v1"."""

    scheme: str
    host: str
    port: int
    path: str = ""

    @property
    def is_encrypted(self) -> bool:
        """Whether it is reached over TLS."""
        return self.scheme == "https"

    @property
    def netloc(self) -> str:
        """Host and port as they stand in a URL and in a Host header; an interface means nothing elsewhere."""
        host = self.host.partition("%")[0]
        shown = f"[{host}]" if ":" in host else host
        return shown if self.port == _PORTS[self.scheme] else f"{shown}:{self.port}"

    @property
    def url(self) -> str:
        """The address without "/v1"."""
        zone = self.host.partition("%")[2]
        netloc = self.netloc.replace("]", f"%25{zone}]") if zone else self.netloc
        return f"{self.scheme}://{netloc}{self.path}"


def parse(url: str) -> ServerAddress:
    """The address that `url` gives, with or without "/v1" at its end.

    Raises ModelError for what is no plain http or https address: one with a name or password, a query, or signs by
    which two readers could come to two hosts.
    """
    text = url.strip()
    if "@" in text:
        raise ModelError("Leave name and password out of a server's address; a key is kept with: --key")
    try:
        parts = urlsplit(text)
        port = parts.port
        host = (parts.hostname or "").replace("%25", "%")
    except ValueError:
        raise _unfit(url) from None
    fits = _PLAIN.fullmatch(text) and not set(text) & set("?#\\") and parts.scheme in _PORTS and port != 0
    if not (fits and (_is_literal(host) or _NAME.fullmatch(host)) and _PATH.fullmatch(parts.path)):
        raise _unfit(url)
    path = parts.path.rstrip("/").removesuffix("/v1").rstrip("/")
    return ServerAddress(parts.scheme, host, port or _PORTS[parts.scheme], path)


def is_local(address: str) -> bool:
    """Whether a literal address is on this machine or on its local network; False for what is no address.

    An IPv4 address that is written as IPv6 ("::ffff:10.0.0.1") counts as what it is.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return False
    found = getattr(found, "ipv4_mapped", None) or found
    return any(found in block for block in _LOCAL if block.version == found.version)


def is_loopback(address: str) -> bool:
    """Whether a literal address, or the name "localhost", is this machine itself."""
    try:
        return address == "localhost" or ip_address(address).is_loopback
    except ValueError:
        return False


def refuse_known_outside(address: ServerAddress) -> None:
    """Raise ModelError for plain http to a literal address outside; a name shows its addresses only later."""
    if _is_literal(address.host):
        refuse_outside(address, [address.host])


def refuse_outside(address: ServerAddress, found: Collection[str]) -> None:
    """Raise ModelError unless every one of the addresses `found` for its host may be connected to.

    One that is outside is enough to refuse: which of them answers is not ours to choose.
    """
    if not found:
        raise ModelError(f"No address was found for {address.host}; check its name.")
    if not address.is_encrypted and not all(map(is_local, found)):
        raise ModelError(
            f"{address.host} is not on the local network, so {address.url} must begin with https: "
            "anybody on the way could read along."
        )


def _is_literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _unfit(url: str) -> ModelError:
    return ModelError(f"{url.strip()[:100]!r} is no server's address; give one such as https://nas.example.org/v1")
