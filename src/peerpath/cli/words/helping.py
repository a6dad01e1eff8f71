"""Commands whose help is painted by us, and which never overwrite their own input."""

import os
import stat
import sys
from typing import Any

from typer.core import TyperCommand, TyperGroup

from peerpath.cli.words.slip import NoSuchCommandError, UsageError

WRITTEN = ("output", "output_dir", "split", "summary")
"""Parameters that name files to write; all others that name files are read."""


class _Helpful:
    """Help that is painted and output like an answer."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Parse, and note in any error which command it concerns."""
        typed = list(args)  # parsing takes words out of it
        try:
            left = super().parse_args(ctx, args)  # type: ignore[misc]
        except UsageError as slip:
            slip.ctx = slip.ctx or ctx
            raise
        if any(word == "" or word.endswith("=") for word in typed):
            from peerpath.cli.words.usage import refuse_empty

            refuse_empty(self, ctx, typed)
        return left

    def get_help_option(self, ctx: Any) -> Any:
        """The option ``--help``."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.callback = _show_help
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help into the formatter."""
        from peerpath.cli.words.help_page import painted

        formatter.write(painted(self, ctx))


class HelpfulCommand(_Helpful, TyperCommand):
    """A command with our help text that never overwrites its own input."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        if _is_a_file(1) or any(ctx.params.get(name) for name in WRITTEN):
            from peerpath.cli.inputs import keep_inputs

            keep_inputs(ctx)
        return super().invoke(ctx)


def _is_a_file(descriptor: int) -> bool:
    try:
        return stat.S_ISREG(os.fstat(descriptor).st_mode)
    except OSError:
        return False


class HelpfulGroup(_Helpful, TyperGroup):
    """A command with subcommands and our help text."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names."""
        if args[0] not in self.commands:
            raise NoSuchCommandError(args[0], list(self.commands), ctx)
        return super().resolve_command(ctx, args)


def _show_help(ctx: Any, _: Any, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from peerpath.cli.edge import Out, leave
        from peerpath.cli.words.help_page import painted

        leave((painted(ctx.command, ctx) + "\n").encode(sys.stdout.encoding, errors="backslashreplace"), Out())
        ctx.exit()
