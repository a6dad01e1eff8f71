"""Roles side by side: what each asks, what differs, and what may wait."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from peerpath.document.blocks import Block, Document, Table
from peerpath.document.build import bullets, commands, document, listing, prose, section, table
from peerpath.document.inline import Inline, note, strong
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis
from peerpath.model.requirement import LivedExperience, Requirement, Strength, When, is_rung, walk
from peerpath.model.role import Role
from peerpath.report import words
from peerpath.report.as_json.catalogue import role_data
from peerpath.report.as_json.requirements import requirement_data
from peerpath.report.catalogue.asked import AskedRow, Said, asked_for, said, singles
from peerpath.report.pay import pay, pay_note
from peerpath.report.sources import source_line, with_ids

WAITS = (When.IN_POST, When.AFTER_OFFER)
_WHEN = {
    When.BEFORE_APPLYING: "before applying",
    When.WILLING: "have it, or be willing to work towards it",
    When.IN_POST: "can wait until in post",
    When.AFTER_OFFER: "after an offer",
}
SAID = {
    Said.IN_ANOTHER_FORM: "asked in another form",
    Said.USUAL_IN_ANOTHER_FORM: "usual in another form",
    Said.NOT_SAID: "not said",
    Said.NOT_KNOWN: "not known",
}
_FIRMLY = {Basis.STATED: "", Basis.TYPICAL: "usual: ", Basis.ASSUMED: "our reading: "}
_DECIDES = "Two titles may be the same work, or may not be. An employer's own advert decides."


def compare_document(roles: Sequence[Role], catalogue: Catalogue, flags: str = "") -> Document:
    """Two or more roles side by side; ``flags`` name role data of one's own, to repeat in suggested commands."""
    shared, differ = _same_and_not(roles, catalogue)
    return document(
        "Roles side by side",
        section("At a glance", _at_a_glance(roles, catalogue), *_about_pay(roles, catalogue)),
        *_shared(shared),
        *_differ(differ, roles, catalogue),
        *_wait(roles, catalogue),
        *_unknown([role for role in roles if not role.is_listed], catalogue),
        *_sources(roles, catalogue),
        commands(
            "What next",
            (f"peerpath route {roles[0].id}{flags}", "the steps to the first of them"),
            (f"peerpath show {roles[-1].id}{flags}", "all that is known of the last"),
            instead="Ask each of these employers how they fill such a post.",
        ),
        lead=in_short(roles, catalogue),
        foot=_DECIDES,
    )


def in_short(roles: Sequence[Role], catalogue: Catalogue) -> str:
    """The answer in a sentence or two: for how many roles we know enough, and how much is the same."""
    shared, differ = _same_and_not(roles, catalogue)
    return _answer(roles, len(shared), len(differ))


def _same_and_not(roles: Sequence[Role], catalogue: Catalogue) -> tuple[list[AskedRow], list[AskedRow]]:
    """What is the same for all, and what is not, without the ladder."""
    found = [row for row in asked_for(roles, catalogue) if not row.is_rung]
    shared = [row for row in found if len(row.by) == len(roles) and _is_same(row, catalogue)]
    return shared, [row for row in found if row not in shared]


def compare_data(roles: Sequence[Role], catalogue: Catalogue) -> dict[str, Any]:
    """The comparison as JSON data."""
    return {
        "schema": "peerpath/compare/1",
        "roles": [role_data(role) for role in roles],
        "asked_for": [
            {
                "text": row.name,
                "by": {
                    role.id: requirement_data(row.by[role.id], catalogue) if role.id in row.by else None
                    for role in roles
                },
                "said": {role.id: said(role, row, catalogue).value for role in roles},
            }
            for row in asked_for(roles, catalogue)
        ],
    }


def _is_same(row: AskedRow, catalogue: Catalogue) -> bool:
    """Whether all ask for it in the same words, by the same time, as firmly, and for the same areas."""
    asked = {
        (_plain(words.requirement(one, catalogue)), terms(one), one.terms.provenance.basis, _areas(one))
        for one in row.by.values()
    }
    return len(asked) == 1


def in_own_words(row: AskedRow, catalogue: Catalogue) -> bool:
    """Whether the roles that ask for it differ in their words or in the areas of lived experience they name."""
    return len({(_plain(words.requirement(one, catalogue)), _areas(one)) for one in row.by.values()}) > 1


def _areas(asked: Requirement) -> frozenset[str]:
    """The areas of lived experience that the role names for its posts."""
    return frozenset(asked.post_areas) if isinstance(asked, LivedExperience) else frozenset()


def terms(asked: Requirement) -> str:
    """When and how firmly it is asked for, in words."""
    own = asked.terms
    parts = [_WHEN[own.when]]
    if own.within_months:
        parts.append(f"within {words.months(own.within_months)} of starting")
    if own.supported:
        parts.append("the employer helps")
    if asked.unless:
        parts.append("some people do not need it")
    return ", ".join(["would help, not needed", *parts[1:]] if own.strength is Strength.DESIRABLE else parts)


def _answer(roles: Sequence[Role], shared: int, differ: int) -> str:
    others = [role for role in roles if not role.is_listed]
    number, listed = len(roles), len(roles) - len(others)
    if listed == 0:
        return f"{number} roles. No source lists what they ask for."
    if others:
        told = f"{number} roles. For {listed} of {number}, a source lists what is asked."
        return f"{told} Of the {'other' if len(others) == 1 else 'others'} we know {_how_much(others)}."
    all_of_them = "both" if number == 2 else "all"
    common = (
        f"{words.number(shared, 'point')} {'is' if shared == 1 else 'are'} the same in {all_of_them}"
        if shared
        else "no point is quite the same"
    )
    return f"{number} roles: {common}, and {differ} {'differs' if differ == 1 else 'differ'}."


def _how_much(roles: Sequence[Role]) -> str:
    """How much is known of roles for which no source lists what is asked."""
    if any(map(words.is_known_in_part, roles)):
        return "a part"
    return "only what is usual" if any(role.requires for role in roles) else "nothing of this"


def _at_a_glance(roles: Sequence[Role], catalogue: Catalogue) -> Table:
    facts = [
        (
            strong(role.title),
            words.whose(role, catalogue),
            words.band(role),
            pay(role, catalogue, date.max),
        )
        for role in roles
    ]
    heads = ["Role", "Employer", "Band", "Pay"]
    if not any(worth for *_, worth in facts):
        return table("Who, and at which band", heads[:3], [one[:3] for one in facts])
    return table("Who, at which band and pay", heads, facts)


def _shared(rows: Sequence[AskedRow]) -> list[Block]:
    entries = [f"{row.name} ({how(next(iter(row.by.values())))})" for row in rows]
    return listing("What all of them ask for", entries)


def _differ(rows: Sequence[AskedRow], roles: Sequence[Role], catalogue: Catalogue) -> list[Block]:
    if not rows:
        return []
    heads = ["What is asked for", *(called(role, roles, catalogue) for role in roles)]
    cells = [(row.name, *(_cell(role, row, catalogue) for role in roles)) for row in rows]
    return [section("What differs", table("What each of them asks for", heads, cells))]


def _cell(role: Role, row: AskedRow, catalogue: Catalogue) -> str:
    """The employer's own words, if they are not just the name of the thing, and when it is asked for."""
    answer = said(role, row, catalogue)
    if answer in SAID:
        return SAID[answer]
    asked = row.by[role.id]
    own, told_how = words.requirement(asked, catalogue), how(asked)
    if asked.terms.when is When.WILLING and "willing" in own.lower():
        return f"{_FIRMLY[asked.terms.provenance.basis]}{own}"
    told = told_how if _plain(own) == _plain(row.name) else f"{own} ({told_how})"
    if len({_areas(one) for one in row.by.values()}) > 1 and _areas(asked):
        told += f". Areas: {words.areas(role, catalogue)}"
    return told


def how(asked: Requirement) -> str:
    """Who says so, if not the employer's own page, and when it is asked for."""
    return _FIRMLY[asked.terms.provenance.basis] + terms(asked)


def _plain(text: str) -> str:
    """The text without capitals and articles, for comparing."""
    return re.sub(r"\b(?:an?|the) ", "", text.lower())


def called(role: Role, roles: Sequence[Role], catalogue: Catalogue) -> str:
    """The employer alone, if it is the only one of these roles with it."""
    alone = sum(other.organisation == role.organisation for other in roles) == 1
    return words.short(role.organisation, catalogue) if alone else words.role_name(role.id, catalogue)


def _about_pay(roles: Sequence[Role], catalogue: Catalogue) -> list[Block]:
    told = pay_note(roles, catalogue, date.max)
    return [prose(note(told))] if told else []


def _wait(roles: Sequence[Role], catalogue: Catalogue) -> list[Block]:
    lines: list[Inline] = []
    for role in roles:
        later = [words.requirement(one, catalogue) for one in singles(role) if one.terms.when in WAITS]
        if later:
            lines.append([strong(f"{words.role_name(role.id, catalogue)}: "), "; ".join(later), "."])
    return listing("What may wait until you are in post", lines)


def _unknown(roles: Sequence[Role], catalogue: Catalogue) -> list[Block]:
    if not roles:
        return []
    text = "For these, no source that we have read lists all that is asked. Ask the employer."
    return [section("Known in part", prose(text), bullets(*(_rung(role, catalogue) for role in roles)))]


def _rung(role: Role, catalogue: Catalogue) -> str:
    """A role that is known only in part, with the step below it."""
    name = words.role_name(role.id, catalogue)
    rung = next((one for one in role.requires if is_rung(one)), None)
    if rung is None:
        return name
    # No source gives the months, however firmly it speaks of the step.
    return f"{name}; our assumption: {words.requirement(rung, catalogue)}"


def _sources(roles: Sequence[Role], catalogue: Catalogue) -> list[Block]:
    used = {role.provenance.source for role in roles} | {role.band.provenance.source for role in roles if role.band}
    used |= {node.terms.provenance.source for role in roles for top in role.requires for node in walk(top)}
    return listing("Sources", map(source_line, with_ids(used, catalogue)))
