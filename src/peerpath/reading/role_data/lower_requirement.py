"""Turns authored requirements into the model's: ids and terms filled in, sets expanded."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Also, Diagnostic
from peerpath.model.provenance import Basis, Provenance
from peerpath.model.requirement import (
    RQF,
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Declares,
    Experience,
    Holds,
    Level,
    LivedExperience,
    Requirement,
    Strength,
    Terms,
    When,
)
from peerpath.reading.role_data.entries import Entries
from peerpath.reading.role_data.requirement_name import areas_of, description, named, names
from peerpath.reading.role_data.shape_requirement import ASKS, GROUPS, OF_THE_POST
from peerpath.reading.yamltree.placed import Path

ASKED: Final = frozenset(ASKS)
TERMS: Final = frozenset(("strength", "when", "within_months", "supported", "assessed", "source", "basis", "note"))
MOST_IN_ONE: Final = 5_000
"""The most requirements of one role, since nested sets could grow without end."""


class Lowering(Struct):
    """What is needed to lower the requirements of one entry, and the problems found."""

    entries: Entries
    owner: Path
    """Section and id of the entry."""
    problems: list[Diagnostic] = []
    paths: dict[str, Path] = {}
    """Where each requirement was authored, by its id."""
    made: int = 0

    def problem(
        self, code: str, message: str, path: Path, help: str = "", also: Path | None = None, key: bool = True
    ) -> None:
        """Report a problem at a path: at its key or its value."""
        second = Also(self.entries.place(also, key=True), "the first one") if also else None
        place = self.entries.place(path, key=key)
        self.problems.append(Diagnostic(code=code, message=message, place=place, help=help, also=second))


class Around(Struct, frozen=True):
    """What a requirement inherits from what is around it."""

    id: str
    terms: Terms
    """Without a note: notes are not inherited."""
    areas: tuple[str, ...] = ()
    """The areas of lived experience that the role names for its posts."""
    sets: tuple[str, ...] = ()
    """The sets that are being expanded, so that none is expanded within itself."""


Member = tuple[Path, Any, str, Around]
"""An authored requirement with its path, the key that says what it asks, and what it inherits."""


def lower_requirements(work: Lowering, shapes: Iterable[Any], path: Path, around: Around) -> tuple[Requirement, ...]:
    """Siblings, with the members of a set in place of the set."""
    return _siblings(work, _members(work, _numbered(shapes, path), around))


class _Siblings(Struct):
    """The requirements of a list so far, by id and by what they ask."""

    paths: dict[str, Path] = {}
    asked: dict[str, str] = {}

    def name(self, ask: str, asked: Any, terms: Terms, owner: str) -> str:
        """The first name that no sibling has, or that of a sibling that asks exactly the same; empty for a group."""
        possible = names(ask, asked, terms)
        plain = next(possible, "")
        if not plain or f"{owner}/{plain}" not in self.paths:
            free = plain
        else:
            free = next((name for name in possible if f"{owner}/{name}" not in self.paths), plain)
        return self.asked.setdefault(description(ask, asked, terms), free) if free else ""


def _siblings(work: Lowering, members: Iterable[Member]) -> tuple[Requirement, ...]:
    made, seen = list[Requirement](), _Siblings()
    for at, shape, ask, around in members:
        work.made += 1
        if work.made > MOST_IN_ONE:
            # Reported once, not for each one too many.
            if work.made == MOST_IN_ONE + 1:
                message = f"more than {MOST_IN_ONE:,} requirements come together here"
                work.problem(codes.TOO_MANY, message, work.owner)
            return ()
        one = _lower(work, shape, ask, at, around, seen)
        if one is not None and one.id in seen.paths:
            message = "two requirements here have the same id"
            help = "Give one of them an id of its own."
            work.problem(codes.SAME_REQUIREMENT_ID, message, at, help, also=seen.paths[one.id])
        elif one is not None:
            seen.paths[one.id] = at
            made.append(one)
    return tuple(made) if work.made <= MOST_IN_ONE else ()


def _numbered(shapes: Iterable[Any], path: Path) -> Iterator[tuple[Path, Any]]:
    return (((*path, n), shape) for n, shape in enumerate(shapes))


def _members(work: Lowering, authored: Iterable[tuple[Path, Any]], around: Around) -> Iterator[Member]:
    for at, shape in authored:
        asked = [key for key in shape if key in ASKED]
        if len(asked) != 1:
            said = f"this one has {' and '.join(ask for ask in ASKS if ask in asked) or 'none'}"
            message = f"a requirement asks for exactly one thing: {said}"
            work.problem(codes.NOT_ONE_THING, message, at, f"Use one of {', '.join(ASKS)}.")
        elif "set" not in asked:
            yield at, shape, asked[0], around
        # A set within itself is reported elsewhere, and never expanded.
        elif shape["set"] not in around.sets:
            yield from _of_set(work, shape, around)


def _of_set(work: Lowering, shape: Any, around: Around) -> Iterator[Member]:
    name = shape["set"]
    entry = work.entries.sections["sets"].get(name)
    if entry is not None and entry.shape is not None:
        terms = _without_note(_terms(shape, around.terms))
        inner = replace(around, terms=terms, sets=(*around.sets, name))
        yield from _members(work, _numbered(entry.shape, ("sets", name)), inner)


def _lower(work: Lowering, shape: Any, ask: str, path: Path, around: Around, seen: _Siblings) -> Requirement | None:
    # Most requirements have no terms of their own and share inherited ones, which saves objects.
    says_nothing = ask != "check" and TERMS.isdisjoint(shape)
    terms = around.terms if says_nothing else _terms(shape, around.terms, is_check=ask == "check")
    name = shape.get("id") or seen.name(ask, shape[ask], terms, around.id)
    if not name:
        message = "a group of requirements needs an id"
        work.problem(codes.MISSING_KEY, message, path, "Add an id: that says what the group is about.")
        return None
    id = f"{around.id}/{name}"
    work.paths.setdefault(id, path)
    common = {"id": id, "terms": terms, "text": shape.get("text", "")}
    if ask == "lived_experience" and shape[ask] == OF_THE_POST:
        common["post_areas"] = around.areas
    if ask not in GROUPS and "unless" not in shape:
        return LEAF[ask](shape[ask], common)
    inner = Around(id, _without_note(terms), around.areas, around.sets)
    common["unless"] = _unless(work, shape, path, inner)
    if ask in GROUPS:
        return _group(work, ask, shape[ask], (*path, ask), inner, common)
    return LEAF[ask](shape[ask], common)


def _group(
    work: Lowering, ask: str, asked: Any, path: Path, inner: Around, common: dict[str, Any]
) -> Requirement | None:
    parts, below = (asked["of"], (*path, "of")) if ask == "at_least" else (asked, path)
    lowered = lower_requirements(work, parts, below, inner)
    if not lowered:
        return None
    if ask == "at_least":
        return AtLeast(count=asked["count"], parts=lowered, **common)
    return AllOf(parts=lowered, **common) if ask == "all_of" else AnyOf(parts=lowered, **common)


def _unless(work: Lowering, shape: Any, path: Path, inner: Around) -> Requirement | None:
    """An exemption applies today: it inherits the source of its requirement, not the time or the strength."""
    if "unless" not in shape:
        return None
    # Otherwise an exemption from something that can wait would only be asked for later.
    plain = replace(inner, terms=Terms(inner.terms.provenance))
    parts = _siblings(work, _members(work, [((*path, "unless"), shape["unless"])], plain))
    if len(parts) < 2:
        return parts[0] if parts else None
    return AllOf(id=f"{inner.id}/unless", terms=plain.terms, parts=parts)


def _terms(shape: Any, around: Terms, *, is_check: bool = False) -> Terms:
    """The terms of one requirement: its own, or else inherited."""
    # Employers check people whom they intend to appoint.
    default = When.AFTER_OFFER if is_check else around.when
    when = When(shape["when"]) if "when" in shape else default
    in_post = when is When.IN_POST
    return Terms(
        provenance=provenance(shape, around.provenance),
        strength=Strength(shape["strength"]) if "strength" in shape else around.strength,
        when=when,
        # A deadline in post has no meaning for what is asked before applying.
        within_months=shape.get("within_months", around.within_months if in_post else None),
        supported=shape.get("supported", around.supported),
        assessed=tuple(shape["assessed"]) if "assessed" in shape else around.assessed,
    )


def provenance(shape: Any, around: Provenance) -> Provenance:
    """Who says so. What is left out is inherited, except for the note."""
    source = shape.get("source", around.source)
    basis = Basis(shape["basis"]) if "basis" in shape else around.basis
    return Provenance(source, basis, shape.get("note", ""))


def _without_note(terms: Terms) -> Terms:
    if not terms.provenance.note:
        return terms
    return replace(terms, provenance=replace(terms.provenance, note=""))


def _holds(asked: Any, common: dict[str, Any]) -> Requirement:
    if isinstance(asked, str):
        return Holds(qualification=asked, **common)
    return Holds(
        qualification=asked["qualification"],
        awarded_within_months=asked.get("awarded_within_months"),
        relevant=asked.get("relevant", False),
        **common,
    )


def _experience(asked: Any, common: dict[str, Any]) -> Requirement:
    return Experience(
        roles=named(asked, "role"),
        occupations=named(asked, "occupation"),
        settings=named(asked, "setting"),
        months=asked.get("months"),
        in_the_last_months=asked.get("in_the_last_months"),
        **common,
    )


def _level(asked: Any, common: dict[str, Any]) -> Requirement:
    framework = asked.get("framework", RQF)
    return Level(subject=asked.get("subject"), at_least=asked.get("at_least"), framework=framework, **common)


def _lived_experience(asked: Any, common: dict[str, Any]) -> Requirement:
    more = asked if isinstance(asked, dict) else {}
    return LivedExperience(
        areas=areas_of(asked), every="all_of" in more, narrower=more.get("narrower", False), **common
    )


LEAF: Final[dict[str, Callable[[Any, dict[str, Any]], Requirement]]] = {
    "holds": _holds,
    "level": _level,
    "experience": _experience,
    "lived_experience": _lived_experience,
    "declares": lambda asked, common: Declares(declaration=asked, **common),
    "equivalent": lambda asked, common: Declares(declaration=asked, equivalent=True, **common),
    "check": lambda asked, common: Check(check=asked, **common),
}
