"""Roles, as employers define them, and occupations, which say what similar roles share."""

from enum import StrEnum

from peerpath.model.provenance import Provenance, Remark
from peerpath.model.requirement import Requirement, is_rung
from peerpath.noun import Noun


class RoleKind(StrEnum):
    """What kind of role it is. Some kinds may never be asked of a person."""

    PRE_PEER = "pre_peer"
    """A way in, such as involvement, a Recovery College or mutual aid: helps many, required of nobody."""
    VOLUNTARY = "voluntary"
    """Unpaid; required of nobody."""
    NON_PEER = "non_peer"
    """Paid work in health or care that is not based on lived experience."""
    PEER = "peer"
    """Paid lived-experience work."""
    EXIT = "exit"
    """Another profession, outside lived-experience work."""


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

    @property
    def place(self) -> int:
        """How far along it is, from 0 for what comes before a first post."""
        return _PLACES[self]


_PLACES = {stage: place for place, stage in enumerate(Stage)}


def band_order(value: str) -> tuple[int, str]:
    """Sort key for pay bands, lowest first: 2, 3, …, 8a, 8b, 8c, 8d, 9."""
    number = value.rstrip("abcd")
    return int(number) if number.isdecimal() else 0, value[len(number) :]


class Band(Noun, frozen=True, omit_defaults=True):
    """The Agenda for Change pay band of a post."""

    value: str
    """The text after "Band": "3", "8a"."""
    provenance: Provenance

    @property
    def order(self) -> tuple[int, str]:
        """As `band_order`."""
        return band_order(self.value)


class Onward(Noun, frozen=True, omit_defaults=True):
    """An authored step of the pathway: people in this role may go on to that one."""

    role: str
    provenance: Provenance
    unlikely: bool = False
    """The source itself calls the step unlikely."""


class Role(Noun, frozen=True, omit_defaults=True, kw_only=True):
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
    """None if the source gives none."""
    pillar: Pillar | None = None
    pillar_provenance: Provenance | None = None
    """Who places it in that pillar; None if it is in none."""
    settings: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    """Areas of lived experience that the employer names for its posts."""
    areas_provenance: Provenance | None = None
    """Who says that these are the areas; None if there are none."""
    hours: str = ""
    """Hours as in the advert, such as "30 hours a week"; empty if it gives none."""
    lasts_months: int | None = None
    """Months of a fixed-term post; None for a permanent one or if the source does not say."""
    place: str = ""
    country: str = ""
    """Country of the post; empty if it is that of its organisation."""
    pay: str = ""
    """Pay outside Agenda for Change, as in the advert, such as "Grade 2, £22,000"."""
    requires: tuple[Requirement, ...] = ()
    requirements_listed: bool = True
    """False if no source lists what the employer asks for; ``requires`` is then only what is usual."""
    offers: tuple[str, ...] = ()
    """Qualifications that people in this post can study for, required or not."""
    gives: tuple[str, ...] = ()
    """Declarations that working in this post gives experience for."""
    leads_to: tuple[Onward, ...] = ()
    also_called: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    conditions: tuple[Remark, ...] = ()
    """What the employer says about applying that is not a requirement; shown in every answer."""

    @property
    def is_paid(self) -> bool:
        """Whether it is paid work on the pathway: not voluntary, not a way in, not another profession."""
        return self.kind in (RoleKind.NON_PEER, RoleKind.PEER)

    @property
    def is_unpaid(self) -> bool:
        """Whether it is voluntary or a way in: required of nobody, and no job."""
        return self.kind in (RoleKind.VOLUNTARY, RoleKind.PRE_PEER)

    @property
    def is_listed(self) -> bool:
        """Whether a source lists what the employer asks for. A role that asks for nothing does not count as listed."""
        return self.requirements_listed and any(not is_rung(r) for r in self.requires)

    def may_come_before(self, target: "Role") -> bool:
        """Whether it is below another role, or leads to it. Every role can host training for another profession."""
        leads = any(onward.role == target.id and not onward.unlikely for onward in self.leads_to)
        if target.kind is RoleKind.EXIT or leads:
            return True
        if self.band is not None and target.band is not None:
            return self.band.order < target.band.order
        return self.stage.place <= target.stage.place


class BandShare(Noun, frozen=True, omit_defaults=True):
    """The share of an occupation's posts that were at a band, in a survey."""

    band: str
    percent: int
    year: int
    provenance: Provenance


class Occupation(Noun, frozen=True, omit_defaults=True, kw_only=True):
    """What posts of the same kind share, whatever their employers call them."""

    id: str
    title: str
    settings: tuple[str, ...] = ()
    """Where such work is usually done; assumed for a spell that names no setting."""
    counts_as: tuple[str, ...] = ()
    """Occupations for which it also counts as experience."""
    also_called: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    bands: tuple[BandShare, ...] = ()
    remarks: tuple[Remark, ...] = ()
