"""The catalogue: all role data in one read-only value."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from peerpath.model.provenance import Provenance, Remark, Source
from peerpath.model.qualification import Qualification
from peerpath.model.role import Occupation, Role, RoleKind
from peerpath.noun import Noun


class Organisation(Noun, frozen=True, omit_defaults=True):
    """An employer, or the national pathway, which belongs to no employer."""

    id: str
    title: str
    employer: bool = True
    short: str = ""
    """A short name in use, such as "CWPT"; empty if none is known."""
    country: str = ""
    """Where its posts are; empty if not known."""


class Term(Noun, frozen=True, omit_defaults=True):
    """An entry of the vocabulary: an area, a setting, a subject, a declaration or a check."""

    id: str
    title: str
    """As it reads in a list, such as "Speaking about lived experience"."""
    explanation: str = ""
    ask: str = ""
    """The question that asks a person about it, in plain words; empty if nobody is asked."""
    experience: bool = False
    """For a declaration: it can be gained by working in a role whose ``gives`` names it."""
    helped_by: tuple[str, ...] = ()
    """For a declaration: courses that may help somebody who cannot say it yet. Our suggestion, never a requirement."""
    phrase: str = ""
    """How an area reads after "lived experience of", and a setting after "work in"; empty if its title will do."""


class Word(Noun, frozen=True, omit_defaults=True, kw_only=True):
    """A glossary entry: a word that readers may not know, explained."""

    id: str
    title: str
    text: str
    """Two or three short sentences."""
    provenance: Provenance | None = None
    """Who says so; None if the entry states no fact but only explains a word."""
    also_called: tuple[str, ...] = ()


class Pay(Noun, frozen=True, omit_defaults=True, kw_only=True):
    """The full-time yearly pay of a band, in pounds, before supplements."""

    band: str
    country: str
    since: date
    """The day from which it held."""
    lowest: int
    highest: int
    provenance: Provenance


class Catalogue(Struct, frozen=True, kw_only=True, dict=True):
    """All roles and qualifications, and the vocabulary that describes them, by id. Read-only."""

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
    """Months of work assumed where no source gives a number."""
    pay: tuple[Pay, ...] = ()
    """Ordered by country, day and band."""
    pay_remark: Remark | None = None
    """What has happened since the newest figures."""

    @cached_property
    def other_professions(self) -> tuple[Role, ...]:
        """The roles that are other professions, looked for once: every person is asked about them."""
        return tuple(role for role in self.roles.values() if role.kind is RoleKind.EXIT)

    @cached_property
    def roles_in_order(self) -> tuple[Role, ...]:
        """All roles by employer, then band, lowest first and none last; those of the national pathway from its beginning."""

        def place(role: Role) -> tuple[bool, str, tuple[bool, int], str, int, str]:
            national = not self.has_employer(role)
            stage, band = role.stage.place, role.band.value if role.band else "~"
            along = (role.kind is RoleKind.EXIT, stage) if national else (False, 0)
            return national, role.organisation, along, band, stage, role.id

        return tuple(sorted(self.roles.values(), key=place))

    def has_employer(self, role: Role) -> bool:
        """Whether a post is an employer's own, and not one of the national pathway."""
        return self.organisations[role.organisation].employer

    def country_of(self, role: Role) -> str:
        """The country of a post: its own, or else its employer's; empty if neither names one."""
        owner = self.organisations.get(role.organisation)
        return role.country or (owner.country if owner else "")

    def at_post(self, role: Role) -> "Catalogue":
        """The catalogue without funding that applies only in other countries than this post's."""
        country = self.country_of(role)
        courses = self.qualifications.values()
        others = [one for one in courses if one.funding and one.funding.country not in ("", country)]
        if not others:
            return self
        plain = {one.id: replace(one, funding=None) for one in others}
        return replace(self, qualifications={**self.qualifications, **plain})

    def __repr__(self) -> str:
        """Its size on one line; the whole would be 200,000 characters."""
        return f"<Catalogue {self.version}: {len(self.roles)} roles, {len(self.qualifications)} qualifications>"
