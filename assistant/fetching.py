"""Getting local models and taking them away: what the command line and the app do with `local_models.hub`."""

import os
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from assistant.config import load, set_value, unset
from assistant.config_sections import Config
from assistant.errors import SottoError
from assistant.paths import models_dir
from assistant.providers import Provider, drop_key, keep_key, key_of
from assistant.servers import PREFIX
from local_models.catalog import EMBEDDED, ModelInfo, find
from local_models.fits import Fit, fitted, shape_in
from local_models.hub import HUB, Found, Hub, is_offline
from local_models.llm import Cancel, ModelError
from local_models.machine import Machine, this_machine
from local_models.offers import Source, Wanted, offered, repository, wanted
from local_models.part import Told, forget_part, origin_of, origin_path, waiting
from local_models.plan import refusal, verdict

_HUB = Provider("huggingface", HUB, "HF_TOKEN")
"""The hub as something that a key is kept for, like a provider's."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A model that could be downloaded now: what the hub says of it, where it would go, and whether it fits here.

    `fit` is None for a kind of model of which only llama.cpp knows what it needs.
    """

    found: Found
    target: Path
    fit: Fit | None
    machine: Machine

    @property
    def says(self) -> str:
        """Whether it fits, in a sentence."""
        return f"{self.found.name} {verdict(self.fit)}." if self.fit else "What it needs can't be said beforehand."


def offline(config: Config) -> bool:
    """Whether nothing is to be downloaded: HF_HUB_OFFLINE, or the setting local.downloads is off."""
    return is_offline() or config.local.downloads == "off"


def look(text: str, *, anyway: bool = False) -> Ready:
    """Ask the hub for what `text` names: a name on the list, or owner/repo:file.gguf.

    Raises SottoError with what to do, also when the model is here already, or (unless `anyway`) does not fit.
    """
    config = load()
    try:
        asked = _asked(text)
        if offline(config):
            raise SottoError("Downloads are switched off (offline mode); models that are here can be used.")
        target = _place(asked.name)
        _refuse_another(asked, target)
        found = _hub(config).look(asked)
    except ModelError as error:
        raise SottoError(str(error)) from error
    shape, machine = shape_in(found.header), this_machine()
    fit = fitted(shape, found.origin.size, config.local.context, machine.available) if shape else None
    if fit and fit.needed > machine.total and not anyway:
        raise SottoError(f"{refusal(asked.name, fit, machine)}. To get it all the same: --anyway")
    return Ready(found, target, fit, machine)


def name_of(text: str) -> str:
    """What the model that `text` asks for is called here. Raises SottoError when it asks for none.

    For the name of a repository alone the hub is asked what it has.
    """
    try:
        return _asked(text).name
    except ModelError as error:
        raise SottoError(str(error)) from error


def fetch(ready: Ready, told: Told = lambda done, of: None, cancel: Cancel | None = None) -> ModelInfo:
    """Download it, going on with what came earlier; the model, whose checksum is right. Raises SottoError.

    `cancel` stops it; then what came is kept.
    """
    try:
        _hub(load()).download(ready.found, ready.target, told, cancel or Cancel())
        return find(ready.found.name, models_dir())
    except ModelError as error:
        raise SottoError(str(error)) from error


def files_of(repo: str) -> list[tuple[str, int]]:
    """The GGUF files of a repository, with bytes. Raises SottoError."""
    try:
        return _hub(load()).files(repo)
    except ModelError as error:
        raise SottoError(str(error)) from error


def use(info: ModelInfo, name: str = "") -> None:
    """Answer with this model from the next start on. `name` is what the user called it, if not by its name."""
    set_value("local.model", str(info.path) if info.path and name and info.name != name else info.name)


def require_removable(name: str) -> None:
    """Raise SottoError for a model that is not Sotto's to delete."""
    if name == EMBEDDED:
        raise SottoError(f"{EMBEDDED} comes with Sotto and can't be removed; choose another to answer instead.")
    if name.startswith(PREFIX):
        raise SottoError(f"{name} is a server: sotto models distrust {name.removeprefix(PREFIX)}")
    if name not in waiting(models_dir()) and not os.path.lexists(_place(name)):
        raise SottoError(f"No model {name} was downloaded to {models_dir()}. See: sotto models list")


def remove(name: str) -> str:
    """Delete a downloaded model, or what came of it so far; one line of what was done.

    The model that comes along answers if the one in use is deleted. Raises SottoError for a model that is not
    Sotto's to delete.
    """
    require_removable(name)
    path = _place(name)
    if not os.path.lexists(path):
        forget_part(path)
        return f"What came of {name} is deleted."
    config = load()
    in_use = config.local.model in {name, str(path)}
    try:
        path.unlink()
        origin_path(path).unlink(missing_ok=True)
    except OSError as error:
        raise SottoError(f"{path} can't be deleted ({error.strerror}); delete it yourself.") from None
    if not in_use:
        return f"{name} is deleted."
    unset("local.model")
    return f"{name} is deleted. {EMBEDDED} answers from now on."


def keep_token(token: str) -> None:
    """Keep the token for the hub in the OS keyring. Raises SottoError if there is none."""
    if not token.strip():
        raise SottoError("The token is empty; nothing was changed.")
    try:
        keep_key(_HUB.name, token.strip())
    except SottoError as error:
        raise SottoError("No keyring can be reached. Put the token in the environment as HF_TOKEN.") from error


def drop_token() -> None:
    """Take the token for the hub out of the keyring. Raises SottoError if it is not there."""
    drop_key(_HUB.name)


def _place(name: str) -> Path:
    """Where the model called `name` goes. Raises SottoError for what can't be a file's name."""
    if Path(name).name != name or name.startswith("."):
        raise SottoError(f"{name!r} is not the name of a model. See: sotto models list")
    return models_dir() / f"{name}.gguf"


def _asked(text: str) -> Wanted:
    """What is asked for. Raises ModelError, and SottoError when a file or a whole repository is named."""
    path = Path(text).expanduser()
    if path.suffix == ".gguf" and path.is_file():
        raise SottoError(f"That file is on this machine already. Answer with it: sotto models use {quote(text)}")
    if repo := repository(text):
        files = ", ".join(name for name, _ in files_of(repo)[:8]) or "no GGUF file"
        raise SottoError(f"Which file of {repo}? Name it as {repo}:FILE. It has: {files}")
    return _wanted(text)


def _wanted(text: str) -> Wanted:
    """What is asked for, also by the name of a download that was begun. Raises ModelError."""
    if not offered(text) and (begun := waiting(models_dir()).get(text)):
        return Wanted(text, Source(begun[0].repo, begun[0].file))
    return wanted(text)


def _refuse_another(asked: Wanted, target: Path) -> None:
    """Raise SottoError when a model of that name is here: the same one, or another."""
    if asked.name == EMBEDDED:
        raise SottoError(f"{EMBEDDED} comes with Sotto and is here already.")
    if not target.exists():
        return
    origin = origin_of(target)
    if origin and (origin.repo, origin.file) == (asked.source.repo, asked.source.file):
        raise SottoError(f"{asked.name} is here already. Answer with it: sotto models use {quote(asked.name)}")
    raise SottoError(
        f"Another model called {asked.name} is here; remove it first: sotto models remove {quote(asked.name)}"
    )


def _hub(config: Config) -> Hub:
    if offline(config):
        raise ModelError("Downloads are switched off (offline mode); models that are here can be used.")
    return Hub(key_of(_HUB))
