"""Why there is no route: the requirements that nothing can satisfy, down to what lies at their root."""

from collections.abc import Iterable

from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Declares,
    Experience,
    Holds,
    Level,
    Requirement,
    Strength,
)
from peerpath.route.answer import Cause, Obstacle
from peerpath.route.options import Options
from peerpath.route.problem.compile import Compiler
from peerpath.route.problem.index import Index, may_be_a_step


class Causes:
    """Asks a compiled question that has no answer where it fails."""

    def __init__(self, compiler: Compiler, reachable: list[bool]) -> None:
        self._compiler = compiler
        self._reachable = reachable
        self._above: list[str] = []
        self._known: dict[str, tuple[Cause, ...]] = {}
        catalogue = compiler.catalogue
        self._everything = Index(catalogue, compiler.known, catalogue.roles.values())

    def of_target(self) -> tuple[Cause, ...]:
        """What stands in the way of the target itself, in its own order."""
        target = self._compiler.target
        return self._among(self._compiler.catalogue.roles[target].requires, target) + self._missed(target)

    def _missed(self, target: str) -> tuple[Cause, ...]:
        """What the route was to pass through and cannot."""
        via = [id_ for id_ in self._compiler.options.via if not self._can(self._compiler.passing(id_))]
        return tuple(Cause(id_, target, Obstacle.NOT_A_STEP) for id_ in via)

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
                each = tuple(cause for part in requirement.parts for cause in self._of(part, of))
                return (Cause(requirement.id, of, Obstacle.NO_WAY, causes=each),)
            case Declares():
                return (Cause(requirement.id, of, Obstacle.EMPLOYER_JUDGES),)
            case Experience():
                return (self._experience(requirement, of),)
            case Holds() | Level():
                return (self._gained(requirement, of),)
            case _:
                return (Cause(requirement.id, of, Obstacle.NOTHING_GIVES_IT),)

    def _experience(self, leaf: Experience, of: str) -> Cause:
        roles = tuple(self._compiler.lookup.fitting(leaf))
        if not roles:
            kept_out = any(self._is_kept_out(role) for role in self._everything.fitting(leaf))
            return Cause(leaf.id, of, Obstacle.AVOIDED if kept_out else Obstacle.NOTHING_GIVES_IT)
        return self._nearest(leaf, of, roles)

    def _gained(self, leaf: Holds | Level, of: str) -> Cause:
        lookup, known = self._compiler.lookup, self._compiler.known
        courses = lookup.giving(leaf.qualification) if isinstance(leaf, Holds) else lookup.giving_level(leaf)
        open_to = tuple(course for course in courses if self._compiler.can_be_studied(course))
        if isinstance(leaf, Holds) and leaf.qualification in known.refused:
            return Cause(leaf.id, of, Obstacle.REFUSED, open_to)
        if open_to:
            return self._nearest(leaf, of, open_to)
        if not courses:
            return Cause(leaf.id, of, Obstacle.NOTHING_GIVES_IT)
        refused = all(course in known.refused for course in courses)
        return Cause(leaf.id, of, Obstacle.REFUSED if refused else Obstacle.AVOIDED, tuple(courses))

    def _nearest(self, leaf: Requirement, of: str, tried: tuple[str, ...]) -> Cause:
        """The cause for what could be had if something else could: the way with the fewest things missing."""
        ways = [self._activity(id_) for id_ in tried if id_ not in self._above]
        if not ways:
            return Cause(leaf.id, of, Obstacle.CIRCULAR, tried)
        nearest = min(ways, key=len)
        return Cause(leaf.id, of, Obstacle.BEYOND_REACH, tried, nearest)

    def _activity(self, id_: str) -> tuple[Cause, ...]:
        if id_ not in self._known:
            self._above.append(id_)
            catalogue = self._compiler.catalogue
            course = catalogue.qualifications.get(id_)
            causes = self._among((course or catalogue.roles[id_]).requires, id_)
            if course and course.in_post_only:
                causes += self._not_offered(id_)
            self._known[id_] = causes
            self._above.pop()
        return self._known[id_]

    def _not_offered(self, course: str) -> tuple[Cause, ...]:
        hosts = tuple(self._compiler.lookup.hosting(course))
        if not hosts:
            return (Cause(course, course, Obstacle.NOT_OFFERED),)
        ways = [self._activity(host) for host in hosts if host not in self._above]
        if not ways:
            return (Cause(course, course, Obstacle.CIRCULAR, hosts),)
        nearest = min(ways, key=len)
        return (Cause(course, course, Obstacle.BEYOND_REACH, hosts, nearest),) if nearest else ()

    def _is_kept_out(self, role: str) -> bool:
        """Whether only what the person asked for keeps a role from being a step."""
        options = Options(keep_lived_experience=self._compiler.options.keep_lived_experience)
        return may_be_a_step(self._compiler.catalogue.roles[role], options)
