"""Finds the id behind a typed name: an id, a title, a title that other trusts use, or something close to one."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from msgspec import Struct

from peerpath.model.catalogue import Catalogue, Word
from peerpath.model.qualification import Qualification
from peerpath.model.role import Role

SMALL: Final = frozenset({"a", "an", "at", "for", "in", "of", "the"})
"""Words that people put into a title or leave out."""

Names = list[tuple[str, str, bool]]
"""An id, one of its names in plain letters, and whether the name is its own or its occupation's."""


class Named(Struct, frozen=True):
    """What a name matched: one id is a match, several need a choice, none is unknown."""

    ids: tuple[str, ...] = ()
    """In the catalogue's order of ids."""
    suggestions: tuple[str, ...] = ()
    """Ids of what may be meant, only where nothing is called so: by id where the words are part of a longer name,
    else what is nearly called so, the nearest first."""
    far: tuple[str, ...] = ()
    """If nothing is close: ids of what shares most of the words."""


def find_role(name: str, catalogue: Catalogue) -> Named:
    """Find the roles with this name."""
    return _find(name, catalogue, catalogue.roles, _roles)


def find_qualification(name: str, catalogue: Catalogue) -> Named:
    """Find the qualifications with this name."""
    return _find(name, catalogue, catalogue.qualifications, lambda of: _titled(of.qualifications.values()))


def find_any(name: str, catalogue: Catalogue) -> Named:
    """Find the roles and qualifications with this name."""
    by_id = {**catalogue.roles, **catalogue.qualifications}
    return _find(name, catalogue, by_id, lambda of: [*_roles(of), *_titled(of.qualifications.values())])


def find_word(name: str, catalogue: Catalogue) -> Named:
    """Find the glossary entries with this name."""
    return _find(name, catalogue, catalogue.glossary, lambda of: _titled(of.glossary.values()))


def _called(words: str, names: Names) -> list[str]:
    """Ids with this name; a role's own name comes before one that it shares with its occupation."""
    called = [(id, is_own) for id, other, is_own in names if other == words]
    return sorted({id for id, is_own in called if is_own} or {id for id, _ in called})


def _find(name: str, catalogue: Catalogue, by_id: Mapping[str, object], names: Callable[[Catalogue], Names]) -> Named:
    if name in by_id:
        return Named((name,))
    asked = _plain(name)
    if not asked:
        return Named()
    all_names = names(catalogue)
    for words in dict.fromkeys((asked, _in_full(asked, catalogue))):
        if called := _called(words, all_names):
            return Named(tuple(called))
    part = [] if "/" in name else _with_these_words(_in_full(asked, catalogue), all_names)
    from peerpath.diagnostic.nearest import akin, nearest

    near = part or _near(asked, all_names, nearest)
    return Named(suggestions=tuple(near), far=() if near else tuple(_near(asked, all_names, akin)))


def _with_these_words(asked: str, names: Names) -> list[str]:
    """Ids whose names contain every typed word."""
    words = set(asked.split())
    spoken: dict[str, set[str]] = {}
    for id, name, _ in names:
        spoken.setdefault(id, set()).update(name.split())
    return sorted(id for id, own in spoken.items() if words <= own)


def _near(asked: str, names: Names, rule: Callable[[str, Collection[str]], Iterable[str]]) -> list[str]:
    """Ids of names that are close by this rule; all ids if several share a name."""
    owners: dict[str, dict[str, None]] = {}
    for id, name, _ in sorted(names):
        owners.setdefault(name, {})[id] = None
    return list(dict.fromkeys(id for name in rule(asked, owners) for id in owners[name]))


def _in_full(asked: str, catalogue: Catalogue) -> str:
    """The words with abbreviations spelt out: "senior PSW" is a senior peer support worker."""
    full = {
        _plain(short): _plain(occupation.title)
        for occupation in catalogue.occupations.values()
        for short in occupation.abbreviations
    }
    return " ".join(full.get(word, word) for word in asked.split())


def _roles(catalogue: Catalogue) -> Names:
    names = []
    for role in catalogue.roles.values():
        names += [(role.id, _plain(name), True) for name in _own_names(role, catalogue)]
        names += [(role.id, _plain(name), False) for name in _shared_names(role, catalogue)]
    return names


def _titled(entries: Iterable[Qualification | Word]) -> Names:
    return [
        (entry.id, _plain(called), True) for entry in entries for called in (entry.id, entry.title, *entry.also_called)
    ]


def _own_names(role: Role, catalogue: Catalogue) -> Iterable[str]:
    yield role.id
    yield role.id.removeprefix(f"{role.organisation}/")
    yield role.title
    yield f"{role.title} {role.organisation}"
    yield f"{role.organisation} {role.title}"
    yield f"{role.title}, {catalogue.organisations[role.organisation].title}"
    yield from role.also_called


def _shared_names(role: Role, catalogue: Catalogue) -> Iterable[str]:
    occupation = catalogue.occupations.get(role.occupation)
    if occupation:
        yield occupation.title
        yield from occupation.also_called
        yield from occupation.abbreviations


def _plain(name: str) -> str:
    """Letters and digits only, in lower case, without small words or a plural's s: how people type a title."""
    words = re.findall(r"\w+", name.casefold().replace("&", " and "))
    singular = [word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words]
    return " ".join(word for word in singular if word not in SMALL)
