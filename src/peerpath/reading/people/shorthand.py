"""A profile's parts written on one line, as flags and the cells of a table write them.

Several ids stand one after another with ``;`` or ``,`` between them, or on lines of their own. A date follows an equals sign
(``level-3-peer-support=2024-07``). Work is written with its months, and, where that matters, with its setting and its
end: ``cwpt/peer-support-worker=18``, ``peer-support-worker@voluntary=6``, ``peer-support-worker=18 until 2026-10``.
What no catalogue lists is written by its title, which may hold commas, with its level where that is known:
``HNC Social Services (SCQF level 7)=2019``.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from peerpath.model.catalogue import Catalogue
from peerpath.reading.naming import find_qualification

_SPELL = re.compile(r"(?P<id>[^=@]*)(?:@(?P<setting>[^=]*))?(?:=(?P<months>.*?)(?:\s+until\s+(?P<until>.*))?)?", re.S)

_TITLED = re.compile(
    r"(?P<title>.*?)(?:\s*\((?:(?P<framework>[A-Z][A-Z0-9]{1,19}) )?level (?P<level>\d{1,2})\))?\s*(?:=(?P<awarded>[^=]*))?",
    re.S,
)


def titles(text: str) -> list[str]:
    """Split a text at semicolons and line ends, for a title may hold a comma."""
    return [part.strip() for part in re.split("[;\n]", text) if part.strip()]


def titled(text: str, catalogue: Catalogue) -> dict[str, Any]:
    """Read ``title``, with a level and a date where they are given; what the catalogue calls so, by its id."""
    found = _TITLED.fullmatch(text)
    given = {key: value.strip() for key, value in (found.groupdict() if found else {}).items() if value is not None}
    if listed := find_qualification(given.get("title", ""), catalogue).ids:
        return {"id": listed[0], **{key: value for key, value in given.items() if key == "awarded"}}
    return {**given, **({"level": int(given["level"])} if "level" in given else {})}


def ids(text: str) -> list[str]:
    """Split a text at semicolons, commas and line ends."""
    return [part.strip() for part in re.split("[;,\n]", text) if part.strip()]


def dated(text: str, key: str) -> Any:
    """Read ``id`` or ``id=date``; the date goes under ``key``."""
    id, equals, when = text.partition("=")
    return {"id": id.strip(), key: when.strip()} if equals else id.strip()


def spell(text: str, catalogue: Catalogue) -> dict[str, Any]:
    """Read one spell of work. Months that are not a number are kept, to be reported when the profile is read."""
    found = _SPELL.fullmatch(text)
    given = {key: value.strip() for key, value in (found.groupdict() if found else {}).items() if value is not None}
    id = given.pop("id", "")
    kind = "role" if "/" in id else "setting" if id in catalogue.settings else "occupation"
    months = given.get("months", "")
    number = {"months": int(months)} if months.isascii() and months.isdecimal() and len(months) < 6 else {}
    return {kind: id, **given, **number}


ALSO_HOLDS: Final = "also_holds"
"""Beside ``holds``: titles of what no catalogue lists."""


def _ids(text: str, _: Catalogue) -> list[Any]:
    return ids(text)


PARTS: Final[Mapping[str, Callable[[str, Catalogue], list[Any]]]] = {
    "lived_experience": _ids,
    "declares": _ids,
    "holds": lambda text, _: [dated(one, "awarded") for one in ids(text)],
    ALSO_HOLDS: lambda text, catalogue: [titled(one, catalogue) for one in titles(text)],
    "studying": lambda text, _: [dated(one, "until") for one in ids(text)],
    "experience": lambda text, catalogue: [spell(one, catalogue) for one in ids(text)],
    "not_yet": _ids,
    "not_willing": _ids,
}
"""How each part of a profile is read that is a list."""


def data_of(written: Mapping[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    """Read parts that are written so as the plain data of a profile; what is no such part stays as it is."""
    data = {key: PARTS[key](value, catalogue) if key in PARTS else value for key, value in written.items()}
    if also := data.pop(ALSO_HOLDS, []):
        data["holds"] = [*data.get("holds", ()), *also]
    return data
