"""Names requirements that have no id of their own, after what they ask. The name is the last part of the id."""

from collections.abc import Iterable, Iterator
from typing import Any

from peerpath.model.requirement import RQF, Strength, Terms
from peerpath.reading.role_data.shape_requirement import GROUPS, OF_THE_POST


def names(ask: str, asked: Any, terms: Terms) -> Iterator[str]:
    """Possible names, shortest first; the first that no sibling has is used. None for a group.

    So the first of two similar entries keeps the plain name, and the second name says how it differs.
    """
    if ask in GROUPS:
        return
    yield _short(ask, asked)
    whole = _whole(ask, asked)
    yield whole
    when, strength = terms.when.replace("_", "-"), str(terms.strength)
    first, then = (strength, when) if terms.strength is Strength.DESIRABLE else (when, strength)
    yield from (f"{whole}-{first}", f"{whole}-{then}", f"{whole}-{strength}-{when}")


def description(ask: str, asked: Any, terms: Terms) -> str:
    """A key that is equal for requirements that ask the same, as firmly and by the same time."""
    kind = "declares" if ask == "equivalent" else ask
    return f"{kind} {_whole(ask, asked)} {terms.strength} {terms.when}"


def named(asked: Any, what: str) -> tuple[str, ...]:
    """The ids under a key in the singular or the plural."""
    return (*as_tuple(asked.get(what, ())), *as_tuple(asked.get(f"{what}s", ())))


def as_tuple(value: str | Iterable[str]) -> tuple[str, ...]:
    """One or many, as a list."""
    return (value,) if isinstance(value, str) else tuple(value)


def areas_of(asked: Any) -> tuple[str, ...]:
    """The areas of lived experience that are named; none if the post decides."""
    if isinstance(asked, dict):
        return tuple(asked["all_of"] if "all_of" in asked else asked["any_of"])
    return () if asked == OF_THE_POST else as_tuple(asked)


def _short(ask: str, asked: Any) -> str:
    match ask:
        case "holds":
            return str(asked if isinstance(asked, str) else asked["qualification"])
        case "level":
            return _level(asked)
        case "experience":
            every = [*named(asked, "role"), *named(asked, "occupation"), *named(asked, "setting"), "any"]
            return f"{_last(every[0])}-experience"
        case "lived_experience":
            return "lived-experience"
        case _:
            return str(asked)


def _lived_experience(asked: Any) -> str:
    written = asked if isinstance(asked, dict) else {}
    joint = "-and-" if "all_of" in written else "-or-"
    part = "part-of-" if written.get("narrower") else ""
    return f"{part}{joint.join(areas_of(asked)) or 'post'}-lived-experience"


def _whole(ask: str, asked: Any) -> str:
    match ask:
        case "holds" if isinstance(asked, dict) and "awarded_within_months" in asked:
            return f"{asked['qualification']}-within-{asked['awarded_within_months']}-months"
        case "experience":
            return _experience(asked)
        case "lived_experience":
            return _lived_experience(asked)
        case _:
            return _short(ask, asked)


def _level(asked: Any) -> str:
    framework = asked.get("framework", RQF)
    number = f"level-{asked['at_least']}" if "at_least" in asked else ""
    return (
        "-".join(filter(None, (asked.get("subject"), framework.lower() if framework != RQF else "", number))) or "level"
    )


def _experience(asked: Any) -> str:
    work = [_last(id) for id in (*named(asked, "role"), *named(asked, "occupation"))]
    settings = named(asked, "setting")
    parts = (
        f"{'-or-'.join(work) or 'any'}-experience",
        f"in-{'-or-'.join(settings)}" if settings else "",
        f"of-{asked['months']}-months" if "months" in asked else "",
        f"in-the-last-{asked['in_the_last_months']}" if "in_the_last_months" in asked else "",
    )
    return "-".join(filter(None, parts))


def _last(id: str) -> str:
    return id.rpartition("/")[2]
