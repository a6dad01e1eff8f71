"""A route on one screen: a line for each step, with calendar months, what to do and how long it takes."""

from collections.abc import Iterator
from datetime import date
from enum import Enum, auto

from peerpath.document.blocks import Rows
from peerpath.document.build import rows
from peerpath.document.inline import Colour, Inline, mark, short
from peerpath.model.catalogue import Catalogue
from peerpath.report import words
from peerpath.report.months import span
from peerpath.report.route.sequence import (
    course_to_begin,
    ends_by_itself,
    in_sequence,
    is_again,
    is_check,
    is_there,
    signs_of,
    to_confirm,
    trains_there,
)
from peerpath.route.answer import Route, Step, StepKind, Training

BESIDE_A_PICTURE = {0: 7, 1: 9, 2: 6}
"""The most lines that leave room for the picture, by new jobs: two take several rows of it. More jobs leave no room."""
MOST_ALONE = 10
"""Lines if the picture is left to the whole report. Which posts there are is more than how they look side by side."""
ROOM = 64
"""The most characters of the one thing to confirm, so that its line takes no more than two of 80 columns."""
_CONFIRM = mark("confirm", Colour.PURPLE)
_ASK = mark("ask", Colour.PURPLE)
_APPLY = mark("apply", Colour.AMBER)


class Detail(Enum):
    """How much is told of a route in lines."""

    ALL = auto()
    STEPS_AND_TRAINING = auto()
    STEPS = auto()


def lines_of(route: Route, as_of: date, catalogue: Catalogue) -> tuple[Rows, bool]:
    """The lines, and whether there is room for a picture below them.

    Things to confirm stand before the step that needs them, the application last. Where there are too many lines, what
    to confirm later is one line, then training is left to the whole report, then steps in the middle, which are counted.
    """
    lines = list(_lines(route, as_of, catalogue))
    jobs = sum(step.kind is StepKind.WORK for step in route.steps)
    has_room = len(lines) <= BESIDE_A_PICTURE.get(jobs, 0)
    if len(lines) > MOST_ALONE:
        lines = list(_lines(route, as_of, catalogue, most=Detail.STEPS_AND_TRAINING))
    if len(lines) > MOST_ALONE:
        lines = list(_lines(route, as_of, catalogue, most=Detail.STEPS))
    return rows(*_shortened(lines)), has_room


def _lines(route: Route, as_of: date, catalogue: Catalogue, *, most: Detail = Detail.ALL) -> Iterator[list[Inline]]:
    writer = _StepLines(route, as_of, catalogue)
    stays: list[list[Inline]] = []
    later: list[Step] = []
    for step in in_sequence(route, catalogue):
        if isinstance(step, tuple):
            month = step[0].from_month
            if not month or (month < route.months and most is Detail.ALL):
                yield writer.confirm(step)
            elif month < route.months:
                later += step
            continue
        if later and step.kind in (StepKind.APPLY, StepKind.TRAIN):
            yield writer.confirm_on_the_way(later)
        line = writer.step(step)
        if step.kind is StepKind.STAY:
            if line in stays and not step.training:
                continue  # a post, and besides the kind of work that it is
            stays.append(line)
        yield line
        if most is not Detail.STEPS:
            yield from (writer.training(one, step) for one in step.training)


def _shortened(lines: list[list[Inline]]) -> list[list[Inline]]:
    """The first lines and the last ones, with a count of the steps between."""
    left_out = len(lines) - MOST_ALONE
    if left_out <= 0:
        return lines
    head, hidden, tail = lines[:4], lines[4 : 5 + left_out], lines[5 + left_out :]
    steps = sum(cells[0] != "" for cells in hidden) or len(hidden)
    return [*head, ["", "", f"and {words.number(steps, 'more step')}", ""], *tail]


class _StepLines:
    def __init__(self, route: Route, as_of: date, catalogue: Catalogue) -> None:
        self._route, self._as_of, self._catalogue = route, as_of, catalogue
        self._signs = signs_of(route)

    def confirm(self, these: tuple[Step, ...]) -> list[Inline]:
        """The cells of the things to confirm in one month."""
        return ["", self._month(these[0].from_month), self._to_confirm(these), ""]

    def confirm_on_the_way(self, these: list[Step]) -> list[Inline]:
        """The cells of the things to confirm in several months."""
        return ["", "on the way", [_CONFIRM, f" {words.number(len(these), 'thing')}"], ""]

    def _to_confirm(self, these: tuple[Step, ...]) -> list[Inline]:
        """What to confirm, and about which checks to ask: by name where it is one thing that fits, else how many."""
        own = [step for step in these if not is_check(step)]
        checks = words.number(len(these) - len(own), "check")
        name = words.small(words.requirement((own or these)[0].serves[0].requirement, self._catalogue))
        one = name if len(name) <= ROOM else "a thing only you can say" if own else "what the employer checks"
        told = one if len(own) == 1 else f"{len(own)} things only you can say"
        if not own:
            return [_ASK, f" about {one if len(these) == 1 else checks}"]
        also = f", ask about {checks}" if len(own) < len(these) else ""
        return [_CONFIRM, f" {told}{also}"]

    def step(self, step: Step) -> list[Inline]:
        """The cells of one step."""
        sign = self._sign(step)
        match step.kind:
            case StepKind.STAY:
                return [sign, self._stays(step), words.stay(step.id, self._job(step), self._catalogue), ""]
            case StepKind.WORK:
                again = is_again(step, self._route)
                job = f"another post as {self._job(step)}, or a longer contract" if again else self._job(step)
                return [sign, self._span(step), mark(job, Colour.BLUE), self._length(step)]
            case StepKind.STUDY:
                named = [words.name(step.id, self._catalogue), words.still_runs(course_to_begin(step, self._catalogue))]
                return [sign, self._span(step), ": ".join(filter(None, named)), self._length(step)]
            case StepKind.TRAIN:
                begin = f"begin: {words.name(step.id, self._catalogue)}"
                return [sign, self._month(step.from_month), begin, self._length(step)]
            case _:
                return [sign, self._month(step.from_month), self._apply(step), ""]

    def _apply(self, step: Step) -> list[Inline]:
        """What is left to confirm in the last month, and what to do about the target then."""
        if is_there(self._route):
            return ["you are there already"]
        months = self._route.months
        these = to_confirm(self._route, self._catalogue).get(months, ()) if months else ()
        is_listed = self._catalogue.roles[step.id].is_listed
        if these:
            return [_CONFIRM, f" {words.number(len(these), 'thing')}, then ", _APPLY if is_listed else "ask"]
        return [_APPLY, " for this post"] if is_listed else ["ask about this post"]

    def training(self, one: Training, job: Step) -> list[Inline]:
        """The cells of a course that is taken in the job above."""
        role = self._catalogue.roles.get(job.id)
        helps = f"{words.short(role.organisation, self._catalogue)} helps" if role and one.supported else "in this job"
        named = [words.name(one.id, self._catalogue), words.still_runs(self._catalogue.qualifications.get(one.id))]
        return [self._sign(one), self._span(one), ": ".join(filter(None, named)), helps]

    def _sign(self, one: Step | Training) -> Inline:
        sign = self._signs.get(id(one), "")
        return short(sign, f"Step {sign}") if sign else ""

    def _span(self, one: Step | Training) -> Inline:
        return span(self._as_of, one.from_month, one.to_month)

    def _month(self, month: int) -> Inline:
        return span(self._as_of, month, month) if month else "now"

    def _stays(self, step: Step) -> Inline:
        """Until when a job of today goes on, where it ends by itself."""
        return self._span(step) if ends_by_itself(step, self._route) else "now"

    def _job(self, step: Step) -> str:
        role = self._catalogue.roles.get(step.id)
        if role is None:
            return words.name(step.id, self._catalogue)
        # Who works there knows their employer.
        called = words.todays_post if step.kind is StepKind.STAY else words.post
        # At the target's own employer the name would be the same on every line.
        own = role.organisation == self._catalogue.roles[self._route.target].organisation
        name = role.title if own else called(role.id, self._catalogue)
        return f"{name}, {words.band(role)}" if role.band and step.kind is StepKind.WORK else name

    def _length(self, step: Step) -> str:
        if trains_there(step, self._route):
            return "train here"
        months = step.to_month - step.from_month
        return words.work_months(months, step.basis) if months else ""
