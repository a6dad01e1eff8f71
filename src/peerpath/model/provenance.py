"""Who says so: sources, and how firmly a source says a thing."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Basis(StrEnum):
    """How firmly a fact is known, and so how a reader is shown it."""

    STATED = "stated"
    """The source says it of this very role or qualification."""
    TYPICAL = "typical"
    """A published page gives it as usual for things of this kind."""
    ASSUMED = "assumed"
    """Nobody states it; it is ours, and a reader is told so."""


class Source(Struct, frozen=True, omit_defaults=True):
    """A published text that facts are read from."""

    id: str
    publisher: str
    title: str
    published: str
    """The date as the text itself gives it, or "undated"."""
    looked_at: date
    """The day on which somebody last read the source for this catalogue."""
    short: str = ""
    """What a line of a report calls it, such as "CWPT careers page"; the publisher where it is empty."""
    link: str = ""
    note: str = ""


class Provenance(Struct, frozen=True, omit_defaults=True):
    """Where one fact comes from."""

    source: str | None
    """A source's id; None only where the basis is assumed."""
    basis: Basis
    note: str = ""
    """What a reader should know about how the source was read."""


class Remark(Struct, frozen=True, omit_defaults=True):
    """A plain sentence about a role, an occupation or a qualification, with who says so."""

    text: str
    provenance: Provenance
