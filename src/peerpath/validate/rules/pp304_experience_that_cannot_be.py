"""PP304: experience that cannot be."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.requirement import Experience
from peerpath.model.role import Role
from peerpath.validate.example import asking
from peerpath.validate.rule import Found, Rule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for owner, asked in subject.asked(Experience):
        if asked.roles and not _can_be(asked, subject):
            message = "work in this role is never of the occupation or setting that is asked for with it"
            yield Found((*subject.path(owner, asked), "experience"), message, key=True)
        if asked.months and asked.in_the_last_months and asked.months > asked.in_the_last_months:
            message = f"nobody has {asked.months} months in the last {asked.in_the_last_months}"
            place = (*subject.path(owner, asked), "experience", "months")
            yield Found(place, message, help="Let in_the_last_months be no fewer than months.")


def _can_be(asked: Experience, subject: Subject) -> bool:
    roles = [subject.catalogue.roles.get(id) for id in asked.roles]
    return any(role is None or (_occupied(role, asked, subject) and _set(role, asked)) for role in roles)


def _occupied(role: Role, asked: Experience, subject: Subject) -> bool:
    occupation = subject.catalogue.occupations.get(role.occupation)
    counts_as = occupation.counts_as if occupation else ()
    return not asked.occupations or not {role.occupation, *counts_as}.isdisjoint(asked.occupations)


def _set(role: Role, asked: Experience) -> bool:
    return not asked.settings or not role.settings or not set(role.settings).isdisjoint(asked.settings)


RULE = Rule(
    code="PP304",
    name="experience-that-cannot-be",
    severity=Severity.ERROR,
    what="A role, an occupation and a setting in one experience fit each other, and its months fit into the last ones.",
    why="One spell of work has to fit all three. Where they contradict each other, no spell can.",
    mend=(
        "Name the role alone, or put the two into entries of their own under any_of. "
        "Let in_the_last_months be no fewer than months."
    ),
    check=_check,
    bad=asking("- experience: {role: cwpt/peer-practitioner, occupation: recovery-college-tutor}\n"),
    good=asking("- experience: {role: cwpt/peer-practitioner}\n"),
)
