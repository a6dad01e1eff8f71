"""What a role or a course asks of a person: a tree whose leaves are single things to have."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeGuard

from peerpath.model.provenance import Provenance
from peerpath.noun import Noun

RQF = "RQF"
"""The Regulated Qualifications Framework, which levels belong to unless another framework is named."""


class Strength(StrEnum):
    """Whether a person can be appointed without it."""

    ESSENTIAL = "essential"
    DESIRABLE = "desirable"


class When(StrEnum):
    """When the source wants it."""

    BEFORE_APPLYING = "before_applying"
    WILLING = "willing"
    """Have it, or be willing to work towards it."""
    AFTER_OFFER = "after_offer"
    IN_POST = "in_post"


class Terms(Noun, frozen=True, omit_defaults=True):
    """How a requirement is asked for, and who asks."""

    provenance: Provenance
    strength: Strength = Strength.ESSENTIAL
    when: When = When.BEFORE_APPLYING
    within_months: int | None = None
    """Once in post: months from the start by which the source wants it; None if it gives no limit."""
    supported: bool = False
    """Whether the employer helps people to gain it."""
    assessed: tuple[str, ...] = ()
    """How the employer assesses it: application, interview, presentation, other."""


class _Node(Noun, frozen=True, omit_defaults=True, kw_only=True):
    id: str
    """The full id, such as ``cwpt/peer-practitioner/english``; it stays the same when the wording changes."""
    terms: Terms
    text: str = ""
    """The requirement in plain words; empty if the name of the thing is enough."""
    unless: "Requirement | None" = None
    """An exemption: if this is met, the requirement is not needed."""


class AllOf(_Node, frozen=True, kw_only=True, tag=True):
    """Every part is required."""

    parts: "tuple[Requirement, ...]"

    @property
    def enough(self) -> int:
        """How many of the parts are enough."""
        return len(self.parts)


class AnyOf(_Node, frozen=True, kw_only=True, tag=True):
    """One part is enough."""

    parts: "tuple[Requirement, ...]"

    @property
    def enough(self) -> int:
        """How many of the parts are enough."""
        return 1


class AtLeast(_Node, frozen=True, kw_only=True, tag=True):
    """At least ``count`` of the parts are required."""

    count: int
    parts: "tuple[Requirement, ...]"

    @property
    def enough(self) -> int:
        """How many of the parts are enough."""
        return self.count


class Holds(_Node, frozen=True, kw_only=True, tag=True):
    """Hold a qualification."""

    qualification: str
    awarded_within_months: int | None = None
    """It counts only if awarded within this many months; None for no limit."""
    relevant: bool = False
    """It has to fit the post, as "a relevant degree": whether it does is the employer's to say."""


class Level(_Node, frozen=True, kw_only=True, tag=True):
    """Hold a qualification in a subject, at this level or above."""

    subject: str | None
    """None for any subject."""
    at_least: int | None
    """None if the source names no level: any will do."""
    framework: str = RQF
    """The framework that the level belongs to; another framework's level is never compared with it."""


class Experience(_Node, frozen=True, kw_only=True, tag=True):
    """Have worked. A spell counts if it matches each of roles, occupations and settings that is not empty."""

    roles: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    months: int | None = None
    """None if the source gives no number: any experience meets it."""
    in_the_last_months: int | None = None
    """Only work within this many months counts; None if the source does not say how recent."""
    rung: bool = False
    """No source asks for it: it is the usual step below a role whose requirements no source lists."""
    worked_roles: tuple[str, ...] = ()
    """On a rung: roles whose past months also count, though a route plans no new ones there."""
    worked_occupations: tuple[str, ...] = ()
    """On a rung: occupations whose past months also count."""


class LivedExperience(_Node, frozen=True, kw_only=True, tag=True):
    """Lived experience, which only the person can declare."""

    areas: tuple[str, ...] = ()
    """Broad areas, any of which is enough; empty if the post decides."""
    post_areas: tuple[str, ...] = ()
    """If the post decides: the areas that the role names, one of which is needed."""
    every: bool = False
    """Whether all of the areas are needed, not just one."""
    narrower: bool = False
    """Only part of an area counts, which the text names: declaring the area alone does not settle it."""


class Declares(_Node, frozen=True, kw_only=True, tag=True):
    """Something that only the person can say about themselves."""

    declaration: str
    equivalent: bool = False
    """Stands for "or equivalent", which the employer judges: a route never takes it for granted."""


class Check(_Node, frozen=True, kw_only=True, tag=True):
    """A check that the employer makes, usually after an offer; never a gap."""

    check: str


Compound = AllOf | AnyOf | AtLeast
Leaf = Holds | Level | Experience | LivedExperience | Declares | Check
Requirement = Compound | Leaf


def parts_of(requirement: Requirement) -> tuple[Requirement, ...]:
    """The requirements directly below this one; empty for a leaf."""
    # A tuple, for this is asked a million times of a country's catalogue: a union would be made anew each time.
    return requirement.parts if isinstance(requirement, (AllOf, AnyOf, AtLeast)) else ()


def is_rung(asked: Requirement) -> TypeGuard[Experience]:
    """Whether no source asks for it: the usual step below a role whose requirements no source lists."""
    return isinstance(asked, Experience) and asked.rung


def walk(requirement: Requirement) -> Iterator[Requirement]:
    """Yield the requirement and everything below it, parents first. Exemptions are left out."""
    yield requirement
    for part in parts_of(requirement):
        yield from walk(part)


def everything_in(requirement: Requirement) -> list[Requirement]:
    """The requirement and everything below it, parents first, with exemptions."""
    found = [requirement]
    for part in parts_of(requirement):
        found += everything_in(part)
    return found if requirement.unless is None else found + everything_in(requirement.unless)
