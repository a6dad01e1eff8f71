"""Roles side by side: what each asks, what differs, and what may wait."""

from collections.abc import Iterator, Sequence
from typing import Any

from peerpath.document.blocks import Block, Document
from peerpath.document.build import bullets, commands, document, prose, section, table
from peerpath.document.inline import Inline, strong
from peerpath.model.catalogue import Catalogue
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
    walk,
)
from peerpath.model.role import Role
from peerpath.report import words
from peerpath.report.as_json import requirement_data, role_data
from peerpath.report.sources import source_line

Row = tuple[str, dict[str, Requirement]]
"""What is asked for in words, and by role's id the requirement that asks for it."""

_WAITS = (When.IN_POST, When.AFTER_OFFER)
_WHEN = {
    When.BEFORE_APPLYING: "before applying",
    When.WILLING: "or be willing to work towards it",
    When.IN_POST: "can wait until in post",
    When.AFTER_OFFER: "after an offer",
}


def asked_for(roles: Sequence[Role], catalogue: Catalogue) -> list[Row]:
    """Everything that some of the roles ask for, once each, in the order in which it is met."""
    rows: dict[object, Row] = {}
    for role in roles:
        for asked in (single for top in role.requires for single in _singles(top)):
            text = words.requirement(asked, catalogue)
            rows.setdefault(_thing(asked), (text, {}))[1].setdefault(role.id, asked)
    return list(rows.values())


def compare_document(roles: Sequence[Role], catalogue: Catalogue) -> Document:
    """At least two roles side by side."""
    rows = asked_for(roles, catalogue)
    known = [role for role in roles if role.requirements_listed]
    shared = [row for row in rows if len(row[1]) == len(roles) and len({*map(terms, row[1].values())}) == 1]
    differ = [row for row in rows if row not in shared]
    return document(
        "Roles side by side",
        section("At a glance", table("Who, and at which band", ["Role", "Employer", "Band"], _facts(roles, catalogue))),
        *_shared(shared, catalogue),
        *_differ(differ, roles, catalogue),
        *_wait(rows, roles, catalogue),
        *_unknown([role for role in roles if not role.requirements_listed], catalogue),
        *_sources(roles, catalogue),
        commands(
            "What next",
            (f"peerpath route {roles[0].id}", "the steps to the first of them"),
            (f"peerpath show {roles[-1].id}", "all that is known of the last"),
        ),
        lead=_answer(len(roles), len(known), len(shared), len(differ)),
        foot="Two titles may be the same work, or may not be. An employer's own advert decides.",
    )


def compare_data(roles: Sequence[Role], catalogue: Catalogue) -> dict[str, Any]:
    """The same for scripts."""
    return {
        "schema": "peerpath/compare/1",
        "roles": [role_data(role) for role in roles],
        "asked_for": [
            {
                "text": text,
                "by": {role.id: requirement_data(by[role.id], catalogue) if role.id in by else None for role in roles},
            }
            for text, by in asked_for(roles, catalogue)
        ],
    }


def terms(asked: Requirement) -> str:
    """By when and how firmly it is asked for, in words."""
    own = asked.terms
    parts = [_WHEN[own.when]]
    if own.within_months:
        parts.append(f"within {words.months(own.within_months)} of starting")
    if own.supported:
        parts.append("the employer helps")
    if asked.unless:
        parts.append("some people do not need it")
    return ", ".join(["would help, not needed", *parts[1:]] if own.strength is Strength.DESIRABLE else parts)


def _singles(asked: Requirement) -> Iterator[Requirement]:
    """The single things that are asked for: what is in a list counts each, a choice counts as one."""
    if isinstance(asked, AllOf):
        for part in asked.parts:
            yield from _singles(part)
    else:
        yield asked


def _thing(asked: Requirement) -> object:
    """What is asked for, the same for two requirements that ask for the same."""
    match asked:
        case AllOf() | AnyOf() | AtLeast():
            count = asked.count if isinstance(asked, AtLeast) else None
            return type(asked), count, frozenset(map(_thing, asked.parts))
        case Holds():
            return Holds, asked.qualification, asked.awarded_within_months
        case Level():
            return Level, asked.subject, asked.at_least
        case Experience():
            return Experience, asked.roles, asked.occupations, asked.settings, asked.months
        case LivedExperience():
            return LivedExperience, asked.areas
        case Declares():
            return Declares, asked.declaration
        case Check():
            return Check, asked.check


def _answer(roles: int, known: int, shared: int, differ: int) -> str:
    if known == 0:
        return f"{roles} roles. No source lists what they ask for."
    if known < roles:
        return f"{roles} roles. For {known} of {roles}, a source lists what is asked. Of the others we know a part."
    common = words.number(shared, "point") if shared else "nothing"
    return f"{roles} roles: {common} in common that we know of, and {words.number(differ, 'point')} that differ."


def _facts(roles: Sequence[Role], catalogue: Catalogue) -> list[tuple[Inline, ...]]:
    return [(strong(role.title), catalogue.organisations[role.organisation].title, words.band(role)) for role in roles]


def _shared(rows: list[Row], catalogue: Catalogue) -> list[Block]:
    entries = [f"{text} ({terms(next(iter(by.values())))})" for text, by in rows]
    return [section("What all of them ask for", bullets(*entries))] if entries else []


def _differ(rows: list[Row], roles: Sequence[Role], catalogue: Catalogue) -> list[Block]:
    if not rows:
        return []
    heads = ["What is asked for", *(_called(role, roles, catalogue) for role in roles)]
    asked = {role.id: [by[role.id] for _, by in rows if role.id in by] for role in roles}
    cells = [(text, *(_cell(role, by, asked[role.id]) for role in roles)) for text, by in rows]
    return [section("What differs", table("What each of them asks for", heads, cells))]


def _cell(role: Role, by: dict[str, Requirement], asked: Sequence[Requirement]) -> str:
    if role.id in by:
        return terms(by[role.id])
    if any(_is_near(one, other) for one in by.values() for other in asked):
        return "in another form"
    return "not said" if role.requirements_listed else "not known"


def _is_near(one: Requirement, other: Requirement) -> bool:
    """Whether both ask for experience of the same work, be it elsewhere or for longer."""
    if not (isinstance(one, Experience) and isinstance(other, Experience)):
        return False
    return bool({*one.occupations, *one.roles} & {*other.occupations, *other.roles})


def _called(role: Role, roles: Sequence[Role], catalogue: Catalogue) -> str:
    """The employer alone where no other of the roles has the same one."""
    alone = sum(other.organisation == role.organisation for other in roles) == 1
    return words.short(role.organisation, catalogue) if alone else words.role_name(role.id, catalogue)


def _wait(rows: list[Row], roles: Sequence[Role], catalogue: Catalogue) -> list[Block]:
    lines: list[Inline] = []
    for role in roles:
        later = [text for text, by in rows if role.id in by and by[role.id].terms.when in _WAITS]
        if later:
            lines.append([strong(f"{words.role_name(role.id, catalogue)}: "), "; ".join(later), "."])
    return [section("What may wait until you are in post", bullets(*lines))] if lines else []


def _unknown(roles: list[Role], catalogue: Catalogue) -> list[Block]:
    if not roles:
        return []
    names = (words.role_name(role.id, catalogue) for role in roles)
    text = "For these, no source lists what is asked. What stands here is only what is usual. Ask the employer."
    return [section("Known in part", prose(text), bullets(*names))]


def _sources(roles: Sequence[Role], catalogue: Catalogue) -> list[Block]:
    used = {role.provenance.source for role in roles} | {role.band.provenance.source for role in roles if role.band}
    used |= {node.terms.provenance.source for role in roles for top in role.requires for node in walk(top)}
    known = [catalogue.sources[id] for id in sorted(filter(None, used)) if id in catalogue.sources]
    return [section("Sources", bullets(*map(source_line, known)))] if known else []
