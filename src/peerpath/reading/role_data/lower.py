"""Authored shapes to the frozen values of the model."""

from collections.abc import Mapping
from typing import Any, Final

from peerpath.diagnostic import codes
from peerpath.model.catalogue import Organisation, Pay, Term, Word
from peerpath.model.provenance import Basis, Provenance, Remark, Source
from peerpath.model.qualification import STUDY_HOURS, Began, Funding, Length, Qualification, months_of
from peerpath.model.requirement import RQF, Terms
from peerpath.model.role import Band, BandShare, Occupation, Onward, Pillar, Role, RoleKind, Stage, band_order
from peerpath.reading.dates import partial_date
from peerpath.reading.role_data.lower_requirement import Around, Lowering, lower_requirements, provenance
from peerpath.reading.role_data.references import organisation_of

HOURS_NOTE: Final = f"Months are counted from hours at one day, {STUDY_HOURS} hours, a week."
NOWHERE: Final = Provenance(None, Basis.STATED)
A_DAY: Final = "Write the year, the month and the day, with hyphens between them."
LENGTHS: Final = ("months", "weeks", "hours")


def organisation(id: str, shape: Any) -> Organisation:
    """An employer, or the national pathway."""
    return Organisation(
        id, shape["title"], shape.get("employer", True), shape.get("short", ""), shape.get("country", "")
    )


def term(id: str, shape: Any) -> Term:
    """A vocabulary entry, authored as a title or with more."""
    if isinstance(shape, str):
        return Term(id, shape)
    return Term(
        id,
        shape["title"],
        shape.get("explanation", ""),
        shape.get("ask", ""),
        shape.get("experience", False),
        tuple(shape.get("helped_by", ())),
        shape.get("phrase", ""),
    )


def word(id: str, shape: Any) -> Word:
    """A glossary entry, with a provenance if it names a source or a basis."""
    stated = "source" in shape or "basis" in shape
    return Word(
        id=id,
        title=shape["title"],
        text=shape["text"],
        provenance=provenance(shape, NOWHERE) if stated else None,
        also_called=tuple(shape.get("also_called", ())),
    )


def source(work: Lowering, id: str, shape: Any) -> Source | None:
    """A source; None, with a problem, if nobody can have read it on the day that it gives."""
    looked_at = partial_date(shape["looked_at"])
    if looked_at is None or looked_at.day is None:
        message = "this is not a day as in 2026-11-22"
        work.problem(codes.IMPOSSIBLE_DATE, message, ("sources", id, "looked_at"), A_DAY, key=False)
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
    """A qualification with what it requires before it starts."""
    own = provenance(shape, NOWHERE)
    plain = Provenance(own.source, own.basis)
    part_time = (
        _length(work, ("qualifications", id, "part_time"), shape["part_time"], plain) if "part_time" in shape else None
    )
    return Qualification(
        id=id,
        title=shape["title"],
        summary=shape["summary"],
        provenance=own,
        length=_length(work, ("qualifications", id, "length"), shape["length"], plain),
        subject=shape.get("subject"),
        level=shape.get("level"),
        counts_as=tuple(shape.get("counts_as", ())),
        framework=shape.get("framework", RQF),
        in_working_time=_in_working_time(shape.get("in_working_time"), plain),
        part_time=part_time,
        trains_for=shape.get("trains_for"),
        replaced_by=shape.get("replaced_by"),
        may_no_longer_run=_remark(shape["may_no_longer_run"], plain) if "may_no_longer_run" in shape else None,
        in_post_only=shape.get("in_post_only", False),
        requires=lower_requirements(
            work, shape.get("requires", ()), ("qualifications", id, "requires"), Around(id, Terms(plain))
        ),
        began=_began(work, id, shape.get("began"), plain),
        valid_for_months=shape.get("valid_for_months"),
        funding=_funding(shape["funding"], plain) if "funding" in shape else None,
        also_called=tuple(shape.get("also_called", ())),
        remarks=_remarks(shape, plain),
        link=shape.get("link", ""),
    )


def role(
    work: Lowering,
    id: str,
    shape: Any,
    occupations: Mapping[str, Occupation],
    organisations: Mapping[str, Organisation],
) -> Role:
    """A post as one employer defines it; it works where its occupation does, in its employer's country, unless it says otherwise."""
    own = provenance(shape, NOWHERE)
    plain = Provenance(own.source, own.basis)
    usual, employer = occupations.get(shape["occupation"]), organisations.get(organisation_of(id))
    settings = tuple(shape["settings"]) if "settings" in shape else usual.settings if usual else ()
    areas, areas_said = _areas(shape.get("areas", ()), plain)
    return Role(
        id=id,
        title=shape["title"],
        organisation=organisation_of(id),
        occupation=shape["occupation"],
        kind=RoleKind(shape.get("kind", "peer")),
        stage=Stage(shape["stage"]),
        summary=shape["summary"],
        provenance=own,
        band=_band(shape["band"], plain) if "band" in shape else None,
        **_pillar(shape.get("pillar"), plain),
        settings=settings,
        areas=areas,
        areas_provenance=areas_said,
        requirements_listed=shape.get("requirements_listed", True),
        requires=lower_requirements(
            work,
            shape.get("requires", ()),
            ("roles", id, "requires"),
            Around(id, Terms(plain), areas),
        ),
        offers=tuple(shape.get("offers", ())),
        gives=tuple(shape.get("gives", ())),
        leads_to=tuple(_onward(one, plain) for one in shape.get("leads_to", ())),
        also_called=tuple(shape.get("also_called", ())),
        remarks=_remarks(shape, plain),
        conditions=_remarks(shape, plain, "conditions"),
        hours=shape.get("hours", ""),
        lasts_months=shape.get("lasts_months"),
        place=shape.get("place", ""),
        country=shape.get("country", employer.country if employer else ""),
        pay=shape.get("pay", ""),
    )


def _length(work: Lowering, path: tuple[str, ...], shape: Any, around: Provenance) -> Length:
    given = [unit for unit in LENGTHS if unit in shape]
    if len(given) != 1:
        message = "a length is given in exactly one of months, weeks and hours"
        work.problem(codes.NOT_ONE_THING, message, path, "Keep the one that the source gives.")
        return Length(1, around)
    unit, number = given[0], shape[given[0]]
    as_given = shape.get("as_given", f"{number} {unit if number != 1 else unit.removesuffix('s')}")
    if unit == "hours":
        return Length(months_of(number, STUDY_HOURS), _from_hours(shape, around), as_given, number)
    months = number if unit == "months" else -(-number * 12 // 52)
    return Length(months, _own_provenance(shape, around), as_given)


def _own_provenance(shape: Any, around: Provenance) -> Provenance:
    """Like `provenance`, but an assumption does not inherit the course's source."""
    nobody = Provenance(None, Basis.ASSUMED)
    return provenance(shape, nobody if shape.get("basis") == Basis.ASSUMED else around)


def _in_working_time(shape: Any, around: Provenance) -> Provenance | None:
    if isinstance(shape, dict):
        return _own_provenance(shape, around)
    return around if shape else None


def _from_hours(shape: Any, around: Provenance) -> Provenance:
    # A figure in the source's words is the source's, even where it is an assumption that it holds here.
    own = provenance(shape, around) if "as_given" in shape else _own_provenance(shape, around)
    return Provenance(own.source, Basis.ASSUMED, f"{own.note} {HOURS_NOTE}".strip())


def _said(shape: Any, around: Provenance, key: str = "value") -> tuple[Any, Provenance]:
    """What is said alone, or under a key beside who says so; and who does."""
    return (shape[key], provenance(shape, around)) if isinstance(shape, dict) else (shape, around)


def _band(shape: Any, around: Provenance) -> Band:
    value, says = _said(shape, around)
    return Band(str(value), says)


def _pillar(shape: Any, around: Provenance) -> dict[str, Any]:
    value, says = _said(shape, around)
    return {"pillar": Pillar(value), "pillar_provenance": says} if value else {}


def _areas(shape: Any, around: Provenance) -> tuple[tuple[str, ...], Provenance | None]:
    value, says = _said(shape, around)
    return tuple(value), says if shape else None


def _onward(shape: Any, around: Provenance) -> Onward:
    unlikely = isinstance(shape, dict) and shape.get("unlikely", False)
    return Onward(*_said(shape, around, "role"), unlikely)


def _began(work: Lowering, id: str, shape: Any, around: Provenance) -> Began | None:
    if shape is None:
        return None
    when = partial_date(shape["date"])
    if when is None:
        work.problem(codes.IMPOSSIBLE_DATE, "this is no date", ("qualifications", id, "began", "date"), key=False)
        return None
    return Began(when.first_day(), provenance(shape, around))


def _funding(shape: Any, around: Provenance) -> Funding:
    country = shape.get("country", "") if isinstance(shape, dict) else ""
    return Funding(*_said(shape, around, "text"), country)


def _remarks(shape: Any, around: Provenance, key: str = "remarks") -> tuple[Remark, ...]:
    return tuple(_remark(one, around) for one in shape.get(key, ()))


def _remark(shape: Any, around: Provenance) -> Remark:
    return Remark(*_said(shape, around, "text"))


def pay(work: Lowering, id: str, shape: Any) -> tuple[tuple[Pay, ...], Remark | None] | None:
    """The bands of one year and what followed after it; None, and a problem told of, where the day is none."""
    since = partial_date(shape["since"])
    if since is None or since.day is None:
        message = "this is not a day as in 2025-04-01"
        work.problem(codes.IMPOSSIBLE_DATE, message, ("pay", id, "since"), A_DAY, key=False)
        return None
    around = provenance(shape, NOWHERE)
    bands = tuple(
        Pay(band=band, country=shape["country"], since=since.first_day(), lowest=low, highest=high, provenance=around)
        for band, (low, high) in sorted(
            ((band, sums if isinstance(sums, list) else (sums, sums)) for band, sums in shape["bands"].items()),
            key=lambda one: band_order(one[0]),
        )
    )
    plain = Provenance(around.source, around.basis)
    return bands, _remark(shape["remark"], plain) if "remark" in shape else None
