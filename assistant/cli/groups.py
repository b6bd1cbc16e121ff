"""Groups of commands, and what their commands have in common."""

import re

import click

_NEGATIVE = re.compile(r"-\d[\d.e]*", re.IGNORECASE)


class Command(click.Command):
    """A command that takes -5 for a number, not for an option: what is wrong with it is told as of any other."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; as click does, but for negative numbers. Raises click.UsageError."""
        ctx.ignore_unknown_options = any(map(_NEGATIVE.fullmatch, args))
        return super().parse_args(ctx, args)


class Group(click.Group):
    """A group whose commands take negative numbers."""

    command_class = Command
    group_class = type
