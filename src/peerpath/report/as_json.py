"""Answers as plain data for scripts, in the shapes that ``peerpath schema`` describes."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from peerpath.gap.evidence import Evidence
from peerpath.gap.outcome import Gap, Outcome, Status
from peerpath.gap.singles import not_weighed
from peerpath.gap.ways import By, Way, open_ways
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
    parts_of,
)
from peerpath.model.role import Role
from peerpath.near.answer import Gain, Lack, Nearest
from peerpath.pathway.leads import Lead, leads
from peerpath.report import words
from peerpath.report.months import month_after
from peerpath.route.answer import Cause, NoRoute, Route, Routes, Saving, Served, Step, StepKind, Training, Wait
from peerpath.route.story.changes import Changes


def text(data: object) -> str:
    """Print a JSON answer: keys in the order in which they were added, text without escapes."""
    import json

    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def gap_data(
    gap: Gap,
    evidence: Evidence,
    catalogue: Catalogue,
    remembered: "RequirementWriter | None" = None,
    *,
    anonymous: bool = False,
) -> dict[str, Any]:
    """One person's gap for one role, as JSON data.

    Args:
        gap: The outcome.
        evidence: What it was judged by.
        catalogue: Where the ids are from.
        remembered: Shared by the answers of a cohort, so that each requirement is written out only once.
        anonymous: Leave out everything that somebody typed in their own words.
    """
    writer = _Outcomes(evidence, catalogue, gap.target, remembered or RequirementWriter(catalogue), anonymous)
    return {
        "schema": "peerpath/gap/1",
        "target": gap.target,
        "as_of": gap.as_of.isoformat(),
        "verdict": gap.verdict.value,
        "requirements_listed": catalogue.roles[gap.target].is_listed,
        "in_post": gap.in_post,
        "own_profession": gap.profession.value if gap.profession else None,
        "catalogue": catalogue.version,
        "assume_months": catalogue.assume_months,
        **_said_of(catalogue.roles[gap.target]),
        "not_weighed": [writer.named(title) for title in not_weighed(gap.outcomes, evidence)],
        "requirements": [writer.data(outcome) for outcome in gap.outcomes],
    }


def _said_of(role: Role) -> dict[str, Any]:
    """What the employer says about applying, and other remarks on the role."""
    return {
        "conditions": [_remark(remark) for remark in role.conditions],
        "remarks": [_remark(remark) for remark in role.remarks],
    }


class _Outcomes:
    """Writes how each requirement stands for one person, and what would close it."""

    def __init__(
        self, evidence: Evidence, catalogue: Catalogue, target: str, asked: "RequirementWriter", anonymous: bool
    ) -> None:
        self._anonymous = anonymous
        self._evidence, self._catalogue, self._target, self._asked = evidence, catalogue, target, asked

    def data(self, outcome: Outcome) -> dict[str, Any]:
        """One requirement with its status, and everything below it."""
        # Only if it was needed: a waiver of something met makes no difference.
        waiver = self._evidence.waivers.get(outcome.requirement.id) if outcome.status is Status.WAIVED else None
        return {
            **self._asked.of(outcome.requirement),
            "status": outcome.status.value,
            "reason": outcome.reason.value if outcome.reason else None,
            "evidence": [self.named(id) for id in outcome.evidence],
            **({"months_counted": outcome.months} if outcome.months is not None else {}),
            "ways": self._ways(outcome),
            **({"agreed_by": waiver.agreed_by, "why": waiver.why} if waiver and not self._anonymous else {}),
            "requirements": [self.data(part) for part in outcome.parts],
            **({"unless": self.data(outcome.unless)} if outcome.unless else {}),
        }

    def named(self, id: str) -> str:
        """The id. For a title in the person's own words that must not be shown, only its level."""
        own = self._evidence.outside.get(id) if self._anonymous else None
        return own.label if own else id

    def _ways(self, outcome: Outcome) -> list[dict[str, Any]]:
        """The ways to close it, nearest first. An "all of" has none itself, since each part has to be closed."""
        if isinstance(outcome.requirement, AllOf):
            return []
        found = open_ways(outcome, self._evidence, self._catalogue, self._target)
        country = self._catalogue.country_of(self._catalogue.roles[self._target])
        return [self._asked.way(way, country) for way in found]


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
        **_doubt(course),
    }


def _doubt(course: Qualification | None) -> dict[str, Any]:
    """Why a course that somebody would have to begin may no longer run, where its source says so."""
    return {"may_no_longer_run": _remark(course.may_no_longer_run)} if course and course.may_no_longer_run else {}


def _funding(course: Qualification, country: str) -> Funding | None:
    """Who pays for a course in this country."""
    return course.funding if course.funding and course.funding.country in ("", country) else None


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
            limit = _where_given(awarded_within_months=asked.awarded_within_months, relevant=asked.relevant)
            return {"kind": "holds", "qualification": asked.qualification, **limit}
        case Level():
            return {"kind": "level", "subject": asked.subject, "level": asked.at_least, "framework": asked.framework}
        case Experience():
            return {"kind": "experience", "months": asked.months, **_work(asked)}
        case LivedExperience():
            post = _where_given(post_areas=list(asked.post_areas), narrower=asked.narrower)
            return {"kind": "lived_experience", "areas": list(asked.areas), "every": asked.every, **post}
        case Declares():
            return {"kind": "declares", "declaration": asked.declaration, "equivalent": asked.equivalent}
        case Check():
            return {"kind": "check", "check": asked.check}


def _where_given(**values: Any) -> dict[str, Any]:
    """Only the keys that have a value."""
    return {key: value for key, value in values.items() if value}


def _work(asked: Experience) -> dict[str, Any]:
    """What kind of work the months have to be in."""
    named = _where_given(
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


def role_data(role: Role) -> dict[str, Any]:
    """One role, as it appears in a list."""
    return {
        "id": role.id,
        "title": role.title,
        "band": role.band.value if role.band else None,
        "band_basis": role.band.provenance.basis.value if role.band else None,
        "organisation": role.organisation,
        "occupation": role.occupation,
        "kind": role.kind.value,
        "stage": role.stage.value,
        "pillar": role.pillar.value if role.pillar else None,
        "pillar_basis": role.pillar_provenance.basis.value if role.pillar_provenance else None,
        "settings": list(role.settings),
        "pay": role.pay or None,
        "place": role.place or None,
        "country": role.country or None,
        "hours": role.hours or None,
        "lasts_months": role.lasts_months,
        "summary": role.summary,
        "requirements_listed": role.is_listed,
        "source": role.provenance.source,
        "basis": role.provenance.basis.value,
    }


def roles_data(roles: list[Role]) -> dict[str, Any]:
    """A list of roles."""
    return {"schema": "peerpath/roles/1", "roles": [role_data(role) for role in roles]}


def role_details(role: Role, catalogue: Catalogue) -> dict[str, Any]:
    """Everything about one role."""
    arrows = leads(catalogue)
    occupation = catalogue.occupations.get(role.occupation)
    return {
        "schema": "peerpath/role/1",
        **role_data(role),
        "areas": list(role.areas),
        "areas_basis": role.areas_provenance.basis.value if role.areas_provenance else None,
        "also_called": list(dict.fromkeys((*role.also_called, *(occupation.also_called if occupation else ())))),
        "requires": [_tree(asked, catalogue) for asked in role.requires],
        "offers": list(role.offers),
        "gives": list(role.gives),
        "from": [_lead(lead) for lead in arrows if lead.head == role.id],
        "to": [_lead(lead) for lead in arrows if lead.tail == role.id],
        "remarks": [_remark(remark) for remark in (*role.remarks, *words.shared_remarks(role, catalogue))],
        "conditions": [_remark(remark) for remark in role.conditions],
    }


def qualification_data(course: Qualification, catalogue: Catalogue) -> dict[str, Any]:
    """Everything about one qualification."""
    length = course.length
    return {
        "schema": "peerpath/qualification/1",
        "id": course.id,
        "title": course.title,
        "summary": course.summary,
        "level": course.level,
        "framework": course.framework,
        "subject": course.subject,
        "began": course.began.day.isoformat() if course.began else None,
        "valid_for_months": course.valid_for_months,
        "part_time_months": course.part_time.months if course.part_time else None,
        "in_working_time": course.in_working_time is not None,
        "trains_for": course.trains_for,
        "replaced_by": course.replaced_by,
        "may_no_longer_run": _remark(course.may_no_longer_run) if course.may_no_longer_run else None,
        "link": course.link or None,
        "months": length.months,
        "months_basis": length.provenance.basis.value,
        "months_source": length.provenance.source,
        "months_note": length.provenance.note,
        "as_given": length.as_given,
        "in_post_only": course.in_post_only,
        "counts_as": list(course.counts_as),
        "requires": [_tree(asked, catalogue) for asked in course.requires],
        "funding": course.funding.text if course.funding else None,
        "also_called": list(course.also_called),
        "remarks": [_remark(remark) for remark in course.remarks],
        "source": course.provenance.source,
        "basis": course.provenance.basis.value,
    }


def _tree(asked: Requirement, catalogue: Catalogue) -> dict[str, Any]:
    parts = [_tree(part, catalogue) for part in parts_of(asked)]
    unless = {"unless": _tree(asked.unless, catalogue)} if asked.unless else {}
    return {**requirement_data(asked, catalogue), "requirements": parts, **unless}


def _lead(lead: Lead) -> dict[str, Any]:
    return {
        "from": lead.tail,
        "to": lead.head,
        "why": lead.why.value,
        "unlikely": lead.unlikely,
        "leaves_lived_experience_work": lead.leaves,
        "source": lead.provenance.source,
        "basis": lead.provenance.basis.value,
        "note": lead.provenance.note,
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {"text": remark.text, "source": remark.provenance.source, "basis": remark.provenance.basis.value}


def route_data(
    answer: Routes | NoRoute,
    as_of: date,
    catalogue: Catalogue,
    what_if: Changes | None = None,
    savings: Iterable[Saving] = (),
) -> dict[str, Any]:
    """The routes to a role, or why there is none; what would shorten the best; what a supposition changes."""
    found = isinstance(answer, Routes)
    return {
        "schema": "peerpath/route/1",
        "target": answer.target,
        "as_of": as_of.isoformat(),
        "catalogue": catalogue.version,
        **_said_of(catalogue.roles[answer.target]),
        "found": found,
        "routes": [_route(route, as_of, catalogue) for route in answer.routes] if isinstance(answer, Routes) else [],
        "reasons": [_cause(cause) for cause in answer.reasons] if isinstance(answer, NoRoute) else [],
        "savings": [{"kind": one.kind.value, "id": one.id, "months": one.months} for one in savings],
        **({"what_if": _changes(what_if)} if what_if else {}),
    }


def _changes(supposed: Changes) -> dict[str, Any]:
    return {
        "months_before": supposed.before,
        "months_after": supposed.after,
        "gone": list(supposed.gone),
        "new": list(supposed.new),
    }


def _route(route: Route, as_of: date, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "months": route.months,
        "rests_on": route.rests_on.value,
        "optimal": route.optimal,
        "at_least_months": route.at_least_months,
        "unpaid_months": route.unpaid_months,
        "steps": [_step(step, as_of, catalogue) for step in route.steps],
        "after": [
            {
                "id": after.id,
                "when": after.requirement.terms.when.value,
                "within_months": after.requirement.terms.within_months,
                "for": after.requirement.id,
            }
            for after in route.after
        ],
        "beside": [
            {
                "id": one.id,
                "to_month": one.to_month,
                "to": _calendar(as_of, one.to_month),
                "instead": list(one.instead),
                "for_later": one.is_for_later,
            }
            for one in route.beside
        ],
        "apart": [{"kind": one.kind.value, "amount": one.amount, "ids": list(one.ids)} for one in route.apart],
    }


def _ids(served: Iterable[Served]) -> list[str]:
    return [one.requirement.id for one in served]


def _step(step: Step, as_of: date, catalogue: Catalogue) -> dict[str, Any]:
    course = catalogue.qualifications.get(step.id) if step.kind is StepKind.STUDY else None
    works = step.kind in (StepKind.STAY, StepKind.WORK)
    return {
        "kind": step.kind.value,
        "id": step.id,
        **({"apply_month": step.apply_month} if step.apply_month is not None else {}),
        "from_month": step.from_month,
        "to_month": step.to_month,
        "from": _calendar(as_of, step.from_month),
        "to": _calendar(as_of, step.to_month),
        "for": _ids(step.serves),
        **({"basis": step.basis.value} if step.basis else {}),
        **({"training": [_training(training, as_of, catalogue) for training in step.training]} if works else {}),
        **({"in_post": _ids(step.in_post), "lower_band": step.is_lower} if step.kind is StepKind.WORK else {}),
        **({"overdue": _ids(step.overdue)} if step.kind is StepKind.STAY else {}),
        **_where_given(too_soon=_ids(step.too_soon)),
        **({"take_back": list(step.take_back)} if works else {}),
        **(_doubt(course) if step.why.wait is not Wait.UNDER_WAY else {}),
        "critical": step.critical,
        "why": {"wait": step.why.wait.value, "steps": list(step.why.steps)},
    }


def _training(training: Training, as_of: date, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "id": training.id,
        "from_month": training.from_month,
        "to_month": training.to_month,
        "from": _calendar(as_of, training.from_month),
        "to": _calendar(as_of, training.to_month),
        "in_working_time": training.in_working_time,
        "supported": training.supported,
        "due_month": training.due_month,
        "basis": training.basis.value,
        "for": [served.requirement.id for served in training.serves],
        **_doubt(catalogue.qualifications.get(training.id)),
    }


def _calendar(as_of: date, month: int) -> str:
    """A month of a route as a calendar month; month 0 begins in today's."""
    year, number = month_after(as_of, month)
    return f"{year:04}-{number:02}"


def _cause(cause: Cause, depth: int = 1) -> dict[str, Any]:
    below = cause.causes if depth < _DEEPEST or not cause.causes else tuple(cause.innermost())
    return {
        "requirement": cause.requirement.id if cause.requirement else cause.of,
        "of": cause.of,
        "obstacle": cause.obstacle.value,
        "tried": list(cause.tried),
        "causes": [_cause(inner, depth + 1) for inner in below],
    }


_DEEPEST = 100
"""How deep causes stand in one another; below that only those that have none. No reader of JSON takes any depth."""


def next_data(answer: Nearest, as_of: date, catalogue: Catalogue) -> dict[str, Any]:
    """What is open today, what is one step away, which steps open several roles, and where today's job leads."""

    def gain(one: Gain) -> dict[str, Any]:
        return {"kind": one.kind.value, "id": one.id, "months": one.months}

    def lack(one: Lack) -> dict[str, Any]:
        asked = one.outcome.requirement
        text = words.requirement(asked, catalogue)
        return {"requirement": asked.id, "text": text, "status": one.outcome.status.value, "months": one.months}

    def conditions(role: str) -> list[str]:
        return [remark.text for remark in catalogue.roles[role].conditions]

    return {
        "schema": "peerpath/next/1",
        "as_of": as_of.isoformat(),
        "catalogue": catalogue.version,
        "rungs": [
            {
                "role": one.role,
                "verdict": one.verdict.value,
                "requirements_listed": one.listed,
                "other_areas": one.other_areas,
                "lacks": [lack(missing) for missing in one.lacks],
                "to_confirm": one.to_confirm,
                "conditions": conditions(one.role),
            }
            for one in answer.rungs
        ],
        "open": [
            {
                "role": one.role,
                "verdict": "to_confirm" if one.to_confirm else "ready",
                "to_confirm": one.to_confirm,
                "requirements_listed": True,
                "other_areas": one.other_areas,
                "post_decides": one.post_decides,
                "lower_band": one.lower,
                "willing": one.willing,
                "conditions": conditions(one.role),
            }
            for one in answer.open
        ],
        "near": [
            {
                "role": one.role,
                "to_confirm": one.to_confirm,
                "other_areas": one.other_areas,
                "gains": [gain(step) for step in one.gains],
                "conditions": conditions(one.role),
            }
            for one in answer.near
        ],
        "ask": list(answer.ask),
        "ask_of_other_areas": list(answer.ask_of_other_areas),
        "ended": list(answer.ended),
        "not_weighed": [one.title for one in answer.outside],
        "openers": [{"gain": gain(one.gain), "roles": list(one.roles)} for one in answer.openers],
    }
