"""Bare `sotto`: the terminal app."""

import signal
import sys

from assistant.errors import SottoError


def open_app() -> None:
    """Run the terminal app and exit with its code. Raises SottoError where there is no terminal to run it in.

    Nothing heavy is loaded here: the first frame comes first.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SottoError("The app needs a terminal. Ask from a script with: sotto ask TEXT")
    from assistant.appearance import theme
    from tui.app import SottoApp

    signal.signal(signal.SIGINT, signal.default_int_handler)  # the app's own loop takes it over from there only
    app = SottoApp(theme())
    app.run()
    sys.exit(app.return_code or 0)
