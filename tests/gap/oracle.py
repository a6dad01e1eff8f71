"""A second opinion on a gap: statuses and verdict worked out again from the words of the promise, in another way.

It knows nothing of the evaluator. It asks a profile directly, counts an award by the days that it may have been made
on, and keeps two numbers for each requirement: how far it is from being met, and whether it is in the way.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import PartialDate, Profile, Spell
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
    parts_of,
)

IN_PLACE = ("met", "not_needed", "waived")
FAR = {"met": 0, "not_needed": 0, "waived": 0, "later": 1, "in_progress": 2, "to_confirm": 3, "missing": 4}
NEAREST_FIRST = ["met", "later", "in_progress", "to_confirm", "missing"]
VERDICTS = ["ready", "to_confirm", "not_yet"]


@dataclass
class Expected:
    """What one requirement should come to."""

    id: str
    status: str
    way: int
    """0: not in the way of applying; 1: waits for a word of the person; 2: in the way."""
    parts: "list[Expected]"
    unless: "Expected | None" = None

    def settle(self) -> None:
        """Where it is not in place, neither it nor anything below it is asked for any more."""
        if self.status not in IN_PLACE:
            self.status = "not_needed"
            for part in self.parts:
                part.settle()


class Oracle:
    """One person on one day."""

    def __init__(self, profile: Profile, world: Catalogue, today: date) -> None:
        self.profile, self.world, self.today = profile, world, today

    def verdict(self, requires: tuple[Requirement, ...]) -> str:
        """The worst that any essential requirement says."""
        ways = [self.expected(one).way for one in requires if one.terms.strength == "essential"]
        return VERDICTS[max(ways, default=0)]

    def expected(self, asked: Requirement) -> Expected:
        """What a requirement and all below it should come to."""
        parts = [self.expected(part) for part in parts_of(asked)]
        answer = self._group(asked, parts) if parts else self._leaf(asked)
        if asked.unless is not None:
            answer.unless = self.expected(asked.unless)
            if answer.unless.status in IN_PLACE and answer.status not in IN_PLACE:
                answer.settle()
                answer.way = 0
        waived = any(waiver.requirement == asked.id for waiver in self.profile.waivers)
        if waived and answer.status not in IN_PLACE:
            answer.settle()
            answer.status, answer.way = "waived", 0
        return answer

    def _group(self, asked: Requirement, parts: list[Expected]) -> Expected:
        if isinstance(asked, AllOf):
            wanted = {asked.terms.strength, "essential"}
            counted = [e for e, part in zip(parts, asked.parts, strict=True) if part.terms.strength in wanted]
            far = max((FAR[e.status] for e in counted), default=0)
            way = max((e.way for e in counted), default=0)
            return Expected(asked.id, NEAREST_FIRST[far], way, parts)
        assert isinstance(asked, AnyOf | AtLeast)
        count = asked.count if isinstance(asked, AtLeast) else 1
        if count > len(parts):
            return Expected(asked.id, "missing", 2, parts)
        chosen = sorted(parts, key=lambda e: (FAR[e.status], e.way))[:count]
        far = max(FAR[e.status] for e in chosen)
        if far == 0:
            for part in parts:
                part.settle()
        return Expected(asked.id, NEAREST_FIRST[far], max(e.way for e in chosen), parts)

    def _leaf(self, asked: Requirement) -> Expected:
        status = self._asked(asked)
        may_wait = asked.terms.when != "before_applying"
        if may_wait and status in ("missing", "to_confirm") and not self._refused(asked):
            status = "later"
        if status == "in_progress" and asked.terms.when == "in_post":
            status = "later"
        ways = {"to_confirm": 1, "missing": 2, "in_progress": 0 if may_wait else 2}
        return Expected(asked.id, status, ways.get(status, 0), [])

    def _asked(self, asked: Requirement) -> str:
        match asked:
            case Holds(qualification=name, awarded_within_months=within):
                return self._held(name, within)
            case Level():
                return min((self._held(name, None) for name in self._at(asked)), key=FAR.__getitem__, default="missing")
            case Experience():
                spells = [spell for spell in self.profile.experience if self._counts(asked, spell)]
                enough = [self._months(asked, spells, sure) >= (asked.months or 1) for sure in (True, False)]
                return "met" if enough[0] else "to_confirm" if enough[1] else "missing"
            case LivedExperience():
                return self._lived(asked)
            case Declares(declaration=declaration):
                if declaration in self.profile.declares:
                    return "met"
                if declaration in self.profile.not_yet:
                    return "missing"
                return "met" if self._said(declaration) else "to_confirm"
            case Check():
                return "to_confirm" if asked.terms.when == "before_applying" else "later"
        raise AssertionError(asked)

    def _lived(self, asked: LivedExperience) -> str:
        wanted = set(asked.areas or asked.post_areas)
        declared, told_no = set(self.profile.lived_experience), set(self.profile.not_yet)
        if asked.every and wanted:
            met, hopeless = wanted <= declared, bool(wanted & told_no)
        else:
            met, hopeless = bool(declared & wanted if wanted else declared), bool(wanted) and wanted <= told_no
        if met:
            return "met"
        return "missing" if hopeless or "lived-experience" in told_no else "to_confirm"

    def _months(self, asked: Experience, spells: list[Spell], sure: bool) -> int:
        """The most months of the calendar that the spells can have filled, each month by one: a matching."""
        now = self.today.year * 12 + self.today.month
        still = max((spell.months for spell in spells if self._goes_on(spell, now)), default=0)
        since = -(10**6) if asked.in_the_last_months is None else now - asked.in_the_last_months
        worked: list[list[int]] = [list(range(now - still + 1, now + 1)) for _ in range(still)]
        for spell in spells:
            if spell.until is None or self._goes_on(spell, now):
                continue
            year = spell.until.year * 12
            first, last = (year + (spell.until.month or 1)), (year + (spell.until.month or 12))
            if sure and asked.in_the_last_months is not None:
                last = first
            worked += [list(range(first - spell.months + 1, min(last, now) + 1)) for _ in range(spell.months)]
        filled: dict[int, int] = {}
        possible = [[month for month in months if month > since] for months in worked]

        def place(task: int, seen: set[int]) -> bool:
            for month in possible[task]:
                if month not in seen:
                    seen.add(month)
                    if month not in filled or place(filled[month], seen):
                        filled[month] = task
                        return True
            return False

        return sum(place(task, set()) for task in range(len(possible)))

    def _goes_on(self, spell: Spell, now: int) -> bool:
        return spell.until is None or spell.until.year * 12 + (spell.until.month or 1) >= now

    def _refused(self, asked: Requirement) -> bool:
        ways = (
            [asked.qualification] if isinstance(asked, Holds) else self._at(asked) if isinstance(asked, Level) else []
        )
        return bool(ways) and all(way in self.profile.not_willing for way in ways)

    def _at(self, asked: Level) -> list[str]:
        return [
            one.id
            for one in self.world.qualifications.values()
            if asked.subject in (None, one.subject)
            and (asked.at_least is None or (one.level is not None and one.level >= asked.at_least))
            and (asked.at_least is None or one.framework == asked.framework)
        ]

    def _held(self, name: str, within: int | None) -> str:
        own = self.world.qualifications[name].valid_for_months if name in self.world.qualifications else None
        limits = [limit for limit in (within, own) if limit is not None]
        found = ["missing"]
        for holding in self.profile.holds:
            if self._is_also(holding.qualification, name):
                found.append(self._award(holding.awarded, min(limits, default=None)))
        for study in self.profile.studying:
            if self._is_also(study.qualification, name):
                over = study.until is not None and self._last_day(study.until) < self.today
                found.append("to_confirm" if over else "in_progress")
        return min(found, key=FAR.__getitem__)

    def _is_also(self, name: str, wanted: str) -> bool:
        """Whether somebody with one qualification has the other one with it."""
        if name == wanted:
            return True
        course = self.world.qualifications.get(name)
        return course is not None and any(self._is_also(other, wanted) for other in course.counts_as)

    def _award(self, awarded: PartialDate | None, limit: int | None) -> str:
        if awarded is None:
            return "met" if limit is None else "to_confirm"
        months = [awarded.month] if awarded.month else range(1, 13)
        days = [
            (awarded.year, month, day)
            for month in months
            for day in ([awarded.day] if awarded.day else range(1, monthrange(awarded.year, month)[1] + 1))
        ]
        if all(date(*day) > self.today for day in days):
            return "in_progress"
        in_time = [limit is None or day >= self._since(limit) for day in days]
        return "met" if all(in_time) else "to_confirm" if any(in_time) else "missing"

    def _last_day(self, until: PartialDate) -> date:
        month = until.month or 12
        return date(until.year, month, until.day or monthrange(until.year, month)[1])

    def _since(self, months: int) -> tuple[int, int, int]:
        year, month = self.today.year, self.today.month
        for _ in range(months):
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        return year, month, min(self.today.day, monthrange(year, month)[1])

    def _counts(self, asked: Experience, spell: Spell) -> bool:
        role = self.world.roles.get(spell.role) if spell.role else None
        named = {name for name in (spell.occupation, role.occupation if role else None) if name}
        if asked.roles and spell.role not in asked.roles:
            return False
        if asked.occupations and not any(self._works_as(one, other) for one in named for other in asked.occupations):
            return False
        return not asked.settings or any(setting in asked.settings for setting in self._settings(spell))

    def _works_as(self, occupation: str, wanted: str) -> bool:
        known = self.world.occupations.get(occupation)
        return occupation == wanted or any(self._works_as(o, wanted) for o in (known.counts_as if known else ()))

    def _settings(self, spell: Spell) -> tuple[str, ...]:
        if spell.setting:
            return (spell.setting,)
        if spell.role and spell.role in self.world.roles:
            return self.world.roles[spell.role].settings
        known = self.world.occupations.get(spell.occupation or "")
        return known.settings if known else ()

    def _said(self, declaration: str) -> bool:
        worked = {spell.role for spell in self.profile.experience}
        roles = [role for role in self.world.roles.values() if role.id in worked]
        return declaration in self.profile.declares or any(declaration in role.gives for role in roles)
