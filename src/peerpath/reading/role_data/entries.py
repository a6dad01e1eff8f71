"""Splits files into entries: checks each entry of every section, and that each id is used once."""

import re
from collections.abc import Iterable
from copy import deepcopy
from functools import cache
from typing import Any, Final

from msgspec import Struct, field
from pydantic import TypeAdapter, ValidationError

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Also, Diagnostic, Place
from peerpath.diagnostic.nearest import nearest
from peerpath.reading.problems import shape_problems
from peerpath.reading.role_data.shape_catalogue import ENTRY
from peerpath.reading.shape_common import ROLE_ID, SLUG
from peerpath.reading.yamltree.document import YamlDocument
from peerpath.reading.yamltree.placed import Path

MOST_PROBLEMS: Final = 1_000
"""The most problems reported for the entries of one layer."""
LONGEST_ID: Final = {"roles": 160}


class Entry(Struct, frozen=True):
    """One authored entry of a section."""

    document: YamlDocument
    shape: Any
    """Its shape without unknown keys; None if it was wrong."""
    raw: Any
    """The entry as it was read."""
    is_whole: bool = True
    """False if unknown keys were left out, since these may be what is missing."""


class Entries(Struct, frozen=True):
    """Everything authored, by section and id. Later layers have replaced entries of earlier ones."""

    sections: dict[str, dict[str, Entry]] = field(default_factory=lambda: {section: {} for section in ENTRY})

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place in the files of a path that begins with a section and an id."""
        return self.sections[str(path[0])][str(path[1])].document.place(path, key=key)

    def ids(self, section: str) -> dict[str, Entry]:
        """Everything in a section that can be referred to, including wrong entries."""
        return self.sections[section]

    def right(self, section: str) -> Iterable[tuple[str, Any]]:
        """The entries of a section that have the right shape, in the order of the files."""
        return ((id, entry.shape) for id, entry in self.sections[section].items() if entry.shape is not None)

    def under(self, upper: "Entries") -> "Entries":
        """These entries with those of an upper layer over them."""
        return Entries({section: below | upper.sections[section] for section, below in self.sections.items()})


@cache
def adapter(section: str) -> TypeAdapter[Any]:
    """Checks the shape of one entry; built on first use, since that takes longer than importing."""
    return TypeAdapter(ENTRY[section])


def read_entries(documents: Iterable[YamlDocument]) -> tuple[Entries, list[Diagnostic]]:
    """Read the entries of one layer of files, with every problem of their shape."""
    entries, problems = Entries(), list[Diagnostic]()
    for document in documents:
        if not isinstance(document.data, dict):
            message = "a file of role data has sections with keys, such as roles:"
            help = "Name a file of role data. How one begins, the page docs/keep-role-data.md shows."
            place = document.place(())
            problems.append(Diagnostic(code=codes.WRONG_TYPE, message=message, place=place, help=help, private=True))
            continue
        # In the order of the file, so that problems come in reading order.
        for section, found in document.data.items():
            _read_section(document, section, found, entries, problems)
            if len(problems) > MOST_PROBLEMS:
                message = f"more than {MOST_PROBLEMS:,} problems: the rest was not looked at"
                problems.append(Diagnostic(code=codes.NOT_ALL_SHOWN, message=message, place=Place(document.name)))
                return entries, problems
    return entries, problems


def _read_section(
    document: YamlDocument, section: str, found: object, entries: Entries, problems: list[Diagnostic]
) -> None:
    if section not in ENTRY:
        near = nearest(section, ENTRY)
        help = "" if near else f"The sections are {', '.join(ENTRY)}."
        message = "no such section is known"
        place = document.place((section,), key=True)
        problems.append(Diagnostic(code=codes.UNKNOWN_KEY, message=message, place=place, suggestions=near, help=help))
    elif not isinstance(found, dict):
        message = "a section holds entries, each with its id as the key"
        place = document.place((section,), key=True)
        problems.append(Diagnostic(code=codes.WRONG_TYPE, message=message, place=place))
    else:
        for id, raw in found.items():
            if len(problems) <= MOST_PROBLEMS:
                _read_entry(document, (section, id), raw, entries, problems)


def _read_entry(
    document: YamlDocument, path: tuple[str, str], raw: object, entries: Entries, problems: list[Diagnostic]
) -> None:
    section, id = path
    so_far = entries.sections[section]
    if id in so_far:
        also = Also(so_far[id].document.place(path, key=True), "first defined here")
        message = "this id is defined twice"
        problems.append(
            Diagnostic(code=codes.DEFINED_TWICE, message=message, place=document.place(path, key=True), also=also)
        )
        return
    if problem := _id_problem(document, section, id):
        problems.append(problem)
    try:
        adapter(section).validate_python(raw)  # Strict validation returns a copy, which is not needed.
        so_far[id] = Entry(document, raw, raw)
    except ValidationError as error:
        problems += shape_problems(error, adapter(section), document, path)
        so_far[id] = Entry(document, _without_unknown_keys(section, raw, error), raw, is_whole=False)


def _without_unknown_keys(section: str, raw: object, error: ValidationError) -> Any:
    """The shape of an entry that is right except for unknown keys, so that the rest is checked; otherwise None."""
    found = error.errors(include_url=False, include_input=False, include_context=False)
    if any(one["type"] != "extra_forbidden" for one in found):
        return None
    rest = deepcopy(raw)
    for one in found:
        holder: Any = rest
        for part in one["loc"][:-1]:
            if not isinstance(part, str) or not part.startswith("<"):
                holder = holder[part]
        del holder[one["loc"][-1]]
    try:
        return adapter(section).validate_python(rest)
    except ValidationError:
        return None


def _id_problem(document: YamlDocument, section: str, id: str) -> Diagnostic | None:
    pattern = ROLE_ID if section == "roles" else SLUG
    if re.fullmatch(pattern, id) and len(id) <= LONGEST_ID.get(section, 80):
        return None
    like = "cwpt/peer-support-worker" if section == "roles" else "care-certificate"
    message = "an id is lower-case letters and figures, joined by hyphens"
    if section == "roles":
        message = "the id of a role is its organisation, a slash, and a name, both in lower case"
    place = document.place((section, id), key=True)
    return Diagnostic(code=codes.MALFORMED_ID, message=message, place=place, help=f"Write it like {like}.")
