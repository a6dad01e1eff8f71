"""What a requirement asks, whatever it is called, whoever asks and by when."""

from collections import Counter

from peerpath.model.requirement import AtLeast, Requirement, parts_of

# Fields that tell how a thing is asked for, and by which post, and not what is asked; parts are looked at in turn.
_HOW = frozenset({"id", "terms", "text", "unless", "parts", "post_areas"})


def meaning(asked: Requirement, *, exemptions: bool = True) -> tuple[object, ...]:
    """Equal for requirements that ask the same; not ``exemptions``: what would exempt from it is no part of it."""
    inner = [meaning(part, exemptions=exemptions) for part in parts_of(asked)]
    # The same thing asked twice is one thing, but counts twice among "at least two of these".
    parts = frozenset(Counter(inner).items()) if isinstance(asked, AtLeast) else frozenset(inner)
    own = [getattr(asked, field) for field in asked.__struct_fields__ if field not in _HOW]
    unless = meaning(asked.unless) if exemptions and asked.unless is not None else ()
    return (type(asked).__name__, parts, unless, *(frozenset(one) if isinstance(one, tuple) else one for one in own))
