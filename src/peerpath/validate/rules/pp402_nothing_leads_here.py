"""PP402: nothing leads here."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.requirement import Experience
from peerpath.model.role import Role, Stage
from peerpath.validate.rule import Found, Rule, Subject, everything_asked

ARRIVED_AT = (Stage.SENIOR, Stage.BEYOND)


def _check(subject: Subject) -> Iterator[Found]:
    led_to = {onward.role for role in subject.catalogue.roles.values() for onward in role.leads_to}
    for role in subject.catalogue.roles.values():
        if role.stage in ARRIVED_AT and role.id not in led_to and role.requirements_listed and not _asks_for_work(role):
            message = "no role leads to this one, and it is no entry role"
            yield Found(("roles", role.id), message, key=True)


def _asks_for_work(role: Role) -> bool:
    """Whether it names the work that people come from."""
    return any(isinstance(asked, Experience) and (asked.roles or asked.occupations) for asked in everything_asked(role))


RULE = Rule(
    code="PP402",
    name="nothing-leads-here",
    severity=Severity.WARNING,
    what="Some role leads to each role that is senior or beyond, or it names the work that people come from.",
    why="On the map it would hang in the air, and nobody would see how people come to it.",
    mend=(
        "Add it to leads_to of the roles that people come from, or make it an entry role. "
        "Where no source tells what it asks for, requirements_listed: false says so."
    ),
    check=_check,
    needs_all=True,
    bad="""\
roles:
  cwpt/example-lead:
    title: Example lead
    occupation: peer-support-worker
    stage: senior
    source: cwpt-lived-experience
    summary: Leads a team.
""",
    good="""\
roles:
  cwpt/example-worker:
    title: Example worker
    occupation: peer-support-worker
    stage: entry
    source: cwpt-lived-experience
    summary: Supports people.
    leads_to: [cwpt/example-lead]
  cwpt/example-lead:
    title: Example lead
    occupation: peer-support-worker
    stage: senior
    source: cwpt-lived-experience
    summary: Leads a team.
""",
)
