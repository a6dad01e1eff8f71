"""Files that a person opens, saves or pastes in a page: their texts in, values out."""

from typing import Any

from msgspec import Struct

from peerpath.ask.people import read_text, remarks_on
from peerpath.ask.planner import Planner, the_day
from peerpath.reading.files import builtin_data
from peerpath.reading.people.write_profile import notes_of, profile_data, profile_text


class ProfileFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A profile as a file."""

    yaml: str
    name: str = "profile.yaml"
    as_of: str | None = None


class ProfileData(Struct, frozen=True, forbid_unknown_fields=True):
    """A profile as plain data, with the person's own notes."""

    profile: dict[str, Any]
    notes: list[str] = []


class RoleFiles(Struct, frozen=True, forbid_unknown_fields=True):
    """Files of role data by name."""

    files: dict[str, str]
    as_of: str | None = None


def profile_of_file(file: ProfileFile, planner: Planner) -> dict[str, Any]:
    """The profile of a file, with what is worth a second look. Raises DataError with a line for each problem."""
    profile = read_text(file.yaml.encode(), file.name, planner.catalogue)
    return {
        "profile": profile_data(profile),
        "notes": notes_of(file.yaml),
        "remarks": remarks_on(profile, the_day(file.as_of)),
    }


def file_of_profile(told: ProfileData, planner: Planner) -> dict[str, Any]:
    """The text of a profile's file. Raises DataError where the data is no profile."""
    return {"yaml": profile_text(planner.profile(told.profile), notes=told.notes)}


def checked(told: RoleFiles) -> dict[str, Any]:
    """What is wrong with files of role data, laid over the built-in data where the page has it."""
    from peerpath.reading.role_data.layers import read_layer
    from peerpath.validate.output.as_json import data
    from peerpath.validate.runner import CheckOptions, check_files

    here = builtin_data()
    under = [read_layer(here).value or ()] if here.is_dir() else []
    files = tuple((name, text.encode()) for name, text in told.files.items())
    return data(check_files(files, under, CheckOptions(today=the_day(told.as_of))))
