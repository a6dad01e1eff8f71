"""A route's question in numbers: jobs that can be taken up, courses that can be studied, and what each needs."""

from enum import Enum

from msgspec import Struct

from peerpath.route.problem.formula import NEVER, Done, Node, Since, Worked


class ActivityKind(Enum):
    """What kind of activity it is."""

    JOB = 0
    COURSE = 1
    """A course in one's own time."""
    TRAINING = 2
    """A course within a job, from start to end in that one job."""


class Due(Struct, frozen=True):
    """What a job asks for by a deadline, if the job lasts beyond it."""

    node: int
    """The node that must be true by then, unless the job is over."""
    within: int
    """Months from its first day; for a job of today, from today."""


class Preference(Struct, frozen=True, order=True):
    """Breaks ties between otherwise equal routes: the smaller preference is taken."""

    elsewhere: int = 0
    """For a job: 0 with the target's employer, 1 on the national pathway, 2 with others. For a course: 1 if the
    target's employer does not give it."""
    of_an_area: bool = False
    named: int = 0
    """For a course: its position in the order in which the sources name it."""
    band: tuple[int, str] = (NEVER, "")
    """For a job: its band; unknown bands come last."""
    months: int = 0
    id: str = ""


class Activity(Struct, frozen=True):
    """A job to hold or a course to study."""

    number: int
    """Its number in the original question, whatever has been left out since."""
    id: str
    kind: ActivityKind
    new: bool
    """False for a job of today and a course under way, which are not steps."""
    months: int
    """Months of a course; for one under way, the months left. 0 for a job."""
    preference: Preference
    hosts: int = 0
    """For training: a bit for each job in which it can be taken."""
    again: bool = False
    """For a course whose award lapses: whether this is the second time. For a new job: whether one of today has the same role."""
    level: int = 0
    """For a course: its level; 0 if it has none."""
    takes_place: bool = False
    """Whether it takes up study time: everything except training in working time."""
    needs: int = -1
    """The node that must be true when it begins; for a job, when it is applied for."""
    delay: int = 0
    """For a new job: months from applying to its first day."""
    least: int = 0
    """For a new job: the least months for which it is kept, unless the target is reached first."""
    lasts: int = NEVER
    """For a job: months after which the post ends, from its first day or from today."""
    after: int = 0
    """For a new job in the role of one of today: the month in which that ends. Until then it is left for no other."""
    beside: bool = False
    """For a job of today: whether it goes on beside a new one."""
    dues: tuple[Due, ...] = ()
    leads: frozenset[str] = frozenset()
    """For a job: ids of the roles that the pathway leads to from it."""
    led: frozenset[str] = frozenset()
    """For a job: ids of the jobs from which the pathway leads to it."""
    confirms: frozenset[str] = frozenset()
    """For a new job: what it asks for that only the person can confirm."""

    @property
    def is_job(self) -> bool:
        """Whether it is a job, not a course."""
        return self.kind is ActivityKind.JOB

    @property
    def is_own(self) -> bool:
        """Whether it counts as a course that the route begins in one's own time."""
        return self.kind is ActivityKind.COURSE and self.new

    @property
    def order(self) -> tuple[bool, Preference]:
        """Sort key for activities when all else is equal."""
        return self.new, self.preference


class Problem(Struct, frozen=True):
    """The question in numbers."""

    nodes: list[Node]
    activities: list[Activity]
    target: int
    """The node that must be true before applying."""
    places: int
    """How many courses can be studied at once in one's own time."""
    target_id: str = ""
    """Id of the target role, to see which jobs lead to it."""
    is_timed: bool = False
    """Whether something lapses, so that earlier may be worse: see "Where earlier is worse" in docs/planner.md."""


def lapses(node: Node) -> bool:
    """Whether a node that is true in one month may be false in a later one."""
    match node:
        case Since():
            return node.until < NEVER
        case Worked():
            return node.window < NEVER
        case Done():
            return node.within < NEVER
        case _:
            return False
