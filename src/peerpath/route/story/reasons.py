"""Explains why each stretch of a plan begins when it does, and which stretches decide how long it takes."""

from collections.abc import Iterator

from peerpath.gap.outcome import Status
from peerpath.route.answer import StepKind, Wait, Why
from peerpath.route.story.credits import Begun, Credits, Stretch
from peerpath.route.story.replay import holds

_Reason = tuple[Wait, list[Stretch]]


class Reasons:
    """A plan with its credits, and the reasons for its order."""

    def __init__(self, credits: Credits) -> None:
        self._credits = credits
        self._hiring = credits.person.options.assume_hiring
        self.critical = self._critical()

    def why(self, stretch: Stretch) -> Why:
        """The reason that readers are given: the first that applies."""
        if stretch.kind is StepKind.STAY or self.is_under_way(stretch):
            return Why(Wait.UNDER_WAY)
        return self._first(self._holds_back(stretch), stretch.from_month)

    def why_target(self) -> Why:
        """Why the target is not applied for earlier."""
        return self._first(self._after(self._credits.target), self._credits.plan.months)

    def is_under_way(self, stretch: Stretch) -> bool:
        """Whether it is a course that the person is on today."""
        ends = self._credits.person.now.ends
        return stretch.kind is StepKind.STUDY and not stretch.host and ends.get(stretch.id) == stretch.to_month

    def _critical(self) -> set[Stretch]:
        """What the end waits for, what that waits for, and so on: a delay of any of these delays the end."""
        found: set[Stretch] = set()
        waiting = [s for _, stretches in self._after(self._credits.target) for s in stretches]
        while waiting:
            stretch = waiting.pop()
            if stretch not in found:
                found.add(stretch)
                waiting += [s for _, stretches in self._holds_back(stretch) for s in stretches]
        return found

    def _holds_back(self, stretch: Stretch) -> Iterator[_Reason]:
        """What ends or is reached just when a stretch begins, so that it could not begin earlier."""
        month, is_job = stretch.from_month, stretch.kind is StepKind.WORK
        if month == 0 or stretch.kind is StepKind.STAY or self.is_under_way(stretch):
            return
        # A job's requirements have to be met on applying, which is months of hiring before it begins.
        asked = month - self._hiring if is_job else month
        for one in self._credits.begun:
            if one.id == stretch.id and one.month == asked and not one.due:
                yield from self._after(one)
        yield from self._before_job(month, asked) if is_job else self._before_course(stretch)

    def _before_job(self, month: int, applied: int) -> Iterator[_Reason]:
        if applied == 0:
            yield Wait.HIRING, []
        if left := [s for s in self._ended(month) if s.kind in (StepKind.WORK, StepKind.STAY)]:
            yield Wait.JOB, left

    def _before_course(self, stretch: Stretch) -> Iterator[_Reason]:
        month = stretch.from_month
        if hosts := [s for s in self._credits.stretches if s.id == stretch.host and s.from_month == month]:
            yield Wait.IN_POST, hosts
        if studied := [s for s in self._ended(month) if s.kind is StepKind.STUDY and s != stretch]:
            yield Wait.STUDY_PLACE, studied

    def _ended(self, month: int) -> list[Stretch]:
        return [s for s in self._credits.stretches if s.to_month == month]

    def _after(self, begun: Begun) -> Iterator[_Reason]:
        """The stretches that something needed and that ended, or reached the number of months, just then."""
        if begun.month == 0:
            return
        credits = self._credits
        before = credits.later(begun.month - 1)
        if not holds(begun.requires, credits.person, before):
            rests_on = credits.rests_on[begun]
            late = [s for s, leaf in rests_on if credits.person.outcome(leaf, before).status is not Status.MET]
            yield Wait.AFTER, list(dict.fromkeys(late))

    @staticmethod
    def _first(reasons: Iterator[_Reason], month: int) -> Why:
        for wait, stretches in reasons:
            return Why(wait, tuple(dict.fromkeys(s.id for s in stretches)))
        return Why(Wait.ROOM if month else Wait.AT_ONCE)
