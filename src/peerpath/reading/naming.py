"""From what a person typed to an id: by id, by title, by a title that other trusts use, or nearly."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from peerpath.model.catalogue import Catalogue
from peerpath.model.role import Occupation, Role
from peerpath.reading.nearest import nearest


@dataclass(frozen=True, slots=True)
class Named:
    """What a name came to. One id: found. Several: the person has to choose. None: unknown."""

    ids: tuple[str, ...] = ()
    """In the catalogue's order of ids."""
    suggestions: tuple[str, ...] = ()
    """Ids of what is nearly called so, the nearest first; only where nothing is called so."""


def find_role(name: str, catalogue: Catalogue) -> Named:
    """The role or roles that are called so."""
    return Named((name,)) if name in catalogue.roles else _find(name, _names_of_roles(catalogue))


def find_qualification(name: str, catalogue: Catalogue) -> Named:
    """The qualification or qualifications that are called so."""
    if name in catalogue.qualifications:
        return Named((name,))
    names = [
        (qualification.id, called)
        for qualification in catalogue.qualifications.values()
        for called in (qualification.id, qualification.title, *qualification.also_called)
    ]
    return _find(name, names)


def _find(name: str, names: list[tuple[str, str]]) -> Named:
    asked = _plain(name)
    called = sorted({id for id, other in names if _plain(other) == asked}) if asked else []
    if called:
        return Named(tuple(called))
    plain = {_plain(other): id for id, other in reversed(names)}
    near = [plain[other] for other in nearest(asked, plain)]
    return Named(suggestions=tuple(dict.fromkeys(near)))


def _names_of_roles(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [
        (role.id, name)
        for role in catalogue.roles.values()
        for name in _names_of(role, catalogue.occupations.get(role.occupation), catalogue)
    ]


def _names_of(role: Role, occupation: Occupation | None, catalogue: Catalogue) -> Iterable[str]:
    organisation = catalogue.organisations[role.organisation]
    yield role.id
    yield role.id.partition("/")[2]
    yield role.title
    yield f"{role.title} {role.organisation}"
    yield f"{role.organisation} {role.title}"
    yield f"{role.title}, {organisation.title}"
    yield from role.also_called
    if occupation:
        yield occupation.title
        yield from occupation.also_called
        yield from occupation.abbreviations


def _plain(name: str) -> str:
    """Letters and digits only, in lower case, without a plural's s: how people type a title."""
    words = re.findall(r"\w+", name.casefold())
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)
