"""What a person may ask of a route beyond its target."""

from enum import StrEnum

from msgspec import Struct


class Measure(StrEnum):
    """What makes one route better than another.

    It is compared first; then the month of application, the number of new jobs, the number of courses of one's own, and
    what docs/planner.md names for routes that are equal in all of these.
    """

    TIME = "time"
    """The month of application."""
    MOVES = "moves"
    """The number of new jobs."""
    STUDY = "study"
    """Months of study that the route begins; courses already under way do not count."""
    UNPAID = "unpaid"
    """Months before the first new job: none if the person has a paid job today, all if the route has no job."""


DEFAULT_EFFORT = 3_000
"""Work units after which a search stops. Looking at one partial route costs about one."""


class Options(Struct, frozen=True):
    """What a route should be like."""

    by: Measure = Measure.TIME
    courses: int = 1
    """How many courses the person can take at once."""
    assume_months: int = 12
    """Months that a new job is kept at least, and that count where experience is asked for without a number."""
    assume_hiring: int = 3
    """Months from applying for a new job to its first day."""
    stay_with: str | None = None
    """Take new roles only with this organisation; today's job may be with another."""
    avoid: frozenset[str] = frozenset()
    """Ids of roles and qualifications that no step may use."""
    via: tuple[str, ...] = ()
    """Ids of roles and qualifications that the route must pass through."""
    alternatives: int = 0
    """How many routes to give besides the best one."""
    effort: int = DEFAULT_EFFORT
    """Work units for each search, never seconds, so that the same question always gets the same answer."""
