"""The JSON Schemas that ``peerpath schema`` gives."""

import json
from importlib.resources import files
from typing import Any, Final

from peerpath.reading.schemas import profile_schema, role_data_schema

NAMES: Final = ("roles", "qualifications", "profile", "gap", "route", "next", "map")


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a file format or a JSON answer. ``name`` is one of `NAMES`; others raise KeyError.

    Roles and qualifications share a schema, since one file may hold both.
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
