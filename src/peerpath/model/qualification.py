"""What can be gained: certificates, training, degrees, apprenticeships, licences."""

from msgspec import Struct

from peerpath.model.provenance import Provenance, Remark
from peerpath.model.requirement import Requirement


class Length(Struct, frozen=True, omit_defaults=True):
    """How long it takes from the start to holding it."""

    months: int
    """Whole months, rounded up."""
    provenance: Provenance
    as_given: str = ""
    """The figure as the source gives it, such as "14 weeks, 1 day a week"; empty where it gives none."""


class Funding(Struct, frozen=True, omit_defaults=True):
    """Who pays for it, where a source says."""

    text: str
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
    """Level 1 to 8 of the Regulated Qualifications Framework; None where it has none or none is stated."""
    counts_as: tuple[str, ...] = ()
    """Ids of qualifications that a person holds with it."""
    in_post_only: bool = False
    """It can be studied only while working in a role that offers it."""
    requires: tuple[Requirement, ...] = ()
    """What must hold on the day on which it starts."""
    valid_for_months: int | None = None
    """It stops counting so many months after the award; None where it does not lapse."""
    funding: Funding | None = None
    also_called: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
