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
    """New jobs taken up."""
    STUDY = "study"
    """Months of courses of one's own that the route begins; a course under way today counts for nothing."""
    UNPAID = "unpaid"
    """Months before the first new job; none where a paid job is held today, all of them where no job is taken up."""


DEFAULT_EFFORT = 3_000
"""Work units after which a search stops: about as much work as it takes to look at one partial route each."""


class Options(Struct, frozen=True):
    """How a route is looked for."""

    by: Measure = Measure.TIME
    courses: int = 1
    """Courses of one's own that can be studied at once."""
    assume_months: int = 12
    """Months that a new job is kept at least; and that count where experience is asked for with no number."""
    assume_hiring: int = 3
    """Months from the application for a new job to its first day."""
    stay_with: str | None = None
    """Take up roles of this organisation only; today's job may be kept wherever it is."""
    avoid: frozenset[str] = frozenset()
    """Ids of roles and qualifications that no step may use."""
    via: tuple[str, ...] = ()
    """Ids of roles and qualifications that the route must pass through."""
    alternatives: int = 0
    """Further routes to give after the best one."""
    effort: int = DEFAULT_EFFORT
    """Work units for each route looked for, never seconds: the same question gives the same answer."""
