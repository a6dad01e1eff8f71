"""What can be gained: certificates, training, degrees, apprenticeships, licences."""

from datetime import date

from msgspec import Struct

from peerpath.model.provenance import Provenance, Remark
from peerpath.model.requirement import RQF, Requirement


class Length(Struct, frozen=True, omit_defaults=True):
    """How long it takes from the start to holding it."""

    months: int
    """Whole months, rounded up."""
    provenance: Provenance
    as_given: str = ""
    """The figure as the source gives it, such as "14 weeks, 1 day a week"; empty where it gives none."""
    hours: int | None = None
    """Hours of study in all, where the source counts in hours; ``months`` is then what they come to at `STUDY_HOURS`."""

    def at(self, study_hours: int) -> int:
        """Whole months at so many hours of study a week; a length that is not given in hours stays as it is."""
        return self.months if self.hours is None else months_of(self.hours, study_hours)


STUDY_HOURS = 7
"""Hours a week for a course of one's own, where a person has not said: one day. Our assumption."""


def months_of(hours: int, study_hours: int) -> int:
    """Whole months in which so many hours are studied at so many a week: whole weeks, then months of 52 weeks a year."""
    weeks = -(-hours // study_hours)
    return -(-weeks * 12 // 52)


class Funding(Struct, frozen=True, omit_defaults=True):
    """Who pays for it, where a source says."""

    text: str
    provenance: Provenance
    country: str = ""
    """Where it holds; empty where it holds for posts anywhere."""


class Began(Struct, frozen=True):
    """When a qualification was first awarded."""

    day: date
    """The first day that it can have been."""
    provenance: Provenance


class Qualification(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One thing that can be gained."""

    id: str
    title: str
    summary: str
    provenance: Provenance
    length: Length
    subject: str | None = None
    level: int | None = None
    """Its level in ``framework`` (1 to 8 in the RQF); None where it has none or none is stated."""
    counts_as: tuple[str, ...] = ()
    """Ids of qualifications that a person holds with it."""
    framework: str = RQF
    """The framework that ``level`` belongs to. Levels of two frameworks are never compared."""
    in_post_only: bool = False
    """It can be studied only while working in a role that offers it."""
    in_working_time: Provenance | None = None
    """Who says that it is done in paid hours, so that it takes no place among courses of one's own; None where not."""
    part_time: Length | None = None
    """How long it takes beside a job, where ``length`` is that of full-time study; None where there is one length."""
    trains_for: str | None = None
    """Id of the role of another profession that it leads into; such a course is no way to anything else."""
    replaced_by: str | None = None
    """Id of the one that took its place: nobody begins it any more, and one that is held or under way still counts."""
    requires: tuple[Requirement, ...] = ()
    """What must hold on the day on which it starts."""
    began: Began | None = None
    """An award of an earlier day is asked about; None where no source tells."""
    valid_for_months: int | None = None
    """It stops counting so many months after the award; None where it does not lapse."""
    funding: Funding | None = None
    also_called: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    link: str = ""
    """The page of the course, where a source gives one."""

    @property
    def beside_a_job(self) -> Length:
        """How long it takes beside a job: part time where that is known."""
        return self.part_time or self.length
