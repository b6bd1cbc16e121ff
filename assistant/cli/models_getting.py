"""`sotto models pull`, `remove` and `token`: getting models and taking them away."""

import sys
import time
from shlex import quote
from typing import TYPE_CHECKING

import click

from assistant.cli.inputs import piped_text
from assistant.cli.output import emit, is_interactive, narrate
from assistant.errors import SottoError

if TYPE_CHECKING:
    from assistant.fetching import Ready
    from local_models.catalog import ModelInfo

_EVERY_S = 0.2
_INTERRUPTED = 130  # what a shell gives for Ctrl+C


@click.command()
@click.argument("name")
@click.option("--anyway", is_flag=True, help="Get it even if this machine's memory is too small for it.")
@click.option("--use", "then_use", is_flag=True, help="Answer with it from then on.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object about the model that came.")
def pull(name: str, anyway: bool, then_use: bool, as_json: bool) -> None:
    """Download the model NAME: one of `sotto models list --available`, or OWNER/REPO:FILE.gguf from the hub.

    Ctrl+C stops it and keeps what came; the same command goes on. HF_ENDPOINT names a mirror, HF_TOKEN or
    `sotto models token` gives a token, HF_HUB_OFFLINE=1 forbids it.
    """
    from assistant.fetching import look, use

    ready = look(name, anyway=anyway)
    origin = ready.found.origin
    narrate(f"{origin.repo}:{origin.file} from {origin.endpoint}")
    narrate(ready.says, fg=None if ready.fit is None or ready.fit.full else "yellow")
    info = _fetched(ready)
    if then_use:
        use(info)
    if as_json:
        emit({"model": info.name, "path": str(info.path), "size": info.size, "sha256": origin.sha256})
        return
    click.echo(f"{info.name} is here, and its checksum is right.")
    click.echo(
        f"{info.name} answers from now on." if then_use else f"Answer with it: sotto models use {quote(info.name)}"
    )


def _fetched(ready: "Ready") -> "ModelInfo":
    """Download it, with the progress on stderr. Ends the command with one line when it is interrupted."""
    from assistant.fetching import fetch

    meter = _Meter(ready.found.name)
    try:
        return fetch(ready, meter.move)
    except KeyboardInterrupt:
        meter.clear()
        again = f"sotto models pull {quote(ready.found.name)}"
        narrate(f"Stopped at {meter.so_far}; what came is kept. Go on with: {again}")
        sys.exit(_INTERRUPTED)
    finally:
        meter.clear()


class _Meter:
    """How far it is: on one line of a terminal that is written over and over; elsewhere, a line every tenth."""

    def __init__(self, name: str) -> None:
        from assistant.pace import Pace

        self._name, self._pace = name, Pace()
        self._shown_at, self._tenth, self._on_screen = 0.0, -1, False

    @property
    def so_far(self) -> str:
        """How much is here."""
        return self._pace.so_far

    def move(self, done: int, of: int) -> None:
        """So much is here by now."""
        self._pace.move(done, of)
        now = time.monotonic()
        if sys.stderr.isatty():
            if now - self._shown_at >= _EVERY_S:
                self._shown_at, self._on_screen = now, True
                click.echo(f"\r\033[K  {self._name}  {self._pace.words}", nl=False, err=True)
        elif (tenth := int(self._pace.share * 10)) > self._tenth:
            self._tenth = tenth
            narrate(f"  {self._name}  {self._pace.words}")

    def clear(self) -> None:
        """Take the line away."""
        if self._on_screen:
            click.echo("\r\033[K", nl=False, err=True)
            self._on_screen = False


@click.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(name: str, yes: bool) -> None:
    """Delete the downloaded model NAME, or what came of it so far; the model that comes with Sotto stays."""
    from assistant.fetching import remove as delete
    from assistant.fetching import require_removable

    require_removable(name)
    if not yes:
        if not is_interactive():
            raise SottoError("Removing asks first. Say --yes to go on without being asked.")
        if not click.confirm(f"Delete {name} from this machine?", err=True):
            narrate("Nothing was deleted.")
            return
    click.echo(delete(name))


@click.command()
@click.option("--drop", is_flag=True, help="Take it out of the keyring.")
def token(drop: bool) -> None:
    """Keep your Hugging Face token in the OS keyring, for models whose licence must be accepted first.

    It is asked for, or read from stdin. HF_TOKEN in the environment goes before it.
    """
    from assistant.fetching import drop_token, keep_token

    if drop:
        drop_token()
        narrate("The token is gone from the keyring.")
        return
    keep_token(_asked() if is_interactive() else piped_text())
    narrate("The token is in the keyring.")


def _asked() -> str:
    answer: str = click.prompt("Token", hide_input=True, err=True)
    return answer
