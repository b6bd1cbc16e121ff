"""`sotto restore`: put hidden values back into a text."""

import json
from pathlib import Path
from typing import Any

import click

from assistant.cli.inputs import given_text, lines_alone
from assistant.cli.jsonl import BadLineError, answer_lines, text_of
from assistant.cli.output import say
from assistant.errors import SottoError
from privacy.restore import BadVaultError, restore_mapping


@click.command()
@click.argument("text", required=False)
@click.option(
    "--vault",
    "vault_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='A JSON file that maps tags to values: {"[NAME_1]": "Anna"}.',
)
@click.option("--jsonl", is_flag=True, help='Read {"id","text","vault":{tag:value}} lines from stdin.')
def restore(text: str | None, vault_file: Path | None, jsonl: bool) -> None:
    """Put the values of a vault back where their tags stand in TEXT (or stdin).

    A tag that the vault does not hold stays as it is.
    """
    if jsonl:
        lines_alone(text)
        answer_lines(lambda given: {"text": _restored(text_of(given), given.get("vault"))})
        return
    if vault_file is None:
        raise click.UsageError("Name the vault with --vault FILE, or use --jsonl.")
    try:
        say(_restored(given_text(text), json.loads(vault_file.read_text("utf-8"))), end="")
    except (BadLineError, ValueError) as error:
        raise SottoError(f"{vault_file} is no vault. It maps tags to values, in JSON.") from error


def _restored(text: str, vault: Any) -> str:
    if not isinstance(vault, dict):
        raise BadLineError('This line has no "vault" that maps tags to values.')
    try:
        return restore_mapping(text, vault)
    except BadVaultError as error:
        raise BadLineError(str(error)) from error
