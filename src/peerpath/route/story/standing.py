"""Where a person stands in a month of a route: the profile as it will be then, put to the evaluator of every gap."""

from collections import Counter
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from peerpath.gap.evaluate import evaluate
from peerpath.gap.evidence import Evidence, evidence, months_towards
from peerpath.gap.outcome import Outcome, Reason, Status
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Holding, PartialDate, Profile, Spell
from peerpath.model.provenance import Basis, Provenance
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Declares,
    Experience,
    Requirement,
    Strength,
    When,
)
from peerpath.route.problem.today import Today, goes_on, today_of


class Plan(Struct, frozen=True):
    """What is done along a route, whoever planned it."""

    months: int
    starts: dict[str, int]
    """Course → the month in which it starts."""
    jobs: tuple[str | None, ...]
    """For each month before applying, the id of the role worked in it."""


class Person:
    """Somebody with a profile, on a day, for whom a route was planned."""

    def __init__(self, catalogue: Catalogue, profile: Profile, today: date, assume_months: int) -> None:
        self.catalogue, self.profile, self.today, self.assume_months = catalogue, profile, today, assume_months
        self.known: Evidence = evidence(profile, catalogue, today)
        self.now: Today = today_of(profile, catalogue, today)

    def length(self, course: str) -> int:
        """Months from the start of a course to holding it."""
        return max(1, self.catalogue.qualifications[course].length.months)

    def later(self, plan: Plan, month: int) -> Evidence:
        """What they amount to in a month. What is gained is taken to be kept up, so the day stays today's."""
        held_from = {**self.now.given, **{course: start + self.length(course) for course, start in plan.starts.items()}}
        day = PartialDate(self.today.year, self.today.month, self.today.day)
        gained = tuple(Holding(course, day) for course, held in held_from.items() if held <= month)
        worked = Counter(job for job in plan.jobs[:month] if job is not None)
        spells = tuple(replace(self._spell(job), months=months) for job, months in worked.items())
        profile = self.profile
        grown = replace(profile, holds=(*profile.holds, *gained), experience=(*profile.experience, *spells))
        return evidence(grown, self.catalogue, self.today)

    def outcome(self, requirement: Requirement, known: Evidence) -> Outcome:
        """How a requirement stands, with months put where the source gives none and the person has none."""
        return evaluate(self.with_months(requirement), known)

    def with_months(self, requirement: Requirement) -> Requirement:
        """A requirement with months put where the source gives none and the person has none; their basis is assumed."""
        if isinstance(requirement, AllOf | AnyOf | AtLeast):
            return replace(requirement, parts=tuple(self.with_months(part) for part in requirement.parts))
        if isinstance(requirement, Experience) and not requirement.months:
            ours = replace(requirement.terms, provenance=Provenance(None, Basis.ASSUMED))
            return replace(requirement, months=self.months_for(requirement), terms=ours)
        return requirement

    def months_for(self, leaf: Experience) -> int:
        """Months that a route counts for an experience requirement, those already worked among them."""
        return leaf.months or (1 if months_towards(leaf, self.known) else self.assume_months)

    def _spell(self, job: str) -> Spell:
        spells = (s for s in self.profile.experience if goes_on(s, self.today))
        held = (spell for spell in spells if (spell.role or spell.occupation or spell.setting) == job)
        return next(held, Spell(months=0, role=job))


def used(outcome: Outcome, certain: bool = False) -> list[Outcome] | None:
    """The leaves on which a requirement rests, as a route may rest on them; None where it does not hold.

    certain: what the person has not said, and what could wait, counts for nothing.
    """
    own = _parts_used(outcome, certain) if outcome.parts else _leaf_used(outcome, certain)
    if outcome.unless is None or (own is not None and outcome.reason is not Reason.EXEMPT):
        return own
    return used(outcome.unless, certain=True) or own


def _parts_used(outcome: Outcome, certain: bool) -> list[Outcome] | None:
    requirement = outcome.requirement
    if outcome.status in (Status.WAIVED, Status.NOT_NEEDED):
        return []
    parts = outcome.parts
    if isinstance(requirement, AllOf):
        wanted = (requirement.terms.strength, Strength.ESSENTIAL)
        found = [used(part, certain) for part in parts if part.requirement.terms.strength in wanted]
        count = len(found)
    else:
        count = requirement.count if isinstance(requirement, AtLeast) else 1
        relied_on = [p for p in parts if p.status is not Status.NOT_NEEDED or p.reason is Reason.EXEMPT]
        found = sorted((used(part, certain) for part in relied_on), key=_first_to_use)[:count]
    if len(found) < count or None in found:
        return None
    return [leaf for leaves in found if leaves for leaf in leaves]


def _first_to_use(leaves: list[Outcome] | None) -> tuple[bool, int]:
    """What holds before what does not, and what rests on less to be confirmed before what rests on more."""
    return leaves is None, sum(leaf.status is Status.TO_CONFIRM for leaf in leaves or ())


def _leaf_used(outcome: Outcome, certain: bool) -> list[Outcome] | None:
    status, leaf = outcome.status, outcome.requirement
    if status is Status.MET:
        return [outcome]
    if status in (Status.WAIVED, Status.NOT_NEEDED) or (status is Status.LATER and not certain):
        return []
    if certain:
        return None
    if status is Status.IN_PROGRESS:
        return None if leaf.terms.when is When.BEFORE_APPLYING else []
    judged = isinstance(leaf, Experience) or (isinstance(leaf, Declares) and leaf.equivalent)
    return [outcome] if status is Status.TO_CONFIRM and not judged else None
