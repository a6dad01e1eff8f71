"""A question made smaller while it still shows what is wrong, and told in a few lines."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import PartialDate
from peerpath.model.qualification import Qualification
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
    Strength,
    When,
)
from peerpath.model.role import Role
from tests.route.oracle.world import Question

LISTS = ("lived_experience", "declares", "holds", "studying", "experience", "not_yet", "not_willing", "waivers")
PLAIN_ROLE: dict[str, Any] = {"band": None, "lasts_months": None, "areas": (), "settings": ()}
PLAIN_ROLE |= {"offers": (), "gives": (), "leads_to": ()}
PLAIN_COURSE: dict[str, Any] = {"in_post_only": False, "in_working_time": None, "valid_for_months": None}
PLAIN_COURSE |= {"counts_as": (), "part_time": None, "level": None, "subject": None, "framework": "RQF"}


def smallest(question: Question, is_wrong: Callable[[Question], bool]) -> Question:
    """The question with everything left out that is not needed for it to be wrong."""
    for less in _smaller(question):
        if is_wrong(less):
            return smallest(less, is_wrong)
    return question


def _smaller(question: Question) -> Iterator[Question]:
    catalogue = question.catalogue
    for id in catalogue.roles:
        if id != question.target:
            yield _of(question, roles={key: value for key, value in catalogue.roles.items() if key != id})
    for id in catalogue.qualifications:
        others = {key: value for key, value in catalogue.qualifications.items() if key != id}
        yield _of(question, qualifications=others)
    yield from _smaller_person(question)
    for id, role in catalogue.roles.items():
        for less in _smaller_role(role):
            yield _of(question, roles={**catalogue.roles, id: less})
    for id, course in catalogue.qualifications.items():
        for shorter in _smaller_course(course):
            yield _of(question, qualifications={**catalogue.qualifications, id: shorter})
    for key in ("hiring", "stay", "courses"):
        if getattr(question, key) > (key == "courses"):
            yield replace(question, **{key: getattr(question, key) - 1})


def _of(question: Question, **changed: Any) -> Question:
    return replace(question, catalogue=replace(question.catalogue, **changed))


def _smaller_person(question: Question) -> Iterator[Question]:
    for key in LISTS:
        values = getattr(question.profile, key)
        for n in range(len(values)):
            yield replace(question, profile=replace(question.profile, **{key: (*values[:n], *values[n + 1 :])}))
    for n, spell in enumerate(question.profile.experience):
        if spell.months > 0:
            spells = list(question.profile.experience)
            spells[n] = replace(spell, months=spell.months - 1)
            yield replace(question, profile=replace(question.profile, experience=tuple(spells)))


def _smaller_role(role: Role) -> Iterator[Role]:
    for n, one in enumerate(role.requires):
        yield replace(role, requires=(*role.requires[:n], *role.requires[n + 1 :]))
        for less in _smaller_requirement(one):
            yield replace(role, requires=(*role.requires[:n], less, *role.requires[n + 1 :]))
    for key, value in PLAIN_ROLE.items():
        if getattr(role, key) != value:
            yield replace(role, **{key: value})


def _smaller_course(course: Qualification) -> Iterator[Qualification]:
    for n in range(len(course.requires)):
        yield replace(course, requires=(*course.requires[:n], *course.requires[n + 1 :]))
    for key, value in PLAIN_COURSE.items():
        if getattr(course, key) != value:
            yield replace(course, **{key: value})
    if course.length.months > 1:
        yield replace(course, length=replace(course.length, months=course.length.months - 1))


def _smaller_requirement(one: Requirement) -> Iterator[Requirement]:
    if one.unless is not None:
        yield replace(one, unless=None)
    if isinstance(one, AllOf | AnyOf | AtLeast):
        yield from one.parts
        for n, part in enumerate(one.parts):
            if len(one.parts) > 1:
                yield replace(one, parts=(*one.parts[:n], *one.parts[n + 1 :]))
            for less in _smaller_requirement(part):
                yield replace(one, parts=(*one.parts[:n], less, *one.parts[n + 1 :]))
    if isinstance(one, Experience):
        if one.months is not None and one.months > 1:
            yield replace(one, months=one.months - 1)
        for key in ("roles", "occupations", "settings", "worked_roles", "worked_occupations"):
            values = getattr(one, key)
            for n in range(len(values)):
                if len(values) > 1 or one.rung:
                    yield replace(one, **{key: (*values[:n], *values[n + 1 :])})


def told(question: Question) -> str:
    """The question in a few lines."""
    q = question
    lines = [f"hiring {q.hiring}, stay {q.stay}, courses {q.courses}, target {q.target}, avoid {sorted(q.avoid)}"]
    lines += [_role(role) for role in q.catalogue.roles.values()]
    lines += [_course(course) for course in q.catalogue.qualifications.values()]
    lines += _vocabulary(q.catalogue)
    for key in LISTS:
        if values := getattr(q.profile, key):
            lines.append(f"person {key}: {'; '.join(_value(value, q) for value in values)}")
    return "\n".join(lines)


def _vocabulary(catalogue: Catalogue) -> list[str]:
    gained = [id for id, term in catalogue.declarations.items() if term.experience]
    lines = [f"gained: {', '.join(gained)}"] if gained else []
    for id, one in catalogue.occupations.items():
        if one.counts_as or one.settings:
            lines.append(f"occupation {id}: counts as {list(one.counts_as)}, settings {list(one.settings)}")
    return lines


def _value(value: Any, question: Question) -> str:
    if isinstance(value, str):
        return value
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    shown = [f"{k}={_date(v, question)}" for k, v in fields.items() if v is not None]
    return " ".join(shown)


def _date(value: Any, question: Question) -> str:
    if not isinstance(value, PartialDate):
        return str(value)
    day = value.first_day()
    months = (day.year - question.today.year) * 12 + day.month - question.today.month
    return f"moment {months}"


def _role(role: Role) -> str:
    said = [f"{key} {getattr(role, key)}" for key in ("kind", "stage")]
    said += [f"band {role.band.value}"] if role.band else []
    said += [f"occupation {role.occupation}"] if not role.id.endswith(f"/{role.occupation}") else []
    said += [f"{key} {getattr(role, key)}" for key in ("lasts_months", "areas", "settings", "offers", "gives")]
    said += [f"leads to {o.role}{' (unlikely)' if o.unlikely else ''}" for o in role.leads_to]
    kept = [one for one in said if not one.endswith((" None", " ()"))]
    return f"role {role.id} [{', '.join(kept)}] asks {[requirement(one) for one in role.requires]}"


def _course(course: Qualification) -> str:
    said = [f"{key} {getattr(course, key)}" for key in (*PLAIN_COURSE, "trains_for")]
    said = [one for one in said if not one.endswith((" None", " ()", " False", " RQF"))]
    said = ["in_working_time" if one.startswith("in_working_time") else one for one in said]
    asks = f" asks {[requirement(one) for one in course.requires]}" if course.requires else ""
    return f"course {course.id} {course.length.months} months [{', '.join(said)}]{asks}"


def requirement(one: Requirement) -> str:
    """A requirement in a few words."""
    terms = one.terms
    how = [] if terms.when is When.BEFORE_APPLYING else [str(terms.when)]
    how += [f"within {terms.within_months}"] if terms.within_months is not None else []
    how += ["desirable"] if terms.strength is Strength.DESIRABLE else []
    how += [f"unless {requirement(one.unless)}"] if one.unless is not None else []
    return _asked(one) + (f" ({', '.join(how)})" if how else "")


def _asked(one: Requirement) -> str:
    match one:
        case AllOf() | AnyOf() | AtLeast():
            name = {AllOf: "all", AnyOf: "any"}.get(type(one)) or f"at least {one.count}"  # type: ignore[union-attr]
            return f"{name}({', '.join(requirement(part) for part in one.parts)})"
        case Holds(qualification=id, awarded_within_months=within):
            return f"holds {id}" + (f" of the last {within} months" if within is not None else "")
        case Level():
            return f"level {one.subject} {one.at_least} {one.framework}"
        case Experience():
            where = [f"{k}={list(getattr(one, k))}" for k in ("roles", "occupations", "settings") if getattr(one, k)]
            where += [f"in the last {one.in_the_last_months}"] if one.in_the_last_months is not None else []
            where += [f"rung, worked also {one.worked_roles} {one.worked_occupations}"] if one.rung else []
            return f"{one.months} months {' '.join(where)}"
        case LivedExperience():
            return f"lived {'all of ' if one.every else ''}{list(one.areas)}"
        case Declares():
            return f"says {one.declaration}{' (equivalent)' if one.equivalent else ''}"
        case Check():
            return f"check {one.check}"
