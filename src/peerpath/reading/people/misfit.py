"""Explains what is wrong with the shape of a profile, and finds what of it can still be checked."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from peerpath.diagnostic.diagnostic import Diagnostic
from peerpath.reading.people.shape_profile import ProfileShape
from peerpath.reading.problems import shape_problems
from peerpath.reading.yamltree.placed import Placed


@cache
def adapter() -> TypeAdapter[Any]:
    """Reads the shape of a profile."""
    return TypeAdapter(ProfileShape)


def usable(data: object, where: Placed) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The profile without everything of the wrong shape, so that the rest is checked in the same run."""
    try:
        return adapter().validate_python(data), []
    except ValidationError as error:
        problems = shape_problems(error, adapter(), where, (), private=True)
        wrong = {one["loc"][:2] for one in error.errors(include_url=False, include_input=False)}
    if not isinstance(data, dict) or () in wrong:
        return {}, problems
    left = {
        key: [None if (key, n) in wrong else one for n, one in enumerate(value)] if isinstance(value, list) else value
        for key, value in data.items()
        if (key,) not in wrong
    }
    return left, problems
