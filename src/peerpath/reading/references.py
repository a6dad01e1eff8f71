"""Every id that an entry refers to has to be known. Looked up in the authored shapes, so each is told of once."""

from collections.abc import Iterator
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

Reference = tuple[Path, str, str]
"""Where it stands, the section that it is of, and the id."""


def unknown_references(entries: Entries) -> list[Diagnostic]:
    """A diagnostic for each reference to something that nobody defined."""
    problems, compared = list[Diagnostic](), 0
    for section in ("occupations", "sets", "qualifications", "roles", "glossary"):
        for id, shape in entries.right(section):
            for path, of, word in references((section, id), shape):
                if word not in entries.sections[of]:
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
    """All references that one entry makes."""
    section = str(start[0])
    if section == "sets":
        yield from _of_requirements(start, shape)
        return
    if section == "glossary":
        yield from _of_sources(start, shape)
        return
    for key, of in LISTS[section].items():
        yield from (((*start, key, n), of, word) for n, word in enumerate(shape.get(key, ())))
    yield from _of_sources(start, shape)
    for key in ("length", "funding", "band"):
        yield from _of_sources((*start, key), shape.get(key))
    for key in ("remarks", "bands", "leads_to"):
        for n, one in enumerate(shape.get(key, ())):
            yield from _of_sources((*start, key, n), one)
    yield from _of_requirements((*start, "requires"), shape.get("requires", ()))
    if section == "qualifications" and "subject" in shape:
        yield (*start, "subject"), "subjects", shape["subject"]
    if section == "roles":
        yield from _of_role(start, shape)


def _of_role(start: Path, shape: Any) -> Iterator[Reference]:
    yield start, "organisations", str(start[1]).partition("/")[0]
    yield (*start, "occupation"), "occupations", shape["occupation"]
    for n, onward in enumerate(shape.get("leads_to", ())):
        path = (*start, "leads_to", n)
        yield (path, "roles", onward) if isinstance(onward, str) else ((*path, "role"), "roles", onward["role"])


def _of_sources(path: Path, shape: Any) -> Iterator[Reference]:
    if isinstance(shape, dict) and "source" in shape:
        yield (*path, "source"), "sources", shape["source"]


def _of_requirements(path: Path, shapes: Any) -> Iterator[Reference]:
    for n, shape in enumerate(shapes):
        yield from _of_requirement((*path, n), shape)


def _of_requirement(path: Path, shape: Any) -> Iterator[Reference]:
    yield from _of_sources(path, shape)
    for key in GROUPS:
        if key in shape:
            below = (shape[key]["of"], (*path, key, "of")) if key == "at_least" else (shape[key], (*path, key))
            yield from _of_requirements(below[1], below[0])
    if "unless" in shape:
        yield from _of_requirement((*path, "unless"), shape["unless"])
    yield from _of_leaf(path, shape)


def _of_leaf(path: Path, shape: Any) -> Iterator[Reference]:
    holds = shape.get("holds", {})
    if isinstance(holds, str):
        yield (*path, "holds"), "qualifications", holds
    elif holds:
        yield (*path, "holds", "qualification"), "qualifications", holds["qualification"]
    for key, of in (("declares", "declarations"), ("equivalent", "declarations"), ("check", "checks"), ("set", "sets")):
        if key in shape:
            yield (*path, key), of, shape[key]
    if "subject" in shape.get("level", ()):
        yield (*path, "level", "subject"), "subjects", shape["level"]["subject"]
    for key, value in shape.get("experience", {}).items():
        if key != "months":
            yield from _ids((*path, "experience", key), key.removesuffix("s") + "s", value)
    if shape.get("lived_experience", OF_THE_POST) != OF_THE_POST:
        yield from _ids((*path, "lived_experience"), "areas", shape["lived_experience"])


def _ids(path: Path, of: str, value: str | list[str]) -> Iterator[Reference]:
    if isinstance(value, str):
        yield path, of, value
    else:
        yield from (((*path, n), of, word) for n, word in enumerate(value))
