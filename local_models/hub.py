"""Downloading models from the hub: with those of model servers, the only module that opens a connection here.

It asks for what the user named and sends nothing else but a token, if there is one. The endpoint is Hugging Face,
or a mirror named by HF_ENDPOINT.
"""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from local_models.gguf import HEADER_ROOM, Header, header_in
from local_models.hub_errors import Away, broke_off, gated, offline, refused, stopped, unknown, wrong_sum
from local_models.llm import Cancel, ModelError
from local_models.offers import Source, Wanted
from local_models.part import Origin, Part, Told

if TYPE_CHECKING:
    from huggingface_hub import HfApi

HUB = "https://huggingface.co"
_TRUE = {"1", "on", "yes", "true"}
_NEVER = 100  # above every level of a log
_TRIES = 4  # in a row without a byte before a download gives up


@dataclass(frozen=True, slots=True)
class Found:
    """A file on the hub: what it must be when it is here, and what its first bytes say about it."""

    name: str
    origin: Origin
    header: Header


class Hub:
    """The hub at HF_ENDPOINT, else Hugging Face. Its methods raise ModelError: one line of what to do.

    `token` is sent along if it is given. `patience_s` is how many seconds the hub may be silent, `pause_s` how
    many pass before the second attempt after it broke off (then twice as many, and so on).
    """

    def __init__(self, token: str | None = None, patience_s: float = 20, pause_s: float = 1) -> None:
        self.endpoint = _endpoint()
        self._token, self._patience, self._pause = token, patience_s, pause_s
        if is_offline():
            raise offline()

    def files(self, repo: str) -> list[tuple[str, int]]:
        """The GGUF files in a repository with their sizes in bytes, the smallest first."""
        with _about(self.endpoint, repo):
            found = _api(self.endpoint, self._token).model_info(repo, files_metadata=True, timeout=self._patience)
        files = [(file.rfilename, file.size or 0) for file in found.siblings or ()]
        return sorted((f for f in files if f[0].lower().endswith(".gguf")), key=lambda file: file[1])

    def look(self, wanted: Wanted) -> Found:
        """What the hub has under this name: two short requests, nothing is downloaded yet."""
        from huggingface_hub import get_hf_file_metadata

        source = wanted.source
        with _about(self.endpoint, source.repo, source.file):
            seen = get_hf_file_metadata(
                self._address(source, "main"),
                token=self._token or False,
                timeout=self._patience,
                endpoint=self.endpoint,
                library_name=_SELF,
            )
        sha256 = seen.etag or ""
        if not seen.commit_hash or not seen.size:
            raise ModelError(f"What answers at {self.endpoint} is no model hub; check HF_ENDPOINT.")
        if len(sha256) != 64:
            raise ModelError(f"The hub gives no checksum for {source.file}, so it is not downloaded.")
        if wanted.sha256 and wanted.sha256 != sha256:
            raise wrong_sum(wanted)
        origin = Origin(source.repo, source.file, seen.commit_hash, sha256, seen.size, self.endpoint)
        return Found(wanted.name, origin, self._header(origin))

    def download(self, found: Found, target: Path, told: Told, cancel: Cancel) -> None:
        """Bring the file to `target`, going on where an earlier attempt stopped; see `local_models.part`.

        `told` hears of every piece that comes. Raises Stopped when `cancel` was set.
        """
        origin = found.origin
        with Part(target, origin) as part:
            part.take_up(cancel)
            part.make_sure_of_room()
            told(part.size, origin.size)
            tries = 0
            while part.size < origin.size:
                before = part.size
                try:
                    with _about(self.endpoint, origin.repo, origin.file):
                        self._more(origin, part, told, cancel)
                except Away:
                    tries = 1 if part.size > before else tries + 1
                    if tries >= _TRIES and not cancel.is_set:
                        raise broke_off(found.name, part.size, origin.size) from None
                    _wait(cancel, self._pause * 2 ** (tries - 1))
                if cancel.is_set:
                    raise stopped(found.name, part.size, origin.size)
            part.install()

    def _more(self, origin: Origin, part: Part, told: Told, cancel: Cancel) -> None:
        """Get what is missing, or a part of it. Raises ModelError; `Away` when the hub broke off."""
        with self._opened(origin, f"bytes={part.size}-", cancel) as response:
            if response.status_code != 206 and part.size:
                part.start_again()  # a server that knows no ranges sends everything
            for piece in response.iter_raw():
                part.add(piece)
                told(part.size, origin.size)
                if cancel.is_set:
                    return
        if part.size < origin.size:
            raise Away

    def _header(self, origin: Origin) -> Header:
        """What the first bytes of the file say. Raises ModelError when it is no GGUF file."""
        start = BytesIO()
        with (
            _about(self.endpoint, origin.repo, origin.file),
            self._opened(origin, f"bytes=0-{HEADER_ROOM - 1}", Cancel()) as response,
        ):
            for piece in response.iter_raw():
                start.write(piece)
                if start.tell() >= HEADER_ROOM:
                    break
        start.seek(0)
        try:
            return header_in(start)
        except ValueError:
            if start.getvalue()[:4] == b"GGUF":
                return {}  # more before its vocabulary than usual: it can't be said what it needs
            raise ModelError(f"{origin.file} is not a GGUF model file; choose another.") from None

    @contextmanager
    def _opened(self, origin: Origin, range_: str, cancel: Cancel) -> Iterator[Any]:
        """The response to a request for some bytes of the file; `cancel` breaks it off at once.

        The token is for the hub alone: the client drops it where the hub sends it on to another host.
        """
        from huggingface_hub import get_session
        from huggingface_hub.utils import build_hf_headers, hf_raise_for_status  # type: ignore[attr-defined]

        headers = build_hf_headers(token=self._token or False, library_name=_SELF)
        headers |= {"Range": range_, "Accept-Encoding": "identity"}
        address = self._address(Source(origin.repo, origin.file), origin.revision)
        with get_session().stream("GET", address, headers=headers, timeout=self._patience) as response:
            hf_raise_for_status(response)
            with cancel.calling(_hang_up(response)):
                yield response

    def _address(self, source: Source, revision: str) -> str:
        from huggingface_hub import hf_hub_url

        _quiet()
        return hf_hub_url(source.repo, source.file, revision=revision, endpoint=self.endpoint)


_SELF = "sotto"
"""What the hub is told of who asks, beside the versions of Python and of the library."""


def is_offline() -> bool:
    """Whether the environment says that nothing is to be downloaded (HF_HUB_OFFLINE)."""
    return os.environ.get("HF_HUB_OFFLINE", "").lower() in _TRUE


def _endpoint() -> str:
    """The hub to ask. Raises ModelError for one outside this machine that is not encrypted."""
    endpoint = os.environ.get("HF_ENDPOINT", "").strip().rstrip("/") or HUB
    parts = urlsplit(endpoint)
    here = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and here)):
        raise ModelError(f"HF_ENDPOINT is {endpoint}; a mirror's address begins with https://.")
    return endpoint


def _api(endpoint: str, token: str | None) -> "HfApi":
    from huggingface_hub import HfApi

    _quiet()
    return HfApi(endpoint=endpoint, token=token or False, library_name=_SELF)


def _quiet() -> None:
    """Keep the library from telling the hub what else is installed here, and from writing to stderr."""
    from huggingface_hub import constants
    from huggingface_hub.utils import logging

    constants.HF_HUB_DISABLE_TELEMETRY = True
    logging.set_verbosity(_NEVER)


@contextmanager
def _about(endpoint: str, repo: str, file: str = "") -> Iterator[None]:
    """Turn whatever the hub's library raises into a ModelError. Raises `Away` where trying again may help."""
    import httpx2
    from huggingface_hub import errors

    try:
        yield
    except errors.OfflineModeIsEnabled:
        raise offline() from None
    except errors.GatedRepoError:
        raise gated(endpoint, repo) from None
    except errors.RepositoryNotFoundError as error:
        raise unknown(repo, error.response.status_code) from None
    except errors.EntryNotFoundError:
        raise ModelError(f"{repo} has no file {file}; see what it has with: sotto models pull {repo}") from None
    except errors.HFValidationError:
        raise ModelError(f"{repo} is not the name of a repository; it looks like owner/name.") from None
    except errors.HfHubHTTPError as error:
        raise refused(endpoint, repo, error.response.status_code) from None
    except httpx2.TimeoutException:
        raise Away(f"The hub at {endpoint} does not answer; try again later.") from None
    except httpx2.ConnectError:
        raise Away(
            f"The hub at {endpoint} can't be reached; check the connection, or name a mirror in HF_ENDPOINT."
        ) from None
    except (httpx2.HTTPError, httpx2.StreamError, OSError) as error:
        raise Away(f"The connection to {endpoint} broke ({type(error).__name__}); try again.") from None


def _hang_up(response: Any) -> Callable[[], None]:
    """Wakes a thread that waits for this response; closing alone would leave it waiting."""

    def hang_up() -> None:
        with suppress(Exception):
            response.extensions["network_stream"].get_extra_info("socket").shutdown(socket.SHUT_RDWR)

    return hang_up


def _wait(cancel: Cancel, seconds: float) -> None:
    """Wait so long, or until `cancel` is set."""
    from threading import Event

    woken = Event()
    with cancel.calling(woken.set):
        woken.wait(seconds)
