"""The catalogue looked up the other way round: what gives what."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import chain

from peerpath.gap.evidence import Evidence, at_level, closure, evidence
from peerpath.gap.worked import WorkedSpell, fits, in_setting
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile, Spell
from peerpath.model.requirement import Experience, Holds, Level, When, walk
from peerpath.model.role import Role


def hosted_by(role: Role, catalogue: Catalogue) -> list[str]:
    """Qualifications that can be gained in a role, because it offers them or asks for them in post; each once."""
    found = dict.fromkeys(role.offers)
    for leaf in (node for requirement in role.requires for node in walk(requirement)):
        if leaf.terms.when is not When.IN_POST:
            continue
        if isinstance(leaf, Holds):
            found[leaf.qualification] = None
        elif isinstance(leaf, Level):
            found |= dict.fromkeys(q.id for q in catalogue.qualifications.values() if at_level(leaf, q))
    return list(found)


class Index:
    """What gives what: the catalogue looked up the other way round, for roles that may be steps or are held today."""

    def __init__(self, catalogue: Catalogue, evidence: Evidence, steps: Iterable[Role], held: Iterable[Role]) -> None:
        self._catalogue, self._evidence = catalogue, evidence
        self._steps = list(steps)
        self._hosting = {role.id: role for role in (*self._steps, *held)}.values()
        self._fitting: dict[Experience, list[str]] = {}
        self._at_level: dict[tuple[str | None, int | None, str], list[str]] = {}

    @cached_property
    def _courses(self) -> dict[str, list[str]]:
        """Qualification → courses that give it, without those that train for another profession."""
        giving: dict[str, list[str]] = defaultdict(list)
        qualifications = self._catalogue.qualifications
        for course in qualifications.values():
            if course.trains_for is None:
                for given in closure([course.id], qualifications) if course.counts_as else (course.id,):
                    giving[given].append(course.id)
        return giving

    @cached_property
    def _hosts(self) -> dict[str, list[str]]:
        hosts: dict[str, list[str]] = defaultdict(list)
        for role in self._hosting:
            for qualification in hosted_by(role, self._catalogue):
                hosts[qualification].append(role.id)
        return hosts

    @cached_property
    def _gives(self) -> dict[str, list[str]]:
        gives: dict[str, list[str]] = defaultdict(list)
        for role in self._steps:
            for declaration in role.gives:
                gives[declaration].append(role.id)
        return gives

    @cached_property
    def _worked(self) -> dict[str, list[tuple[str, WorkedSpell]]]:
        """The roles that may be steps, filed under the role, its occupations and its settings."""
        profile = Profile(experience=tuple(Spell(months=1, role=role.id) for role in self._steps))
        months: dict[str, list[tuple[str, WorkedSpell]]] = defaultdict(list)
        for month in evidence(profile, self._catalogue, self._evidence.today).worked:
            for key in {f"role {month.role}", *(f"in {s}" for s in month.settings), *month.occupations, ""}:
                months[key].append((month.role or "", month))
        return months

    def giving(self, qualification: str) -> list[str]:
        """The courses that give a qualification."""
        return self._courses.get(qualification, [])

    def giving_level(self, level: Level) -> list[str]:
        """The courses that give something at the level."""
        key = (level.subject, level.at_least, level.framework)
        if key not in self._at_level:
            fitting = [q.id for q in self._catalogue.qualifications.values() if at_level(level, q)]
            self._at_level[key] = list(dict.fromkeys(course for q in fitting for course in self.giving(q)))
        return self._at_level[key]

    def hosting(self, course: str) -> list[str]:
        """The roles in which a course can be taken as training."""
        return self._hosts.get(course, [])

    def teaching(self, declaration: str) -> list[str]:
        """The roles that give experience for a declaration."""
        return self._gives.get(declaration, [])

    def fitting(self, leaf: Experience) -> list[str]:
        """The roles that may be steps and whose months count for an experience requirement.

        On a rung of the ladder only the roles that lead there: months elsewhere count once worked, and are not planned.
        """
        # If no source says how people get there, only the pathway is followed.
        if leaf.rung:
            steps = {role.id for role in self._steps}
            return [role for role in leaf.roles if role in steps]
        if leaf not in self._fitting:
            months = chain.from_iterable(self._worked.get(word, ()) for word in _words(leaf))
            fitting = (role for role, month in months if fits(leaf, month) and in_setting(leaf, month))
            self._fitting[leaf] = list(dict.fromkeys(fitting))
        return self._fitting[leaf]


def _words(leaf: Experience) -> Iterable[str]:
    """The narrowest name under which the months that can count are filed."""
    return [f"role {r}" for r in leaf.roles] or leaf.occupations or [f"in {s}" for s in leaf.settings] or [""]
