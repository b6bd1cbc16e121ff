"""A small model hub on loopback: it speaks what huggingface_hub asks for, and misbehaves on demand.

Like the real one it answers at one address and has the files at another, where it sends the client on to.
"""

import hashlib
import json
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from urllib.parse import unquote, urlsplit

REPO, FILE = "maker/Tiny-Instruct-GGUF", "tiny-instruct-q4_k_m.gguf"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class Request:
    """One request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]


@dataclass
class Hub:
    """What the hub has, how it behaves, and what it was asked.

    `cuts` are the bytes after which the next answers with a file break off, one an answer. `status` and `code` are
    what it refuses with, unless the request has the token. `silent` makes it stop after `silent_after` bytes, and
    later at once, until it is set.
    """

    files: dict[tuple[str, str], bytes] = field(default_factory=dict)
    endpoint: str = ""
    storage: str = ""
    requests: list[Request] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
    status: int = 0
    code: str = ""
    token: str = ""
    sizes: dict[str, int] = field(default_factory=dict)
    sums: dict[str, str] = field(default_factory=dict)
    knows_ranges: bool = True
    silent: threading.Event | None = None
    silent_after: int = 0
    asked_for_files: threading.Event = field(default_factory=threading.Event)

    def add(self, content: bytes, repo: str = REPO, file: str = FILE) -> str:
        """Offer a file; its checksum."""
        self.files[(repo, file)] = content
        return hashlib.sha256(content).hexdigest()

    def pieces(self) -> list[Request]:
        """The requests that the storage got for more than the beginning of a file."""
        return [
            r for r in self.requests if r.path.startswith("/blob/") and r.headers.get("range") != "bytes=0-131071"
        ]


def gguf(size: int, seed: int = 1, **more: str | int | tuple[int, ...]) -> bytes:
    """A GGUF file of `size` bytes: an honest header of a small llama and then noise."""
    about: dict[str, str | int | tuple[int, ...]] = {
        "general.architecture": "llama",
        "general.license": "apache-2.0",
        "llama.block_count": 4,
        "llama.context_length": 8192,
        "llama.embedding_length": 64,
        "llama.feed_forward_length": 256,
        "llama.attention.head_count": 4,
        "llama.attention.head_count_kv": 2,
        **more,
    }
    head = b"GGUF" + struct.pack("<IQQ", 3, 0, len(about))
    for key, value in about.items():
        head += struct.pack("<Q", len(key)) + key.encode()
        if isinstance(value, str):
            head += struct.pack("<IQ", 8, len(value)) + value.encode()
        elif isinstance(value, tuple):
            head += struct.pack(f"<IIQ{len(value)}i", 9, 5, len(value), *value)
        else:
            head += struct.pack("<II", 4, value)
    return head + Random(seed).randbytes(max(0, size - len(head)))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: Hub

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        path = unquote(urlsplit(self.path).path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.hub.requests.append(Request(self.command, path, headers))
        if path.startswith("/blob/"):
            self._blob(path.removeprefix("/blob/"))
        elif self.hub.status and headers.get("authorization") != f"Bearer {self.hub.token}":
            self._refuse(self.hub.status, self.hub.code)
        elif path.startswith("/api/models/"):
            self._model(path.removeprefix("/api/models/"))
        else:
            self._resolve(path)

    def _refuse(self, status: int, code: str = "") -> None:
        body = b'{"error": "no"}'
        self.send_response(status)
        if code:
            self.send_header("X-Error-Code", code)
        self._end(body)

    def _end(self, body: bytes) -> None:
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _model(self, repo: str) -> None:
        files = {file: content for (owner, file), content in self.hub.files.items() if owner == repo}
        if not files:
            self._refuse(404, "RepoNotFound")
            return
        listed = [{"rfilename": file, "size": len(content)} for file, content in files.items()]
        body = {
            "id": repo,
            "modelId": repo,
            "sha": COMMIT,
            "siblings": [{"rfilename": "README.md", "size": 9}, *listed],
        }
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self._end(json.dumps(body).encode())

    def _resolve(self, path: str) -> None:
        repo, _, rest = path.removeprefix("/").partition("/resolve/")
        file = rest.partition("/")[2]
        if repo not in {owner for owner, _ in self.hub.files}:
            self._refuse(404, "RepoNotFound")
        elif (repo, file) not in self.hub.files:
            self._refuse(404, "EntryNotFound")
        else:
            content = self.hub.files[(repo, file)]
            real = hashlib.sha256(content).hexdigest()
            self.send_response(302)
            self.send_header("X-Repo-Commit", COMMIT)
            self.send_header("X-Linked-Size", str(self.hub.sizes.get(file, len(content))))
            self.send_header("X-Linked-Etag", f'"{self.hub.sums.get(file, real)}"')
            self.send_header("Location", f"{self.hub.storage}/blob/{real}")
            self._end(b"")

    def _blob(self, real: str) -> None:
        (content,) = (c for c in self.hub.files.values() if hashlib.sha256(c).hexdigest() == real)
        start, end = 0, len(content)
        asked = self.headers.get("Range", "")
        if asked and self.hub.knows_ranges:
            first, _, last = asked.removeprefix("bytes=").partition("-")
            start, end = int(first), min(int(last) + 1 if last else end, end)
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{end - 1}/{len(content)}")
        else:
            self.send_response(200)
        self.send_header("Content-Length", str(end - start))
        self.end_headers()
        self._send(content[start:end], whole=not asked.endswith("-131071"))

    def _send(self, body: bytes, *, whole: bool) -> None:
        """The body, or what the hub's mood lets through of it."""
        if whole:
            self.hub.asked_for_files.set()
        if whole and self.hub.silent is not None:
            self.wfile.write(body[: self.hub.silent_after])
            self.wfile.flush()
            self.hub.silent_after = 0
            self.hub.silent.wait(60)
            self.close_connection = True
        elif whole and self.hub.cuts:
            self.wfile.write(body[: self.hub.cuts.pop(0)])
            self.close_connection = True
        else:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what many tests are about."""


@contextmanager
def hub_server() -> Iterator[Hub]:
    """A hub with nothing on it."""
    hub = Hub()
    handler = type("Handler", (_Handler,), {"hub": hub})
    servers = [_Server(("127.0.0.1", 0), handler) for _ in range(2)]
    hub.endpoint, hub.storage = (f"http://127.0.0.1:{server.server_port}" for server in servers)
    for server in servers:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield hub
    finally:
        if hub.silent is not None:
            hub.silent.set()
        for server in servers:
            server.shutdown()
            server.server_close()
