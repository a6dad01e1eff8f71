"""Roles and qualifications as plain data, as ``peerpath schema`` describes them."""

from typing import Any

from peerpath.model.catalogue import Catalogue
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import Requirement, parts_of
from peerpath.model.role import Role
from peerpath.pathway.leads import Lead, leads
from peerpath.report import words
from peerpath.report.as_json.requirements import remark_data, requirement_data


def roles_data(roles: list[Role]) -> dict[str, Any]:
    """A list of roles."""
    return {"schema": "peerpath/roles/1", "roles": [role_data(role) for role in roles]}


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
        "remarks": [remark_data(remark) for remark in (*role.remarks, *words.shared_remarks(role, catalogue))],
        "conditions": [remark_data(remark) for remark in role.conditions],
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
        "may_no_longer_run": remark_data(course.may_no_longer_run) if course.may_no_longer_run else None,
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
        "remarks": [remark_data(remark) for remark in course.remarks],
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
