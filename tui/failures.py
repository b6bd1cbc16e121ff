"""Failures as one line for a person, with none of the user's words in it."""

from assistant.errors import SottoError

_TO_LOCAL = ("or ask with --route local.", "or switch to LOCAL with Ctrl+R.")
"""What a script is told to do, and what there is to do in the app."""


def in_app(line: str) -> str:
    """A line about a failure with what there is to do in the app, where it tells a script what to do."""
    return line.replace(*_TO_LOCAL)


def line_about(error: BaseException) -> str:
    """What to show for `error`: a SottoError's own line; for a bug, its kind and place and nothing it quotes."""
    if isinstance(error, SottoError):
        return in_app(error.message)
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "nowhere"
    return f"This is a bug ({type(error).__name__} at {where}). Nothing was lost; please report that line."
