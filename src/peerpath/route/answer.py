"""What an answer about routes is made of. Reasons are values: the words are the report's."""

from enum import StrEnum

from msgspec import Struct

from peerpath.model.provenance import Basis
from peerpath.model.requirement import When


class StepKind(StrEnum):
    """What a person does in a step."""

    CONFIRM = "confirm"
    """Say for oneself that it is so; nobody else can."""
    STUDY = "study"
    WORK = "work"
    APPLY = "apply"


class Wait(StrEnum):
    """Why a step begins no earlier."""

    AT_ONCE = "at_once"
    """Nothing holds it back: it begins today."""
    UNDER_WAY = "under_way"
    """The person is on it today."""
    AFTER = "after"
    """What it asks for is first there when the named steps are done."""
    STUDY_PLACE = "study_place"
    """The named courses take up the time for study until then."""
    JOB = "job"
    """The named roles are worked until then."""
    IN_POST = "in_post"
    """It is studied while working in the named roles."""
    ROOM = "room"
    """Nothing: there is room, and it may begin at another time."""


class Why(Struct, frozen=True):
    """Why a step stands where it does."""

    wait: Wait
    steps: tuple[str, ...] = ()
    """Ids of the steps concerned, in their order."""


class Step(Struct, frozen=True):
    """One thing to do, from the start of one month up to the start of another; month 0 begins today."""

    kind: StepKind
    id: str
    """Id of the role, qualification or declaration; ``lived-experience`` for that; for work that the profile names
    without a role, of its occupation or setting."""
    from_month: int
    to_month: int
    serves: tuple[str, ...]
    """Ids of the requirements along the route that it serves."""
    basis: Basis | None
    """How firmly its length is known; None where it has none."""
    critical: bool
    """A month later here is a month later at the end."""
    why: Why


class After(Struct, frozen=True):
    """What the target asks for that waits until after the appointment, or asks only for willingness."""

    id: str
    when: When
    within_months: int | None
    requirement: str


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


class Route(Struct, frozen=True):
    """The answer for one person."""

    target: str
    months: int
    """The month in which the person can apply."""
    steps: tuple[Step, ...]
    """By month, then confirm, study, work and apply, then id; ``apply`` is the last."""
    after: tuple[After, ...]
    unpaid_months: int
    """Months before the first role begins; see :class:`~peerpath.route.options.Measure`."""
    optimal: bool
    """False where the search stopped at its limit of effort: there may be a better one."""
    at_least_months: int
    """The best route takes no fewer months than this; equal to ``months`` where this is the best."""
    apart: tuple[Difference, ...] = ()
    """Empty for the first route."""


class Found(Struct, frozen=True):
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


class Cause(Struct, frozen=True):
    """A requirement that nothing in the catalogue can satisfy, and why."""

    requirement: str
    of: str
    """Id of the role or qualification that asks for it."""
    obstacle: Obstacle
    tried: tuple[str, ...] = ()
    """Ids of the roles and qualifications that would give it, were they to be had."""
    causes: "tuple[Cause, ...]" = ()
    """For ``beyond_reach``: what stands in the way of the nearest of those; for ``no_way``: of each alternative."""


class NoRoute(Struct, frozen=True):
    """There is no way, and what stands in it."""

    target: str
    reasons: tuple[Cause, ...]
    """The target's own requirements that cannot be had, in its order: if these were there, a route would be."""
