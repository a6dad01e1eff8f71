"""A route as a timeline: work, study, training in a job, and applications with their waiting time."""

from collections.abc import Iterable, Iterator
from datetime import date

from peerpath.document.build import timeline
from peerpath.document.clean import clean
from peerpath.document.timeline import Bar, Fill, Lane, Moment, Timeline, bar, lanes, moment
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis
from peerpath.report import words
from peerpath.report.months import numbered, ticks
from peerpath.report.route.sequence import signs_of
from peerpath.route.answer import Route, Step, StepKind, Training

_NOTES = {Basis.ASSUMED: "our assumption", Basis.TYPICAL: "a usual length", Basis.STATED: ""}
_KEYS = ((Fill.ASSUMED, "length is our assumption"), (Fill.WAITING, "from applying to the first day"))


def route_timeline(
    route: Route, as_of: date, catalogue: Catalogue, title: str = "", *, brief: bool = False, told: bool = False
) -> Timeline:
    """The timeline of a route. Its bars are labelled with the numbers of the steps that the page lists beside it.

    ``brief``: its text also uses only these labels, for a screen that lists the steps right above.
    ``told``: the page lists the steps with their months next to it.
    """
    writer = _BarWriter(route, catalogue, brief)
    drawn = [
        *lanes("Work", tuple(writer.jobs())),
        *lanes("Own study", tuple(writer.courses())),
        *lanes("In the job", tuple(writer.training())),
        Lane(clean("Apply"), tuple(writer.waits()), tuple(writer.applications())),
    ]
    used = {one.fill for lane in drawn for one in lane.bars}
    return timeline(
        title,
        f"Months from today to month {route.months}. The steps stand in words beside it.",
        months=max(1, route.months),
        ticks=ticks(as_of, max(1, route.months)),
        lanes=[lane for lane in drawn if lane.bars or lane.moments],
        keys=[key for key in _KEYS if key[0] in used],
        brief=brief,
        told=told,
    )


class _BarWriter:
    def __init__(self, route: Route, catalogue: Catalogue, brief: bool) -> None:
        self._route, self._catalogue, self._brief, self._signs = route, catalogue, brief, signs_of(route)

    def jobs(self) -> Iterator[Bar]:
        for step in self._of(StepKind.STAY, StepKind.WORK):
            today = f", {words.today(step.id, self._catalogue)}" if step.kind is StepKind.STAY else ""
            called = words.todays_post if today else words.post
            yield self._bar(step, step.basis, f"{called(step.id, self._catalogue)}{today}")

    def courses(self) -> Iterator[Bar]:
        for step in self._of(StepKind.STUDY):
            yield self._bar(step, step.basis, words.name(step.id, self._catalogue))

    def training(self) -> Iterator[Bar]:
        for one in (training for step in self._route.steps for training in step.training):
            yield self._bar(one, one.basis, words.name(one.id, self._catalogue))

    def waits(self) -> Iterator[Bar]:
        """One at a time: people who look for the next job meanwhile wait for that one only."""
        free = 0
        for step in self._of(StepKind.WORK):
            start = max(step.apply_month if step.apply_month is not None else step.from_month, free)
            if start < step.from_month:
                label = f"wait to start{self._as(step, ' as ')}"
                yield bar(start, step.from_month, label, numbered(start, step.from_month), fill=Fill.WAITING)
                free = step.from_month

    def applications(self) -> Iterator[Moment]:
        for step in self._of(StepKind.WORK):
            if step.apply_month is not None:
                label = f"apply{self._as(step, ' for ')}"
                yield moment(step.apply_month, label, numbered(step.apply_month, step.apply_month))
        for step in self._of(StepKind.APPLY, StepKind.TRAIN):
            does = "apply" if step.kind is StepKind.APPLY else "begin"
            label = f"{does}{self._as(step, ' for ' if step.kind is StepKind.APPLY else ' ')}"
            sign = self._signs.get(id(step), "")
            yield moment(step.from_month, label, numbered(step.from_month, step.from_month), sign=sign)

    def _of(self, *kinds: StepKind) -> Iterable[Step]:
        return (step for step in self._route.steps if step.kind in kinds)

    def _as(self, step: Step, word: str) -> str:
        sign = self._signs.get(id(step), "")
        return "" if self._brief and sign else f"{word}{words.name(step.id, self._catalogue)}"

    def _bar(self, one: Step | Training, basis: Basis | None, label: str) -> Bar:
        sign = self._signs.get(id(one), "")
        told = (f"step {sign}" if sign else words.today(one.id, self._catalogue)) if self._brief else label
        fill = Fill.ASSUMED if basis is Basis.ASSUMED else Fill.FIRM
        when, note = numbered(one.from_month, one.to_month), _NOTES[basis] if basis and not self._brief else ""
        return bar(one.from_month, min(one.to_month, self._route.months), told, when, fill=fill, sign=sign, note=note)
