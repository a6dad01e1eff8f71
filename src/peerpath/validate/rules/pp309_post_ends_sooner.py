"""PP309: post ends sooner."""

from collections.abc import Iterable, Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.provenance import Basis
from peerpath.model.requirement import Experience
from peerpath.validate.obtainable import hosts_of_training
from peerpath.validate.rule import Found, Rule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    yield from _of_experience(subject)
    yield from _of_training(subject)


def _of_experience(subject: Subject) -> Iterator[Found]:
    for owner, asked in subject.asked(Experience):
        # The months of a rung are ours: no file has them.
        lasts = [] if asked.rung else _lasts(asked.roles, subject)
        # One spell in each post: months in several of them add up.
        if asked.months and lasts and asked.months > sum(lasts):
            posts = "this post lasts" if len(lasts) == 1 else "these posts together last"
            message = f"{asked.months} months are asked for, and {posts} {sum(lasts)}"
            yield Found((*subject.path(owner, asked), "experience", "months"), message)


def _of_training(subject: Subject) -> Iterator[Found]:
    for id, roles in hosts_of_training(subject).items():
        course = subject.catalogue.qualifications[id]
        lasts = [] if course.trains_for else _lasts(roles, subject)
        ours = course.length.provenance.basis is Basis.ASSUMED  # what we assume is no ground to doubt a source
        if lasts and not ours and course.length.months > max(lasts):
            message = f"it takes {course.length.months} months in one post, and no post that offers it lasts so long"
            yield Found(("qualifications", id, "length"), message, key=True)


def _lasts(ids: Iterable[str], subject: Subject) -> list[int]:
    """The months that each of these posts lasts; none where one of them has no end."""
    lasts = [role.lasts_months if (role := subject.catalogue.roles.get(id)) else None for id in ids]
    return [months for months in lasts if months] if all(lasts) else []


def _pair(months: int) -> str:
    return f"""\
roles:
  cwpt/example-trainee:
    title: Example trainee
    occupation: peer-support-worker
    stage: entry
    lasts_months: 9
    source: cwpt-lived-experience
    summary: Learns to support people.
    requires: [{{lived_experience: of_the_post}}]
  cwpt/example-worker:
    title: Example worker
    occupation: peer-support-worker
    stage: entry
    source: cwpt-lived-experience
    summary: Supports people.
    requires:
      - experience: {{role: cwpt/example-trainee, months: {months}}}
"""


RULE = Rule(
    code="PP309",
    name="post-ends-sooner",
    severity=Severity.WARNING,
    what="A post lasts as long as the months of it that are asked for, and as the training that only it offers.",
    why="No route can reach it: a fixed-term post is planned once, and for no more than it lasts.",
    mend=(
        "Look at the source again. Where other work counts too, ask for the occupation in place of the role, or add it "
        "with any_of. Where posts are renewed, leave lasts_months out and say so in the remarks."
    ),
    check=_check,
    needs_all=True,
    bad=_pair(12),
    good=_pair(9),
)
