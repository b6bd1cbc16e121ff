"""What the screen does with models, for a thread: each gives what to show. Raises SottoError."""

from collections.abc import Callable
from pathlib import Path

from assistant import fetching, measuring
from assistant.assembly import model_info
from assistant.config import load
from assistant.model_list import Row, here, to_get
from assistant.model_list import about as known
from assistant.paths import models_dir
from assistant.servers import require_usable, server_called
from assistant.store.settings import Settings
from assistant.trust import Trust
from assistant.trusting import use_server
from local_models.catalog import ModelInfo
from local_models.llm import Cancel
from local_models.skills.aptitude import SKILLS, Score

OFFLINE = "Offline: downloads are switched off. The models that are here can be used."
NOT_MEASURED = "not measured, so none is used: b measures them, and the speed"
_FINE_PRINT = ("from", "sha256", "file", "server")
_NOW = "answers from now on."


def rows(settings: Settings) -> list[Row]:
    """The models that can answer, then those to get."""
    config = load()
    have, _ = here(config, settings)
    return [*have, *to_get(config, have)]


def first_line(settings: Settings) -> str:
    """What to say at first: why the model in use can't be had, or that nothing is downloaded, or what to do."""
    config = load()
    _, problem = here(config, settings)
    return problem or offline_line() or "Enter answers with the marked model, or gets it."


def offline_line() -> str:
    """Why nothing can be downloaded, or "" if it can."""
    return OFFLINE if fetching.offline(load()) else ""


def about(settings: Settings, row: Row, note: str = "") -> list[tuple[str, str]]:
    """Everything about a model, with what it was measured to be able to, and the `note` on it as it is open."""
    if row.info is None or row.server:
        return known(row)
    about = known(row)
    if note:
        about.insert(2, ("but", note))
    place = next((at for at, (what, _) in enumerate(about) if what in _FINE_PRINT), len(about))
    about[place:place] = skills(settings, row.info)
    return about


def skills(settings: Settings, info: ModelInfo) -> list[tuple[str, str]]:
    """What is known of the model's skills, with what to do where they were not measured."""
    known = measuring.skills_in_words(settings, info)
    if any(Trust(settings).score(info, skill) for skill in SKILLS):
        return known
    return [*known, ("others" if known else "skills", NOT_MEASURED)]


def use(settings: Settings, info: ModelInfo) -> str:
    """Answer with this model. Raises SottoError for a server that was not declared trusted."""
    if info.source == "trusted":
        config = load()
        server = server_called(info.name, config)
        require_usable(settings, config, server)
        use_server(server)
        return f"From now on {info.name} answers: everything said goes to {server.host}."
    elsewhere = info.path is not None and info.source == "folder" and info.path.parent != models_dir()
    fetching.use(info, str(info.path) if elsewhere else "")
    return f"{info.name} {_NOW}"


def use_file(path: Path) -> str:
    """Answer with the model in this file."""
    info = model_info(str(path), load())
    fetching.use(info, str(path))
    return f"{info.name} {_NOW}"


def may_remove(name: str) -> bool:
    """True for a model that can be deleted."""
    fetching.require_removable(name)
    return True


def remove(name: str) -> str:
    """Delete a model, or what came of it."""
    return fetching.remove(name)


def measure(settings: Settings, info: ModelInfo, cancel: Cancel, told: Callable[[str], None]) -> str:
    """Measure a model, and keep what is found as it is found. `told` hears how far it is."""
    counter = _Counter(told)
    speed, scores = None, dict[str, Score]()
    for part in measuring.measuring(info, cancel=cancel, told=counter.hear):
        if isinstance(part, measuring.Scored):
            scores[part.skill.name] = part.score
            Trust(settings).keep(info, {part.skill.name: part.score})
        else:
            speed = part
    if cancel.is_set or speed is None:
        return "Stopped; what is measured is kept."
    trusted = [name for name, score in scores.items() if score.is_trusted]
    skills = (
        f"It helps with {', '.join(trusted)}."
        if trusted
        else "The rules stay: it is better in none of the skills."
    )
    return f"{info.name} reads {speed.reading:,.0f} and writes {speed.writing:,.0f} tokens a second here. {skills}"


class _Counter:
    """Says what is being measured, and how many texts were."""

    def __init__(self, told: Callable[[str], None]) -> None:
        self._told, self._what, self._done = told, "", 0

    def hear(self, what: str, right: bool | None) -> None:
        """As measuring tells it."""
        self._what, self._done = (what, 0) if right is None else (self._what, self._done + 1)
        self._told(f"{self._what}, {self._done} so far" if self._done else self._what)
