"""A question about routes in numbers: the jobs that can be taken up, the courses that can be studied, what each needs."""

from enum import Enum

from msgspec import Struct

from peerpath.route.problem.formula import NEVER, Done, Node, Since, Worked


class ActivityKind(Enum):
    """What kind of activity it is."""

    JOB = 0
    COURSE = 1
    """A course of one's own."""
    TRAINING = 2
    """A course that is gained in a job, from its start to its end within that one."""


class Due(Struct, frozen=True):
    """What a job asks for by a deadline, where it goes on beyond it."""

    node: int
    """True by then, or the job is over."""
    within: int
    """Months from its first day; for a job of today, from today."""


class Preference(Struct, frozen=True, order=True):
    """Which of two activities is taken where routes are equal otherwise: the smaller one."""

    elsewhere: int = 0
    """Of a job: 0 with the target's employer, 1 on the national pathway, 2 with others. Of a course: 1 where the
    target's employer does not give it."""
    of_an_area: bool = False
    named: int = 0
    """Of a course: the place in which the sources name it."""
    band: tuple[int, str] = (NEVER, "")
    """Of a job: its band; last where it is not known."""
    months: int = 0
    id: str = ""


class Activity(Struct, frozen=True):
    """A job to hold or a course to study."""

    number: int
    """Its place in the question first asked, whatever has been left out since."""
    id: str
    kind: ActivityKind
    new: bool
    """False for a job of today and a course under way, which are no steps."""
    months: int
    """Length of a course; of one under way, the months that are left. 0 for a job."""
    preference: Preference
    hosts: int = 0
    """Of training: a bit for each job in which it can be gained."""
    again: bool = False
    """Of a course whose award lapses: that it is taken a second time."""
    level: int = 0
    """Of a course: its level; 0 where it has none."""
    takes_place: bool = False
    """It takes one of the places for courses: all but training in working time."""
    needs: int = -1
    """The node that must be true before it begins; of a job, when it is applied for."""
    delay: int = 0
    """Of a new job: months from the application to its first day."""
    least: int = 0
    """Of a new job: months that it is kept at least, unless the target is reached first."""
    lasts: int = NEVER
    """Of a job: months after which the post ends, from its first day or from today."""
    beside: bool = False
    """Of a job of today: it goes on beside a new one."""
    dues: tuple[Due, ...] = ()
    leads: frozenset[str] = frozenset()
    """Of a job: ids of the roles to which the pathway draws a step from it."""
    led: frozenset[str] = frozenset()
    """Of a job: ids of the jobs from which the pathway draws a step to it."""
    confirms: frozenset[str] = frozenset()
    """Of a new job: what it asks for and only the person can say."""

    @property
    def is_job(self) -> bool:
        """Whether it is a job, and no course."""
        return self.kind is ActivityKind.JOB

    @property
    def is_own(self) -> bool:
        """Whether it counts as a course of one's own that a route begins."""
        return self.kind is ActivityKind.COURSE and self.new

    @property
    def order(self) -> tuple[bool, Preference]:
        """The order in which activities are taken where all else is equal."""
        return self.new, self.preference


class Problem(Struct, frozen=True):
    """The question in numbers."""

    nodes: list[Node]
    activities: list[Activity]
    target: int
    """The node that must be true before applying."""
    places: int
    """Courses of one's own that can be studied at once."""
    target_id: str = ""
    """Id of the role that is applied for, to see which job leads to it."""
    is_timed: bool = False
    """Something lapses, so that earlier may be worse: see "Where earlier is worse" in docs/planner.md."""


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
