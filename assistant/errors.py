"""The base of every error that a person may see."""


class SottoError(Exception):
    """Something that Sotto can't do. The message is one line: what is wrong, and what to do next.

    The command line prints it and exits with 1; the app shows it. It never quotes the user's own words.
    """

    @property
    def message(self) -> str:
        """The line to show."""
        return str(self)
