"""What people can obtain: qualifications that reach a level, and those that a role lets people gain in post."""

from collections.abc import Callable, Mapping
from functools import cache

from peerpath.model.qualification import Qualification
from peerpath.model.requirement import RQF, Holds, When
from peerpath.model.role import Role
from peerpath.validate.rule import Subject

Reaching = Callable[[str | None, int | None], tuple[str, ...]]
"""The qualifications that reach a level of the RQF (or have any) in a subject (or in any)."""


def reaching_in(qualifications: Mapping[str, Qualification]) -> Reaching:
    """Return a function that tells which qualifications reach a level in a subject, and remembers its results."""

    @cache
    def reaching(subject: str | None, level: int | None) -> tuple[str, ...]:
        return tuple(
            id
            for id, one in qualifications.items()
            if subject in (None, one.subject)
            and (level is None or (one.framework == RQF and (one.level or 0) >= level))
        )

    return reaching


def hosts(subject: Subject) -> dict[str, list[str]]:
    """Qualification → ids of the roles that offer it or let people gain it in post."""
    return subject.once("hosts", lambda: _hosts(subject))


def _hosts(subject: Subject) -> dict[str, list[str]]:
    found = dict[str, list[str]]()
    for role in subject.catalogue.roles.values():
        for id in role.offers:
            found.setdefault(id, []).append(role.id)
    for owner, asked in subject.asked(Holds):
        if isinstance(owner, Role) and asked.terms.when in (When.IN_POST, When.WILLING):
            found.setdefault(asked.qualification, []).append(owner.id)
    return found


def hosts_of_training(subject: Subject) -> dict[str, list[str]]:
    """The same for qualifications that can only be gained in post."""
    courses = subject.catalogue.qualifications
    return {id: roles for id, roles in hosts(subject).items() if id in courses and courses[id].in_post_only}
