"""Where a command's text comes from: its argument, or standard input."""

import sys

import click

from assistant.errors import SottoError


def given_text(argument: str | None) -> str:
    """The text of the argument, else all of stdin. Raises click.UsageError when there is neither."""
    if argument is not None:
        return _clean(argument)
    if sys.stdin.isatty():
        raise click.UsageError("Give the text as an argument, or pipe it in.")
    return piped_text()


def piped_text() -> str:
    """All of standard input. Raises SottoError if it is not UTF-8."""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SottoError("The input is not UTF-8 text. Convert it first, for example with iconv.") from error


def not_empty(_context: click.Context, _parameter: click.Parameter, given: str | None) -> str | None:
    """What was given for a parameter, as click's callback. Raises click.BadParameter if it is empty."""
    if given is not None and not given.strip():
        raise click.BadParameter("It is empty.")
    return given


def lines_alone(text: str | None, as_json: bool = False) -> None:
    """Raise click.UsageError if what comes with --jsonl would be ignored beside it."""
    if text is not None or as_json:
        raise click.UsageError("--jsonl reads stdin and answers in lines. Leave TEXT and --json out.")


def _clean(text: str) -> str:
    """An argument whose bytes are no UTF-8 arrives with lone surrogates in it."""
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise SottoError("The text is not UTF-8. Convert it first, for example with iconv.")
    return text
