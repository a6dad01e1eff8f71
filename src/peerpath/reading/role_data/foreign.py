"""Recognises a file given by mistake: a person's profile or other YAML as role data, role data as a profile."""

import re
from typing import Final

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Place, Read
from peerpath.diagnostic.nearest import nearest
from peerpath.diagnostic.shown import shown
from peerpath.reading.people.kinds import TABLES
from peerpath.reading.people.shape_profile import ProfileShape
from peerpath.reading.role_data.shape_catalogue import ENTRY
from peerpath.reading.yamltree.document import YamlDocument

OF_A_PROFILE: Final = frozenset(ProfileShape.__annotations__) - {"name"}
"""Keys that only a profile has; many other files have a name."""
_KEY: Final = re.compile(rb"^[\"']?([A-Za-z_]\w*)[\"']?[ \t]*:(?=[ \t\r\n]|$)", re.MULTILINE)


def foreign(raw: bytes, name: str, read: Read[YamlDocument]) -> Diagnostic | None:
    """What to say of a file that is none of role data; None for one that is, or that may be meant as one.

    Of a file that could not be read as YAML, the lines are looked at. Nothing that stands in the file is ever told: it
    may be about a person.
    """
    keys = _keys(raw, read.value)
    if not keys or any(key in ENTRY or nearest(key, ENTRY) for key in keys):
        return None
    # People pass the wrong file by mistake. Its content is theirs, and is not repeated.
    if OF_A_PROFILE.intersection(keys):
        message, help = "this looks like a profile, not like role data", f"Type: peerpath profile check {shown(name)}"
    elif all(problem.code == codes.QUOTE_IT for problem in read.diagnostics):
        # Other programs' keys have their own meaning, such as ``on:`` in a workflow.
        message, help = "this is no role data: none of its sections is here", f"The sections are {', '.join(ENTRY)}."
    else:
        return None
    place = Place(name, 1, 1)
    return Diagnostic(code=codes.UNKNOWN_KEY, message=message, place=place, help=help, private=True)


def role_data_as_profile(raw: bytes, name: str) -> Diagnostic | None:
    """What to say of role data that was given as a profile; None for everything else."""
    keys = frozenset(map(bytes.decode, _KEY.findall(raw)))
    if not keys & ENTRY.keys() or keys & OF_A_PROFILE:
        return None
    message = "this looks like role data, not like a profile"
    return _mistaken(codes.UNKNOWN_KEY, message, name, f"peerpath validate {shown(name)}")


def table_as_profile(name: str) -> Diagnostic | None:
    """What to say of a table of people that was given as one profile; None for a file with another ending."""
    if not name.lower().endswith(tuple(TABLES)):
        return None
    message = "this looks like a table of people, not like one profile"
    return _mistaken(codes.WRONG_TYPE, message, name, f"peerpath gap ROLE --profile {shown(name)}")


def _mistaken(code: str, message: str, name: str, command: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, place=Place(name, 1, 1), help=f"Type: {command}", private=True)


def _keys(raw: bytes, document: YamlDocument | None) -> list[str]:
    """The top-level keys of a file; none if it is a list or a single value."""
    if document is None or document.data is None:
        return list(map(bytes.decode, _KEY.findall(raw)))
    return list(map(str, document.data)) if isinstance(document.data, dict) else []
