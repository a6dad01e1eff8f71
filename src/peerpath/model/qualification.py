"""What can be gained: certificates, training, degrees, apprenticeships, licences."""

from datetime import date

from peerpath.model.provenance import Provenance, Remark
from peerpath.model.requirement import RQF, Requirement
from peerpath.noun import Noun


class Length(Noun, frozen=True, omit_defaults=True):
    """How long it takes to gain a qualification, from the start."""

    months: int
    """Whole months, rounded up."""
    provenance: Provenance
    as_given: str = ""
    """The source's own figure, such as "14 weeks, 1 day a week"; empty if it gives none."""
    hours: int | None = None
    """Total hours of study, if the source counts hours; ``months`` is then worked out with `STUDY_HOURS`."""

    def at(self, study_hours: int) -> int:
        """Whole months at this many hours of study a week. A length not given in hours stays the same."""
        return self.months if self.hours is None else months_of(self.hours, study_hours)


STUDY_HOURS = 7
"""Hours of study a week if a person has not said: one day. Our assumption."""


def months_of(hours: int, study_hours: int) -> int:
    """Convert hours of study to whole months at this many hours a week.

    Weeks are rounded up, then months; a year has 52 weeks.
    """
    weeks = -(-hours // study_hours)
    return -(-weeks * 12 // 52)


class Funding(Noun, frozen=True, omit_defaults=True):
    """Who pays for it, if a source says."""

    text: str
    provenance: Provenance
    country: str = ""
    """Where it applies; empty if it applies anywhere."""


class Began(Noun, frozen=True):
    """When a qualification was first awarded."""

    day: date
    """The first day that it can have been."""
    provenance: Provenance


class Qualification(Noun, frozen=True, omit_defaults=True, kw_only=True):
    """Anything that can be gained: a certificate, training, a degree, an apprenticeship, a licence."""

    id: str
    title: str
    summary: str
    provenance: Provenance
    length: Length
    subject: str | None = None
    level: int | None = None
    """Its level in ``framework`` (1 to 8 in the RQF); None if it has none or none is stated."""
    counts_as: tuple[str, ...] = ()
    """Ids of qualifications that a holder of this one also holds."""
    framework: str = RQF
    """The framework that ``level`` belongs to. Levels of two frameworks are never compared."""
    in_post_only: bool = False
    """Whether it can be studied only while working in a role that offers it."""
    in_working_time: Provenance | None = None
    """Who says that it is studied in paid hours, and so needs no time of one's own; None if nobody does."""
    part_time: Length | None = None
    """How long it takes beside a job, if ``length`` is for full-time study; None if there is only one length."""
    trains_for: str | None = None
    """Id of a role in another profession that it trains for; such a course leads to nothing else."""
    replaced_by: str | None = None
    """Id of its successor: nobody can begin it any more, but if held or under way it still counts."""
    may_no_longer_run: Remark | None = None
    """Why its source doubts that it still runs; None if it does not. If held or under way it counts like any other."""
    requires: tuple[Requirement, ...] = ()
    """What a person has to have on the day it starts."""
    began: Began | None = None
    """An award of an earlier day is asked about; None where no source tells."""
    valid_for_months: int | None = None
    """Months after the award for which it counts; None if it does not lapse."""
    funding: Funding | None = None
    also_called: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    link: str = ""
    """The web page of the course, if a source gives one."""

    @property
    def beside_a_job(self) -> Length:
        """How long it takes beside a job: the part-time length if there is one."""
        return self.part_time or self.length
