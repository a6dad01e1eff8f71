"""The file formats as JSON Schema, for editors and other programs."""

from typing import Any

from pydantic import TypeAdapter

from peerpath.reading.people.shape_profile import ProfileShape
from peerpath.reading.role_data.shape_catalogue import FileShape

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def role_data_schema() -> dict[str, Any]:
    """The JSON Schema of a role data file."""
    return {"$schema": DIALECT, **TypeAdapter(FileShape).json_schema(), "title": "Role data for peerpath"}


def profile_schema() -> dict[str, Any]:
    """The JSON Schema of a profile."""
    return {"$schema": DIALECT, **TypeAdapter(ProfileShape).json_schema(), "title": "A profile for peerpath"}
