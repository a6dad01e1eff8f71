"""What a route means, written down a second time: no part of it is taken from the planner or from the gap evaluator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile, Spell
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Declares,
    Experience,
    Holds,
    Level,
    LivedExperience,
    Requirement,
    Strength,
    When,
    walk,
)
from peerpath.model.role import Kind, Role, Stage
from peerpath.route.options import Options


@dataclass(frozen=True)
class Fact:
    """What a month of work counts for."""

    role: str | None
    occupations: frozenset[str]
    settings: frozenset[str]

    def fits(self, leaf: Experience) -> bool:
        return (
            (not leaf.roles or self.role in leaf.roles)
            and (not leaf.occupations or bool(self.occupations.intersection(leaf.occupations)))
            and (not leaf.settings or bool(self.settings.intersection(leaf.settings)))
        )


@dataclass(frozen=True)
class Moment:
    """What a person has at the start of a month, as far as it can change."""

    held: frozenset[str]
    worked: tuple[tuple[str, int], ...]
    """Months in each job along the route."""


class World:
    """One question: a catalogue, a person, a day and what was asked for."""

    def __init__(self, catalogue: Catalogue, profile: Profile, target: str, today: date, options: Options) -> None:
        self.catalogue, self.profile, self.today, self.options = catalogue, profile, today, options
        self.target = catalogue.roles[target]
        self.before = [(self._fact(spell), spell.months) for spell in profile.experience if spell.months]
        self.under_way = {s.qualification: self._months_until(s.qualification, s.until) for s in profile.studying}

    def _months_until(self, course: str, until: object) -> int:
        if until is None:
            return self.catalogue.qualifications[course].length.months
        last = until.last_day()  # type: ignore[attr-defined]
        months = 0
        while self._day_after(months) < last:
            months += 1
        return months

    def _day_after(self, months: int) -> date:
        """Today in so many months; the tests' today is a first of the month, so that every month has such a day."""
        assert self.today.day == 1
        years, month = divmod(self.today.month - 1 + months, 12)
        return date(self.today.year + years, month + 1, 1)

    # Jobs

    @cached_property
    def todays(self) -> dict[str, Fact]:
        """Today's roles, which may be kept."""
        ongoing = [s for s in self.profile.experience if s.until is None or s.until.last_day() >= self.today]
        jobs: dict[str, Fact] = {}
        for spell in ongoing:
            name = spell.role or spell.occupation or spell.setting
            if name and name not in self.options.avoid:
                jobs.setdefault(name, self._fact(spell))
        return jobs

    @cached_property
    def jobs(self) -> dict[str, Fact]:
        """All that can be worked along a route, today's among them."""
        roles = (role for role in self.catalogue.roles.values() if self._may_be_taken_up(role))
        return {role.id: self._fact(Spell(months=1, role=role.id)) for role in roles} | self.todays

    def _may_be_taken_up(self, role: Role) -> bool:
        kinds = [Kind.PEER, Kind.NON_PEER] + ([] if self.options.keep_lived_experience else [Kind.EXIT])
        return (
            role.id != self.target.id
            and role.kind in kinds
            and (role.requirements_listed or role.stage is Stage.ENTRY)
            and role.id not in self.options.avoid
            and self.options.stay_with in (None, role.organisation)
        )

    def _fact(self, spell: Spell) -> Fact:
        role = self.catalogue.roles.get(spell.role or "")
        named = [spell.occupation, role.occupation if role else None]
        settings = [spell.setting] if spell.setting else role.settings if role else self._usual(spell.occupation)
        return Fact(spell.role, self._counting_as(o for o in named if o), frozenset(settings))

    def _usual(self, occupation: str | None) -> tuple[str, ...]:
        known = self.catalogue.occupations.get(occupation or "")
        return known.settings if known else ()

    def _counting_as(self, occupations: Iterable[str]) -> frozenset[str]:
        found = set(occupations)
        while more := {c for o in found if o in self.catalogue.occupations for c in self._counts(o)} - found:
            found |= more
        return frozenset(found)

    def _counts(self, occupation: str) -> tuple[str, ...]:
        return self.catalogue.occupations[occupation].counts_as

    def offers(self, job: str) -> set[str]:
        """Courses gained in post that can be studied in a job."""
        role = self.catalogue.roles.get(job)
        if role is None:
            return set()
        leaves = [leaf for requirement in role.requires for leaf in walk(requirement)]
        asked = {x.qualification for x in leaves if isinstance(x, Holds) and x.terms.when is When.IN_POST}
        return asked.union(role.offers)

    # Courses

    @cached_property
    def courses(self) -> list[str]:
        """All that can be begun along a route."""
        never = {*self.options.avoid, *self.profile.not_willing, *self.under_way}
        return [course for course in self.catalogue.qualifications if course not in never]

    def length(self, course: str) -> int:
        return self.catalogue.qualifications[course].length.months

    def closed(self, courses: Iterable[str]) -> frozenset[str]:
        """The courses and all that holding them counts as."""
        found = set(courses)
        while more := {c for q in found for c in self.catalogue.qualifications[q].counts_as} - found:
            found |= more
        return frozenset(found)

    def moment(self, month: int, done: Iterable[str], worked: tuple[tuple[str, int], ...]) -> Moment:
        """What the person has, given what they finished and worked along the route."""
        over = [course for course, end in self.under_way.items() if end <= month]
        return Moment(self.closed([*(h.qualification for h in self.profile.holds), *over, *done]), worked)

    # Requirements

    def can_work(self, job: str, at: Moment) -> bool:
        return job in self.todays or self.all_hold(self.catalogue.roles[job].requires, at)

    def can_apply(self, at: Moment) -> bool:
        return self.all_hold(self.target.requires, at) and all(self._passed(id, at) for id in self.options.via)

    def _passed(self, id: str, at: Moment) -> bool:
        jobs = {job for job, months in at.worked if months} | {fact.role for fact, _ in self.before}
        return id in at.held or id in jobs

    def all_hold(self, requires: Iterable[Requirement], at: Moment) -> bool:
        return all(self.holds(r, at) for r in requires if r.terms.strength is Strength.ESSENTIAL)

    def holds(self, requirement: Requirement, at: Moment, strictly: bool = False) -> bool:
        """Whether a route may rest on a requirement; strictly: an exemption, where nothing is taken for granted."""
        if any(waiver.requirement == requirement.id for waiver in self.profile.waivers):
            return True
        if requirement.unless is not None and self.holds(requirement.unless, at, strictly=True):
            return True
        match requirement:
            case AllOf():
                parts = [p for p in requirement.parts if p.terms.strength is Strength.ESSENTIAL]
                return all(self.holds(part, at, strictly) for part in parts)
            case AnyOf():
                return any(self.holds(part, at, strictly) for part in requirement.parts)
            case AtLeast():
                return sum(self.holds(part, at, strictly) for part in requirement.parts) >= requirement.count
            case _:
                waits = not strictly and requirement.terms.when is not When.BEFORE_APPLYING
                return (waits and not self._refused(requirement)) or self._leaf_holds(requirement, at, strictly)

    def _refused(self, leaf: Requirement) -> bool:
        on_it = self.closed(self.under_way)
        refused = set(self.profile.not_willing) - on_it
        return isinstance(leaf, Holds) and leaf.qualification in refused

    def _leaf_holds(self, leaf: Requirement, at: Moment, strictly: bool) -> bool:
        match leaf:
            case Holds():
                return leaf.qualification in at.held
            case Level():
                return any(self._at_level(course, leaf) for course in at.held)
            case Experience():
                return self._months(leaf, at) >= self._wanted(leaf)
            case LivedExperience():
                areas = self.profile.lived_experience
                said = any(area in leaf.areas for area in areas) if leaf.areas else bool(areas)
                return said or not strictly
            case Declares():
                said = leaf.declaration in self.profile.declares
                return said or not (strictly or leaf.equivalent)
            case Check():
                return not strictly
            case _:
                raise AssertionError(leaf)

    def _at_level(self, course: str, leaf: Level) -> bool:
        known = self.catalogue.qualifications[course]
        in_subject = leaf.subject is None or known.subject == leaf.subject
        return in_subject and (leaf.at_least is None or (known.level or 0) >= leaf.at_least)

    def _months(self, leaf: Experience, at: Moment) -> int:
        along = sum(months for job, months in at.worked if self.jobs[job].fits(leaf))
        return along + self._months_before(leaf)

    def _months_before(self, leaf: Experience) -> int:
        return sum(months for fact, months in self.before if fact.fits(leaf))

    def _wanted(self, leaf: Experience) -> int:
        return leaf.months or (1 if self._months_before(leaf) else self.options.assume_months)
