"""Finds what a typed name means: the same for a command, a notebook and a dialogue."""

from collections.abc import Callable, Collection, Iterable, Sequence
from operator import index

from peerpath.ask.errors import DataError, UnknownNameError, refuse
from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Place
from peerpath.model.catalogue import Catalogue
from peerpath.model.role import Role
from peerpath.reading.naming import Named, find_any, find_qualification, find_role
from peerpath.report import words

MOST_CHOICES = 12
"""A longer list of choices is no help."""
ALL_ROLES = "To see all roles, type: peerpath roles"
MOST_COMPARED = 12
"""Roles side by side."""


def role_named(name: str, catalogue: Catalogue) -> Role:
    """Return the one role with this id or title.

    Raises UnknownNameError, whose ``choices`` are the ids that may be meant.
    """
    found = find_role(_text(name), catalogue)
    courses = () if found.ids else find_qualification(name, catalogue).ids
    if len(courses) == 1:
        asked = "That is a course, not a role."
        raise UnknownNameError(asked, (), asked, f"To see it, type: peerpath show {courses[0]}")
    return catalogue.roles[_one(found, "role", catalogue)]


def any_named(name: str, catalogue: Catalogue) -> str:
    """Return the id of the one role or qualification with this id or title.

    Raises UnknownNameError, whose ``choices`` are the ids that may be meant.
    """
    return _one(find_any(_text(name), catalogue), "role or course", catalogue)


def roles_named(
    names: Iterable[str], catalogue: Catalogue, otherwise: Callable[[str], Role] | None = None
) -> list[Role]:
    """Return the roles with these ids or titles, each once. A title that several employers use means all their roles.

    ``otherwise`` is tried for a name that matches nothing. Raises UnknownNameError for such a name, and DataError for
    fewer than two roles or more than `MOST_COMPARED`.
    """
    ids: dict[str, None] = {}
    for name in names:
        named = find_role(_text(name), catalogue).ids
        ids |= dict.fromkeys(named or ((otherwise(name) if otherwise else role_named(name, catalogue)).id,))
    if len(ids) < 2:
        raise DataError("To compare, name two roles or more.", ALL_ROLES)
    if len(ids) > MOST_COMPARED:
        lead = f"That makes {len(ids)} roles. Name at most {MOST_COMPARED} of them, by their ids:"
        raise DataError(lead, *(f"  {id}" for id in ids))
    return [catalogue.roles[id] for id in ids]


def _text(name: object) -> str:
    if not isinstance(name, str):
        raise DataError("A role is named by its id or its title, as text.", ALL_ROLES)
    return name


def _one(found: Named, what: str, catalogue: Catalogue) -> str:
    if len(found.ids) == 1:
        return found.ids[0]
    if len(found.ids) > 1:
        several = "roles" if all(id in catalogue.roles for id in found.ids) else "roles and courses"
        raise _choice(f"Several {several} go by that name.", found.ids, catalogue)
    if 1 <= len(found.suggestions) <= MOST_CHOICES:
        raise _choice(f"There is no {what} of exactly that name.", found.suggestions, catalogue)
    if 1 <= len(found.far) <= MOST_CHOICES:
        raise _choice(f"There is no {what} of that name.", found.far, catalogue)
    if found.suggestions:
        asked = "Many go by a name with these words. Add more of the title."
    else:
        asked = f"There is no {what} of that name."
    raise UnknownNameError(asked, (), asked, ALL_ROLES)


def _choice(asked: str, ids: tuple[str, ...], catalogue: Catalogue) -> UnknownNameError:
    if len(ids) <= 2:
        return UnknownNameError(asked, ids, f"{asked} Did you mean {' or '.join(ids)}?", ALL_ROLES)
    wide = max(map(len, ids))
    listed = (f"  {id:{wide}}  {in_a_list(id, catalogue)}" for id in ids)
    return UnknownNameError(asked, ids, f"{asked} Name one of these by its id:", *listed)


def in_a_list(id: str, catalogue: Catalogue) -> str:
    """Describe a role or a qualification in a list to choose from."""
    role = catalogue.roles.get(id)
    name = words.name(id, catalogue)
    return f"{name}, {words.band(role)}" if role else f"{name}, a qualification"


def whole(option: str, given: object, least: int, most: int) -> int:
    """Return the option's value as a plain int, of whatever library it is.

    Raises DataError unless it is a whole number from ``least`` to ``most``.
    """
    try:
        number = least - 1 if isinstance(given, bool) else index(given)  # type: ignore[arg-type]
    except TypeError:
        number = least - 1
    if not least <= number <= most:
        refuse(option, f"wants a whole number from {least} to {most}.")
    return number


def one_of(option: str, given: str, choices: Sequence[str]) -> None:
    """Raise DataError unless the option was given one of its words."""
    if not isinstance(given, str) or given not in choices:
        refuse(option, f"wants one of: {', '.join(choices)}.")


def there_is(option: str, given: str | None, ids: Collection[str]) -> None:
    """Raise DataError, with suggestions, unless the option was given a known id. None is allowed."""
    if given is None or (isinstance(given, str) and given in ids):
        return
    from peerpath.diagnostic.nearest import akin

    near = akin(str(given), ids)
    help = f"Did you mean {' or '.join(near)}?" if near else f"Known: {', '.join(sorted(ids))}."
    message = f"there is no such {option.removeprefix('--')}"
    problem = Diagnostic(code=codes.NOT_ALLOWED, message=message, place=Place(option), suggestions=near)
    raise DataError(f"{option}: {message}. {help}", problems=(problem,))


def only(command: str, given: Iterable[str], allowed: Iterable[str]) -> None:
    """Raise DataError, with suggestions, if any of these is no option of the command."""
    if unknown := sorted({*given} - {*allowed}):
        from peerpath.diagnostic.nearest import akin

        near = dict.fromkeys(one for slip in unknown for one in akin(slip, tuple(allowed)))
        meant = f" Did you mean {' or '.join(near)}?" if near else ""
        refuse("options", f"of {command} are {', '.join(sorted(allowed))}, and not {', '.join(unknown)}.{meant}")


def ids_of(option: str, given: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Return ids of roles and qualifications; each text may hold several, separated by commas.

    Raises DataError that lists every unknown id.
    """
    texts = tuple(given)
    if not all(isinstance(text, str) for text in texts):
        refuse(option, "wants ids of roles or courses, as text.")
    ids = [part.strip() for text in texts for part in text.split(",") if part.strip()]
    there = {*catalogue.roles, *catalogue.qualifications}
    if problems := [_no_such(option, id, there) for id in ids if id not in there]:
        raise DataError(*map(_unknown, problems), problems=problems)
    return tuple(dict.fromkeys(ids))


def _no_such(option: str, id: str, there: Collection[str]) -> Diagnostic:
    from peerpath.diagnostic.nearest import akin

    message = "there is no such role or course"
    return Diagnostic(code=codes.UNKNOWN_ROLE, message=message, place=Place(option), suggestions=akin(id, there))


def _unknown(problem: Diagnostic) -> str:
    near = f" Did you mean {' or '.join(problem.suggestions)}?" if problem.suggestions else ""
    return f"{problem.place}: {problem.message}.{near}"
