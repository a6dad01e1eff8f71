"""Everything that is known, in one value."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from peerpath.model.provenance import Provenance, Remark, Source
from peerpath.model.qualification import Qualification
from peerpath.model.role import Occupation, Role


class Organisation(Struct, frozen=True, omit_defaults=True):
    """An employer, or ``pathway`` for what is national and belongs to none."""

    id: str
    title: str
    employer: bool = True
    short: str = ""
    """What people call it, such as "CWPT"; empty where nobody said."""
    country: str = ""
    """Where its posts are; empty where nobody said."""


class Term(Struct, frozen=True, omit_defaults=True):
    """A word of the field's vocabulary: an area, a setting, a subject, a declaration or a check."""

    id: str
    title: str
    """As it reads in a list, such as "Speaking about lived experience"."""
    explanation: str = ""
    ask: str = ""
    """The question that asks a person for it, in plain words; empty where nobody is asked."""
    experience: bool = False
    """Of a declaration: experience that can be gained in a role that gives it (``gives``)."""
    helped_by: tuple[str, ...] = ()
    """Of a declaration: qualifications whose courses may help somebody who cannot say so yet. Ours, never asked for."""


class Word(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A word that readers may not know, explained."""

    id: str
    title: str
    text: str
    """Two or three short sentences."""
    provenance: Provenance | None = None
    """Who says so; None where it states no fact, and is only a way of saying it."""
    also_called: tuple[str, ...] = ()


class Pay(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What a band paid in one year: full time, pounds a year, before any supplement."""

    band: str
    country: str
    since: date
    """The day from which it held."""
    lowest: int
    highest: int
    provenance: Provenance


class Catalogue(Struct, frozen=True, kw_only=True):
    """Roles, qualifications and the words they are described with, by id. Read-only."""

    version: str
    """A digest of the files that it was read from."""
    sources: Mapping[str, Source]
    organisations: Mapping[str, Organisation]
    areas: Mapping[str, Term]
    settings: Mapping[str, Term]
    subjects: Mapping[str, Term]
    declarations: Mapping[str, Term]
    checks: Mapping[str, Term]
    occupations: Mapping[str, Occupation]
    qualifications: Mapping[str, Qualification]
    roles: Mapping[str, Role]
    glossary: Mapping[str, Word] = {}
    assume_months: int = 12
    """Months of work that are taken to be usual where no source gives a number."""
    pay: tuple[Pay, ...] = ()
    """By country, day and band."""
    pay_remark: Remark | None = None
    """What followed after the newest figures."""

    def country_of(self, role: Role) -> str:
        """Where a post is: as it says itself, else where its employer is; empty where nobody says."""
        owner = self.organisations.get(role.organisation)
        return role.country or (owner.country if owner else "")

    def at_post(self, role: Role) -> "Catalogue":
        """The catalogue without what is paid for only in other countries than that of the post."""
        country = self.country_of(role)
        known = self.qualifications.values()
        others = [one for one in known if one.funding and one.funding.country not in ("", country)]
        if not others:
            return self
        plain = {one.id: replace(one, funding=None) for one in others}
        return replace(self, qualifications={**self.qualifications, **plain})

    def __repr__(self) -> str:
        """How much there is, on one line: all of it would be 200,000 characters."""
        return f"<Catalogue {self.version}: {len(self.roles)} roles, {len(self.qualifications)} qualifications>"
