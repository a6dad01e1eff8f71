"""The profile of whoever asks: from files, from flags, or from both together."""

import sys
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from peerpath.cli.edge import problem_lines
from peerpath.cli.ending import stop
from peerpath.diagnostic.diagnostic import Place
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NOBODY_YET, Profile

MOST_BYTES = 1_000_000
_WANTS = "--experience wants a kind of work, an equals sign and whole months: peer-support-worker=18."


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
    said, problems = _said(flags, catalogue)
    profile, more = read_one(file, catalogue) if file is not None else (NOBODY_YET, [])
    if problems or more:
        stop(*problems, *more)
    return together(profile or NOBODY_YET, said)


def said(flags: Flags, catalogue: Catalogue) -> Profile:
    """What the flags alone say, or every problem of them."""
    profile, problems = _said(flags, catalogue)
    if problems:
        stop(*problems)
    return profile


def supposed(given: list[str], catalogue: Catalogue) -> Profile:
    """What ``--what-if`` supposes: parts of a profile, each as "key=value"."""
    parts: dict[str, list[str]] = {}
    problems = []
    for text in given:
        key, equals, value = text.partition("=")
        key = key.strip().replace("-", "_")
        if not equals or key not in Flags.__struct_fields__:
            problems.append(
                f"--what-if wants a key, an equals sign and a value; keys: {', '.join(Flags.__struct_fields__)}."
            )
        else:
            parts.setdefault(key, []).append(value)
    profile, more = _said(Flags(**parts), catalogue)
    if problems or more:
        stop(*problems, *(f"--what-if: {line.removeprefix('--')}" for line in more))
    return profile


def _said(flags: Flags, catalogue: Catalogue) -> tuple[Profile, list[str]]:
    data, problems = _data(flags, catalogue)
    if not data:
        return NOBODY_YET, problems
    from peerpath.reading.people.profile import read_profile_data

    read = read_profile_data(data, "command line", catalogue)
    return read.value or NOBODY_YET, problems + problem_lines(
        replace(d, place=_flag(d.place)) for d in read.diagnostics
    )


def _flag(place: Place) -> Place:
    """The flag that a part of the plain data came from, and which one of several: never what was said with it."""
    key, _, rest = place.path.partition(" / ")
    number = rest.partition(" / ")[0]
    return Place(f"--{key.replace('_', '-')}" + (f", number {int(number) + 1}" if number.isdecimal() else ""))


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


def together(first: Profile, second: Profile) -> Profile:
    """What either says; the name and the waivers are those of the first."""
    if second is NOBODY_YET:
        return first
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
    from peerpath.reading.people.shorthand import dated, spell

    spells = [(text, spell(text, catalogue)) for text in _each(flags.experience)]
    wrong = [text for text, one in spells if not isinstance(one.get("months"), int)]
    problems = [_WANTS for _ in wrong]
    data = {
        "lived_experience": _each(flags.lived_experience),
        "declares": _each(flags.declares),
        "not_willing": _each(flags.not_willing),
        "holds": [dated(text, "awarded") for text in _each(flags.holds)],
        "studying": [dated(text, "until") for text in _each(flags.studying)],
        "experience": [one for text, one in spells if text not in wrong],
    }
    return {key: value for key, value in data.items() if value}, problems


def _each(given: list[str] | None) -> list[str]:
    """Each given once, or several with commas between them."""
    from peerpath.reading.people.shorthand import ids

    return [one for text in given or () for one in ids(text)]


def read_one(file: str, catalogue: Catalogue) -> tuple[Profile | None, list[str]]:
    """The profile of a file, and a line for each problem. Ends with code 2 where it cannot be opened."""
    from peerpath.reading.people.profile import read_profile

    found = read_profile(profile_bytes(file), "standard input" if file == "-" else file, catalogue)
    return found.value, problem_lines(found.diagnostics)
