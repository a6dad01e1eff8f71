"""Career pathways for lived-experience and peer support roles in and around the NHS.

    planner = peerpath.load()
    answer = planner.gap("Peer practitioner", {"holds": ["care-certificate"]})
    print(answer.verdict)

Start with `load`: the planner that it returns gives every answer. ``docs/python.md`` has examples.
"""

__version__ = "0.1.0"
__all__ = ["DataError", "GapAnswer", "NextAnswer", "Planner", "RouteAnswer", "UnknownNameError", "load", "profile"]

TYPE_CHECKING = False  # importing typing would cost more than all the rest here
if TYPE_CHECKING:
    from peerpath.ask.errors import DataError, UnknownNameError
    from peerpath.ask.personal import GapAnswer, NextAnswer, RouteAnswer
    from peerpath.ask.planner import Planner, load, profile

_ROOMS = {
    "DataError": "errors",
    "GapAnswer": "personal",
    "NextAnswer": "personal",
    "Planner": "planner",
    "RouteAnswer": "personal",
    "UnknownNameError": "errors",
    "load": "planner",
    "profile": "planner",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that a bare import costs nothing."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"peerpath.ask.{_ROOMS[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, for notebooks that complete them."""
    return sorted([*__all__, "__version__"])
