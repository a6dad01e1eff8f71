"""What a person may ask of a route beyond its target."""

from enum import StrEnum

from msgspec import Struct


class Measure(StrEnum):
    """What makes one route better than another.

    Each is compared first; then the month of application, the number of steps (courses studied and roles taken up),
    the number of roles outside the target's employer, and last the ids of the steps in their order.
    """

    TIME = "time"
    """The month of application."""
    MOVES = "moves"
    """Roles taken up: those worked along the route other than today's."""
    STUDY = "study"
    """Months of study that the route begins; a course under way today counts for nothing."""
    UNPAID = "unpaid"
    """Months before applying in which no role is worked. A role once taken up may be kept, so these are the months
    before the first one begins, or all of them where none does."""


DEFAULT_EFFORT = 20_000
"""Work units after which a search stops: about as much work as it takes to look at one partial route each."""


class Options(Struct, frozen=True):
    """How a route is looked for."""

    by: Measure = Measure.TIME
    courses: int = 1
    """Courses that can be studied at once."""
    assume_months: int = 12
    """Months counted where experience is asked for with no number and the person has none yet."""
    stay_with: str | None = None
    """Take up roles of this organisation only; today's role may be kept wherever it is."""
    avoid: frozenset[str] = frozenset()
    """Ids of roles and qualifications that no step may use."""
    via: tuple[str, ...] = ()
    """Ids of roles and qualifications that the route must pass through."""
    keep_lived_experience: bool = True
    """Never use an exit to another profession as a step."""
    alternatives: int = 0
    """Further routes to give after the best one."""
    effort: int = DEFAULT_EFFORT
    """Work units for each route looked for, never seconds: the same question gives the same answer."""
