"""Reads a person's profile. Messages never repeat what a person wrote: they name the place, and what is known."""

from collections.abc import Iterable
from typing import Any, Final

from msgspec.structs import replace

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Read, in_order
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import (
    NO_LIVED_EXPERIENCE,
    Holding,
    OutsideHolding,
    PartialDate,
    Profile,
    Spell,
    Study,
    Waiver,
)
from peerpath.model.qualification import STUDY_HOURS, Qualification
from peerpath.model.requirement import RQF, everything_in
from peerpath.model.role import Role
from peerpath.reading.dates import partial_date
from peerpath.reading.people.fits import fits
from peerpath.reading.yamltree.placed import Given, Path, Placed

IDS: Final = {
    "lived_experience": "areas",
    "declares": "declarations",
    "holds": "qualifications",
    "studying": "qualifications",
    "not_willing": "qualifications",
}
"""Keys that list ids, with the section of the catalogue that these are from."""
IF_TABLE: Final = "If this is a table with a person a line, add --table csv."
IF_LIST: Final = "For many people, name the file .jsonl, with a profile a line and no [ ] around them."
BY_TITLE: Final = "If no list has it, write its title: {title: HNC Social Services}."
"""What helps with something held that the catalogue does not have; flags and tables write it otherwise."""
NAMED_BY_SPELL: Final = {"role": "roles", "occupation": "occupations", "setting": "settings"}


def read_profile(text: bytes, name: str, catalogue: Catalogue) -> Read[Profile]:
    """Read the bytes of a profile file. Every problem has a line and is private."""
    read = _read_text(text, name, catalogue)
    if read.value is not None:
        return read
    # Only here are the shapes of role data worth the time that they take to import.
    from peerpath.reading.role_data.foreign import role_data_as_profile, table_as_profile

    if told := table_as_profile(name) or role_data_as_profile(text, name):
        return Read(None, (told,))
    hint = IF_TABLE if name.lower().endswith(".txt") else IF_LIST if _begins(text) == b"[" else ""
    if hint:
        first, *rest = read.diagnostics
        return Read(None, (replace(first, help=" ".join(filter(None, (first.help, hint)))), *rest))
    return read


def _begins(text: bytes) -> bytes:
    """The first character, after what may mark the encoding."""
    from peerpath.reading.yamltree.decode import BOM

    return text.removeprefix(BOM).lstrip()[:1]


def _read_text(text: bytes, name: str, catalogue: Catalogue) -> Read[Profile]:

    is_json = name.lower().endswith(".json")
    # JSON from a pipe has no name to recognise it by, and text that begins like JSON may still be YAML.
    if is_json or _begins(text) in (b"{", b"["):
        from peerpath.reading.people.json_text import JsonText

        json = JsonText(text, name)
        data = json.read()
        if is_json or not any(one.code == codes.SYNTAX for one in data.diagnostics):
            return Read(None, data.diagnostics) if data.diagnostics else _read(data.value, json, catalogue)
    return _read_yaml(text, name, catalogue)


def _read_yaml(text: bytes, name: str, catalogue: Catalogue) -> Read[Profile]:
    from peerpath.reading.yamltree.tree import read_tree

    tree = read_tree(text, name, drops=True)
    told = tuple(replace(problem, private=True) for problem in tree.diagnostics)
    if tree.value is None:
        return Read(None, told)
    rest = _read(tree.value.data, tree.value, catalogue)
    problems = told + tuple(d for d in rest.diagnostics if d.place not in {one.place for one in told})
    return Read(None if problems else rest.value, in_order(problems))


def read_profile_data(data: object, origin: str | Placed, catalogue: Catalogue) -> Read[Profile]:
    """Read plain data, such as flags or a table's row. ``origin`` names it in problems, or knows its places."""
    return _read(data, Given(origin, data) if isinstance(origin, str) else origin, catalogue)


def _read(data: object, where: Placed, catalogue: Catalogue) -> Read[Profile]:
    problems = _Problems(where, catalogue)
    shape: Any = _without_nothing(data)
    if not fits(shape):
        # Only here is Pydantic worth its 80 ms, to say what is wrong and where.
        from peerpath.reading.people.misfit import usable

        shape, problems.found = usable(shape, where)
    profile = _lower(shape, problems)
    return Read(None if problems.found else profile, in_order(problems.found))


def _without_nothing(data: Any) -> Any:
    """The same without keys that hold nothing: null, empty and absent are one. Items of lists keep their places."""
    if not isinstance(data, dict):
        return data
    return {key: _each_told(value) if isinstance(value, list) else value for key, value in _told(data).items()}


def _each_told(items: list[Any]) -> list[Any]:
    return [_told(one) if isinstance(one, dict) else one for one in items]


def _told(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None and value != ""}


def _items(shape: Any, key: str) -> Iterable[tuple[int, Any]]:
    """The items of a list that can be used, with their positions."""
    return ((n, one) for n, one in enumerate(shape.get(key, ())) if one is not None)


class _Problems:
    """Problems that are looked for once the shape is right."""

    def __init__(self, where: Placed, catalogue: Catalogue) -> None:
        self.where, self.catalogue = where, catalogue
        self.found: list[Diagnostic] = []

    def tell(self, code: str, message: str, path: Path, near: tuple[str, ...] = (), help: str = "") -> None:
        place = self.where.place(path)
        self.found.append(
            Diagnostic(code=code, message=message, place=place, suggestions=near, help=help, private=True)
        )

    def unless_listed(self, of: str, id: str, path: Path, help: str = "") -> None:
        """Report an id that the catalogue does not have, with the ids that may be meant, or else with help."""
        ids = getattr(self.catalogue, of)
        if id not in ids:
            from peerpath.diagnostic.nearest import akin

            message = f"the catalogue has no such {of.removesuffix('s')}"
            near = akin(id, ids)
            self.tell(codes.CODE_OF[of], message, path, near, "" if near else help or self._instead(of))

    def _instead(self, of: str) -> str:
        """What to do about an id that is like none."""
        if of == "areas":
            return f"It knows {', '.join(sorted(self.catalogue.areas))}. Write the nearest, or leave it out."
        return (
            "To see all roles, type: peerpath roles"
            if of in ("roles", "occupations")
            else "Leave it out if you do not know."
        )

    def date(self, value: str | int | None, path: Path) -> PartialDate | None:
        if value is None:
            return None
        date = partial_date(value)
        if date is None:
            self.tell(codes.IMPOSSIBLE_DATE, "this is no date", path, help="Write 2024, 2024-07 or 2024-07-01.")
        return date


def _lower(shape: Any, problems: _Problems) -> Profile:
    for key, of in IDS.items():
        for n, one in _items(shape, key):
            id, path = (one, (key, n)) if isinstance(one, str) else (one.get("id"), (key, n, "id"))
            if id is not None:
                problems.unless_listed(of, id, path, BY_TITLE if key == "holds" else "")
    return Profile(
        name=shape.get("name"),
        lived_experience=tuple(shape.get("lived_experience", ())),
        declares=tuple(shape.get("declares", ())),
        holds=tuple(Holding(id, date) for id, date in _dated(shape, "holds", "awarded", problems)),
        outside=tuple(_outside(shape, problems)),
        studying=tuple(Study(id, date) for id, date in _dated(shape, "studying", "until", problems)),
        experience=tuple(_spell(one, ("experience", n), problems) for n, one in _items(shape, "experience")),
        not_yet=_not_yet(shape, problems),
        not_willing=tuple(shape.get("not_willing", ())),
        study_hours=shape.get("study_hours", STUDY_HOURS),
        waivers=tuple(_waiver(one, ("waivers", n), problems) for n, one in _items(shape, "waivers")),
    )


def _not_yet(shape: Any, problems: _Problems) -> tuple[str, ...]:
    """Read what the person said no to; nobody can both have and not have something."""
    catalogue = problems.catalogue
    listed = {*catalogue.declarations, *catalogue.areas, *catalogue.qualifications, NO_LIVED_EXPERIENCE}
    yes = {one for key in ("declares", "lived_experience") for _, one in _items(shape, key)}
    yes |= {one if isinstance(one, str) else one.get("id") for _, one in _items(shape, "holds")}
    said = dict(_items(shape, "not_yet"))
    for n, one in said.items():
        if one not in listed:
            from peerpath.diagnostic.nearest import akin

            message = "the catalogue has no such declaration, area or qualification"
            problems.tell(codes.UNKNOWN_DECLARATION, message, ("not_yet", n), akin(one, listed))
        elif one in yes or (one == NO_LIVED_EXPERIENCE and shape.get("lived_experience")):
            message = "this is said to be so, and not to be so"
            problems.tell(codes.NOT_ONE_THING, message, ("not_yet", n), help="Take it out here or there.")
    return tuple(said.values())


def _dated(shape: Any, key: str, date: str, problems: _Problems) -> Iterable[tuple[str, PartialDate | None]]:
    for n, one in _items(shape, key):
        if isinstance(one, str):
            yield one, None
        elif "id" in one:
            yield one["id"], problems.date(one.get(date), (key, n, date))


def _outside(shape: Any, problems: _Problems) -> Iterable[OutsideHolding]:
    """What is held and told by a title; what the catalogue lists has to be told by its id, or would count for nothing."""
    for n, one in _items(shape, "holds"):
        if isinstance(one, str):
            continue
        path: Path = ("holds", n)
        beside = [key for key in ("title", "level", "framework", "subject") if key in one]
        if "id" in one and beside:
            problems.tell(codes.NOT_ONE_THING, "an id stands alone: the catalogue knows the rest", (*path, beside[0]))
        elif "title" in one:
            yield _held_outside(one, path, problems)
        elif "id" not in one:
            problems.tell(codes.NOT_ONE_THING, "what is held has an id of the catalogue, or a title", path)


def _held_outside(one: Any, path: Path, problems: _Problems) -> OutsideHolding:
    title = one["title"].strip()
    if id := _listed(title, problems.catalogue):
        help = f"Write its id instead: {id}."
        problems.tell(codes.NOT_ONE_THING, "the catalogue lists this one", (*path, "title"), help=help)
    subject = one.get("subject")
    if subject is not None and subject not in problems.catalogue.subjects:
        help = f"It knows {', '.join(sorted(problems.catalogue.subjects))}. Leave it out if none fits."
        problems.tell(codes.UNKNOWN_SUBJECT, "the catalogue has no such subject", (*path, "subject"), help=help)
    return OutsideHolding(
        title=title,
        level=one.get("level"),
        framework=one.get("framework", RQF),
        subject=subject,
        awarded=problems.date(one.get("awarded"), (*path, "awarded")),
    )


def _listed(title: str, catalogue: Catalogue) -> str:
    """The id of a qualification that is called just so; empty where there is none."""
    named = title.casefold()
    courses = catalogue.qualifications.values()
    return next((q.id for q in courses if named in map(str.casefold, (q.title, *q.also_called))), "")


def _spell(shape: Any, path: Path, problems: _Problems) -> Spell:
    named = {key: shape[key] for key in NAMED_BY_SPELL if key in shape}
    # Work without a kind would silently count for nothing.
    if not named:
        message = "experience is in a role, an occupation or a setting, and names one of them"
        problems.tell(codes.NOT_ONE_THING, message, path)
    for key, id in named.items():
        problems.unless_listed(NAMED_BY_SPELL[key], id, (*path, key))
    return Spell(months=shape["months"], until=problems.date(shape.get("until"), (*path, "until")), **named)


def _waiver(shape: Any, path: Path, problems: _Problems) -> Waiver:
    id = shape["requirement"]
    owners: list[Role | Qualification] = [
        *problems.catalogue.roles.values(),
        *problems.catalogue.qualifications.values(),
    ]
    # A requirement's id begins with its owner's, so only a few have to be searched.
    if id not in _requirement_ids(one for one in owners if id.startswith(one.id)):
        from peerpath.diagnostic.nearest import nearest

        near = nearest(id, {*_requirement_ids(owners), *(one.id for one in owners)} - {id})
        message = "the catalogue has no such requirement"
        help = "" if near else "peerpath gap with --format json shows the ids of a role's requirements."
        problems.tell(codes.UNKNOWN_REQUIREMENT, message, (*path, "requirement"), near, help)
    return Waiver(id, shape["agreed_by"], shape["why"])


def _requirement_ids(owners: Iterable[Role | Qualification]) -> frozenset[str]:
    return frozenset(one.id for owner in owners for top in owner.requires for one in everything_in(top))
