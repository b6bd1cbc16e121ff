"""`sotto privacy new, edit, delete, compile`: prose in, rules to look at."""

import sys
from shlex import quote
from typing import TYPE_CHECKING

import click

from assistant.cli.editor import typed
from assistant.cli.helping import second_reader
from assistant.cli.inputs import given_text, lines_alone
from assistant.cli.jsonl import answer_lines, text_of
from assistant.cli.output import emit, narrate, say
from assistant.cli.rules import as_object, show_rules
from assistant.cli.session import opened_store
from assistant.errors import SottoError
from assistant.profiles import (
    ChangedError,
    NameTakenError,
    delete_profile,
    new_name,
    privacy_profile,
    save_profile,
)
from assistant.prose import read_prose
from assistant.telling import about
from privacy.rules import PrivacyProfile

if TYPE_CHECKING:
    from privacy.second_reader import Ask

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
    if jsonl:
        lines_alone(text, as_json)
        answer_lines(lambda given: as_object(read_prose(text_of(given), "of this line")))
        return
    prose = _prose(given_text(text))
    with second_reader() as second:
        profile = _read(prose, "of this text", second)
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
        try:
            new_name(store, name)
        except NameTakenError as error:
            raise SottoError(
                f"There is a privacy profile called {name}. Change it with: sotto privacy edit {quote(name)}"
            ) from error
    _write(name, text, None)


@click.command()
@click.argument("name")
@click.argument("text", required=False)
def edit(name: str, text: str | None) -> None:
    """Change the prose of the privacy profile NAME: to TEXT, or to stdin, or in your editor."""
    with opened_store() as store:
        before = privacy_profile(store, name)
    _write(name, text, before)


@click.command()
@click.argument("name")
def delete(name: str) -> None:
    """Delete your privacy profile NAME and its samples. A built-in one that it stood for is back."""
    with opened_store() as store:
        delete_profile(store, name)
    say(f"{name} is deleted.")


def _write(name: str, text: str | None, before: PrivacyProfile | None) -> None:
    """Save what is given, piped in or typed in the user's editor. What was typed and can't be saved is shown."""
    if text is not None or not sys.stdin.isatty():
        _save(name, _prose(given_text(text)), before)
        return
    prose = _typed(before.prose if before else "")
    try:
        _save(name, prose, before)
    except (SottoError, KeyboardInterrupt):
        narrate(prose)
        raise


def _typed(before: str) -> str:
    """Prose from the user's editor, which shows them what there was before."""
    shown = before + "\n" + _HINT
    after = typed(shown, "privacy.txt")
    if after == shown.rstrip("\n"):
        raise SottoError("The text is as it was in the editor, so nothing was changed.")
    return _prose(after)


def _prose(text: str) -> str:
    """The text without comments."""
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#")).strip()


def _read(prose: str, name: str, second: "Ask | None") -> PrivacyProfile:
    """The privacy profile that `prose` stands for. What the local model added to it is said on stderr."""
    alone = read_prose(prose, name)
    profile = read_prose(prose, name, second) if second else alone
    for rule in profile.rules:
        if rule not in alone.rules:
            narrate(f"The local model added: {rule.says} {about(rule)} ({rule.sentence})")
    return profile


def _save(name: str, prose: str, before: PrivacyProfile | None) -> None:
    with opened_store() as store:
        with second_reader(store) as second:
            profile = _read(prose, name, second)
        try:
            save_profile(store, profile, before)
        except ChangedError as error:
            raise SottoError(
                f"{error} Nothing was saved. Write again after a look at: sotto privacy show {quote(name)}"
            ) from error
        tested = bool(store.profile_samples.list(name))
    show_rules(profile)
    narrate(f"Saved as {name}. Use it with: sotto privacy use {quote(name)}")
    if tested:
        narrate(f"See whether its samples still pass: sotto privacy test {quote(name)}")
