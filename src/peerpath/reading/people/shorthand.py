"""A profile's parts written on one line, as flags and the cells of a table write them.

Several ids stand one after another with ``;`` or ``,`` between them, or on lines of their own. A date follows an equals sign
(``level-3-peer-support=2024-07``). Work is written with its months, and, where that matters, with its setting and its
end: ``cwpt/peer-support-worker=18``, ``peer-support-worker@voluntary=6``, ``peer-support-worker=18 until 2026-10``.
"""

import re
from typing import Any

from peerpath.model.catalogue import Catalogue

_SPELL = re.compile(r"(?P<id>[^=@]*)(?:@(?P<setting>[^=]*))?(?:=(?P<months>.*?)(?:\s+until\s+(?P<until>.*))?)?", re.S)


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
