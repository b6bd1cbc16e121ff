"""Being told to end. Python's interrupt is an exception, and some code swallows it: then it comes again."""

import signal
import sys
from typing import Any

_AGAIN_S = 0.1
"""How long whatever swallowed an interrupt runs on."""


def end_in_order() -> None:
    """Let Ctrl+C, being told to end and losing the terminal interrupt, until `settled` is called.

    What is being written is finished first. A signal that is ignored already stays so, as under nohup.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)
    signal.signal(signal.SIGALRM, _insist)
    sys.unraisablehook = _but_interrupts(sys.unraisablehook)


def settled() -> None:
    """The interrupt has arrived, or there is nothing more to interrupt."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def came_of_an_interrupt(error: BaseException | None) -> bool:
    """Whether it is an interrupt, or was raised over one: what is being imported makes it an ImportError."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _interrupt(*_: object) -> None:
    signal.setitimer(signal.ITIMER_REAL, _AGAIN_S, _AGAIN_S)
    raise KeyboardInterrupt


def _insist(*_: object) -> None:
    """Interrupt again, except what is putting things in order because of the interrupt."""
    if not came_of_an_interrupt(sys.exception()):
        raise KeyboardInterrupt


def _but_interrupts(told: Any) -> Any:
    """What tells of exceptions that nobody can catch; silent for an interrupt, which comes again."""

    def tell(unraisable: Any) -> None:
        if not came_of_an_interrupt(unraisable.exc_value):
            told(unraisable)

    return tell
