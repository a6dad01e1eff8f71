"""A profile as the text of a file, and the mark of one that is not finished."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from peerpath.model.profile import OutsideHolding, PartialDate, Profile, Spell
from peerpath.model.qualification import STUDY_HOURS
from peerpath.model.requirement import RQF
from peerpath.reading.yamltree.scalars import meaning

if TYPE_CHECKING:
    from yaml import SafeDumper
    from yaml.nodes import ScalarNode

HEAD: Final = "# A profile for peerpath. It stays on this computer. You can change it, or delete it, as you like.\n"
_MARK: Final = re.compile(r"^# not finished; next: (\S+)(?:; for: (\S+))?$", re.MULTILINE)


class Bookmark(Struct, frozen=True):
    """Where somebody stopped answering questions."""

    next: str
    """The key of the question to go on with."""
    role: str | None = None
    """The role in mind."""


def profile_text(profile: Profile, mark: Bookmark | None = None, notes: Iterable[str] = ()) -> str:
    """Write a profile as the text of a file, with the person's notes at the top. Reading it gives the same profile."""
    import yaml

    lines = [HEAD, *(f"{note}\n" for note in notes)]
    if mark:
        lines.append(f"# not finished; next: {mark.next}" + (f"; for: {mark.role}" if mark.role else "") + "\n")
    data = profile_data(profile)
    if data:
        lines.append(yaml.dump(data, Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=10_000))
    else:
        lines.append("{}\n")
    return "".join(lines)


@cache
def _dumper() -> "type[SafeDumper]":
    """As PyYAML writes, but with quotes round all that our reader, which knows more of YAML's versions, would not take for text."""
    from yaml import SafeDumper

    class Dumper(SafeDumper):
        pass

    def text(dumper: SafeDumper, value: str) -> "ScalarNode":
        style = None if type(meaning(value)) is str else "'"
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return Dumper


def mark_of(text: str) -> Bookmark | None:
    """The bookmark in a profile's text; None if it is finished."""
    found = _MARK.search(text)
    return Bookmark(found[1], found[2]) if found else None


def notes_of(text: str) -> tuple[str, ...]:
    """A person's own comments, in order. A comment at the end of a line keeps what it is about."""
    from peerpath.reading.yamltree.comments import comments
    from peerpath.reading.yamltree.document import YamlDocument

    lines = text.replace("\r\n", "\n").split("\n")
    own = (
        note.text if note.alone else f"# {lines[note.line - 1].strip()}"
        for note in comments(YamlDocument("profile", text, None, ()))
    )
    return tuple(note for line in own if (note := line.rstrip()) != HEAD.rstrip() and not _MARK.match(note))


def profile_data(profile: Profile) -> dict[str, Any]:
    """The profile as plain data, without what is empty."""
    data = {
        "name": profile.name,
        "lived_experience": list(profile.lived_experience),
        "declares": list(profile.declares),
        "holds": [
            *(_dated(one.qualification, "awarded", one.awarded) for one in profile.holds),
            *map(_outside, profile.outside),
        ],
        "studying": [_dated(one.qualification, "until", one.until) for one in profile.studying],
        "experience": [_spell(spell) for spell in profile.experience],
        "not_yet": list(profile.not_yet),
        "not_willing": list(profile.not_willing),
        "study_hours": profile.study_hours if profile.study_hours != STUDY_HOURS else None,
        "waivers": [
            {"requirement": one.requirement, "agreed_by": one.agreed_by, "why": one.why} for one in profile.waivers
        ],
    }
    return {key: value for key, value in data.items() if value}


def _dated(id: str, key: str, when: PartialDate | None) -> Any:
    return {"id": id, key: _date(when)} if when else id


def _outside(holding: OutsideHolding) -> dict[str, Any]:
    parts: Iterable[tuple[str, Any]] = (
        ("title", holding.title),
        ("level", holding.level),
        ("framework", holding.framework if holding.framework != RQF else None),
        ("subject", holding.subject),
        ("awarded", _date(holding.awarded) if holding.awarded else None),
    )
    return {key: value for key, value in parts if value is not None}


def _spell(spell: Spell) -> dict[str, Any]:
    parts: Iterable[tuple[str, Any]] = (
        ("role", spell.role),
        ("occupation", spell.occupation),
        ("setting", spell.setting),
        ("months", spell.months),
        ("until", _date(spell.until) if spell.until else None),
    )
    return {key: value for key, value in parts if value}


def _date(when: PartialDate) -> str | int:
    return when.year if when.month is None else when.written()
