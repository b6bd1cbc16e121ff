"""`sotto doctor`: check this installation."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass

import click

from assistant.cli.output import emit
from assistant.errors import SottoError


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `ok` is None where it is neither good nor bad."""

    what: str
    ok: bool | None
    says: str


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def doctor(as_json: bool) -> int:
    """Check this installation: its parts, the store, the keyring, the model, and what may use the network."""
    findings = [finding for check in CHECKS for finding in _looked_at(check)]
    if as_json:
        emit({"findings": [{"what": f.what, "ok": f.ok, "says": f.says} for f in findings]})
    else:
        for finding in findings:
            mark = {True: "ok  ", False: "BAD ", None: "    "}[finding.ok]
            click.echo(f"{mark}{finding.what}: {finding.says}")
    return 1 if any(finding.ok is False for finding in findings) else 0


def _looked_at(check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """What a check finds; a check that breaks is itself a finding."""
    try:
        yield from check()
    except SottoError as error:
        yield Finding(check.__name__.strip("_").replace("_", " "), False, str(error))
    except Exception as error:  # the rest is still worth knowing
        yield Finding(
            check.__name__.strip("_").replace("_", " "), False, f"the check failed ({type(error).__name__})"
        )


def _sotto() -> Iterator[Finding]:
    import platform
    from importlib.metadata import version

    from assistant.paths import home

    yield Finding("sotto", True, f"{version('sotto-assistant')} on Python {platform.python_version()}")
    yield Finding("home", None, str(home()))


def _store() -> Iterator[Finding]:
    from assistant.cli.session import opened_store
    from assistant.paths import store_path
    from assistant.store.connections import is_encrypted
    from assistant.store.opening import exists

    if not exists():
        yield Finding("store", None, "none yet; the first question makes one")
        return
    encrypted = is_encrypted(store_path())
    yield Finding("store", encrypted, f"{store_path()} is {'encrypted' if encrypted else 'NOT encrypted'}")
    with opened_store() as store:
        problems = store.check()
    yield Finding("store pages", not problems, problems[0] if problems else "every page reads and verifies")


def _keyring() -> Iterator[Finding]:
    from assistant.store import os_keyring

    try:
        os_keyring.require()
    except os_keyring.KeyringMissingError:
        yield Finding("keyring", None, "none can be reached; a passphrase protects the store instead")
    else:
        yield Finding("keyring", True, "can be reached")


def _local_model() -> Iterator[Finding]:
    from assistant.assembly import chosen_model
    from assistant.config import load
    from assistant.servers import server_called

    config = load()
    info = chosen_model(config)
    if info.source != "trusted":
        yield Finding("local model", True, f"{info.name} ({info.source}, {info.licence or 'licence unknown'})")
        return
    server = server_called(info.name, config)
    yield Finding("local model", True, f"{info.name}, {server.says}; what Sotto does by itself stays here")


def _skills() -> Iterator[Finding]:
    from assistant.assembly import helping_model
    from assistant.cli.session import opened_store
    from assistant.config import load
    from assistant.store.opening import exists
    from assistant.trust import Trust
    from local_models.skills.aptitude import SKILLS

    if not exists():
        return
    info = helping_model(load())
    with opened_store() as store:
        trust = Trust(store.settings)
        for skill in SKILLS:
            yield Finding(f"{skill.name} by {info.name}", None, trust.words(info, skill))


def _detectors() -> Iterator[Finding]:
    from privacy.detect.engine import default_detector

    found = default_detector().detect("Write to jane.roe@example.org")
    says = "patterns and secrets work" if found else "they found no e-mail address in a test sentence"
    yield Finding("detectors", bool(found), says)


def _network() -> Iterator[Finding]:
    from assistant.config import load
    from assistant.providers import is_loopback, key_of, known
    from assistant.servers import chosen_server

    settings = load()
    server = chosen_server(settings)
    also = f"; and {server.says}" if server else ""
    only = "only an approved text to a provider that you name with --to or in the config"
    yield Finding("network", None, f"{only}{also}")
    for name, provider in sorted(known(settings).items()):
        if name == settings.cloud.provider or name in settings.providers:
            has_key = "key found" if key_of(provider) else "no key"
            where = "this machine" if is_loopback(provider.base_url) else "off this machine"
            yield Finding(f"provider {name}", None, f"{provider.base_url} ({where}; {has_key})")


def _servers() -> Iterator[Finding]:
    """The servers of the user's own; one that answers but was not declared trusted is a fault."""
    from assistant.cli.session import opened_store
    from assistant.config import load
    from assistant.servers import chosen_server, declared, not_declared, servers
    from assistant.store.opening import exists

    config = load()
    if not config.servers:
        return
    with opened_store() if exists() else nullcontext() as store:
        for server in servers(config):
            since = declared(store.settings, server) if store else None
            says = f"{server.url}, declared trusted on {since[:10]}; {server.model}" if since else ""
            fault = False if chosen_server(config) == server else None
            yield Finding(f"server {server.name}", None if since else fault, says or not_declared(server))


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    _sotto,
    _store,
    _keyring,
    _local_model,
    _skills,
    _detectors,
    _network,
    _servers,
)
"""Every check, in the order of the report."""
