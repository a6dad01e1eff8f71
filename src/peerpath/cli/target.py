"""What a question is about: found by any name, or asked back."""

from collections.abc import Sequence

from peerpath.cli.ending import stop
from peerpath.model.catalogue import Catalogue
from peerpath.model.role import Role
from peerpath.reading.naming import Named, find_any, find_role

MOST_CHOICES = 12
"""Beyond so many a list of choices is no help."""
ALL_ROLES = "To see all roles, type: peerpath roles"


def target(name: str, catalogue: Catalogue, *, talking: bool = False) -> Role:
    """The one role that is called so. Asks back on a terminal; else ends with code 2, and with the choices.

    ``talking``: lines are being read and answered anyway, so that a pipe can be asked back too.
    """
    return catalogue.roles[_one(find_role(name, catalogue), "role", catalogue, talking)]


def target_or_course(name: str, catalogue: Catalogue) -> str:
    """The id of the one role or qualification that is called so; otherwise as `target`."""
    return _one(find_any(name, catalogue), "role or course", catalogue, False)


def _one(found: Named, what: str, catalogue: Catalogue, talking: bool) -> str:
    if len(found.ids) == 1:
        return found.ids[0]
    if len(found.ids) > 1:
        several = "roles" if all(id in catalogue.roles for id in found.ids) else "roles and courses"
        return _choice(f"Several {several} go by that name.", found.ids, catalogue, talking)
    if 1 <= len(found.suggestions) <= MOST_CHOICES:
        return _choice(f"There is no {what} of exactly that name.", found.suggestions, catalogue, talking)
    if found.suggestions:
        stop("Many go by a name with these words. Add more of the title.", ALL_ROLES)
    return stop(f"There is no {what} of that name.", ALL_ROLES)


def _choice(problem: str, ids: Sequence[str], catalogue: Catalogue, talking: bool) -> str:
    """The one that the person means, of several that may be."""
    from peerpath.cli.terminal.asking import can_ask, choose

    if talking or can_ask():
        chosen = choose(f"{problem} Which one do you mean?", [(id, _words(id, catalogue)) for id in ids])
        return chosen if chosen is not None else stop("You chose none of them.")
    if len(ids) <= 2:
        stop(f"{problem} Did you mean {' or '.join(ids)}?", ALL_ROLES)
    wide = max(map(len, ids))
    return stop(f"{problem} Name one of these by its id:", *(f"  {id:{wide}}  {_words(id, catalogue)}" for id in ids))


def _words(id: str, catalogue: Catalogue) -> str:
    """A role or a qualification as one of several to choose from."""
    from peerpath.report import words

    role = catalogue.roles.get(id)
    name = words.name(id, catalogue)
    return f"{name}, {words.band(role)}" if role else f"{name}, a qualification"


def one_of(option: str, given: str | None, choices: Sequence[str]) -> None:
    """End with exit code 2 where an option was given something else than one of its words."""
    if given is not None and given not in choices:
        stop(f"{option} wants one of: {', '.join(choices)}.")


def known_ids(option: str, given: list[str] | None, catalogue: Catalogue) -> tuple[str, ...]:
    """Ids of roles and qualifications, or every one that is not known."""
    from peerpath.diagnostic.nearest import nearest

    ids = [part.strip() for text in given or () for part in text.split(",") if part.strip()]
    known = {*catalogue.roles, *catalogue.qualifications}
    problems = []
    for id in ids:
        if id not in known:
            near = nearest(id, known)
            problems.append(
                f"{option}: there is no such role or course." + (f" Did you mean {' or '.join(near)}?" if near else "")
            )
    if problems:
        stop(*problems)
    return tuple(dict.fromkeys(ids))
