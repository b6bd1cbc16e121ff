"""Declaring a model server of the user's own trusted, and taking that back: for the command line."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from assistant.config import load, set_server, set_value, unset
from assistant.config_sections import LEAST_CONTEXT, NAME
from assistant.errors import SottoError
from assistant.servers import (
    PREFIX,
    Server,
    declare,
    drop_server_key,
    keep_server_key,
    refuse_offline,
    server_called,
    withdraw,
)
from assistant.store.store import Store
from assistant.trusted_model import LedgerRecord
from local_models.addresses import is_loopback, parse, refuse_known_outside
from local_models.catalog import CONTEXT, EMBEDDED
from local_models.llm import ModelError
from local_models.model_server import Refused
from local_models.trusted_server import LookUp, TrustedServer, look_up

_LIST = "(what it offers)"
"""What stands for the model in the ledger while there is none."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants to declare. `model` and `context` are None where the server is to be asked for them."""

    name: str
    url: str
    model: str | None = None
    context: int | None = None
    ca_file: Path | None = None
    key: str | None = None


def checked(wish: Wish) -> Wish:
    """The wish with what it names in full. Raises SottoError, before anything is sent, for what can't be."""
    if not re.fullmatch(NAME, wish.name):
        raise SottoError(f"{wish.name[:40]!r} is not a name. Use letters, digits, - and _ only.")
    try:
        address = parse(wish.url)
        refuse_known_outside(address)
    except ModelError as error:
        raise SottoError(str(error)) from None
    if wish.ca_file is None:
        return replace(wish, url=address.url)
    if not address.is_encrypted:
        raise SottoError("A CA file is for https; this address begins with http.")
    ca_file = wish.ca_file.expanduser().absolute()
    if not ca_file.is_file():
        raise SottoError(f"There is no file {ca_file}.")
    return replace(wish, url=address.url, ca_file=ca_file)


def meaning(wish: Wish) -> list[str]:
    """What the user agrees to, line by line."""
    address = parse(wish.url)
    overhear = (
        ""
        if address.is_encrypted or is_loopback(address.host)
        else ", and so can others on your network: http is not encrypted"
    )
    return [
        f"{wish.name} is to be a server that you trust, at {address.url}.",
        f"- While it answers, everything you say by the route LOCAL goes to {address.netloc} as it is: no privacy",
        "  profile protects it. So do the conversation so far, and the facts and earlier messages that Sotto",
        "  remembers for the question.",
        f"- Whoever runs that machine can read and keep it{overhear}.",
        "- Each request is in the ledger before it leaves. What Sotto does by itself (facts, titles, privacy",
        "  profiles) stays on this machine.",
        f"- Take it back with: sotto models distrust {wish.name}",
    ]


def trust(wish: Wish, store: Store, look_up: LookUp = look_up) -> Server:
    """Declare the server trusted, with the model that it is to answer with.

    It is asked which models it offers unless one is named; the ledger has that, too. Raises SottoError, and then
    nothing is kept.
    """
    server = Server(wish.name, wish.url, wish.model or _LIST, wish.context or CONTEXT, wish.ca_file)
    if wish.model is None:
        server = _asked(server, wish, store, look_up)
    if wish.key is not None:
        keep_server_key(server.name, server.url, wish.key)
    with store.transaction():
        declare(store.settings, server)
        ca_file = {"ca_file": str(server.ca_file)} if server.ca_file else {}
        values = {"url": server.url, "model": server.model, "context": server.context}
        set_server(server.name, values | ca_file)
    return server


def distrust(name: str, store: Store) -> str:
    """Send it nothing more and forget its key; one line of what was done. Raises SottoError if there is none."""
    config = load()
    server = server_called(name, config)
    withdraw(store.settings, server.name)
    drop_server_key(server.name)
    in_use = config.local.model == server.label
    if in_use:
        unset("local.model")
    unset(f"servers.{server.name}")
    return f"Nothing goes to {server.name} any more.{f' {EMBEDDED} answers from now on.' if in_use else ''}"


def use_server(server: Server) -> None:
    """Answer with it from the next start on."""
    set_value("local.model", f"{PREFIX}{server.name}")


def _asked(server: Server, wish: Wish, store: Store, look_up: LookUp) -> Server:
    """The server with the one model that it offers, and the context that it has there. Raises SottoError."""
    permit = partial(refuse_offline, load(), server.name)
    trusted = replace(server.trusted, key=wish.key.strip()) if wish.key is not None else server.trusted
    asked = TrustedServer(trusted, LedgerRecord(server, store, None, permit), look_up)
    try:
        offers = asked.offered()
        model = _only([offer["id"] for offer in offers], server)
        return replace(server, model=model, context=wish.context or _context(offers[0], asked))
    except ModelError as error:
        raise SottoError(str(error)) from error


def _only(models: list[str], server: Server) -> str:
    if not models:
        raise SottoError(f"The server at {server.url} offers no model; load one there, or name one with --model.")
    if len(models) > 1:
        raise SottoError(
            f"Which model? {server.name} offers: {', '.join(models[:12])}. Name it with --model MODEL."
        )
    return models[0]


def _context(offer: Mapping[str, Any], server: TrustedServer) -> int:
    """How many tokens the model has there, by what vLLM or llama-server tells; else CONTEXT. Raises ModelError."""
    told = offer.get("max_model_len")
    if told is None:
        with suppress(Refused, KeyError, TypeError):
            told = server.ask("GET", "/props")["default_generation_settings"]["n_ctx"]
    return told if isinstance(told, int) and told >= LEAST_CONTEXT else CONTEXT
