"""Every id that an entry refers to has to be known. Looked up as authored, so each is told of once.

An entry whose shape is wrong is looked through as well, as far as it can be read: all problems are told in one run.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from peerpath.reading import codes
from peerpath.reading.diagnostic import Diagnostic, Edit, Place
from peerpath.reading.document import Path
from peerpath.reading.entries import Entries
from peerpath.reading.nearest import is_one_slip, nearest
from peerpath.reading.scalars import meaning
from peerpath.reading.shape_requirement import GROUPS, OF_THE_POST

CODE_OF: Final = {
    "qualifications": codes.UNKNOWN_QUALIFICATION,
    "roles": codes.UNKNOWN_ROLE,
    "occupations": codes.UNKNOWN_OCCUPATION,
    "subjects": codes.UNKNOWN_SUBJECT,
    "organisations": codes.UNKNOWN_ORGANISATION,
    "sources": codes.UNKNOWN_SOURCE,
    "sets": codes.UNKNOWN_SET,
    "areas": codes.UNKNOWN_AREA,
    "settings": codes.UNKNOWN_SETTING,
    "declarations": codes.UNKNOWN_DECLARATION,
    "checks": codes.UNKNOWN_CHECK,
}
LISTS: Final = {
    "occupations": {"settings": "settings", "counts_as": "occupations"},
    "qualifications": {"counts_as": "qualifications"},
    "roles": {"settings": "settings", "areas": "areas", "offers": "qualifications", "gives": "declarations"},
}
"""By section: keys that hold a list of ids, and the section that these are of."""

MOST_COMPARED: Final = 20_000
"""Ids that unknown ones are compared with in one run; a suggestion from 10,000 much alike costs a tenth of a second."""

Reference = tuple[Path, str, Any]
"""Where it stands, the section that it is of, and the id; what is no text is no id."""


def unknown_references(entries: Entries) -> list[Diagnostic]:
    """A diagnostic for each reference to something that nobody defined."""
    problems, compared = list[Diagnostic](), 0
    for section in ("occupations", "sets", "qualifications", "roles", "glossary"):
        for id, entry in entries.sections[section].items():
            for path, of, word in references((section, id), entry.raw if entry.shape is None else entry.shape):
                if isinstance(word, str) and word not in entries.sections[of]:
                    problems.append(unknown(entries, path, of, word, suggest=compared < MOST_COMPARED))
                    compared += len(entries.sections[of])
    return problems


def unknown(entries: Entries, path: Path, of: str, word: str, *, suggest: bool) -> Diagnostic:
    """What is said of a reference to an id that is not there."""
    known = entries.sections[of]
    near = nearest(word, known) if suggest else ()
    is_organisation = of == "organisations" and path[0] == "roles"
    place = entries.place(path, key=is_organisation)
    return Diagnostic(
        code=CODE_OF[of],
        message=f"no {of.removesuffix('s')} has this id",
        place=place,
        edit=None if is_organisation else _one_letter_off(place, word, near),
        suggestions=near,
        help="" if near else f"Define it under {of}, or mend the id.",
    )


def _one_letter_off(place: Place, word: str, near: tuple[str, ...]) -> Edit | None:
    """A safe mend: exactly one known id differs by a single slip, and needs no quotes."""
    close = [one for one in near if is_one_slip(word, one)]
    return Edit(place, close[0]) if len(close) == 1 and meaning(close[0]) is close[0] else None


def references(start: Path, shape: Any) -> Iterator[Reference]:
    """All references that one entry makes; what is not of the right type makes none."""
    section = str(start[0])
    if section == "sets":
        yield from _of_requirements(start, shape)
        return
    yield from _of_sources(start, shape)
    for key, of in LISTS.get(section, {}).items():
        yield from (((*start, key, n), of, word) for n, word in _each(_part(shape, key)))
    for key in ("length", "funding", "band"):
        yield from _of_sources((*start, key), _part(shape, key))
    for key in ("remarks", "bands", "leads_to"):
        for n, one in _each(_part(shape, key)):
            yield from _of_sources((*start, key, n), one)
    yield from _of_requirements((*start, "requires"), _part(shape, "requires"))
    if section == "qualifications":
        yield (*start, "subject"), "subjects", _part(shape, "subject")
    if section == "roles":
        yield from _of_role(start, shape)


def _part(shape: Any, key: str) -> Any:
    return shape.get(key) if isinstance(shape, dict) else None


def _each(shapes: Any) -> Iterable[tuple[int, Any]]:
    return enumerate(shapes) if isinstance(shapes, list) else ()


def _of_role(start: Path, shape: Any) -> Iterator[Reference]:
    yield start, "organisations", str(start[1]).partition("/")[0]
    yield (*start, "occupation"), "occupations", _part(shape, "occupation")
    for n, onward in _each(_part(shape, "leads_to")):
        path = (*start, "leads_to", n)
        yield (path, "roles", onward) if isinstance(onward, str) else ((*path, "role"), "roles", _part(onward, "role"))


def _of_sources(path: Path, shape: Any) -> Iterator[Reference]:
    yield (*path, "source"), "sources", _part(shape, "source")


def _of_requirements(path: Path, shapes: Any) -> Iterator[Reference]:
    for n, shape in _each(shapes):
        if isinstance(shape, dict):
            yield from _of_requirement((*path, n), shape)


def _of_requirement(path: Path, shape: dict[str, Any]) -> Iterator[Reference]:
    yield from _of_sources(path, shape)
    for key in GROUPS:
        if key in shape:
            is_counted = key == "at_least"
            below = _part(shape[key], "of") if is_counted else shape[key]
            yield from _of_requirements((*path, key, "of") if is_counted else (*path, key), below)
    if isinstance(shape.get("unless"), dict):
        yield from _of_requirement((*path, "unless"), shape["unless"])
    yield from _of_leaf(path, shape)


def _of_leaf(path: Path, shape: dict[str, Any]) -> Iterator[Reference]:
    holds = shape.get("holds")
    if isinstance(holds, str):
        yield (*path, "holds"), "qualifications", holds
    else:
        yield (*path, "holds", "qualification"), "qualifications", _part(holds, "qualification")
    for key, of in (("declares", "declarations"), ("equivalent", "declarations"), ("check", "checks"), ("set", "sets")):
        yield (*path, key), of, shape.get(key)
    yield (*path, "level", "subject"), "subjects", _part(shape.get("level"), "subject")
    experience = shape.get("experience")
    for key, value in experience.items() if isinstance(experience, dict) else ():
        if (of := f"{str(key).removesuffix('s')}s") in ("roles", "occupations", "settings"):
            yield from _ids((*path, "experience", key), of, value)
    if shape.get("lived_experience", OF_THE_POST) != OF_THE_POST:
        yield from _ids((*path, "lived_experience"), "areas", shape["lived_experience"])


def _ids(path: Path, of: str, value: Any) -> Iterator[Reference]:
    yield path, of, value
    yield from (((*path, n), of, word) for n, word in _each(value))
