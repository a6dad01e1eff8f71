"""The commands that answer, asked with plain data: the keys are the options of the command line."""

from inspect import signature
from typing import Annotated, Any

from msgspec import Meta, Struct, to_builtins

from peerpath.ask.answer import Answer
from peerpath.ask.answers import RouteAnswer
from peerpath.ask.errors import Gathered, refuse
from peerpath.ask.people import supposed
from peerpath.ask.planner import Planner
from peerpath.model.profile import NOBODY_YET
from peerpath.reading.limits import MOST_STUDY_HOURS


class Supposed(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person tries out for a route: it counts for one answer, which tells what it changes."""

    declares: list[str] = []
    """Ids, such as those of something equal that an employer accepts."""
    avoid: list[str] = []
    stay_with: str | None = None
    study_hours: Annotated[int, Meta(ge=1, le=MOST_STUDY_HOURS)] | None = None
    """Hours a week for courses of one's own."""


class Asked(Struct, frozen=True, forbid_unknown_fields=True):
    """A question as a page puts it."""

    command: str
    target: str = ""
    profile: dict[str, Any] | str | None = None
    """Plain data of a profile, or its YAML."""
    as_of: str | None = None
    options: dict[str, Any] = {}
    """Options of the command by their names, with underscores: {"assume_months": 18, "what_if": ["holds=pgce"]}."""
    suppose: Supposed | None = None
    full: bool = False
    """The whole report, for what is drawn."""


def answer(asked: Asked, planner: Planner) -> Answer:
    """The answer to a question. Raises DataError with the words of the command line."""
    ways = {"route": _route, "gap": _gap, "next": _next, "show": _show}
    if asked.command not in ways:
        refuse("command", f"wants one of: {', '.join(ways)}.")
    known = {
        "assume_months",
        *([*signature(planner.options).parameters, "what_if"] if asked.command == "route" else []),
    }
    if unknown := sorted({*asked.options} - known):
        refuse("options", f"of {asked.command} are {', '.join(sorted(known))}, and not {', '.join(unknown)}.")
    return ways[asked.command](asked, planner)


def _gap(asked: Asked, planner: Planner) -> Answer:
    return planner.gap(asked.target, asked.profile, today=asked.as_of, **asked.options)


def _next(asked: Asked, planner: Planner) -> Answer:
    return planner.next(asked.profile, today=asked.as_of, **asked.options)


def _show(asked: Asked, planner: Planner) -> Answer:
    return planner.show(asked.target, today=asked.as_of, **asked.options)


def _route(asked: Asked, planner: Planner) -> RouteAnswer:
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
    found = found.what_if(more) if what_if else found
    return _as_if(found, asked.suppose, options, planner) if asked.suppose else found


def _as_if(found: RouteAnswer, suppose: Supposed, options: dict[str, Any], planner: Planner) -> RouteAnswer:
    """The answer as it would be, with what changes."""
    avoid = [*options.get("avoid", ()), *suppose.avoid]
    stay_with = suppose.stay_with or options.get("stay_with")
    more = supposed([f"declares={id}" for id in suppose.declares], planner.catalogue)
    looked = planner.options(**{**options, "avoid": avoid, "stay_with": stay_with})
    return found.what_if(more, options=looked, study_hours=suppose.study_hours)


def switches(asked: Asked, planner: Planner) -> list[dict[str, Any]]:
    """What may be tried out for a route: each a sentence, and what to put under ``suppose`` for it."""
    route = planner.route(asked.target, asked.profile, today=asked.as_of, **asked.options)
    return [to_builtins(one) for one in route.switches()]
