"""Spells of work, and how many of their months count towards a requirement on a day.

Months are whole and have numbers: year times twelve, and the month. A spell of so many months ends with the month that
the profile gives; one that goes on ends with the month of the day that is asked about; of one that ended in some year
only the year is known. Months that must overlap count once: months are handed out to the calendar as unit tasks with
release times and deadlines, earliest deadline first, which places as many as can be placed (Jackson, 1955).
"""

from collections.abc import Iterable
from heapq import heappop, heappush

from peerpath.model.requirement import Experience
from peerpath.noun import Private

MONTHS_IN_A_YEAR = 12


class WorkedSpell(Private, frozen=True):
    """One spell of work, with every occupation and setting that it counts for."""

    months: int
    role: str | None
    occupations: tuple[str, ...]
    settings: tuple[str, ...]
    setting_named: bool
    """False if the profile names no setting and the usual one was assumed."""
    ends: tuple[int, int] | None = None
    """The earliest and the latest month in which it can have ended; None while it goes on."""

    def is_held(self, month: int) -> bool:
        """Whether it is current work: it goes on, or ends in a later month."""
        return self.ends is None or self.ends[0] > month

    def label(self) -> str:
        """The id that stands for the spell in evidence."""
        return self.role or (self.occupations[0] if self.occupations else next(iter(self.settings), ""))


class Counted(Private, frozen=True):
    """What a person's work amounts to for one requirement."""

    months: int
    """Months that certainly count."""
    perhaps: int
    """Months that count if ends given only by year are as late as possible."""
    told: int
    """Months of all matching spells added up, whenever they were."""


def fits(experience: Experience, worked: WorkedSpell) -> bool:
    """Whether a spell is in a role and an occupation that are asked for, in whatever setting."""
    if experience.rung:
        return _on_rung(experience, worked)
    return (not experience.roles or worked.role in experience.roles) and (
        not experience.occupations or any(o in experience.occupations for o in worked.occupations)
    )


def _on_rung(rung: Experience, worked: WorkedSpell) -> bool:
    """Whether it is a role that leads there or one like it, the target's occupation, or a leading occupation without a role."""
    if worked.role in rung.roles or worked.role in rung.worked_roles:
        return True
    if any(occupation in rung.worked_occupations for occupation in worked.occupations):
        return True
    # Only the occupation itself: others that it counts as are not a step below.
    return worked.role is None and any(occupation in rung.occupations for occupation in worked.occupations[:1])


def in_setting(experience: Experience, worked: WorkedSpell) -> bool:
    """Whether a spell was in a setting that is asked for."""
    return not experience.settings or any(s in experience.settings for s in worked.settings)


def count(experience: Experience, spells: Iterable[WorkedSpell], month: int) -> Counted:
    """How the months of these matching spells count in a month."""
    fitting = list(spells)
    told = sum([worked.months for worked in fitting])
    limit = experience.in_the_last_months
    if limit is None:
        # One spell cannot overlap, and nearly everybody has just one.
        months = told if len(fitting) < 2 else _in_all(fitting, month)
        return Counted(months, months, told)
    since = month - limit
    # Certain is only what would count if every spell had ended as early as possible.
    soonest = [_ended(worked, worked.ends[0]) for worked in fitting if worked.ends is not None]
    certain = [worked for worked in fitting if worked.ends is None]
    return Counted(_in_all([*certain, *soonest], month, since), _in_all(fitting, month, since), told)


def _ended(worked: WorkedSpell, last: int) -> WorkedSpell:
    """The spell as if it had ended with this month."""
    return WorkedSpell(
        worked.months, worked.role, worked.occupations, worked.settings, worked.setting_named, (last, last)
    )


def _in_all(spells: list[WorkedSpell], month: int, since: int = 0) -> int:
    """The most distinct months that these spells can have filled after ``since``."""
    tasks = sorted(_tasks(spells, month, since))
    now, done, at = 0, 0, 0
    open_: list[tuple[int, int]] = []
    while at < len(tasks) or open_:
        if not open_:
            now = max(now, tasks[at][0])
        while at < len(tasks) and tasks[at][0] <= now:
            heappush(open_, tasks[at][1:])
            at += 1
        deadline, left = heappop(open_)
        # Work on one until it is done, is too late, or another is released with an earlier deadline.
        until = min(deadline, now + left, tasks[at][0] if at < len(tasks) else deadline)
        done, left, now = done + max(0, until - now), left - max(0, until - now), max(now, until)
        if left and now < deadline:
            heappush(open_, (deadline, left))
    return done


def _tasks(spells: list[WorkedSpell], month: int, since: int) -> Iterable[tuple[int, int, int]]:
    """For each spell: its release (the month after which it can begin), its deadline, and its months.

    Current spells all end together, so the longest stands for them all.
    """
    tasks, longest = [], 0
    for worked in spells:
        if worked.ends is None or worked.ends[0] >= month:
            longest = max(longest, worked.months)
        else:
            tasks.append((worked.months, *worked.ends))
    for months, first, last in (*tasks, (longest, month, month)):
        begins, ends = max(first - months, since), min(last, month)
        if begins < ends:
            yield begins, ends, min(months, ends - begins)
