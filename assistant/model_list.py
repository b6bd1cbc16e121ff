"""The local models as a list: those here, those on servers of the user's own, and those that can be got."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.assembly import chosen_model, model_info
from assistant.config_sections import Config
from assistant.errors import SottoError
from assistant.measuring import Measured, speed_of, speeds
from assistant.paths import models_dir
from assistant.servers import Server, declared, not_declared, servers
from assistant.store.settings import Settings
from local_models.amounts import amount
from local_models.catalog import ModelInfo, installed
from local_models.fits import Fit, Shape, fitted, shape_in
from local_models.gguf import read_header
from local_models.llm import ModelError
from local_models.machine import this_machine
from local_models.offers import offered, offers
from local_models.part import Origin, origin_of, waiting
from local_models.plan import verdict, with_jobs
from local_models.skills.lessons import adapter_of

State = Literal["in use", "here", "begun", "to get"]


@dataclass(frozen=True, slots=True)
class Row:
    """One model. `size` is in bytes, 0 where unknown; `context` is the longest it was made for, in tokens.

    `fit` says whether it fits into the memory that is free now, None where nobody can say. `came` is how many
    bytes of it are here. `ask` is what to name it by to get it. `server` says of one on another machine of the
    user's where what it is told goes, and `is_trusted` whether they declared that trusted.
    """

    name: str
    title: str
    state: State
    size: int
    licence: str
    context: int
    fit: Fit | None = None
    speed: Measured | None = None
    came: int = 0
    ask: str = ""
    info: ModelInfo | None = None
    origin: Origin | None = None
    server: str = ""
    is_trusted: bool = False

    @property
    def path(self) -> Path | None:
        """Where it lies, if it is a file here."""
        return self.info.path if self.info else None

    @property
    def is_here(self) -> bool:
        """Whether it can answer."""
        return self.state in {"in use", "here"}


def here(config: Config, settings: Settings | None = None) -> tuple[list[Row], str]:
    """The models that can be used, and a line if the one that the settings name can't be had, else "".

    `settings` are the store's, where it stands which servers were declared trusted; without them none was.
    Raises SottoError when the address of the model server is none.
    """
    problem, used = "", None
    try:
        used = chosen_model(config)
    except SottoError as error:
        problem = str(error)
    try:
        found = installed(models_dir(), config.local.server)
    except ModelError as error:
        raise SottoError(str(error)) from error
    own = [_on_server(server, used, settings) for server in servers(config)]
    if (
        used
        and used.source != "trusted"
        and all((info.name, info.path) != (used.name, used.path) for info in found)
    ):
        found.append(used)  # a file somewhere else
    kept, free = speeds(), this_machine().available
    if unused := next((row for row in own if row.state == "in use" and not row.is_trusted), None):
        problem = not_declared(next(server for server in servers(config) if server.label == unused.name))
    return [*(_row(info, used, config, kept, free) for info in found), *own], problem


def to_get(config: Config, have: Sequence[Row]) -> list[Row]:
    """The models that are not here and can be got: the downloads that were begun, then those on Sotto's list."""
    names, free, wanted = {row.name for row in have}, this_machine().available, config.local.context
    begun = [
        Row(
            name,
            offer.title if (offer := offered(name)) else name,
            "begun",
            origin.size,
            offer.licence if offer else "",
            offer.context if offer else 0,
            fitted(offer.shape, origin.size, wanted, free) if offer else None,
            came=came,
            ask=f"{origin.repo}:{origin.file}",
            origin=origin,
        )
        for name, (origin, came) in sorted(waiting(models_dir()).items())
        if name not in names
    ]
    names |= {row.name for row in begun}
    return begun + [
        Row(
            offer.name,
            offer.title,
            "to get",
            offer.size,
            offer.licence,
            offer.context,
            fitted(offer.shape, offer.size, wanted, free),
            ask=offer.name,
        )
        for offer in offers()
        if offer.name not in names
    ]


def row_of(name: str, config: Config) -> Row:
    """The model called `name`, here or to get. Raises SottoError if there is none."""
    have, _ = here(config)
    found = next((row for row in [*have, *to_get(config, have)] if row.name == name), None)
    if found is None:
        return _row(model_info(name, config), None, config, speeds(), this_machine().available)
    return found


def about(row: Row) -> list[tuple[str, str]]:
    """Everything about one model, in words: what, and what it is."""
    origin, offer = row.origin, offered(row.name)
    sum_ = origin.sha256 if origin else offer.sha256 if offer and not row.is_here else ""
    source = f"{origin.repo}:{origin.file}" if origin else str(offer.source) if offer else ""
    found = [
        ("model", f"{row.title}, by {offer.maker}" if offer else row.title),
        ("state", _STATES[row.state] if not row.server or row.state == "in use" else "can answer"),
        ("where", row.server),
        ("size", amount(row.size) if row.size else "" if row.server else "unknown"),
        ("licence", row.licence or ("" if row.server else "unknown")),
        ("context", f"{row.context:,} tokens at most" if row.context else ""),
        ("memory", verdict(row.fit) if row.fit else ""),
        ("speed here", _speed(row)),
        ("from", source),
        ("revision", origin.revision if origin else ""),
        ("sha256", sum_ or ("not known: Sotto did not download it" if row.path else "")),
        ("file", str(row.path) if row.path else ""),
        ("server", row.info.url or "" if row.info else ""),
    ]
    return [(what, says) for what, says in found if says]


_STATES: dict[State, str] = {
    "in use": "in use: it answers",
    "here": "on this machine",
    "begun": "partly downloaded",
    "to get": "can be got",
}


def _speed(row: Row) -> str:
    if row.speed is None:
        return "not measured" if row.is_here and not row.server else ""
    speed = row.speed
    return f"reads {speed.reading:,.0f} and writes {speed.writing:,.0f} tokens/s, measured {speed.date}"


def _row(info: ModelInfo, used: ModelInfo | None, config: Config, kept: dict[str, Measured], free: int) -> Row:
    shape, offer = _shape(info), offered(info.name)
    in_use = used is not None and (info.name, info.path) == (used.name, used.path)
    return Row(
        info.name,
        offer.title if offer else info.name,
        "in use" if in_use else "here",
        info.size,
        info.licence or (offer.licence if offer else ""),
        shape.trained if shape else info.context,
        with_jobs(shape, info.size, config.local.context, free, adapter_of(info))[0] if shape else None,
        speed_of(info, kept),
        info.size,
        info=info,
        origin=origin_of(info.path) if info.path else None,
    )


def _on_server(server: Server, used: ModelInfo | None, settings: Settings | None) -> Row:
    """A model on another machine of the user's. It is not asked for anything."""
    trusted = False
    with suppress(SottoError):  # its CA file is gone
        trusted = settings is not None and declared(settings, server) is not None
    where = f"your server at {server.host}: everything said goes there"
    return Row(
        server.label,
        server.label,
        "in use" if used is not None and used.name == server.label else "here",
        0,
        "",
        server.context,
        info=server.info,
        server=where if trusted else f"at {server.host}, not declared trusted: nothing goes there",
        is_trusted=trusted,
    )


def _shape(info: ModelInfo) -> Shape | None:
    if info.path is None:
        return None
    try:
        return shape_in(read_header(info.path))
    except ModelError:
        return None
