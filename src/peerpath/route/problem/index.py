"""The catalogue looked up the other way round: what gives what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

from peerpath.gap.evidence import Evidence, at_level, closure, evidence
from peerpath.gap.worked import WorkedSpell, fits, in_setting
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile, Spell
from peerpath.model.requirement import Experience, Holds, Level, Requirement, When, parts_of
from peerpath.model.role import Role


def hosted_by(role: Role, catalogue: Catalogue) -> list[str]:
    """Qualifications that can be gained in a role, because it offers them or asks for them in post; each once."""
    found = dict.fromkeys(role.offers)
    for leaf in _in_post(role):
        if isinstance(leaf, Holds):
            found[leaf.qualification] = None
        else:
            found |= dict.fromkeys(q.id for q in catalogue.qualifications.values() if at_level(leaf, q))
    return list(found)


def _in_post(role: Role) -> Iterator[Holds | Level]:
    """What a role asks for in post. Where the employer helps with some of it, the rest is no training of the job."""
    for leaf in (node for requirement in role.requires for node in _given(requirement)):
        if leaf.terms.when is When.IN_POST and isinstance(leaf, Holds | Level):
            yield leaf


def _given(requirement: Requirement, helps: bool = False) -> Iterator[Requirement]:
    if requirement.terms.supported or not helps:
        yield requirement
    for part in parts_of(requirement):
        yield from _given(part, helps or requirement.terms.supported)


_LevelKey = tuple[str | None, int | None, str]


def _key(level: Level) -> _LevelKey:
    """The same for all who ask for the same level."""
    return level.subject, level.at_least, level.framework


class Index:
    """What gives what: the catalogue looked up the other way round, for roles that may be steps or are held today."""

    def __init__(self, catalogue: Catalogue, evidence: Evidence, steps: Iterable[Role], held: Iterable[Role]) -> None:
        self._catalogue, self._evidence = catalogue, evidence
        self._steps = list(steps)
        self._roles = list({role.id: role for role in (*self._steps, *held)}.values())
        self._hosting_course: dict[str, tuple[str, ...]] = {}
        self._hosting: dict[tuple[object, ...], tuple[str, ...]] = {}
        self._fitting: dict[Experience, list[str]] = {}
        self._at_level: dict[_LevelKey, list[str]] = {}

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
    def _named(self) -> dict[str, list[int]]:
        """A qualification → the places of roles that offer it, or ask for it in post by its name."""
        named: dict[str, list[int]] = defaultdict(list)
        for place, role in enumerate(self._roles):
            asked = [leaf.qualification for leaf in _in_post(role) if isinstance(leaf, Holds)]
            for qualification in dict.fromkeys([*role.offers, *asked]):
                named[qualification].append(place)
        return named

    @cached_property
    def _levels(self) -> dict[_LevelKey, tuple[Level, list[int]]]:
        """The levels that are asked for in post, each with the places of roles that do."""
        levels: dict[_LevelKey, tuple[Level, list[int]]] = {}
        for place, role in enumerate(self._roles):
            for leaf in (leaf for leaf in _in_post(role) if isinstance(leaf, Level)):
                levels.setdefault(_key(leaf), (leaf, []))[1].append(place)
        return levels

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
        key = _key(level)
        if key not in self._at_level:
            fitting = [q.id for q in self._catalogue.qualifications.values() if at_level(level, q)]
            self._at_level[key] = list(dict.fromkeys(course for q in fitting for course in self.giving(q)))
        return self._at_level[key]

    def hosting(self, course: str) -> tuple[str, ...]:
        """The roles in which a course can be taken as training."""
        if course not in self._hosting_course:
            self._hosting_course[course] = self._hosts(course)
        return self._hosting_course[course]

    def _hosts(self, course: str) -> tuple[str, ...]:
        own = self._catalogue.qualifications[course]
        levels = [key for key, (level, _) in self._levels.items() if at_level(level, own)]
        # Hundreds of courses are hosted by the same hundreds of roles: they are put together once.
        key = (*self._named.get(course, ()), *levels)
        if key not in self._hosting:
            places = {*self._named.get(course, ()), *(place for level in levels for place in self._levels[level][1])}
            self._hosting[key] = tuple(self._roles[place].id for place in sorted(places))
        return self._hosting[key]

    @cached_property
    def offered(self) -> dict[str, list[Role]]:
        """A qualification → the roles that offer it."""
        offered: dict[str, list[Role]] = defaultdict(list)
        for role in self._roles:
            for qualification in role.offers:
                offered[qualification].append(role)
        return offered

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
