"""The catalogue, looked up from the other side: what gives what."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from peerpath.gap.evidence import Evidence, Worked, at_level, closure, evidence, fits, in_setting
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile, Spell
from peerpath.model.requirement import Experience, Holds, Level, When, walk
from peerpath.model.role import Kind, Role, Stage
from peerpath.route.options import Options

_STEPS = frozenset({Kind.PEER, Kind.NON_PEER})


def may_be_a_step(role: Role, options: Options) -> bool:
    """Whether a route may have a person take up this role on the way."""
    of_the_kind = role.kind in _STEPS or (role.kind is Kind.EXIT and not options.keep_lived_experience)
    known = role.requirements_listed or role.stage is Stage.ENTRY
    with_them = options.stay_with is None or role.organisation == options.stay_with
    return of_the_kind and known and with_them and role.id not in options.avoid


def offered_by(role: Role) -> list[str]:
    """Qualifications that can be studied while working in a role, each once."""
    leaves = (node for requirement in role.requires for node in walk(requirement))
    in_post = [n.qualification for n in leaves if isinstance(n, Holds) and n.terms.when is When.IN_POST]
    return list(dict.fromkeys((*role.offers, *in_post)))


class Index:
    """What gives what, for one catalogue and the roles that may be steps."""

    def __init__(self, catalogue: Catalogue, known: Evidence, roles: Iterable[Role]) -> None:
        self._catalogue = catalogue
        self._known = known
        self._roles = list(roles)
        self._fitting: dict[tuple[tuple[str, ...], ...], list[str]] = {}
        self._at_level: dict[tuple[str | None, int | None], list[str]] = {}

    @cached_property
    def _giving(self) -> dict[str, list[str]]:
        giving: dict[str, list[str]] = defaultdict(list)
        qualifications = self._catalogue.qualifications
        for course in qualifications.values():
            for given in closure([course.id], qualifications) if course.counts_as else (course.id,):
                giving[given].append(course.id)
        return giving

    @cached_property
    def _hosts(self) -> dict[str, list[str]]:
        hosts: dict[str, list[str]] = defaultdict(list)
        for role in self._roles:
            for qualification in offered_by(role):
                hosts[qualification].append(role.id)
        return hosts

    @cached_property
    def _worked(self) -> dict[str, list[tuple[str, Worked]]]:
        """A month in each role, under the role, its occupations and its settings."""
        profile = Profile(experience=tuple(Spell(months=1, role=role.id) for role in self._roles))
        months: dict[str, list[tuple[str, Worked]]] = defaultdict(list)
        for month in evidence(profile, self._catalogue, self._known.today).worked:
            for key in {f"role {month.role}", *(f"in {s}" for s in month.settings), *month.occupations, ""}:
                months[key].append((month.role or "", month))
        return months

    def giving(self, qualification: str) -> list[str]:
        """Courses after which a person holds a qualification."""
        return self._giving.get(qualification, [])

    def giving_level(self, level: Level) -> list[str]:
        """Courses after which a person holds something that meets a level."""
        key = (level.subject, level.at_least)
        if key not in self._at_level:
            fitting = [q.id for q in self._catalogue.qualifications.values() if at_level(level, q)]
            self._at_level[key] = list(dict.fromkeys(course for q in fitting for course in self.giving(q)))
        return self._at_level[key]

    def hosting(self, course: str) -> list[str]:
        """Roles in which a course can be studied."""
        return self._hosts.get(course, [])

    def fitting(self, leaf: Experience) -> list[str]:
        """Roles in which months count for an experience requirement."""
        key = (leaf.roles, leaf.occupations, leaf.settings)
        if key not in self._fitting:
            words = [f"role {r}" for r in leaf.roles] or leaf.occupations or [f"in {s}" for s in leaf.settings] or [""]
            months = [pair for word in words for pair in self._worked.get(word, [])]
            fitting = (role for role, month in months if fits(leaf, month) and in_setting(leaf, month))
            self._fitting[key] = list(dict.fromkeys(fitting))
        return self._fitting[key]
