"""What an answer about routes is made of. Reasons are values: the words are the report's."""

from enum import StrEnum

from msgspec import Struct

from peerpath.model.provenance import Basis
from peerpath.model.requirement import Requirement


class StepKind(StrEnum):
    """What a person does in a step."""

    STAY = "stay"
    """Go on in a job of today; listed, and no step."""
    CONFIRM = "confirm"
    """Say for oneself that it is so; nobody else can."""
    STUDY = "study"
    """A course of one's own."""
    WORK = "work"
    """A new job: looked for from ``apply_month`` on, and held from its first day."""
    APPLY = "apply"
    """The target itself."""
    TRAIN = "train"
    """Begin to train for another profession, in a post that is paid."""


class Served(Struct, frozen=True):
    """A requirement along the route that a step serves."""

    requirement: Requirement
    of: str
    """Id of the role or qualification that asks for it."""
    within: Requirement | None = None
    """The choice that it is one branch of, the innermost one; None where it is asked for outright."""


class Wait(StrEnum):
    """Why a step begins no earlier."""

    AT_ONCE = "at_once"
    """Nothing holds it back: it begins today."""
    UNDER_WAY = "under_way"
    """The person is on it today."""
    AFTER = "after"
    """What it asks for is first there when the named steps are done."""
    HIRING = "hiring"
    """The months from the application to the first day."""
    STUDY_PLACE = "study_place"
    """The named courses take up the time for study until then."""
    JOB = "job"
    """The named job is held until then."""
    IN_POST = "in_post"
    """It is gained in the named job."""
    ROOM = "room"
    """Nothing: there is room, and it may begin at another time."""


class Why(Struct, frozen=True):
    """Why a step stands where it does."""

    wait: Wait
    steps: tuple[str, ...] = ()
    """Ids of the steps concerned, in their order."""


class Training(Struct, frozen=True):
    """A course that is gained in a job, from its start to its end within that one."""

    id: str
    from_month: int
    to_month: int
    in_working_time: bool
    supported: bool
    """The employer helps: it is offered in the job, or asked for with help."""
    serves: tuple[Served, ...]
    basis: Basis
    """How firmly its length is known."""
    due_month: int | None = None
    """The month by which the job wants it; None where it names none."""


class Step(Struct, frozen=True, kw_only=True):
    """One thing to do, from the start of one month up to the start of another; month 0 begins today."""

    kind: StepKind
    id: str
    """Id of the role, qualification or declaration; ``lived-experience`` for that; for work that the profile names
    without a role, of its occupation or setting."""
    from_month: int
    to_month: int
    apply_month: int | None = None
    """Of a new job: the month in which it is applied for at the latest."""
    serves: tuple[Served, ...] = ()
    basis: Basis | None = None
    """How firmly its length is known; None where it has none."""
    critical: bool = False
    """A month later here is a month later at the end."""
    why: Why = Why(Wait.AT_ONCE)
    training: tuple[Training, ...] = ()
    """Of a job, by month and id."""
    in_post: tuple[Served, ...] = ()
    """Of a new job: what it asks for once in post and the route does not put into months: it can wait."""
    overdue: tuple[Served, ...] = ()
    """Of a job of today: what it wanted by a deadline that has passed. It is told, and binds nothing."""
    take_back: tuple[str, ...] = ()
    """Declarations that a job gives, and to which the person said no: at its end the no is theirs to take back."""


class After(Struct, frozen=True):
    """What the target asks for that waits until after the appointment, or asks only for willingness."""

    id: str
    requirement: Requirement
    within: Requirement | None = None
    """The choice that it is one branch of; None where it is asked for outright."""


class RestsOn(StrEnum):
    """How firmly a whole route is known: the weakest of its target and its jobs."""

    STATED = "stated"
    """What every employer asks for is listed by a source."""
    USUAL = "usual"
    """Some of it is only what is usual for such posts."""
    SKETCH = "sketch"
    """A rung of the ladder: nobody has published what the employer asks."""


class Apart(StrEnum):
    """In what way a route differs from the first one."""

    SOONER = "sooner"
    LATER = "later"
    FEWER_MOVES = "fewer_moves"
    LESS_STUDY = "less_study"
    LESS_UNPAID = "less_unpaid"
    NO_DEGREE = "no_degree"
    """It needs no course at level 6 or above, and the first one does."""
    ONE_EMPLOYER = "one_employer"
    """Its roles and the target belong to one employer, and those of the first one do not."""
    INSTEAD = "instead"
    """It takes the named roles and qualifications, which the first one does not."""


class Difference(Struct, frozen=True):
    """One thing that sets an alternative apart from the first route."""

    kind: Apart
    amount: int = 0
    """Months, or roles for ``fewer_moves``; 0 where there is nothing to count."""
    ids: tuple[str, ...] = ()


class Route(Struct, frozen=True, kw_only=True):
    """The answer for one person."""

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
    """False where the search stopped at its limit of effort: there may be a better one."""
    at_least_months: int
    """The best route takes no fewer months than this; equal to ``months`` where this is the best."""
    apart: tuple[Difference, ...] = ()
    """Empty for the first route."""


class SavingKind(StrEnum):
    """What would bring the first route forward."""

    EQUIVALENT = "equivalent"
    """The employer accepts something equal to what the route studies for."""
    EXPERIENCE = "experience"
    """The person has the experience already that the route gains in a job."""
    FULL_TIME = "full_time"
    """A course that is studied beside a job is studied full time."""


class Saving(Struct, frozen=True):
    """What would make the route shorter, and by how much."""

    kind: SavingKind
    id: str
    """The declaration or the course that it is about."""
    months: int


class Routes(Struct, frozen=True):
    """There is a way."""

    target: str
    routes: tuple[Route, ...]
    """Best first."""


class Obstacle(StrEnum):
    """Why a requirement cannot be had."""

    NOTHING_GIVES_IT = "nothing_gives_it"
    """No course in the catalogue leads to it, or no role that may be a step gives the experience."""
    REFUSED = "refused"
    """The person would not work towards it, or towards any course that would give it."""
    AVOIDED = "avoided"
    """All that would give it was to be avoided."""
    EMPLOYER_JUDGES = "employer_judges"
    """Only an equivalent is left, which a route never takes for granted."""
    NOT_OFFERED = "not_offered"
    """It is gained in post, and no role that may be a step offers it."""
    NO_WAY = "no_way"
    """None of its alternatives, or too few of them, can be had."""
    BEYOND_REACH = "beyond_reach"
    """What would give it needs something else that cannot be had."""
    CIRCULAR = "circular"
    """What would give it needs, in the end, what it would give."""
    NOT_A_STEP = "not_a_step"
    """It was to be on the route, and cannot be a step of any."""
    SAID_NO = "said_no"
    """The person has said no to it, and no role that may be a step gives it."""
    ONLY_UNPAID = "only_unpaid"
    """Only unpaid work leads there, and a route never plans that."""
    NOBODY_SAYS = "nobody_says"
    """No source says how people come to the role."""
    STOPPED = "stopped"
    """The search ended at its limit before it found a way: there may be one."""
    OTHER_PROFESSION = "other_profession"
    """The target is another profession, and no paid way to train for it is known."""


class Cause(Struct, frozen=True):
    """Something that cannot be had, and why."""

    of: str
    """Id of the role or qualification that asks for it."""
    obstacle: Obstacle
    requirement: Requirement | None = None
    """What is asked for; None where it is about the role or course itself."""
    tried: tuple[str, ...] = ()
    """Ids of the roles and qualifications that would give it, were they to be had."""
    causes: "tuple[Cause, ...]" = ()
    """For ``beyond_reach``: what stands in the way of the nearest of those; for ``no_way``: of each alternative."""


class NoRoute(Struct, frozen=True):
    """There is no way, and what stands in it."""

    target: str
    reasons: tuple[Cause, ...]
    """The target's own requirements that cannot be had, in its order: if these were there, a route would be."""
