"""What a rule is, what it can see, and what it reports."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any, TypeVar

from msgspec import Struct, field

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.catalogue import Catalogue
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import Requirement, everything_in
from peerpath.model.role import Role
from peerpath.reading.role_data.catalogue import Loaded
from peerpath.reading.yamltree.placed import Path

T = TypeVar("T")
R = TypeVar("R", bound=Requirement)
Owner = Role | Qualification
"""A role or a qualification: what has requirements."""


class Found(Struct, frozen=True):
    """A problem that a rule reports at a path in the data; its line is looked up later."""

    path: Path
    message: str
    key: bool = False
    """Whether it concerns the key there, not its value."""
    help: str = ""
    suggestions: tuple[str, ...] = ()
    also: tuple[Path, str] | None = None
    severity: Severity | None = None
    """Its own severity, if it weighs less than the rule's others; None for the rule's."""


class Subject(Struct, frozen=True):
    """The data that rules check."""

    loaded: Loaded
    files: Container[str] = ()
    """Names of the files to report on; the rest is only there to be referred to."""
    today: date | None = None
    """None if no rule may depend on the day."""
    looked_at_since: date | None = None
    _paths: dict[Path, dict[str, Path]] = field(default_factory=dict)
    _once: dict[str, Any] = field(default_factory=dict)

    @property
    def catalogue(self) -> Catalogue:
        """The data as answers use it."""
        return self.loaded.catalogue

    def owners(self) -> Sequence[Owner]:
        """Roles, then qualifications, in the order of the files, without those that have the wrong shape."""
        both: Iterable[Owner] = (*self.catalogue.roles.values(), *self.catalogue.qualifications.values())
        return self.once("owners", lambda: [one for one in both if self.is_whole(one)])

    def asked(self, *kinds: type[R]) -> Iterable[tuple[Owner, R]]:
        """Each requirement of these kinds with its owner, exemptions included, kind by kind in the order of `owners`."""
        by_kind = self.once("by kind", self._by_kind)
        return chain.from_iterable(by_kind.get(kind, ()) for kind in kinds)  # type: ignore[misc]

    def everything(self) -> Sequence[tuple[Owner, Requirement]]:
        """Each requirement of every kind with its owner, in the same order."""
        return self.once(
            "everything", lambda: [(one, asked) for one in self.owners() for asked in everything_asked(one)]
        )

    def _by_kind(self) -> dict[type, list[tuple[Owner, Requirement]]]:
        found = dict[type, list[tuple[Owner, Requirement]]]()
        for pair in self.everything():
            found.setdefault(type(pair[1]), []).append(pair)
        return found

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Work something out for the first rule that needs it, and keep it for the others."""
        if name not in self._once:
            self._once[name] = make()
        found: T = self._once[name]
        return found

    def is_whole(self, owner: Owner) -> bool:
        """Whether all of it could be read, so that what is missing is really missing."""
        return self.loaded.entries.sections[section_of(owner)][owner.id].is_whole

    def path(self, owner: Owner, requirement: Requirement) -> Path:
        """Where a requirement was authored."""
        key = (section_of(owner), owner.id)
        if key not in self._paths:
            self._paths[key] = self.loaded.requirement_paths(*key)
        return self._paths[key].get(requirement.id, key)

    def authored(self, section: str) -> Iterable[tuple[str, Any]]:
        """The authored entries of a section that have the right shape, in the files to report on."""
        for id, entry in self.loaded.entries.sections[section].items():
            if entry.shape is not None and entry.document.name in self.files:
                yield id, entry.shape


class Rule(Struct, frozen=True, kw_only=True):
    """A rule and its manual."""

    code: str
    name: str
    """A few words joined by hyphens."""
    severity: Severity
    what: str
    """What the rule wants, in one sentence."""
    why: str
    mend: str
    bad: str | bytes = ""
    """A file that breaks it; empty if no small file can."""
    good: str = ""
    """The same file, fixed."""
    check: Callable[[Subject], Iterable[Found]] | None = None
    """None if reading itself finds the problem."""

    needs_all: bool = False
    """Whether it reports something missing, and so says nothing if a file could not be read."""

    @property
    def is_reading(self) -> bool:
        """Whether data that breaks it cannot answer anything. Such a rule cannot be suppressed."""
        return self.check is None and self.code < "PP3"


def section_of(owner: Owner) -> str:
    """The section of the data that it belongs to."""
    return "roles" if isinstance(owner, Role) else "qualifications"


def everything_asked(owner: Owner) -> Iterator[Requirement]:
    """Each requirement of a role or qualification, parents first, with exemptions."""
    return chain.from_iterable(map(everything_in, owner.requires))
