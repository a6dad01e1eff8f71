"""The JSON Schemas that ``peerpath schema`` gives."""

import json
from importlib.resources import files
from typing import Any, Final

from peerpath.reading.schemas import profile_schema, role_data_schema

NAMES: Final = ("roles", "qualifications", "profile", "gap", "route", "next", "map")


def schema(name: str) -> dict[str, Any]:
    """The schema of a file format or of a JSON answer. ``name`` is one of `NAMES`; others raise a KeyError.

    Roles and qualifications may stand in one file, so they share a schema.
    """
    match name:
        case "roles" | "qualifications":
            return role_data_schema()
        case "profile":
            return profile_schema()
        case "gap" | "route" | "next" | "map":
            text = (files("peerpath.validate") / "schemas" / f"{name}.json").read_text(encoding="utf-8")
            answer: dict[str, Any] = json.loads(text)
            return answer
        case _:
            raise KeyError(name)
