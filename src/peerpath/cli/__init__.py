"""The commands: parse, ask, choose a renderer, set the exit code. The only room that prints, writes or exits."""

import os
import sys

from peerpath.cli.streams import open_closed

TYPE_CHECKING = False  # Importing typing would take half the time of a completion.
if TYPE_CHECKING:
    from typing import NoReturn

INTERRUPTED, CANNOT_WRITE, BY_SIGNAL = 130, 2, 128
"""Exit codes. A run ended by a signal has the last, plus the signal's number."""


def main() -> None:
    """Run the command line, without ever showing a traceback. Completion for shells is answered first."""
    open_closed()
    if os.environ.get("_PEERPATH_COMPLETE"):
        from peerpath.cli.complete import main as complete

        complete()
        return
    import gc

    # A short run makes little garbage, and collecting it takes a tenth of the time to the first answer.
    gc.set_threshold(100_000)
    # Pydantic would look through every package that is installed for plugins, and none is wanted.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        _leave_tidy()
        # Below the handlers, so that Ctrl-C while it is imported ends as quietly as later.
        from peerpath.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else CANNOT_WRITE
    _end(code)


def _leave_tidy() -> None:
    """On a request to end, or when the terminal closes, end as after Ctrl-C, which removes half-written files."""
    import signal

    asked = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]

    def leave(number: int, _: object) -> None:
        for one in asked:
            signal.signal(one, signal.SIG_IGN)
        raise SystemExit(BY_SIGNAL + number)

    for one in asked:
        # A run under nohup carries on when the terminal closes.
        if signal.getsignal(one) is signal.SIG_DFL:
            signal.signal(one, leave)


def _end(code: int) -> "NoReturn":
    """End at once: the answer is out, and shutting down the interpreter would only keep a person waiting."""
    for stream, otherwise in ((sys.stderr, code), (sys.stdout, CANNOT_WRITE)):
        try:
            stream.flush()
        except BrokenPipeError:
            continue
        except OSError:
            code = otherwise
    os._exit(code)
