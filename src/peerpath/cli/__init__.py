"""The commands: parse, ask, choose a painter, set the exit code. The only room that prints, writes or exits."""

import sys


def main() -> None:
    """Run the command line; never a traceback."""
    from peerpath.cli.app import run

    sys.exit(run(sys.argv[1:]))
