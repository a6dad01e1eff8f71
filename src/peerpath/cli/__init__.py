"""The commands: parse, ask, choose a painter, set the exit code. The only room that prints, writes or exits."""

import os
import sys


def main() -> None:
    """Run the command line; never a traceback. A shell that completes a word is answered before all else."""
    if os.environ.get("_PEERPATH_COMPLETE"):
        from peerpath.cli.complete import main as complete

        return complete()
    from peerpath.cli.app import run

    sys.exit(run(sys.argv[1:]))
