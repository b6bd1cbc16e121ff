"""Loaded by every Python started with this folder on PYTHONPATH: ends the process if it uses the network.

SOTTO_TEST_NETWORK is "none" (nothing at all) or "loopback". Audit events: Python's own list (PEP 578).
"""

import os
import sys

_EVENTS = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}
# urllib3, which comes with tldextract, binds to ::1 when it is imported, to see whether this machine knows IPv6.
# Nothing can come of a bind on loopback alone.
_LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def _watch(event: str, args: tuple) -> None:
    if event in _EVENTS:
        address = args[-1]
        host = address[0] if isinstance(address, tuple) else None  # a path is a socket of this machine's own
    elif event in _LOOKUPS:
        host = args[0]
    else:
        return
    loopback = event == "socket.bind" or os.environ.get("SOTTO_TEST_NETWORK") == "loopback"
    allowed = _LOOPBACK if loopback else ()
    if host is not None and host not in allowed:
        os.write(2, f"NETWORK USED: {event} {host}\n".encode())
        os._exit(99)


sys.addaudithook(_watch)
