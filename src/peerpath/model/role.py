"""Posts as employers define them, and what posts of one kind share."""

from enum import StrEnum

from msgspec import Struct

from peerpath.model.provenance import Provenance, Remark
from peerpath.model.requirement import Experience, Requirement


class RoleKind(StrEnum):
    """What sort of role it is, since people may not be asked to pass through all of them."""

    PRE_PEER = "pre_peer"
    """Involvement, Recovery College, mutual aid: a way in that helps many and is asked of nobody."""
    VOLUNTARY = "voluntary"
    """Unpaid; asked of nobody."""
    NON_PEER = "non_peer"
    """Paid, in health or care, without lived experience as its basis."""
    PEER = "peer"
    """Paid lived-experience work."""
    EXIT = "exit"
    """Another profession: it leaves lived-experience work."""


class Pillar(StrEnum):
    """The four ways on beyond senior peer support work (Ball and Skinner, 2021)."""

    DOING = "doing"
    LEADING = "leading"
    TEACHING = "teaching"
    RESEARCH = "research"


class Stage(StrEnum):
    """How far along the pathway a role stands, for lists and pictures; never a measure of a person."""

    BEFORE = "before"
    ENTRY = "entry"
    SENIOR = "senior"
    BEYOND = "beyond"


def band_order(value: str) -> tuple[int, str]:
    """Bands from the lowest: 2, 3, …, 8a, 8b, 8c, 8d, 9."""
    number = value.rstrip("abcd")
    return int(number) if number.isdecimal() else 0, value[len(number) :]


class Band(Struct, frozen=True, omit_defaults=True):
    """An Agenda for Change pay band of one employer's post."""

    value: str
    """The text after "Band": "3", "8a"."""
    provenance: Provenance


class Onward(Struct, frozen=True, omit_defaults=True):
    """An authored step of the pathway: who works here may go on there."""

    role: str
    provenance: Provenance
    unlikely: bool = False
    """The source itself calls the step unlikely."""


class Role(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A post as one employer, or the national pathway, defines it."""

    id: str
    title: str
    organisation: str
    occupation: str
    kind: RoleKind
    stage: Stage
    summary: str
    provenance: Provenance
    band: Band | None = None
    """None where the source gives none."""
    pillar: Pillar | None = None
    pillar_provenance: Provenance | None = None
    """Who places it in that pillar; None where it is in none."""
    settings: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    """Areas of lived experience that the employer names for its posts."""
    hours: str = ""
    """Hours as the advert gives them, such as "30 hours a week"; empty where it gives none."""
    lasts_months: int | None = None
    """Length of a fixed-term post; None for a permanent one or where the source does not say."""
    place: str = ""
    country: str = ""
    """Country of the post; that of its organisation where the role names none."""
    pay: str = ""
    """Pay outside Agenda for Change, as the advert gives it, such as "Grade 2, £22,000"."""
    requires: tuple[Requirement, ...] = ()
    requirements_listed: bool = True
    """False where no source lists what the employer asks for: what stands in ``requires`` is then only usual."""
    offers: tuple[str, ...] = ()
    """Qualifications that can be studied in this post, whoever asks for them."""
    gives: tuple[str, ...] = ()
    """Declarations that months in this post give experience of."""
    leads_to: tuple[Onward, ...] = ()
    also_called: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    conditions: tuple[Remark, ...] = ()
    """What the employer says of applying that is no requirement; shown in every answer."""

    @property
    def is_paid(self) -> bool:
        """Whether it is paid work on the pathway: no voluntary or pre-peer role, and no exit."""
        return self.kind in (RoleKind.NON_PEER, RoleKind.PEER)

    @property
    def is_listed(self) -> bool:
        """Whether some source lists what the employer asks for; a role that asks for nothing at all counts as not."""
        return self.requirements_listed and any(not isinstance(r, Experience) or not r.rung for r in self.requires)


class BandShare(Struct, frozen=True, omit_defaults=True):
    """How many posts of an occupation stood at a band, in a survey."""

    band: str
    percent: int
    year: int
    provenance: Provenance


class Occupation(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What posts of the same kind share, whatever an employer calls them."""

    id: str
    title: str
    settings: tuple[str, ...] = ()
    """Where such work is usually done; taken for a spell that names no setting."""
    counts_as: tuple[str, ...] = ()
    """Occupations of which it is also experience."""
    also_called: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    bands: tuple[BandShare, ...] = ()
    remarks: tuple[Remark, ...] = ()
