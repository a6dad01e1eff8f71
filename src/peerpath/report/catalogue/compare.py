"""Roles side by side: what each asks, what differs, and what may wait."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec.structs import replace

from peerpath.document.blocks import Block, Document, Table
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
from peerpath.report.pay import pay
from peerpath.report.sources import source_line

Row = tuple[str, dict[str, Requirement]]
"""The name of what is asked for, in nobody's own words, and by role's id the requirement that asks for it."""

_WAITS = (When.IN_POST, When.AFTER_OFFER)
_WHEN = {
    When.BEFORE_APPLYING: "before applying",
    When.WILLING: "or be willing to work towards it",
    When.IN_POST: "can wait until in post",
    When.AFTER_OFFER: "after an offer",
}


def asked_for(roles: Sequence[Role], catalogue: Catalogue) -> list[Row]:
    """Everything that some of the roles ask for, once each, in the order in which it is met."""
    found: dict[object, dict[str, Requirement]] = {}
    for role in roles:
        for asked in (single for top in role.requires for single in _singles(top)):
            found.setdefault(_thing(asked), {}).setdefault(role.id, asked)
    return [(_name(list(by.values()), catalogue), by) for by in found.values()]


def _name(asked: Sequence[Requirement], catalogue: Catalogue) -> str:
    """The catalogue's name of the thing; of a choice, the words of those who ask for it where all use the same."""
    texts = {one.text for one in asked}
    if isinstance(asked[0], AnyOf | AtLeast) and len(texts) == 1 and asked[0].text:
        return asked[0].text
    return words.requirement(_unworded(asked[0]), catalogue)


def _unworded(asked: Requirement) -> Requirement:
    """The requirement without anybody's words."""
    if isinstance(asked, AllOf | AnyOf | AtLeast):
        return replace(asked, text="", parts=tuple(map(_unworded, asked.parts)))
    return replace(asked, text="")


def compare_document(roles: Sequence[Role], catalogue: Catalogue) -> Document:
    """At least two roles side by side."""
    rows = asked_for(roles, catalogue)
    known = [role for role in roles if role.is_listed]
    shared = [row for row in rows if len(row[1]) == len(roles) and _is_same(row, catalogue)]
    differ = [row for row in rows if row not in shared]
    return document(
        "Roles side by side",
        section("At a glance", _at_a_glance(roles, catalogue)),
        *_shared(shared),
        *_differ(differ, roles, catalogue),
        *_wait(rows, roles, catalogue),
        *_unknown([role for role in roles if not role.is_listed], catalogue),
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
                "said": {role.id: said(role, by, catalogue).value for role in roles},
            }
            for text, by in asked_for(roles, catalogue)
        ],
    }


class Said(StrEnum):
    """What a role's source says of a thing that some role asks for."""

    ASKED = "asked"
    IN_ANOTHER_FORM = "in_another_form"
    NOT_SAID = "not_said"
    """The source lists what is asked, and is silent on this: that does not tell that nobody asks for it."""
    NOT_KNOWN = "not_known"
    """No source lists what is asked."""


_SAID = {Said.IN_ANOTHER_FORM: "asked in another form", Said.NOT_SAID: "not said", Said.NOT_KNOWN: "not known"}


def said(role: Role, by: Mapping[str, Requirement], catalogue: Catalogue) -> Said:
    """What a role's source says of the thing that ``by`` asks for."""
    if role.id in by:
        return Said.ASKED
    wanted = {topic for one in by.values() for topic in _topics(one, catalogue)}
    if any(not wanted.isdisjoint(_topics(one, catalogue)) for top in role.requires for one in _singles(top)):
        return Said.IN_ANOTHER_FORM
    return Said.NOT_SAID if role.is_listed else Said.NOT_KNOWN


def _topics(asked: Requirement, catalogue: Catalogue) -> set[tuple[str, str]]:
    """What a requirement is about, so that two that ask for it in different ways are seen to be near."""
    match asked:
        case AllOf() | AnyOf() | AtLeast():
            return {topic for part in asked.parts for topic in _topics(part, catalogue)}
        case Holds(qualification=id):
            course = catalogue.qualifications.get(id)
            return {("holds", id), *([("subject", course.subject)] if course and course.subject else [])}
        case Level():
            return {("subject", asked.subject)} if asked.subject else {("level", "")}
        case Experience():
            roles = [catalogue.roles[id].occupation for id in asked.roles if id in catalogue.roles]
            work = {("work", id) for id in (*asked.occupations, *roles)}
            return work or {("setting", id) for id in asked.settings}
        case LivedExperience():
            return {("lived experience", "")}
        case Declares():
            return {("declares", asked.declaration)}
        case Check():
            return {("check", asked.check)}


def _is_same(row: Row, catalogue: Catalogue) -> bool:
    """Whether all ask for it in the same words, and by the same time."""
    return len({(_plain(words.requirement(one, catalogue)), terms(one)) for one in row[1].values()}) == 1


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
            return Level, asked.subject, asked.at_least, asked.framework
        case Experience():
            named = (asked.roles, asked.occupations, asked.settings)
            return Experience, *named, asked.months, asked.in_the_last_months
        case LivedExperience():
            return LivedExperience, frozenset(asked.areas), asked.every
        case Declares():
            return Declares, asked.declaration
        case Check():
            return Check, asked.check


def _answer(roles: int, known: int, shared: int, differ: int) -> str:
    if known == 0:
        return f"{roles} roles. No source lists what they ask for."
    if known < roles:
        return f"{roles} roles. For {known} of {roles}, a source lists what is asked. Of the others we know a part."
    common = (
        f"{words.number(shared, 'point')} {'is' if shared == 1 else 'are'} the same"
        if shared
        else "no point is quite the same"
    )
    return f"{roles} roles: {common} in all, and {differ} {'differs' if differ == 1 else 'differ'}."


def _at_a_glance(roles: Sequence[Role], catalogue: Catalogue) -> Table:
    facts = [
        (
            strong(role.title),
            words.short(role.organisation, catalogue),
            words.band(role),
            pay(role, catalogue, date.max),
        )
        for role in roles
    ]
    heads = ["Role", "Employer", "Band", "Pay"]
    if not any(worth for *_, worth in facts):
        return table("Who, and at which band", heads[:3], [one[:3] for one in facts])
    return table("Who, at which band and pay", heads, facts)


def _shared(rows: list[Row]) -> list[Block]:
    entries = [f"{text} ({terms(next(iter(by.values())))})" for text, by in rows]
    return [section("What all of them ask for", bullets(*entries))] if entries else []


def _differ(rows: list[Row], roles: Sequence[Role], catalogue: Catalogue) -> list[Block]:
    if not rows:
        return []
    heads = ["What is asked for", *(_called(role, roles, catalogue) for role in roles)]
    cells = [(text, *(_cell(role, text, by, catalogue) for role in roles)) for text, by in rows]
    return [section("What differs", table("What each of them asks for", heads, cells))]


def _cell(role: Role, name: str, by: Mapping[str, Requirement], catalogue: Catalogue) -> str:
    """The employer's own words where they are not the name of the thing, and by when it is asked for."""
    answer = said(role, by, catalogue)
    if answer is not Said.ASKED:
        return _SAID[answer]
    own = words.requirement(by[role.id], catalogue)
    when = terms(by[role.id]) if role.is_listed else f"usual: {terms(by[role.id])}"
    return when if _plain(own) == _plain(name) else f"{own} ({when})"


def _plain(text: str) -> str:
    """The text without what says nothing: capitals and articles."""
    return re.sub(r"\b(?:an?|the) ", "", text.lower())


def _called(role: Role, roles: Sequence[Role], catalogue: Catalogue) -> str:
    """The employer alone where no other of the roles has the same one."""
    alone = sum(other.organisation == role.organisation for other in roles) == 1
    return words.short(role.organisation, catalogue) if alone else words.role_name(role.id, catalogue)


def _wait(rows: list[Row], roles: Sequence[Role], catalogue: Catalogue) -> list[Block]:
    lines: list[Inline] = []
    for role in roles:
        asked = [by[role.id] for _, by in rows if role.id in by]
        later = [words.small(words.requirement(one, catalogue)) for one in asked if one.terms.when in _WAITS]
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
