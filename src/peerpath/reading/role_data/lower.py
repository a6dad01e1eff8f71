"""Authored shapes to the frozen values of the model."""

from collections.abc import Mapping
from math import ceil
from typing import Any, Final

from peerpath.diagnostic import codes
from peerpath.model.catalogue import Organisation, Term, Word
from peerpath.model.provenance import Basis, Provenance, Remark, Source
from peerpath.model.qualification import Funding, Length, Qualification
from peerpath.model.requirement import Terms
from peerpath.model.role import Band, BandShare, Kind, Occupation, Onward, Pillar, Role, Stage
from peerpath.reading.dates import partial_date
from peerpath.reading.role_data.lower_requirement import Around, Lowering, lower_requirements, provenance

HOURS_A_WEEK: Final = 7
"""Study on one day a week, which is how the courses in the sources run."""
HOURS_NOTE: Final = "Months are counted from hours at one day, 7 hours, a week."
NOWHERE: Final = Provenance(None, Basis.STATED)
LENGTHS: Final = ("months", "weeks", "hours")


def organisation(id: str, shape: Any) -> Organisation:
    """An employer, or what stands for the whole country."""
    return Organisation(id, shape["title"], shape.get("employer", True))


def term(id: str, shape: Any) -> Term:
    """A word of the vocabulary, given as a title or with more."""
    if isinstance(shape, str):
        return Term(id, shape)
    return Term(id, shape["title"], shape.get("explanation", ""), shape.get("ask", ""))


def word(id: str, shape: Any) -> Word:
    """A word of the glossary; it has a provenance where it names a source or a basis."""
    stated = "source" in shape or "basis" in shape
    return Word(
        id=id,
        title=shape["title"],
        text=shape["text"],
        provenance=provenance(shape, NOWHERE) if stated else None,
        also_called=tuple(shape.get("also_called", ())),
    )


def source(work: Lowering, id: str, shape: Any) -> Source | None:
    """A published text; None, and a problem told of, where nobody can have looked at it on the day that it gives."""
    looked_at = partial_date(shape["looked_at"])
    if looked_at is None or looked_at.day is None:
        message = "this is not a day as in 2026-11-22"
        work.problem(codes.IMPOSSIBLE_DATE, message, ("sources", id, "looked_at"), key=False)
        return None
    return Source(
        id=id,
        publisher=shape["publisher"],
        title=shape["title"],
        published=str(shape["published"]),
        looked_at=looked_at.first_day(),
        short=shape.get("short", ""),
        link=shape.get("link", ""),
        note=shape.get("note", ""),
    )


def occupation(id: str, shape: Any) -> Occupation:
    """What posts of one kind share."""
    return Occupation(
        id=id,
        title=shape["title"],
        settings=tuple(shape.get("settings", ())),
        counts_as=tuple(shape.get("counts_as", ())),
        also_called=tuple(shape.get("also_called", ())),
        abbreviations=tuple(shape.get("abbreviations", ())),
        bands=tuple(
            BandShare(str(one["band"]), one["percent"], one["year"], provenance(one, NOWHERE))
            for one in shape.get("bands", ())
        ),
        remarks=_remarks(shape, NOWHERE),
    )


def qualification(work: Lowering, id: str, shape: Any) -> Qualification:
    """One thing that can be gained, with what has to hold before it starts."""
    own = provenance(shape, NOWHERE)
    plain = Provenance(own.source, own.basis)
    return Qualification(
        id=id,
        title=shape["title"],
        summary=shape["summary"],
        provenance=own,
        length=_length(work, ("qualifications", id, "length"), shape["length"], plain),
        subject=shape.get("subject"),
        level=shape.get("level"),
        counts_as=tuple(shape.get("counts_as", ())),
        in_post_only=shape.get("in_post_only", False),
        requires=lower_requirements(
            work, shape.get("requires", ()), ("qualifications", id, "requires"), Around(id, Terms(plain))
        ),
        valid_for_months=shape.get("valid_for_months"),
        funding=_funding(shape.get("funding"), plain),
        also_called=tuple(shape.get("also_called", ())),
        remarks=_remarks(shape, plain),
    )


def role(work: Lowering, id: str, shape: Any, occupations: Mapping[str, Occupation]) -> Role:
    """A post as one employer defines it; it works where its occupation does unless it says otherwise."""
    own = provenance(shape, NOWHERE)
    plain = Provenance(own.source, own.basis)
    usual = occupations.get(shape["occupation"])
    settings = tuple(shape["settings"]) if "settings" in shape else usual.settings if usual else ()
    return Role(
        id=id,
        title=shape["title"],
        organisation=id.partition("/")[0],
        occupation=shape["occupation"],
        kind=Kind(shape.get("kind", "peer")),
        stage=Stage(shape["stage"]),
        summary=shape["summary"],
        provenance=own,
        band=_band(shape.get("band"), plain),
        pillar=Pillar(shape["pillar"]) if "pillar" in shape else None,
        settings=settings,
        areas=tuple(shape.get("areas", ())),
        requirements_listed=shape.get("requirements_listed", True),
        requires=lower_requirements(
            work, shape.get("requires", ()), ("roles", id, "requires"), Around(id, Terms(plain))
        ),
        offers=tuple(shape.get("offers", ())),
        gives=tuple(shape.get("gives", ())),
        leads_to=tuple(_onward(one, plain) for one in shape.get("leads_to", ())),
        also_called=tuple(shape.get("also_called", ())),
        remarks=_remarks(shape, plain),
    )


def _length(work: Lowering, path: tuple[str, ...], shape: Any, around: Provenance) -> Length:
    given = [unit for unit in LENGTHS if unit in shape]
    if len(given) != 1:
        message = "a length is given in exactly one of months, weeks and hours"
        work.problem(codes.NOT_ONE_THING, message, path)
        return Length(1, around)
    unit, number = given[0], shape[given[0]]
    as_given = shape.get("as_given", f"{number} {unit if number != 1 else unit.removesuffix('s')}")
    # Of a length that is our guess, the source of the course says nothing.
    nobody = Provenance(None, Basis.ASSUMED) if shape.get("basis") == Basis.ASSUMED else around
    if unit == "months":
        return Length(number, provenance(shape, nobody), as_given)
    if unit == "weeks":
        return Length(_months(number), provenance(shape, nobody), as_given)
    return Length(_months(ceil(number / HOURS_A_WEEK)), _from_hours(shape, around), as_given)


def _months(weeks: int) -> int:
    return ceil(weeks * 12 / 52)


def _from_hours(shape: Any, around: Provenance) -> Provenance:
    own = provenance(shape, around)
    return Provenance(own.source, Basis.ASSUMED, f"{own.note} {HOURS_NOTE}".strip())


def _band(shape: Any, around: Provenance) -> Band | None:
    if shape is None:
        return None
    if isinstance(shape, dict):
        return Band(str(shape["value"]), provenance(shape, around))
    return Band(str(shape), around)


def _onward(shape: Any, around: Provenance) -> Onward:
    if isinstance(shape, str):
        return Onward(shape, around)
    return Onward(shape["role"], provenance(shape, around), shape.get("unlikely", False))


def _funding(shape: Any, around: Provenance) -> Funding | None:
    if shape is None:
        return None
    return Funding(shape, around) if isinstance(shape, str) else Funding(shape["text"], provenance(shape, around))


def _remarks(shape: Any, around: Provenance) -> tuple[Remark, ...]:
    return tuple(
        Remark(one, around) if isinstance(one, str) else Remark(one["text"], provenance(one, around))
        for one in shape.get("remarks", ())
    )
