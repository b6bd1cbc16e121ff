"""`sotto store`: the lock on everything Sotto remembers."""

from pathlib import Path

import click

from assistant.cli.output import narrate
from assistant.cli.session import ask_passphrase


@click.group()
def store() -> None:
    """Change the passphrase; make and use a recovery file."""
