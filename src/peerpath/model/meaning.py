"""What a requirement asks, regardless of its id, its wording, who asks and by when."""

from collections import Counter
from functools import cache

from peerpath.model.requirement import AtLeast, Requirement, parts_of

# Fields about how it is asked for, not what is asked; parts are compared on their own.
_HOW = frozenset({"id", "terms", "text", "unless", "parts", "post_areas"})


@cache
def _what(kind: type[Requirement]) -> tuple[str, ...]:
    return tuple(field for field in kind.__struct_fields__ if field not in _HOW)


def meaning(asked: Requirement, *, exemptions: bool = True) -> tuple[object, ...]:
    """Return a value that is equal for requirements that ask the same.

    ``exemptions`` says whether what would exempt a person is part of the meaning.
    """
    inner = [meaning(part, exemptions=exemptions) for part in parts_of(asked)]
    # The same thing asked twice is one thing, but counts twice among "at least two of these".
    parts = frozenset(Counter(inner).items()) if isinstance(asked, AtLeast) else frozenset(inner)
    own = [getattr(asked, field) for field in _what(type(asked))]
    unless = meaning(asked.unless) if exemptions and asked.unless is not None else ()
    return (type(asked).__name__, parts, unless, *(frozenset(one) if isinstance(one, tuple) else one for one in own))
