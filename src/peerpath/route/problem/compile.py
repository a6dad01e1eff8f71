"""Catalogue, profile and target → numbers and sets: only what can matter for the target."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct, structs

from peerpath.gap.evaluate import evaluate
from peerpath.gap.evidence import Evidence, evidence, fits, in_setting, months_towards
from peerpath.gap.outcome import Status
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.model.provenance import Basis, Provenance
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Declares,
    Experience,
    Group,
    Holds,
    Leaf,
    Level,
    LivedExperience,
    Requirement,
    Strength,
    Terms,
    When,
)
from peerpath.route.options import Options
from peerpath.route.problem.formula import NEVER, Done, Formulas, Node, Since, Worked
from peerpath.route.problem.index import Index, may_be_a_step
from peerpath.route.problem.today import Today, today_of

_ANYONES = {when: Terms(Provenance(None, Basis.ASSUMED), when=when) for when in When}
"""Terms that say when, and leave out who asks."""
_THERE = frozenset({Status.MET, Status.WAIVED, Status.NOT_NEEDED})
_CAN_WAIT = frozenset({Status.LATER, Status.IN_PROGRESS})


class Activity(Struct, frozen=True):
    """A role that can be worked or a course that can be studied."""

    number: int
    """Its place in the question first asked, whatever has been left out since."""
    id: str
    rank: int
    """Its place in the order of ids."""
    is_role: bool
    new: bool
    """False for today's role, which costs no step."""
    elsewhere: bool
    """A role outside the target's employer."""
    months: int
    """Length of a course; 0 for a role."""
    hosts: int
    """Roles in which a course that is gained in post can be studied; 0 where it can be studied anywhere."""
    needs: int = -1
    """The node that must be true before it begins."""

    @property
    def order(self) -> tuple[bool, bool, int]:
        """The order in which activities are taken where all else is equal."""
        return self.new, self.elsewhere, self.rank


class Problem(Struct, frozen=True):
    """The question in numbers."""

    nodes: list[Node]
    activities: list[Activity]
    target: int
    """The node that must be true before applying."""
    busy: tuple[int, ...]
    """Months in which courses under way today end."""
    places: int
    """Courses that can be studied at once."""

    @property
    def first_place(self) -> int:
        """The month in which a further course could first be begun."""
        return self.busy[len(self.busy) - self.places] if len(self.busy) >= self.places else 0


class Compiler:
    """Turns requirements into nodes, and takes in each role and course when it first could matter."""

    def __init__(self, catalogue: Catalogue, profile: Profile, today: date, options: Options, target: str) -> None:
        self.catalogue, self.profile, self.options = catalogue, profile, options
        self.known: Evidence = evidence(profile, catalogue, today)
        self.today: Today = today_of(profile, catalogue, today)
        self.target = target
        steps = [r for r in catalogue.roles.values() if r.id != target and may_be_a_step(r, options)]
        kept = [role for role in self.today.roles if role not in options.avoid]
        self._may = {role.id for role in steps} | set(kept)
        held = [catalogue.roles[r] for r in kept if r in catalogue.roles]
        self.lookup = Index(catalogue, self.known, {r.id: r for r in (*steps, *held)}.values())
        self._kept = kept
        organisation = catalogue.roles.get(target)
        self._home = organisation.organisation if organisation else None
        self.formulas = Formulas()
        self.activities: list[Activity] = []
        self.index: dict[tuple[bool, str], int] = {}
        self._leaves: dict[tuple[Leaf, bool], int] = {}

    def problem(self, target: int) -> Problem:
        """The question whether a node can be true, with all that can matter for it."""
        for at, activity in enumerate(self.activities):  # It grows on the way.
            self.activities[at] = self._filled(activity)
        rank = {activity.number: at for at, activity in enumerate(sorted(self.activities, key=lambda a: a.id))}
        ranked = [structs.replace(activity, rank=rank[activity.number]) for activity in self.activities]
        ends = tuple(sorted(month for month in self.today.ends.values() if month > 0))
        return Problem(self.formulas.nodes, ranked, target, ends, self.options.courses)

    def requirements(self, requires: Iterable[Requirement]) -> int:
        """The node for all that is essential before applying, or before a course starts."""
        essential = [r for r in requires if r.terms.strength is Strength.ESSENTIAL]
        return self.formulas.every([self.need(requirement) for requirement in essential])

    def need(self, requirement: Requirement, certain: bool = False) -> int:
        """The node for a requirement; certain: what the person has not said counts for nothing."""
        if requirement.id in self.known.waivers:
            return self._since(0)
        if isinstance(requirement, AllOf | AnyOf | AtLeast):
            own = self._group(requirement, certain)
        else:
            own = self._leaf(requirement, certain)
        if requirement.unless is None:
            return own
        return self.formulas.some(1, [own, self.need(requirement.unless, certain=True)])

    def passing(self, id_: str) -> int:
        """The node for having been in a role, or having gained a qualification, for its own sake."""
        if id_ in self.known.held or any(worked.role == id_ for worked in self.known.worked):
            return self._since(0)
        if id_ in self.catalogue.roles:
            return self._worked(1, [id_] if id_ in self._may else [])
        return self.formulas.some(1, self._courses(id_, self.lookup.giving(id_)))

    def any_role(self) -> int:
        """The node for a first role that can be worked."""
        return self._worked(0, sorted(self._may))

    def _group(self, requirement: Group, certain: bool) -> int:
        wanted = (requirement.terms.strength, Strength.ESSENTIAL)
        if isinstance(requirement, AllOf):
            return self.formulas.every([self.need(p, certain) for p in requirement.parts if p.terms.strength in wanted])
        count = requirement.count if isinstance(requirement, AtLeast) else 1
        return self.formulas.some(count, [self.need(part, certain) for part in requirement.parts])

    def _leaf(self, leaf: Leaf, certain: bool) -> int:
        """The node for a leaf; the same for all that ask for the same thing in the same way."""
        alike = structs.replace(leaf, id="", text="", unless=None, terms=_ANYONES[leaf.terms.when])
        key = (alike, certain)
        if key not in self._leaves:
            self._leaves[key] = self._compiled(alike, certain)
        return self._leaves[key]

    def _compiled(self, leaf: Leaf, certain: bool) -> int:
        outcome = evaluate(leaf, self.known)
        waits = leaf.terms.when is not When.BEFORE_APPLYING or isinstance(leaf, Check)
        if outcome.status in _THERE or (waits and not certain and outcome.status in _CAN_WAIT):
            return self._since(0)
        asked = outcome.status is Status.TO_CONFIRM and not certain
        match leaf:
            case Holds():
                ways = self._courses(leaf.qualification, self.lookup.giving(leaf.qualification))
            case Level():
                met_by = self.lookup.giving_level(leaf)
                ways = [node for q in met_by for node in self._courses(q, [q])]
            case Experience():
                return self._experience(leaf)
            case LivedExperience():
                return self._since(0 if asked else NEVER)
            case Declares():
                return self._since(0 if asked and not leaf.equivalent else NEVER)
            case _:
                return self._since(NEVER)
        return self._since(0) if asked else self.formulas.some(1, ways)

    def _experience(self, leaf: Experience) -> int:
        so_far = months_towards(leaf, self.known)
        wanted = (leaf.months or self.options.assume_months) - so_far
        held = self.today.roles
        kept = [role for role in self._kept if fits(leaf, held[role]) and in_setting(leaf, held[role])]
        return self._worked(max(wanted, 1), kept + [r for r in self.lookup.fitting(leaf) if r not in self._kept])

    def _courses(self, gives: str, courses: list[str]) -> list[int]:
        """Nodes for holding a qualification: by what is under way, or by a course."""
        under_way = [self._since(self.today.given[gives])] if gives in self.today.given else []
        free = [c for c in courses if self.can_be_studied(c)]
        return under_way + [self.formulas.add(Done(self._activity(course, is_role=False))) for course in free]

    def can_be_studied(self, course: str) -> bool:
        """Whether a person may begin a course."""
        return not (course in self.options.avoid or course in self.known.refused or course in self.today.ends)

    def _worked(self, months: int, roles: list[str]) -> int:
        if not roles:
            return self._since(NEVER)
        return self.formulas.add(Worked(months, self._mask(roles)))

    def _mask(self, roles: list[str]) -> int:
        mask = 0
        for role in roles:
            mask |= 1 << self._activity(role, is_role=True)
        return mask

    def _since(self, month: int) -> int:
        return self.formulas.add(Since(month))

    def _activity(self, id_: str, is_role: bool) -> int:
        number = self.index.get((is_role, id_))
        if number is None:
            number = self.index[is_role, id_] = len(self.activities)
            new = id_ not in self._kept
            role = self.catalogue.roles.get(id_) if is_role else None
            elsewhere = bool(new and role and role.organisation != self._home)
            months = 0 if is_role else max(1, self.catalogue.qualifications[id_].length.months)
            self.activities.append(Activity(number, id_, 0, is_role, new, elsewhere, months, hosts=0))
        return number

    def _filled(self, activity: Activity) -> Activity:
        """The activity with what it needs, which may bring in others."""
        if activity.is_role:
            role = self.catalogue.roles.get(activity.id)
            needs = self.requirements(role.requires) if role and activity.new else self._since(0)
            return structs.replace(activity, needs=needs)
        course = self.catalogue.qualifications[activity.id]
        asked = [self.requirements(course.requires)]
        hosts = self.lookup.hosting(course.id) if course.in_post_only else []
        if course.in_post_only:
            asked.append(self._worked(0, hosts))
        return structs.replace(activity, needs=self.formulas.every(asked), hosts=self._mask(hosts))
