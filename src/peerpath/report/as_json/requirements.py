"""What requirements ask, and the ways to close them, as plain data: what all other answers are made of."""

from typing import Any

from peerpath.gap.ways import By, Way
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Remark
from peerpath.model.qualification import Funding, Qualification
from peerpath.model.requirement import (
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
)
from peerpath.model.role import Role
from peerpath.report import words


class RequirementWriter:
    """Writes each requirement and each way once for a whole cohort, since everybody in it is asked the same."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._written: dict[int, dict[str, Any]] = {}
        self._ways: dict[tuple[Way, str], dict[str, Any]] = {}

    def of(self, asked: Requirement) -> dict[str, Any]:
        """As `requirement_data`."""
        found = self._written.get(id(asked))
        if found is None:
            found = self._written[id(asked)] = requirement_data(asked, self._catalogue)
        return found

    def way(self, way: Way, country: str) -> dict[str, Any]:
        """As `way_data`."""
        key = way, country
        if key not in self._ways:
            self._ways[key] = way_data(way, self._catalogue, country)
        return self._ways[key]


def way_data(way: Way, catalogue: Catalogue, country: str) -> dict[str, Any]:
    """One way to close a gap: what to do, how long it takes in all, how firmly that is known, and who pays.

    ``country`` is where the post is; funding that applies only elsewhere is left out.
    """
    course = catalogue.qualifications.get(way.id) if way.by in (By.STUDY, By.FINISH) else None
    length, funding = (course.beside_a_job.provenance, _funding(course, country)) if course else (None, None)
    basis = length.basis if length else way.basis
    return {
        "by": way.by.value,
        "id": way.id,
        "months": way.months,
        "basis": basis.value if basis else None,
        "source": length.source if length else None,
        "equivalent": way.equivalent,
        "roles": list(way.roles),
        "after": list(way.after),
        "funding": funding.text if funding else None,
        "funding_source": funding.provenance.source if funding else None,
        **doubt(course),
    }


def _funding(course: Qualification, country: str) -> Funding | None:
    """Who pays for a course in this country."""
    return course.funding if course.funding and course.funding.country in ("", country) else None


def doubt(course: Qualification | None) -> dict[str, Any]:
    """Why a course that somebody would have to begin may no longer run, where its source says so."""
    return {"may_no_longer_run": remark_data(course.may_no_longer_run)} if course and course.may_no_longer_run else {}


def requirement_data(asked: Requirement, catalogue: Catalogue) -> dict[str, Any]:
    """What one requirement asks, without its parts."""
    terms = asked.terms
    return {
        "id": asked.id,
        "text": words.requirement(asked, catalogue),
        **_asked(asked),
        "strength": terms.strength.value,
        "when": terms.when.value,
        "within_months": terms.within_months,
        "supported": terms.supported,
        "assessed": list(terms.assessed),
        "source": terms.provenance.source,
        "basis": terms.provenance.basis.value,
        "note": terms.provenance.note,
    }


def _asked(asked: Requirement) -> dict[str, Any]:
    match asked:
        case AllOf():
            return {"kind": "all_of"}
        case AnyOf():
            return {"kind": "any_of"}
        case AtLeast():
            return {"kind": "at_least", "count": asked.count}
        case Holds():
            limit = where_given(awarded_within_months=asked.awarded_within_months, relevant=asked.relevant)
            return {"kind": "holds", "qualification": asked.qualification, **limit}
        case Level():
            return {"kind": "level", "subject": asked.subject, "level": asked.at_least, "framework": asked.framework}
        case Experience():
            return {"kind": "experience", "months": asked.months, **_work(asked)}
        case LivedExperience():
            post = where_given(post_areas=list(asked.post_areas), narrower=asked.narrower)
            return {"kind": "lived_experience", "areas": list(asked.areas), "every": asked.every, **post}
        case Declares():
            return {"kind": "declares", "declaration": asked.declaration, "equivalent": asked.equivalent}
        case Check():
            return {"kind": "check", "check": asked.check}


def _work(asked: Experience) -> dict[str, Any]:
    """What kind of work the months have to be in."""
    named = where_given(
        roles=list(asked.roles),
        occupations=list(asked.occupations),
        settings=list(asked.settings),
        in_the_last_months=asked.in_the_last_months,
    )
    return named | (_rung(asked) if asked.rung else {})


def _rung(asked: Experience) -> dict[str, Any]:
    """A rung of the ladder: months in a role that leads there, with the occupations of such roles."""
    return {
        "ladder": True,
        "worked_roles": list(asked.worked_roles),
        "worked_occupations": list(asked.worked_occupations),
    }


def where_given(**values: Any) -> dict[str, Any]:
    """Only the keys that have a value."""
    return {key: value for key, value in values.items() if value}


def remark_data(remark: Remark) -> dict[str, Any]:
    """A remark, with where it is from."""
    return {"text": remark.text, "source": remark.provenance.source, "basis": remark.provenance.basis.value}


def said_of_applying(role: Role) -> dict[str, Any]:
    """What the employer says about applying, and other remarks on the role."""
    return {
        "conditions": [remark_data(remark) for remark in role.conditions],
        "remarks": [remark_data(remark) for remark in role.remarks],
    }
