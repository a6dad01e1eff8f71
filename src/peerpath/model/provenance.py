"""Who says so: sources, and how firmly each fact is known."""

from datetime import date
from enum import StrEnum

from peerpath.noun import Noun


class Basis(StrEnum):
    """How firmly a fact is known. Reports show each basis differently."""

    STATED = "stated"
    """A source says it about this very role or qualification."""
    TYPICAL = "typical"
    """A source says it is usual for things of this kind."""
    ASSUMED = "assumed"
    """No source says it: it is our assumption, and readers are told so."""


class Source(Noun, frozen=True, omit_defaults=True):
    """A publication that facts are taken from."""

    id: str
    publisher: str
    title: str
    published: str
    """The date as the text itself gives it, or "undated"."""
    looked_at: date
    """The day on which somebody last read the source for this catalogue."""
    short: str = ""
    """Its short name in reports, such as "CWPT careers page"; if empty, the publisher."""
    link: str = ""
    note: str = ""

    @property
    def called(self) -> str:
        """What a line of an answer calls it."""
        return self.short or self.publisher


class Provenance(Noun, frozen=True, omit_defaults=True):
    """Where one fact comes from."""

    source: str | None
    """A source's id; None only where the basis is assumed."""
    basis: Basis
    note: str = ""
    """What a reader should know about how the source was read."""


class Remark(Noun, frozen=True, omit_defaults=True):
    """A plain sentence about a role, an occupation or a qualification, with its source."""

    text: str
    provenance: Provenance
