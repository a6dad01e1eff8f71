"""What a role or a course asks of a person, as a tree whose leaves are single things to have."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from peerpath.model.provenance import Provenance

RQF = "RQF"
"""The Regulated Qualifications Framework, in which a level stands where no other framework is named."""


class Strength(StrEnum):
    """Whether a person can be appointed without it."""

    ESSENTIAL = "essential"
    DESIRABLE = "desirable"


class When(StrEnum):
    """By when the source wants it."""

    BEFORE_APPLYING = "before_applying"
    WILLING = "willing"
    """Have it, or be willing to work towards it."""
    AFTER_OFFER = "after_offer"
    IN_POST = "in_post"


class Terms(Struct, frozen=True, omit_defaults=True):
    """How a requirement is asked for, and who asks."""

    provenance: Provenance
    strength: Strength = Strength.ESSENTIAL
    when: When = When.BEFORE_APPLYING
    within_months: int | None = None
    """In post: months from the start date by which the source wants it; None where it names none."""
    supported: bool = False
    """The employer helps people to gain it."""
    assessed: tuple[str, ...] = ()
    """How the employer looks at it: application, interview, presentation, other."""


class _Node(Struct, frozen=True, omit_defaults=True, kw_only=True):
    id: str
    """Whole id, such as ``cwpt/peer-practitioner/english``; it survives edits of what the node asks."""
    terms: Terms
    text: str = ""
    """The requirement in plain words; empty where naming the thing asked for says it all."""
    unless: "Requirement | None" = None
    """An exemption: where this holds, the requirement is not needed."""


class AllOf(_Node, frozen=True, kw_only=True, tag=True):
    """Every part is asked for."""

    parts: "tuple[Requirement, ...]"


class AnyOf(_Node, frozen=True, kw_only=True, tag=True):
    """One part is enough."""

    parts: "tuple[Requirement, ...]"


class AtLeast(_Node, frozen=True, kw_only=True, tag=True):
    """A number of the parts is enough."""

    count: int
    parts: "tuple[Requirement, ...]"


class Holds(_Node, frozen=True, kw_only=True, tag=True):
    """To hold a qualification."""

    qualification: str
    awarded_within_months: int | None = None
    """It counts only if awarded at most so many months ago; None for no limit."""


class Level(_Node, frozen=True, kw_only=True, tag=True):
    """To hold a qualification in a subject, at a level or above."""

    subject: str | None
    """None for any subject."""
    at_least: int | None
    """None where the source names no level: any will do."""
    framework: str = RQF
    """The framework of the level; a qualification of another one never meets it by number."""


class Experience(_Node, frozen=True, kw_only=True, tag=True):
    """To have worked: a spell counts where it fits every one of the three that is not empty."""

    roles: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    months: int | None = None
    """None where the source gives no number: any experience meets it."""
    in_the_last_months: int | None = None
    """Only months of the last so many count; None where the source does not say how recent."""
    rung: bool = False
    """True where no source asks for it: the rung of the ladder below a role whose requirements nobody lists."""
    worked_roles: tuple[str, ...] = ()
    """On a rung: roles in which months already worked count too, though a route plans none there."""
    worked_occupations: tuple[str, ...] = ()
    """On a rung: occupations of which months already worked count too."""


class LivedExperience(_Node, frozen=True, kw_only=True, tag=True):
    """Lived experience, which the person alone declares."""

    areas: tuple[str, ...] = ()
    """Broad areas, any of which is enough; empty where the post decides which one counts."""
    post_areas: tuple[str, ...] = ()
    """Where the post decides: the areas that the role names for its posts; only one of these meets it then."""
    every: bool = False
    """All of the areas are asked for, and not any one."""
    narrower: bool = False
    """Only a part of the areas is asked for, which the text names: to have declared an area does not say that."""


class Declares(_Node, frozen=True, kw_only=True, tag=True):
    """Something that only the person can say of themselves."""

    declaration: str
    equivalent: bool = False
    """It stands for "or equivalent": a route never takes it for granted, the employer judges it."""


class Check(_Node, frozen=True, kw_only=True, tag=True):
    """A check that the employer makes, commonly after an offer; never a gap."""

    check: str


Compound = AllOf | AnyOf | AtLeast
Leaf = Holds | Level | Experience | LivedExperience | Declares | Check
Requirement = Compound | Leaf


def parts_of(requirement: Requirement) -> tuple[Requirement, ...]:
    """The requirements directly below; empty for a leaf."""
    return requirement.parts if isinstance(requirement, AllOf | AnyOf | AtLeast) else ()


def walk(requirement: Requirement) -> Iterator[Requirement]:
    """The requirement and all below it, parents first, exemptions left out."""
    yield requirement
    for part in parts_of(requirement):
        yield from walk(part)
