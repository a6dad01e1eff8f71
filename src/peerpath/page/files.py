"""Files that a person opens, saves or pastes in a page: their texts in, values out."""

from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from peerpath.ask.day import the_day
from peerpath.ask.errors import DataError
from peerpath.ask.people import read_text, remarks_on
from peerpath.ask.planner import Planner
from peerpath.diagnostic.diagnostic import Diagnostic
from peerpath.document.clean import clean
from peerpath.reading.files import builtin_data
from peerpath.reading.people.write_profile import notes_of, profile_data, profile_text
from peerpath.reading.yamltree.decode import HIDDEN

OWN_DATA = Path(__file__).resolve().parent / "own"
"""In a page: a folder for each folder of role data that it was made from, besides the built-in data."""

TO_TYPE = "peerpath "
"""Found in help texts that tell which command to type."""


class ProfileFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The file of a profile."""

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
    """The profile of a file, with what is worth a second look. Raises DataError with a sentence for each problem."""
    try:
        profile = read_text(file.yaml.encode(), file.name, planner.catalogue)
    except DataError as wrong:
        raise DataError(*map(_plainly, wrong.problems), problems=wrong.problems) from None
    return {
        "profile": profile_data(profile),
        "notes": notes_of(file.yaml),
        "remarks": remarks_on(profile, the_day(file.as_of)),
    }


def _plainly(problem: Diagnostic) -> str:
    """Place and message for people without a terminal: no codes, and no commands to type."""
    place, help = problem.place, "" if TO_TYPE in problem.help else problem.help
    where = f"Line {place.line}, column {place.column}: " if place.line else ""
    near = f"Did you mean {' or '.join(problem.suggestions)}?" if problem.suggestions else ""
    return " ".join(filter(None, (f"{where}{problem.message.rstrip('.')}.", near, help)))


def file_of_profile(told: ProfileData, planner: Planner) -> dict[str, Any]:
    """Write the text of a profile file. Raises DataError if the data is not a profile."""
    profile = planner.profile(told.profile)
    # A pasted name may contain characters that no file may hold.
    seen = replace(profile, name=HIDDEN.sub("", clean(profile.name or "")).strip() or None)
    text = profile_text(seen, notes=told.notes)
    # Never save what cannot be read again: the person would only find out when everything else is gone.
    read_text(text.encode(), "your answers", planner.catalogue)
    return {"yaml": text}


def checked(told: RoleFiles) -> dict[str, Any]:
    """What is wrong with role data files, checked together with the role data that the page was made from."""
    from peerpath.reading.role_data.layers import read_layer
    from peerpath.validate.output.as_json import data
    from peerpath.validate.runner import CheckOptions, check_files

    folders = [builtin_data(), *(sorted(OWN_DATA.iterdir()) if OWN_DATA.is_dir() else ())]
    under = [read_layer(folder).value or () for folder in folders if folder.is_dir()]
    files = tuple((name, text.encode()) for name, text in told.files.items())
    found = data(check_files(files, under, CheckOptions(today=the_day(told.as_of))))
    for one in found["diagnostics"]:
        one["help"] = None if TO_TYPE in (one["help"] or "") else one["help"]
    return found
