"""Finds out why there is no route: the requirements that nothing can meet, down to the root causes."""

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec.structs import replace

from peerpath.gap.profession import trainings_for
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Declares,
    Experience,
    Holds,
    Level,
    LivedExperience,
    Requirement,
    Strength,
)
from peerpath.model.role import Role, RoleKind
from peerpath.route.answer import Cause, Obstacle
from peerpath.route.options import Options
from peerpath.route.problem.compile import Compiler
from peerpath.route.problem.index import Index
from peerpath.route.problem.steps import is_refused, is_wanted, steps_to


class Causes:
    """Finds out where a compiled question without a route fails."""

    def __init__(self, compiler: Compiler, reachable: list[bool]) -> None:
        self._compiler = compiler
        self._reachable = reachable
        self._above: list[str] = []
        self._found: dict[str, tuple[Cause, ...]] = {}
        roles = compiler.catalogue.roles.values()
        self._everything = Index(compiler.catalogue, compiler.evidence, roles, roles)
        goal, asked = compiler.catalogue.roles[compiler.target], compiler.options
        possible = steps_to(goal, compiler.catalogue, compiler.profile, Options(), any_area=True)
        self._left_out = frozenset(role.id for role in possible if not is_wanted(role, asked))

    def of_target(self) -> tuple[Cause, ...]:
        """What prevents the target itself, in the target's own order."""
        target = self._compiler.target
        role = self._compiler.catalogue.roles[target]
        if role.kind is RoleKind.EXIT:
            return self._wished_away_trainings(role) or (Cause(target, Obstacle.OTHER_PROFESSION),)
        causes = tuple(_once(self._among(role.requires, target) + self._missed(target), set()))
        return causes or (Cause(target, Obstacle.NOT_TOGETHER),)

    def _wished_away_trainings(self, target: Role) -> tuple[Cause, ...]:
        """What the person asked or refused, if some training for another profession could be had but for that."""
        trainings = tuple(trainings_for(target, self._compiler.catalogue))
        left = tuple(one for one in trainings if one not in self._compiler.evidence.refused)
        if not left:
            return tuple(Cause(one, Obstacle.REFUSED) for one in trainings)
        is_avoided = any(one in self._compiler.options.avoid or self._wished_away(one) for one in left)
        return tuple(Cause(one, Obstacle.AVOIDED) for one in left) if is_avoided else ()

    def _wished_away(self, course: str) -> tuple[str, ...]:
        """The roles that offer a course, and would be steps if the person had not asked to leave them out."""
        return tuple(role for role in self._everything.hosting(course) if role in self._left_out)

    def _missed(self, target: str) -> tuple[Cause, ...]:
        """What the route was to pass through but cannot."""
        via = [id_ for id_ in self._compiler.options.via if not self._can(self._compiler.passing(id_))]
        return tuple(Cause(target, Obstacle.NOT_A_STEP, tried=(id_,)) for id_ in via)

    def _can(self, node: int) -> bool:
        return node < len(self._reachable) and self._reachable[node]

    def _among(self, requires: Iterable[Requirement], of: str) -> tuple[Cause, ...]:
        essential = (r for r in requires if r.terms.strength is Strength.ESSENTIAL)
        return tuple(cause for requirement in essential for cause in self._of(requirement, of))

    def _of(self, requirement: Requirement, of: str) -> tuple[Cause, ...]:
        if self._can(self._compiler.need(requirement)):
            return ()
        match requirement:
            case AllOf():
                return self._among(requirement.parts, of)
            case AnyOf() | AtLeast():
                each = chain.from_iterable(self._of(part, of) for part in requirement.parts)
                return (Cause(of, Obstacle.NO_WAY, requirement, causes=tuple(each)),)
            case Declares():
                return (self._declared(requirement, of),)
            case Experience():
                return (self._experience(requirement, of),)
            case Holds() | Level():
                return (self._gained(requirement, of),)
            case LivedExperience():
                return (Cause(of, Obstacle.SAID_NO, requirement),)
            case _:
                return (Cause(of, Obstacle.NOTHING_GIVES_IT, requirement),)

    def _declared(self, leaf: Declares, of: str) -> Cause:
        if leaf.declaration in self._compiler.profile.not_yet:
            return Cause(of, Obstacle.SAID_NO, leaf)
        roles = tuple(self._compiler.lookup.teaching(leaf.declaration))
        if not roles:
            return Cause(of, Obstacle.EMPLOYER_JUDGES, leaf)
        ended = self._compiler.ends_before(max(self._compiler.options.assume_months, 1), roles)
        if ended:
            return Cause(of, Obstacle.ENDS_TOO_SOON, leaf, roles)
        return self._nearest(leaf, of, roles, self._everything.teaching(leaf.declaration))

    def _experience(self, leaf: Experience, of: str) -> Cause:
        if leaf.rung and not leaf.roles:
            return Cause(of, Obstacle.NOBODY_SAYS, leaf)
        roles = tuple(self._compiler.lookup.fitting(leaf))
        if roles and self._compiler.ends_before(self._compiler.months_wanted(leaf), *self._compiler.counting(leaf)):
            return Cause(of, Obstacle.ENDS_TOO_SOON, leaf, roles)
        if not roles:
            return self._in_no_step(leaf, of)
        return self._nearest(leaf, of, roles, self._everything.fitting(leaf))

    def _in_no_step(self, leaf: Experience, of: str) -> Cause:
        """Why none of the roles that give it can be a step."""
        options, catalogue = self._compiler.options, self._compiler.catalogue
        others = [role for role in self._everything.fitting(leaf) if role != self._compiler.target]
        paid = [role for role in map(catalogue.roles.__getitem__, others) if role.is_paid]
        if not all(is_wanted(role, options) for role in paid):
            return Cause(of, Obstacle.AVOIDED, leaf)
        if others and not paid:
            return Cause(of, Obstacle.ONLY_UNPAID, leaf, tuple(others))
        if paid and all(is_refused(role, self._compiler.profile) for role in paid):
            return Cause(of, Obstacle.SAID_NO, leaf, tuple(role.id for role in paid))
        return Cause(of, Obstacle.NOTHING_GIVES_IT, leaf)

    def _gained(self, leaf: Holds | Level, of: str) -> Cause:
        lookup, refused = self._compiler.lookup, self._compiler.evidence.refused
        courses = lookup.giving(leaf.qualification) if isinstance(leaf, Holds) else lookup.giving_level(leaf)
        open_to = tuple(course for course in courses if self._compiler.can_be_studied(course))
        if isinstance(leaf, Holds) and leaf.qualification in refused:
            return Cause(of, Obstacle.REFUSED, leaf, open_to)
        if open_to:
            return self._nearest(leaf, of, open_to)
        if not courses:
            return Cause(of, Obstacle.NOTHING_GIVES_IT, leaf)
        refuses = all(course in refused for course in courses)
        return Cause(of, Obstacle.REFUSED if refuses else Obstacle.AVOIDED, leaf, tuple(courses))

    def _nearest(self, leaf: Requirement, of: str, tried: tuple[str, ...], any_roles: Iterable[str] = ()) -> Cause:
        """The cause of something that needs other things first: by the way with the fewest missing.

        any_roles: all that give it, whatever the person asked for.
        """
        ways = [self._activity(id_) for id_ in tried if id_ not in self._above]
        if not ways:
            away = tuple(role for role in any_roles if role in self._left_out)
            return Cause(of, Obstacle.AVOIDED if away else Obstacle.CIRCULAR, leaf, away or tried)
        return Cause(of, Obstacle.BEYOND_REACH, leaf, tried, min(ways, key=len))

    def _activity(self, id_: str) -> tuple[Cause, ...]:
        if id_ not in self._found:
            self._above.append(id_)
            catalogue = self._compiler.catalogue
            course = catalogue.qualifications.get(id_)
            causes = self._among((course or catalogue.roles[id_]).requires, id_)
            if course and course.in_post_only:
                causes += self._not_offered(id_)
            self._found[id_] = causes
            self._above.pop()
        return self._found[id_]

    def _not_offered(self, course: str) -> tuple[Cause, ...]:
        offering = tuple(self._compiler.lookup.hosting(course))
        if not offering:
            return (self._offered_by_no_step(course),)
        new, today = self._compiler.hosts(course)
        hosts = tuple(dict.fromkeys((*today, *new)))
        if not hosts:
            return (Cause(course, Obstacle.ENDS_TOO_SOON, tried=offering),)
        ways = [self._activity(host) for host in hosts if host not in self._above]
        if not ways:
            away = self._wished_away(course)
            return (Cause(course, Obstacle.AVOIDED if away else Obstacle.CIRCULAR, tried=away or hosts),)
        nearest = min(ways, key=len)
        return (Cause(course, Obstacle.BEYOND_REACH, tried=hosts, causes=nearest),) if nearest else ()

    def _offered_by_no_step(self, course: str) -> Cause:
        """Why none of the roles that offer a course can be a step."""
        if away := self._wished_away(course):
            return Cause(course, Obstacle.AVOIDED, tried=away)
        roles, target = self._compiler.catalogue.roles, self._compiler.target
        others = [roles[role] for role in self._everything.hosting(course) if role != target]
        # Whatever offers it at or above the target is not named: nobody is to take it for a way there.
        below = [role for role in others if role.is_paid and role.may_come_before(roles[target])]
        refused = tuple(role.id for role in below if is_refused(role, self._compiler.profile))
        if refused:
            return Cause(course, Obstacle.SAID_NO, tried=refused)
        return Cause(course, Obstacle.NOT_OFFERED)


def _once(causes: tuple[Cause, ...], told: set[int]) -> Iterator[Cause]:
    """Shared causes are told only under the first: told under each, they could double at every step.

    ``told`` are tuples of causes, by identity.
    """
    for cause in causes:
        again = id(cause.causes) in told
        told.add(id(cause.causes))
        yield replace(cause, causes=() if again else tuple(_once(cause.causes, told)))
