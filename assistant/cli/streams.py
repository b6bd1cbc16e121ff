"""The three standard streams, in the state that commands take for granted."""

import os
import sys


def prepare_streams() -> None:
    """Have all three, in UTF-8. Where stdin was closed nothing is read, where stdout was, writing fails.

    What is narrated to a closed stderr is lost: there is nobody to tell.
    """
    for number, flags in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        if _is_closed(number):
            os.open(os.devnull, flags)  # the lowest free number; else a file of ours would get it
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def give_up_stdout() -> None:
    """Keep Python from trying at exit to write what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _is_closed(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return True
    return False
