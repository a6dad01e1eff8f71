"""Checks that every id that an entry refers to is known. Looks at authored data, so that each is reported once.

Entries with the wrong shape are checked as far as they can be read, so that one run reports all problems.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Edit, Place
from peerpath.diagnostic.nearest import akin, is_one_slip
from peerpath.reading.role_data.entries import Entries
from peerpath.reading.role_data.shape_requirement import OF_THE_POST
from peerpath.reading.yamltree.placed import Path
from peerpath.reading.yamltree.scalars import meaning


class Ids(Struct, frozen=True):
    """The ids that may be at some place in an entry, by the kind of value there."""

    text: str = ""
    """The section that a text here is an id of; empty if it is not an id."""
    items: "Ids | None" = None
    """For the items of a list."""
    keys: Mapping[str, "Ids"] = {}
    """For the values of a mapping, by key."""
    no_id: str = ""
    """The one text that is allowed here without being an id."""


def _list_of(section: str) -> Ids:
    return Ids(items=Ids(section))


def _one_or_more(section: str) -> Ids:
    return Ids(section, items=Ids(section))


_SOURCE: Final = {"source": Ids("sources")}
_WORK: Final = ("role", "occupation", "setting")
_AREAS: Final = dict.fromkeys(("all_of", "any_of"), _list_of("areas"))
_REQUIREMENT: Final[dict[str, Ids]] = {}
_REQUIREMENTS: Final = Ids(items=Ids(keys=_REQUIREMENT))
_REQUIREMENT.update(
    {
        **_SOURCE,
        "all_of": _REQUIREMENTS,
        "any_of": _REQUIREMENTS,
        "at_least": Ids(keys={"of": _REQUIREMENTS}),
        "unless": Ids(keys=_REQUIREMENT),
        "holds": Ids("qualifications", keys={"qualification": Ids("qualifications")}),
        "level": Ids(keys={"subject": Ids("subjects")}),
        "experience": Ids(keys={key: _one_or_more(f"{one}s") for one in _WORK for key in (one, f"{one}s")}),
        "lived_experience": Ids("areas", items=Ids("areas"), keys=_AREAS, no_id=OF_THE_POST),
        "declares": Ids("declarations"),
        "equivalent": Ids("declarations"),
        "check": Ids("checks"),
        "set": Ids("sets"),
    }
)
_SAID_BY_SOMEBODY: Final = (
    "length", "part_time", "in_working_time", "began", "funding", "may_no_longer_run", "band", "pillar", "remark",
)  # fmt: skip
# Checked in every entry, since a key may also be where it does not belong.
_ANY: Final = {
    **_SOURCE,
    **dict.fromkeys(_SAID_BY_SOMEBODY, Ids(keys=_SOURCE)),
    **dict.fromkeys(("remarks", "conditions", "bands", "leads_to"), Ids(items=Ids(keys=_SOURCE))),
    "requires": _REQUIREMENTS,
}
IDS: Final = {
    "declarations": Ids(keys={"helped_by": _list_of("qualifications")}),
    "occupations": Ids(keys={**_ANY, "settings": _list_of("settings"), "counts_as": _list_of("occupations")}),
    "sets": _REQUIREMENTS,
    "qualifications": Ids(
        keys={
            **_ANY,
            "counts_as": _list_of("qualifications"),
            "subject": Ids("subjects"),
            "trains_for": Ids("roles"),
            "replaced_by": Ids("qualifications"),
        }
    ),
    "roles": Ids(
        keys={
            **_ANY,
            "occupation": Ids("occupations"),
            "settings": _list_of("settings"),
            "areas": Ids(items=Ids("areas"), keys={**_SOURCE, "value": _list_of("areas")}),
            "offers": _list_of("qualifications"),
            "gives": _list_of("declarations"),
            "leads_to": Ids(items=Ids("roles", keys={**_SOURCE, "role": Ids("roles")})),
        }
    ),
    "glossary": Ids(keys=_ANY),
    "pay": Ids(keys=_ANY),
}
"""Section → the ids that an entry refers to."""

# By the key of an unknown id: what belongs there.
_HELP: Final = {"lived_experience": f"Name an area, or write {OF_THE_POST} where the post decides which one counts."}
MOST_COMPARED: Final = 20_000
"""The most comparisons with known ids in one run: one suggestion from 10,000 similar ids takes a tenth of a second."""

Reference = tuple[Path, str, str]
"""The path, the section and the id."""


def unknown_references(entries: Entries) -> list[Diagnostic]:
    """A diagnostic for each reference to something undefined."""
    problems, compared = list[Diagnostic](), 0
    for section in IDS:
        for id, entry in entries.sections[section].items():
            shape = entry.raw if entry.shape is None else entry.shape
            if _are_known(shape, IDS[section], entries.sections) and not _lacks_organisation(section, id, entries):
                continue
            for path, of, word in references((section, id), shape):
                if word not in entries.sections[of]:
                    problems.append(unknown(entries, path, of, word, suggest=compared < MOST_COMPARED))
                    compared += len(entries.sections[of])
    return problems


def unknown(entries: Entries, path: Path, of: str, word: str, *, suggest: bool) -> Diagnostic:
    """The diagnostic for a reference to an unknown id."""
    ids = entries.sections[of]
    near = akin(word, ids) if suggest else ()
    is_organisation = of == "organisations" and path[0] == "roles"
    place = entries.place(path, key=is_organisation)
    return Diagnostic(
        code=codes.CODE_OF[of],
        message=f"no {of.removesuffix('s')} has this id",
        place=place,
        edit=None if is_organisation else _one_letter_off(place, word, near),
        suggestions=near,
        help="" if near else _HELP.get(str(path[-1]), f"Define it under {of}, or mend the id."),
    )


def _one_letter_off(place: Place, word: str, near: tuple[str, ...]) -> Edit | None:
    """A safe fix, if exactly one known id is one slip away and needs no quotes."""
    close = [one for one in near if is_one_slip(word, one)]
    return Edit(place, close[0]) if len(close) == 1 and meaning(close[0]) is close[0] else None


def references(start: Path, shape: Any) -> Iterator[Reference]:
    """Yield every reference that an entry makes to another. Values of the wrong type are skipped."""
    if start[0] == "roles":
        yield start, "organisations", organisation_of(str(start[1]))
    yield from _references(start, shape, IDS[str(start[0])])


def _lacks_organisation(section: str, id: str, entries: Entries) -> bool:
    return section == "roles" and organisation_of(id) not in entries.sections["organisations"]


def organisation_of(role: str) -> str:
    """The organisation of a role. In files only the id says so; in the model it is a field."""
    return role.partition("/")[0]


def _are_known(value: Any, ids: Ids, sections: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether all ids in a value are known. They nearly always are, and then no paths need to be built."""
    if value.__class__ is str:
        return not ids.text or value in sections[ids.text] or value == ids.no_id
    if value.__class__ is dict:
        keys = ids.keys
        for key in value.keys() & keys.keys():
            if not _are_known(value[key], keys[key], sections):
                return False
    elif value.__class__ is list and (items := ids.items):
        for one in value:
            if not _are_known(one, items, sections):
                return False
    return True


def _references(path: Path, value: Any, ids: Ids) -> Iterator[Reference]:
    if isinstance(value, str):
        if ids.text and value != ids.no_id:
            yield path, ids.text, value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key in ids.keys:
                yield from _references((*path, key), one, ids.keys[key])
    elif isinstance(value, list) and ids.items:
        for n, one in enumerate(value):
            yield from _references((*path, n), one, ids.items)
