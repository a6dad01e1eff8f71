"""The commands that answer, asked with plain data: the keys are the options of the command line."""

from typing import Any

from msgspec import Struct

from peerpath.ask.answer import Answer
from peerpath.ask.errors import DataError, Gathered
from peerpath.ask.people import supposed
from peerpath.ask.planner import Planner
from peerpath.model.profile import NOBODY_YET


class Asked(Struct, frozen=True, forbid_unknown_fields=True):
    """A question as a page puts it."""

    command: str
    target: str = ""
    profile: dict[str, Any] | str | None = None
    """Plain data of a profile, or its YAML."""
    as_of: str | None = None
    options: dict[str, Any] = {}
    """Options of the command by their names, with underscores: {"assume_months": 18, "what_if": ["holds=pgce"]}."""
    full: bool = False
    """The whole report, for what is drawn."""


def answer(asked: Asked, planner: Planner) -> Answer:
    """The answer to a question. Raises DataError with the words of the command line."""
    match asked.command:
        case "route":
            return _route(asked, planner)
        case "gap":
            return planner.gap(asked.target, asked.profile, today=asked.as_of, **asked.options)
        case "next":
            return planner.next(asked.profile, today=asked.as_of, **asked.options)
        case "show":
            return planner.show(asked.target, today=asked.as_of, **asked.options)
        case _:
            raise DataError("A page asks for one of: route, gap, next, show.")


def _route(asked: Asked, planner: Planner) -> Answer:
    options = dict(asked.options)
    what_if = options.pop("what_if", None)
    wrong, more = Gathered(), NOBODY_YET
    with wrong:
        more = supposed(what_if, planner.catalogue) if what_if else NOBODY_YET
    found = None
    with wrong:
        found = planner.route(asked.target, asked.profile, today=asked.as_of, **options)
    wrong.tell()
    assert found is not None, "tell() raises where there is none"
    return found.what_if(more) if what_if else found
