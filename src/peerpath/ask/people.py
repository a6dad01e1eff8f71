"""Reads the profile of the person who asks, from a file, a text, plain data, or flags."""

from collections.abc import Container, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from peerpath.ask.errors import DataError, problem_lines, value_of
from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Place
from peerpath.diagnostic.shown import brief, shown
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NO_LIVED_EXPERIENCE, NOBODY_YET, Profile
from peerpath.model.qualification import STUDY_HOURS
from peerpath.reading.people.kinds import FILES

MOST_BYTES = 1_000_000
"""Of one profile."""
ProfileLike = Profile | Mapping[str, Any] | str | bytes | Path
"""A person's profile in any form: read already, as plain data, as text, or the name of a file."""
_WANTS = "--experience wants a kind of work, an equals sign and whole months: peer-support-worker=18."


def person(told: ProfileLike | None, catalogue: Catalogue) -> Profile:
    """Read a profile and look up every id in it. None is a person about whom nothing is known.

    A string is a file name, unless it has a line break, starts with a brace, or has a colon and a space as in YAML.
    Raises DataError, which names a file that is not there only if its name ends like that of a profile: anything else
    may be what a person said.
    """
    match told:
        case None:
            return NOBODY_YET
        case Profile():
            return _checked(told, catalogue)
        case Mapping():
            return _from_data(_plain(told), "profile", catalogue)
        case str() | bytes() if not told.strip():
            return NOBODY_YET
        case bytes():
            return read_text(told, "profile", catalogue)
        case str() if _is_text(told):
            return read_text(told.encode(errors="surrogateescape"), "profile", catalogue)
        case str() | Path():
            return read_text(_bytes_of(told), str(told), catalogue)
        case _:
            raise DataError("A profile is of one person: a file, its text, or its keys with values.")


def _is_text(told: str) -> bool:
    return "\n" in told or ": " in told or told.lstrip().startswith("{")


def read_text(text: bytes, origin: str, catalogue: Catalogue) -> Profile:
    """Read the text of a profile. ``origin`` names it in problems. Raises DataError."""
    from peerpath.reading.people.profile import read_profile

    return value_of(read_profile(text, origin, catalogue))


def _bytes_of(named: str | Path) -> bytes:
    try:
        return file_bytes(named)
    except DataError:
        if isinstance(named, Path) or named.lower().endswith(FILES):
            raise
    raise DataError("No such file can be opened. The text of a profile has keys with values, such as holds: [pgce].")


def file_bytes(file: str | Path) -> bytes:
    """Read at most `MOST_BYTES` + 1 bytes of a file, enough to tell that it is too large.

    Raises DataError if it cannot be opened.
    """
    try:
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "this is not the name of a file"
        message = f"cannot be opened: {why.lower()}"
        problem = Diagnostic(code=codes.UNOPENED, message=message, place=Place(str(file)), private=True)
        raise DataError(f"{brief(shown(str(file)))}: {message}.", problems=(problem,)) from None


def _plain(told: Any, depth: int = 3) -> Any:
    """Plain data, with dates as text, and cells of tables as what they hold. Nothing is wanted below ``depth``."""
    # Cells and columns of NumPy and pandas, neither of which is imported for it.
    value = told.tolist() if hasattr(told, "tolist") and not isinstance(told, type) else told
    match value:
        case Mapping() if depth:
            return {key: _plain(one, depth - 1) for key, one in value.items()}
        case set() | frozenset() if depth:
            return _plain(sorted(value, key=str), depth)
        case list() | tuple() if depth:
            return [_plain(one, depth - 1) for one in value]
    return _single(value)


def _single(value: object) -> object:
    """A text, a number or a date as text; None for a cell without a value, and a value that is refused for the rest."""
    if type(value).__name__ == "NAType" or (isinstance(value, date | float) and value != value):
        return None
    # A column of whole numbers with a gap in it holds each of them as 12.0.
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, date):
        return value.isoformat()[:10]
    return value if isinstance(value, str | int | float | None) else object()


def _from_data(data: object, origin: str, catalogue: Catalogue) -> Profile:
    from peerpath.reading.people.profile import read_profile_data

    return value_of(read_profile_data(data, origin, catalogue))


def _checked(profile: Profile, catalogue: Catalogue) -> Profile:
    """Check a profile that was read before: an id that this catalogue lacks would silently count for nothing."""
    if profile is not NOBODY_YET:
        from peerpath.reading.people.write_profile import profile_data

        _from_data(profile_data(profile), "profile", catalogue)
    return profile


def remarks_on(profile: Profile, today: date) -> list[str]:
    """List what is valid in a profile but worth a second look, without repeating what it says."""
    passed = [n for n, one in enumerate(profile.studying, 1) if one.until and one.until.last_day() < today]
    return [
        f"studying, number {n}: the end of this course has passed. If it is done, move it to holds." for n in passed
    ]


Flags = Mapping[str, Any]
"""What flags say about a person: texts in the short form of one line by key, and the hours of study."""


def said(flags: Flags, catalogue: Catalogue) -> Profile:
    """Read the profile that flags describe. Raises DataError with every problem."""
    if not any(flags.values()):
        return NOBODY_YET
    profile, lines, problems = _said(flags, catalogue)
    if lines:
        raise DataError(*lines, problems=problems)
    return profile


def supposed(given: list[str], catalogue: Catalogue) -> Profile:
    """Read what ``--what-if`` supposes, each as "key=value". Raises DataError with every problem."""
    from peerpath.reading.people.shorthand import PARTS

    parts: dict[str, list[str]] = {}
    wrong = []
    for text in given:
        key, equals, value = text.partition("=")
        key = key.strip().replace("-", "_")
        if not equals or key not in PARTS:
            wrong.append(f"--what-if wants a key, an equals sign and a value; keys: {', '.join(PARTS)}.")
        else:
            parts.setdefault(key, []).append(value)
    profile, lines, problems = _said(parts, catalogue)
    if wrong or lines:
        raise DataError(*wrong, *(f"--what-if: {line.removeprefix('--')}" for line in lines), problems=problems)
    return profile


def together(first: Profile, second: Profile) -> Profile:
    """Merge two profiles. Where they disagree the second wins; name and waivers come from the first."""
    if second is NOBODY_YET:
        return first
    # Said both ways, a profile would be refused: what is typed now is meant to change what the file says.
    first = _without_the_contrary(first, second)
    each = {
        field: tuple(dict.fromkeys((*getattr(first, field), *getattr(second, field))))
        for field in ("lived_experience", "declares", "not_yet", "not_willing")
    }
    lists = ("holds", "outside", "studying", "experience")
    every = {field: (*getattr(first, field), *getattr(second, field)) for field in lists}
    # Flags that say nothing of hours hold the usual number.
    hours = first.study_hours if second.study_hours == STUDY_HOURS else second.study_hours
    return replace(first, **each, **every, study_hours=hours)


def _without_the_contrary(first: Profile, second: Profile) -> Profile:
    """The first profile without what the second contradicts: a no removes a yes, and a yes removes a no."""
    held = (one.qualification for one in second.holds)
    said = {
        *second.declares,
        *second.lived_experience,
        *held,
        *([NO_LIVED_EXPERIENCE] if second.lived_experience else []),
    }
    none = NO_LIVED_EXPERIENCE in second.not_yet
    return replace(
        first,
        declares=_but(first.declares, second.not_yet),
        holds=tuple(one for one in first.holds if one.qualification not in second.not_yet),
        lived_experience=() if none else _but(first.lived_experience, second.not_yet),
        not_yet=_but(first.not_yet, said),
    )


def _but(ids: tuple[str, ...], these: Container[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id not in these)


def _said(flags: Flags, catalogue: Catalogue) -> tuple[Profile, list[str], tuple[Diagnostic, ...]]:
    """The profile that flags describe, with its problems both as lines and as values."""
    data, lines = _data(flags, catalogue)
    if not data:
        return NOBODY_YET, lines, ()
    from peerpath.reading.people.profile import read_profile_data

    read = read_profile_data(data, "command line", catalogue)
    # A place in plain data means nothing to who typed flags.
    problems = tuple(_as_typed(problem, flags) for problem in read.diagnostics)
    return read.value or NOBODY_YET, lines + problem_lines(problems), problems


def _as_typed(problem: Diagnostic, flags: Flags) -> Diagnostic:
    """The problem at its flag, with what to type as its help."""
    from peerpath.reading.people.profile import BY_TITLE

    help = 'If no list has it: --also-holds "HNC Social Services".' if problem.help == BY_TITLE else problem.help
    return replace(problem, place=_flag(problem.place, flags), help=help)


def _flag(place: Place, flags: Flags) -> Place:
    """The flag behind a place in the plain data, and its number among several; never its value."""
    from peerpath.reading.people.shorthand import ids

    key, _, rest = place.path.partition(", ")
    number = rest.partition(", ")[0].removeprefix("number ")
    if not number.isdecimal():
        return Place(f"--{key.replace('_', '-')}")
    at, by_id = int(number), len(ids(_joined(flags.get("holds") or [])))
    if key == "holds" and at > by_id:
        key, at = "also_holds", at - by_id
    return Place(f"--{key.replace('_', '-')}, number {at}")


def _data(flags: Flags, catalogue: Catalogue) -> tuple[dict[str, Any], list[str]]:
    """The flags as a profile's plain data, and a line for each that is written wrongly."""
    from peerpath.reading.people.shorthand import data_of

    data = data_of({key: _joined(value) for key, value in flags.items() if value}, catalogue)
    spells = data.get("experience", [])
    # Those without months are told as lines; the others are still looked at, so that all is told at once.
    data["experience"] = [one for one in spells if isinstance(one.get("months"), int)]
    lines = [_WANTS] * (len(spells) - len(data["experience"]))
    return {key: value for key, value in data.items() if value}, lines


def _joined(given: Any) -> Any:
    """What a flag says when it is given several times, as one text."""
    return "\n".join(given) if isinstance(given, list) else given
