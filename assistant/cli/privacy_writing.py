"""`sotto privacy new, edit, delete, compile`: prose in, rules to look at."""

import sys

import click

from assistant.cli.helping import second_reader
from assistant.cli.inputs import given_text, piped_text
from assistant.cli.jsonl import answer_lines, text_of
from assistant.cli.output import emit, narrate
from assistant.cli.rules import as_object, show_rules
from assistant.cli.session import opened_store
from assistant.errors import SottoError
from assistant.profiles import privacy_profile
from privacy.builtin import BUILTIN

_HINT = """
# Write as you would tell a friend: what may be revealed, and what may not. For example:
# Don't give my name or my clinic. That I'm a nurse is fine. Nothing about my health.
# Lines that begin with # are left out.
"""


@click.command("compile")
@click.argument("text", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--jsonl", is_flag=True, help='Read {"id","text"} lines from stdin, write one for each.')
def compile_(text: str | None, as_json: bool, jsonl: bool) -> None:
    """Show the rules that TEXT (or stdin), the prose of a privacy profile, stands for. Nothing is stored."""
    from privacy.compile import compiled

    if jsonl:
        answer_lines(lambda given: as_object(compiled(text_of(given), "of this line")))
        return
    prose = _prose(given_text(text))
    with second_reader() as second:
        profile = compiled(prose, "of this text", second=second)
    if as_json:
        emit(as_object(profile))
    else:
        show_rules(profile)


@click.command()
@click.argument("name")
@click.argument("text", required=False)
def new(name: str, text: str | None) -> None:
    """Write a new privacy profile NAME: its prose is TEXT, or stdin, or what you type in your editor."""
    with opened_store() as store:
        if name in BUILTIN or store.privacy_profiles.get(name):
            raise SottoError(
                f"There is a privacy profile called {name}. Change it with: sotto privacy edit {name}"
            )
    _save(name, text if text is not None else _typed(""))


@click.command()
@click.argument("name")
@click.argument("text", required=False)
def edit(name: str, text: str | None) -> None:
    """Change the prose of the privacy profile NAME: to TEXT, or to stdin, or in your editor."""
    with opened_store() as store:
        before = privacy_profile(store, name).prose
    _save(name, text if text is not None else _typed(before))


@click.command()
@click.argument("name")
def delete(name: str) -> None:
    """Delete your privacy profile NAME and its samples. A built-in one that it stood for is back."""
    with opened_store() as store, store.transaction():
        store.privacy_profiles.delete(name)
        store.profile_samples.delete(name)
    click.echo(f"{name} is deleted.")


def _typed(before: str) -> str:
    """Prose from stdin, or from the user's editor."""
    if not sys.stdin.isatty():
        return piped_text()
    typed = click.edit(before + "\n" + _HINT, extension=".txt")
    if typed is None:
        raise SottoError("Nothing was saved in the editor, so nothing was changed.")
    return typed


def _prose(text: str) -> str:
    """The text without comments. Raises SottoError when nothing is left."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    prose = "\n".join(lines).strip()
    if not prose:
        raise SottoError(
            "The prose is empty. Say what may be revealed, or use a built-in profile: sotto privacy list"
        )
    return prose


def _save(name: str, text: str) -> None:
    from privacy.compile import compiled

    prose = _prose(text)
    with opened_store() as store:
        with second_reader(store) as second:
            profile = compiled(prose, name, second=second)
        store.privacy_profiles.save(profile)
    show_rules(profile)
    narrate(f"Saved as {name}. Use it with: sotto privacy use {name}")
