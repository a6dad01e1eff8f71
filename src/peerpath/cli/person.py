"""The profile of whoever asks: from files, from flags, or from both together."""

import sys
from pathlib import Path
from typing import Any

from msgspec import Struct

from peerpath.cli.edge import problem_lines, stop
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NOBODY_YET, Profile

MOST_BYTES = 1_000_000


class Flags(Struct, frozen=True):
    """What was said of a person on the command line."""

    holds: list[str] | None = None
    studying: list[str] | None = None
    experience: list[str] | None = None
    lived_experience: list[str] | None = None
    declares: list[str] | None = None
    not_willing: list[str] | None = None


def person(file: str | None, flags: Flags, catalogue: Catalogue) -> Profile:
    """The profile of a file with the flags added, or every problem of either."""
    data, problems = _data(flags, catalogue)
    profile = _of_file(file, catalogue, problems) if file is not None else NOBODY_YET
    if data:
        from peerpath.reading.profile import read_profile_data

        read = read_profile_data(data, "command line", catalogue)
        problems += problem_lines(read.diagnostics)
        profile = _together(profile, read.value) if read.value else profile
    if problems:
        stop(*problems)
    return profile


def profile_bytes(file: str) -> bytes:
    """A profile as it lies on disk or comes from standard input. Ends with code 2 where it cannot be read."""
    try:
        if file == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "this is not the name of a file"
        stop(f"{file}: cannot be opened: {why.lower()}.")


def _of_file(file: str, catalogue: Catalogue, problems: list[str]) -> Profile:
    from peerpath.reading.profile import read_profile

    read = read_profile(profile_bytes(file), "standard input" if file == "-" else file, catalogue)
    problems += problem_lines(read.diagnostics)
    return read.value or NOBODY_YET


def _together(first: Profile, second: Profile) -> Profile:
    return Profile(
        name=first.name,
        lived_experience=tuple(dict.fromkeys((*first.lived_experience, *second.lived_experience))),
        declares=tuple(dict.fromkeys((*first.declares, *second.declares))),
        holds=(*first.holds, *second.holds),
        studying=(*first.studying, *second.studying),
        experience=(*first.experience, *second.experience),
        not_willing=tuple(dict.fromkeys((*first.not_willing, *second.not_willing))),
        waivers=first.waivers,
    )


def _data(flags: Flags, catalogue: Catalogue) -> tuple[dict[str, Any], list[str]]:
    """The flags as the plain data of a profile, and what is wrong with how they are written."""
    problems: list[str] = []
    data = {
        "lived_experience": _ids(flags.lived_experience),
        "declares": _ids(flags.declares),
        "not_willing": _ids(flags.not_willing),
        "holds": [_dated(text, "awarded") for text in _ids(flags.holds)],
        "studying": [_dated(text, "until") for text in _ids(flags.studying)],
        "experience": [_spell(text, catalogue, problems) for text in _ids(flags.experience)],
    }
    return {key: value for key, value in data.items() if value}, problems


def _ids(given: list[str] | None) -> list[str]:
    """Each given once, or several with commas between them."""
    return [part.strip() for text in given or () for part in text.split(",") if part.strip()]


def _dated(text: str, key: str) -> Any:
    id, equals, when = text.partition("=")
    return {"id": id, key: when} if equals else id


def _spell(text: str, catalogue: Catalogue, problems: list[str]) -> dict[str, Any]:
    id, _, months = text.partition("=")
    if not (months.isascii() and months.isdecimal() and len(months) < 6):
        problems.append("--experience wants an id, an equals sign and whole months, such as peer-support-worker=18.")
        return {"months": 1, "setting": next(iter(catalogue.settings), "")}
    kind = "setting" if id in catalogue.settings else "occupation"
    return {"role" if "/" in id else kind: id, "months": int(months)}
