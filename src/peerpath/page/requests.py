"""Questions as a page asks them, with plain data whose keys are the options of the command line."""

from inspect import signature
from typing import Annotated, Any

from msgspec import Meta, Struct, to_builtins
from msgspec.structs import replace

from peerpath.ask.answer import Answer
from peerpath.ask.errors import Gathered, refuse
from peerpath.ask.names import only, whole
from peerpath.ask.people import ProfileLike, supposed
from peerpath.ask.personal import RouteAnswer
from peerpath.ask.planner import Planner
from peerpath.model.profile import NOBODY_YET, Profile
from peerpath.reading.limits import MOST_STUDY_HOURS


class Supposed(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person supposes for one answer, which tells what that changes."""

    declares: list[str] = []
    """Ids, such as that of an equivalent which an employer accepts."""
    avoid: list[str] = []
    stay_with: str | None = None
    study_hours: Annotated[int, Meta(ge=1, le=MOST_STUDY_HOURS)] | None = None
    """Hours a week for study in their own time."""


class Asked(Struct, frozen=True, forbid_unknown_fields=True):
    """A question from a page."""

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
    """Answer a question. Raises DataError with the words of the command line."""
    ways = {"route": _route, "gap": _gap, "next": _next, "show": _show}
    if asked.command not in ways:
        refuse("command", f"wants one of: {', '.join(ways)}.")
    allowed = {"assume_months", *_OPTIONS.get(asked.command, ())}
    if asked.command == "route":
        allowed |= {*signature(planner.options).parameters}
    only(asked.command, asked.options, allowed)
    return ways[asked.command](asked, planner)


_OPTIONS = {"route": ("what_if", "study_hours"), "gap": ("study_hours",), "next": ("study_hours",)}
"""Options beside ``assume_months`` and those of how a route is looked for."""


def told_of(profile: dict[str, Any] | str | None) -> ProfileLike | None:
    """A profile that a page was given. Text is always YAML and never a file name, since a page has no files."""
    return profile.encode(errors="surrogateescape") if isinstance(profile, str) and profile.strip() else profile


def _person(asked: Asked, planner: Planner) -> tuple[Profile, dict[str, Any]]:
    """The person who asks, and the remaining options. Raises DataError."""
    options, wrong = dict(asked.options), Gathered()
    hours = options.pop("study_hours", None)
    told = wrong.tried(planner.profile, told_of(asked.profile) or NOBODY_YET)
    if hours is not None:
        wrong.tried(whole, "--study-hours", hours, 1, MOST_STUDY_HOURS)
    wrong.tell()
    return (told if hours is None else replace(told, study_hours=hours)), options


def _gap(asked: Asked, planner: Planner) -> Answer:
    who, options = _person(asked, planner)
    return planner.gap(asked.target, who, today=asked.as_of, **options)


def _next(asked: Asked, planner: Planner) -> Answer:
    who, options = _person(asked, planner)
    return planner.next(who, today=asked.as_of, **options)


def _show(asked: Asked, planner: Planner) -> Answer:
    # If these were silently ignored, the answer would seem to be for that day or that person.
    for option, given in (("as_of", asked.as_of), ("profile", asked.profile)):
        if given is not None:
            refuse("show", f"has no option {option}.")
    return planner.show(asked.target, **asked.options)


def _route(asked: Asked, planner: Planner) -> RouteAnswer:
    wrong = Gathered()
    options = {key: value for key, value in asked.options.items() if key not in ("what_if", "study_hours")}
    what_if = asked.options.get("what_if")
    more = wrong.tried(supposed, what_if or [], planner.catalogue)
    told = wrong.tried(_person, asked, planner)
    who = told[0] if told else None
    found = wrong.tried(planner.route, asked.target, who, today=asked.as_of, **options)
    wrong.tell()
    found = found.what_if(more) if what_if else found
    return _as_if(found, asked.suppose, options, planner) if asked.suppose else found


def _as_if(found: RouteAnswer, suppose: Supposed, options: dict[str, Any], planner: Planner) -> RouteAnswer:
    """The answer under a supposition, with what changes."""
    avoid = [*options.get("avoid", ()), *suppose.avoid]
    stay_with = suppose.stay_with or options.get("stay_with")
    more = supposed([f"declares={id}" for id in suppose.declares], planner.catalogue)
    looked = planner.options(**{**options, "avoid": avoid, "stay_with": stay_with})
    return found.what_if(more, options=looked, study_hours=suppose.study_hours)


def switches(asked: Asked, planner: Planner) -> list[dict[str, Any]]:
    """What may be supposed for a route: each a sentence, and what to put under ``suppose``."""
    who, options = _person(asked, planner)
    route = planner.route(asked.target, who, today=asked.as_of, **options)
    return [to_builtins(one) for one in route.switches()]
