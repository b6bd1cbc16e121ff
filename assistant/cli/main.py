"""The entry point of the `sotto` command. Loads only click: every command's module is imported when called."""

import errno
import sys
from importlib import import_module
from typing import Any

import click

from assistant.cli.interrupting import came_of_an_interrupt, end_in_order, settled
from assistant.cli.streams import give_up_stdout, prepare_streams
from assistant.errors import SottoError

COMMANDS: dict[str, tuple[str, str]] = {
    "ask": ("assistant.cli.ask:ask", "Ask a question and stream the answer."),
    "detect": ("assistant.cli.detect:detect", "Show what in a text is private."),
    "rewrite": ("assistant.cli.rewrite:rewrite", "Show what a text would look like when it leaves."),
    "restore": ("assistant.cli.restore:restore", "Put hidden values back into a text."),
    "privacy": ("assistant.cli.privacy:privacy", "List, show and choose privacy profiles."),
    "import": ("assistant.cli.importing:importing", "Bring in chats, mail and notes from elsewhere."),
    "profile": ("assistant.cli.profile:profile", "See and correct what Sotto knows about you."),
    "conversations": ("assistant.cli.conversations:conversations", "List, read, order, export conversations."),
    "recall": ("assistant.cli.recall:recall", "Find what was said, by meaning and words."),
    "why": ("assistant.cli.why:why", "Show what an answer rested on."),
    "ledger": ("assistant.cli.ledger:ledger", "See everything that was ever sent."),
    "models": ("assistant.cli.models:models", "See the models on this machine."),
    "config": ("assistant.cli.config:config", "Read and change settings; keep provider keys."),
    "store": ("assistant.cli.store:store", "Change the passphrase; make and use a recovery file."),
    "forget": ("assistant.cli.forget:forget", "Erase something everywhere, and prove that it is gone."),
    "export": ("assistant.cli.export:export", "Write out everything Sotto holds, readable."),
    "doctor": ("assistant.cli.doctor:doctor", "Check this installation."),
    "demo": ("assistant.cli.demo:demo", "Watch one question go the whole way."),
}
"""Every command: where it lives and its line in the help."""


class Commands(click.Group):
    """A group whose commands are imported when they are called, so that the help stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command called `name`, or None."""
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sotto-assistant", prog_name="sotto")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Sotto, an assistant that lives on your laptop and decides what the cloud may know.

    Without a command it opens the terminal app.
    """
    if ctx.invoked_subcommand is None:
        import_module("assistant.cli.app").open_app()


def main(argv: list[str] | None = None) -> None:
    """Run the command line and exit: 0 on success, 1 on a refusal or failure, 2 on wrong usage."""
    prepare_streams()
    end_in_order()
    try:
        code = cli.main(args=argv, prog_name="sotto", standalone_mode=False)
        settled()
    except BaseException as error:  # a traceback could show the user's words
        settled()
        _leave(error)
    else:
        sys.exit(code if isinstance(code, int) else 0)


def _leave(error: BaseException) -> None:
    """Exit, having said in one line why, if that is not said already."""
    if isinstance(error, SystemExit):
        raise error
    if isinstance(error, click.Abort) or came_of_an_interrupt(error):
        _stop(130, "Interrupted. Nothing more was sent; what was said is kept.")
    match error:
        case SottoError():
            _stop(1, str(error))
        case click.ClickException():
            error.show()
            sys.exit(error.exit_code)
        case BrokenPipeError():
            give_up_stdout()  # the reader of our output is gone: say nothing
            sys.exit(1)
        case OSError(errno=errno.ENOSPC | errno.EDQUOT | errno.EFBIG):
            give_up_stdout()
            _stop(1, "The output could not be written: there is no room left for it. Make room and run it again.")
        case OSError(errno=errno.EBADF):
            give_up_stdout()
            _stop(1, "The output could not be written: there is nowhere to write it. Give it a file or a pipe.")
        case _:
            _stop(1, _unexpected(error))


def _stop(code: int, line: str) -> None:
    click.echo(f"sotto: {line}", err=True)
    sys.exit(code)


def _unexpected(error: BaseException) -> str:
    """One line about a bug: where it is, and none of the words that it happened with."""
    frame: Any = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f"{frame.tb_frame.f_globals.get('__name__')}:{frame.tb_lineno}" if frame else "nowhere"
    return f"This is a bug ({type(error).__name__} at {where}). Nothing was lost; please report that line."
