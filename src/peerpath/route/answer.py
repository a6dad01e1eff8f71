"""What answers about routes are made of. Reasons are values: `report` has the words."""

from collections.abc import Iterator
from enum import StrEnum

from peerpath.model.provenance import Basis
from peerpath.model.qualification import STUDY_HOURS
from peerpath.model.requirement import Requirement
from peerpath.noun import Noun


class StepKind(StrEnum):
    """What a person does in a step."""

    STAY = "stay"
    """Stay in a job of today. Listed, but not something to do."""
    CONFIRM = "confirm"
    """Confirm something that only the person can say."""
    STUDY = "study"
    """Take a course in one's own time."""
    WORK = "work"
    """Work in a new job, applied for in ``apply_month`` and held from its first day."""
    APPLY = "apply"
    """Apply for the target."""
    TRAIN = "train"
    """Start to train for another profession, in a paid post."""


class Served(Noun, frozen=True):
    """A requirement that a step helps to meet."""

    requirement: Requirement
    of: str
    """Id of the role or qualification that asks for it."""
    within: Requirement | None = None
    """The innermost choice that it belongs to; None if it is asked for outright."""


class Wait(StrEnum):
    """Why a step does not begin earlier."""

    AT_ONCE = "at_once"
    """Nothing delays it: it begins today."""
    UNDER_WAY = "under_way"
    """The person is on it today."""
    AFTER = "after"
    """It needs something that is in place only when the named steps are done."""
    HIRING = "hiring"
    """The months from application to first day."""
    STUDY_PLACE = "study_place"
    """The named courses take up all study time until then."""
    JOB = "job"
    """The person works in the named job until then."""
    IN_POST = "in_post"
    """It is taken within the named job."""
    ROOM = "room"
    """Nothing: it could also begin at another time."""


class Stay(StrEnum):
    """What decides for how long a job is kept."""

    MONTHS = "months"
    """The months in it that are asked for, or that we count where no number is given."""
    TRAINING = "training"
    """A training in it, which is over when the job is."""
    LEAST = "least"
    """Nothing that anybody asks for: a new job is kept for so long, by our assumption."""


class Why(Noun, frozen=True):
    """The reason for a step's place in the route."""

    wait: Wait
    steps: tuple[str, ...] = ()
    """Ids of the steps that it waits for, in order."""


class Training(Noun, frozen=True):
    """A course that is taken within a job."""

    id: str
    from_month: int
    to_month: int
    in_working_time: bool
    supported: bool
    """Whether the employer helps: the job offers it, or asks for it with support."""
    serves: tuple[Served, ...]
    basis: Basis
    """How firmly its length is known."""
    due_month: int | None = None
    """The month by which the job wants it; None if it gives no limit."""


class Step(Noun, frozen=True, kw_only=True):
    """One thing to do, from the start of one month to the start of another. Month 0 begins today."""

    kind: StepKind
    id: str
    """Id of the role, qualification or declaration; ``lived-experience`` for that; for work that the profile names
    without a role, of its occupation or setting."""
    from_month: int
    to_month: int
    apply_month: int | None = None
    """For a new job: the latest month in which to apply for it."""
    serves: tuple[Served, ...] = ()
    basis: Basis | None = None
    """How firmly its length is known; None if it has none."""
    stay: Stay = Stay.MONTHS
    """Of a job: what decides its length."""
    is_lower: bool = False
    """For a new job: whether it is at a known band below that of a job of today."""
    critical: bool = False
    """Whether a month's delay here delays the whole route by a month."""
    why: Why = Why(Wait.AT_ONCE)
    training: tuple[Training, ...] = ()
    """For a job: the training in it, by month and id."""
    in_post: tuple[Served, ...] = ()
    """For a new job: what it asks for once in post, which can wait, and has no month on the route."""
    overdue: tuple[Served, ...] = ()
    """For a job of today: what it wanted by a deadline that has passed. Only mentioned; the route need not meet it."""
    too_soon: tuple[Served, ...] = ()
    """The same of a deadline to come that no route can keep."""
    take_back: tuple[str, ...] = ()
    """Declarations that a job gives and that the person said no to. At its end they can take back the no."""


class After(Noun, frozen=True):
    """What the target asks for that can wait until after the appointment, or asks only willingness for."""

    id: str
    requirement: Requirement
    within: Requirement | None = None
    """The choice that it belongs to; None if it is asked for outright."""


class Beside(Noun, frozen=True):
    """A course of today that the route does not rest on, and that is taken to go on beside it."""

    id: str
    to_month: int
    """The month in which it ends."""
    instead: tuple[str, ...]
    """Ids of the courses and roles on the way that are there for nothing but what it would give."""
    is_for_later: bool
    """Whether it gives something that can wait until after the appointment."""


class RestsOn(StrEnum):
    """How firmly a whole route is known: as the least known of its target and jobs."""

    STATED = "stated"
    """A source lists what every employer asks for."""
    USUAL = "usual"
    """Some of it is only usual for such posts."""
    SKETCH = "sketch"
    """Some of it is assumed, because no source lists what the employer asks for."""


class Apart(StrEnum):
    """How a route differs from the best one."""

    SOONER = "sooner"
    LATER = "later"
    FEWER_MOVES = "fewer_moves"
    LESS_STUDY = "less_study"
    LESS_UNPAID = "less_unpaid"
    NO_DEGREE = "no_degree"
    """It needs no course at level 6 or above, unlike the best one."""
    ONE_EMPLOYER = "one_employer"
    """All its roles are with one employer, unlike those of the best one."""
    INSTEAD = "instead"
    """It uses the named roles and qualifications, unlike the best one."""


class Difference(Noun, frozen=True):
    """One difference between an alternative and the best route."""

    kind: Apart
    amount: int = 0
    """Months, or roles for ``fewer_moves``; 0 if there is nothing to count."""
    ids: tuple[str, ...] = ()


class Route(Noun, frozen=True, kw_only=True):
    """One way for one person to get to a role."""

    target: str
    months: int
    """The month in which the person can apply, or begin to train."""
    steps: tuple[Step, ...]
    """By month, then stay, confirm, study, work, then id; ``apply`` or ``train`` is the last."""
    after: tuple[After, ...]
    rests_on: RestsOn
    unpaid_months: int
    """Months before the first new job; see :class:`~peerpath.route.options.Measure`."""
    optimal: bool
    """Whether it is proved best. False if the search stopped at its limit: there may be a better one."""
    at_least_months: int
    """A lower bound in months for the best route; equal to ``months`` if this is the best."""
    apart: tuple[Difference, ...] = ()
    """How it differs from the best route; empty for the best."""
    beside: tuple[Beside, ...] = ()
    """Courses of today that are no steps, by the month in which they end."""
    study_hours: int = STUDY_HOURS
    """Hours a week that the person has for courses: those whose hours no source gives take as long whatever they are."""

    @property
    def may_be_earlier(self) -> bool:
        """Whether a route that takes fewer months was not ruled out; otherwise only its equals were not all looked at."""
        return not self.optimal and self.at_least_months < self.months


class SavingKind(StrEnum):
    """What would shorten the best route."""

    EQUIVALENT = "equivalent"
    """The employer accepts an equivalent of something that the route studies for."""
    EXPERIENCE = "experience"
    """The person already has the experience that the route gains in a job."""
    FULL_TIME = "full_time"
    """The person studies a course full time instead of beside a job."""


class Saving(Noun, frozen=True):
    """Something that would shorten the best route, and by how much."""

    kind: SavingKind
    id: str
    """The declaration or the course that it is about."""
    months: int


class Routes(Noun, frozen=True):
    """The routes to a role."""

    target: str
    routes: tuple[Route, ...]
    """Best first."""


class Obstacle(StrEnum):
    """Why a requirement cannot be met."""

    NOTHING_GIVES_IT = "nothing_gives_it"
    """No course in the catalogue leads to it, or no possible step gives the experience."""
    REFUSED = "refused"
    """The person would not work towards it, or towards any course that would give it."""
    AVOIDED = "avoided"
    """Everything that would give it was to be avoided."""
    EMPLOYER_JUDGES = "employer_judges"
    """Only an "or equivalent" is left, which a route never takes for granted."""
    NOT_OFFERED = "not_offered"
    """It is gained in post, and no possible step offers it."""
    NO_WAY = "no_way"
    """No alternative, or too few of them, can be had."""
    BEYOND_REACH = "beyond_reach"
    """What would give it needs something else that cannot be had."""
    CIRCULAR = "circular"
    """What would give it needs it first, directly or indirectly."""
    NOT_A_STEP = "not_a_step"
    """The route was to include it, but it cannot be a step."""
    SAID_NO = "said_no"
    """The person has said no to it, and no possible step gives it."""
    ONLY_UNPAID = "only_unpaid"
    """Only unpaid work leads there, which a route never plans."""
    ENDS_TOO_SOON = "ends_too_soon"
    """The posts that give it end before so many months are worked, even one after the other."""
    NOT_TOGETHER = "not_together"
    """Each thing that is asked for can be had, but not all of them on one route."""
    NOBODY_SAYS = "nobody_says"
    """No source says how people get into the role."""
    STOPPED = "stopped"
    """The search reached its limit before it found a route: there may be one."""
    OWN_PROFESSION = "own_profession"
    """The target is another profession, and it is the person's own: there is nothing to train for."""
    PERHAPS_OWN_PROFESSION = "perhaps_own_profession"
    """The target is another profession, and the person holds something that may be the training for it."""
    IN_TRAINING = "in_training"
    """The target is another profession, and the person is on the training for it, or was until it ended."""
    OTHER_PROFESSION = "other_profession"
    """The target is another profession, and no paid way to train for it is known."""


BEHIND = (Obstacle.NO_WAY, Obstacle.BEYOND_REACH)
"""What is in the way because of something else."""


class Cause(Noun, frozen=True):
    """Something that cannot be had, and why."""

    of: str
    """Id of the role or qualification that asks for it."""
    obstacle: Obstacle
    requirement: Requirement | None = None
    """What is asked for; None if the cause concerns the role or course itself."""
    tried: tuple[str, ...] = ()
    """Ids of the roles and qualifications that would give it if they could be had."""
    causes: "tuple[Cause, ...]" = ()
    """For ``beyond_reach``: what stands in the way of the nearest of those; for ``no_way``: of each alternative."""

    def innermost(self) -> Iterator["Cause"]:
        """What is in the way in itself, of it or of anything below it: never because of something else.

        Empty where all of that is told elsewhere. Chains may be thousands deep.
        """
        left = [self]
        while left:
            one = left.pop()
            if one.obstacle not in BEHIND:
                yield one
            left += reversed(one.causes)


class NoRoute(Noun, frozen=True):
    """No route is known, for these reasons."""

    target: str
    reasons: tuple[Cause, ...]
    """The target's requirements that cannot be met, in order. If they were met, there would be a route."""
