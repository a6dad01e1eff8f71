"""A route on one screen: a line for each step, with calendar months, what to do and how long it takes."""

from collections.abc import Sequence
from datetime import date
from enum import Enum, auto

from peerpath.document.blocks import Rows
from peerpath.document.build import rows
from peerpath.document.inline import Colour, Inline, mark, short
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis
from peerpath.report import words
from peerpath.report.head import STAR
from peerpath.report.months import span
from peerpath.report.route.steps import in_sequence, signs_of, steps_to_do, to_confirm, trains_there
from peerpath.route.answer import Route, Step, StepKind, Training

MOST = 7
"""Lines, less three for each two new jobs, whose names take several: beyond them the courses of a job share a line, and steps in
the middle are counted."""
ONE_JOB = 3
"""Extra lines for training if there is only one job, so that every letter in the picture is explained."""
LEAST_WITH_CONFIRM = 4
"""With at least this many lines, there is room for what to confirm today before the first step."""
ROOM = 32
"""The most characters of the one thing to confirm, so that its line fits into 80 columns."""
_CONFIRM = mark("confirm", Colour.PURPLE)
_APPLY = mark("apply", Colour.AMBER)


def lines_of(route: Route, as_of: date, catalogue: Catalogue) -> Rows:
    """The lines: things to confirm before the step that needs them, the application last."""
    steps = steps_to_do(route)
    trained = sum(len(step.training) for step in steps)
    jobs = sum(step.kind is StepKind.WORK for step in steps)
    most = MOST - 3 * jobs // 2 + ONE_JOB * (jobs == 1)
    writer = _StepLines(route, as_of, catalogue)
    lines = writer.lines(most, _Courses.EACH if len(steps) + trained <= most else _Courses.TOGETHER)
    # If steps would have to be left out for courses, those of all jobs are told at once.
    if trained and _left_out(lines, most):
        lines = writer.lines(most, _Courses.LAST)
        return rows(*_shortened(lines, max(most, 3), writer.letters([one for step in steps for one in step.training])))
    return rows(*_shortened(lines, max(most, 3)))


class _Courses(Enum):
    """How courses in a job are told. Without its line, a letter in the picture would stand for nothing."""

    EACH = auto()
    TOGETHER = auto()
    LAST = auto()


def _left_out(lines: Sequence[list[Inline]], most: int) -> int:
    """How many lines are too many; for a single one, its count would take as much room."""
    many = len(lines) - most - 1
    return many if many > 1 else 0


def _shortened(lines: list[list[Inline]], most: int, courses: str = "") -> list[list[Inline]]:
    """The first step and the last ones, with a count of those between. Things to confirm have no number.

    ``courses`` stands beside that count, or in a line of its own if nothing is left out.
    """
    left_out = _left_out(lines, most)
    if not left_out:
        return [*lines[:-1], ["", "", courses, ""], lines[-1]] if courses else lines
    first = next(number for number, cells in enumerate(lines) if cells[0] != "")
    shown = [lines[first]] if most < LEAST_WITH_CONFIRM else lines[: most - 2]
    tail = lines[most - 2 + left_out :]
    steps = sum(cells[0] != "" for cells in lines) - sum(cells[0] != "" for cells in (*shown, *tail))
    more = f"and {words.number(steps, 'more step')}"
    return [*shown, ["", "", f"{more}; {courses}" if courses else more, ""], *tail]


class _StepLines:
    def __init__(self, route: Route, as_of: date, catalogue: Catalogue) -> None:
        self._route, self._as_of, self._catalogue = route, as_of, catalogue
        self._signs = signs_of(route)

    def lines(self, most: int, courses: _Courses) -> list[list[Inline]]:
        """All lines in reading order. Today's job has none where there is little room, for the timeline shows it."""
        steps = steps_to_do(self._route)
        together = courses is _Courses.TOGETHER
        needed = len(steps) + together * sum(bool(step.training) for step in steps)
        lines: list[list[Inline]] = []
        for step in in_sequence(self._route, self._catalogue):
            if isinstance(step, tuple):
                if not 0 < step[0].from_month == self._route.months:  # else the last line has room for it
                    lines.append(self.confirm(step))
                continue
            if step.kind is not StepKind.STAY or needed + len(lines) <= most:
                lines.append(self.step(step))
            lines += self._courses(step, courses)
        return lines

    def _courses(self, job: Step, courses: _Courses) -> list[list[Inline]]:
        if courses is _Courses.EACH:
            return [self.training(one, job) for one in job.training]
        return [self.courses(job.training, job)] if courses is _Courses.TOGETHER and job.training else []

    def confirm(self, these: tuple[Step, ...]) -> list[Inline]:
        """The cells of the things to confirm in one month."""
        name = words.small(words.requirement(these[0].serves[0].requirement, self._catalogue))
        one = name if len(name) <= ROOM else "a thing only you can say"
        told = one if len(these) == 1 else f"{len(these)} things only you can say"
        return ["", self._month(these[0].from_month), [_CONFIRM, f" {told}"], ""]

    def step(self, step: Step) -> list[Inline]:
        """The cells of one step."""
        sign = self._sign(step)
        match step.kind:
            case StepKind.STAY:
                return [sign, "now", f"stay as {self._job(step)}", ""]
            case StepKind.WORK:
                return [sign, self._span(step), mark(self._job(step), Colour.BLUE), self._length(step)]
            case StepKind.STUDY:
                return [sign, self._span(step), words.name(step.id, self._catalogue), self._length(step)]
            case StepKind.TRAIN:
                begin = f"begin: {words.name(step.id, self._catalogue)}"
                return [sign, self._month(step.from_month), begin, self._length(step)]
            case _:
                return [sign, self._month(step.from_month), self._apply(step), ""]

    def _apply(self, step: Step) -> list[Inline]:
        """What to do about the target at the end, and how many things are left to confirm."""
        is_listed, months = self._catalogue.roles[step.id].is_listed, self._route.months
        count = len(to_confirm(self._route, self._catalogue).get(months, ())) if months else 0
        if count:
            return [_CONFIRM, f" {words.number(count, 'thing')}, then ", _APPLY if is_listed else "ask"]
        return [_APPLY, " for this post"] if is_listed else ["ask about this post"]

    def training(self, one: Training, job: Step) -> list[Inline]:
        """The cells of a course that is taken in the job above."""
        role = self._catalogue.roles.get(job.id)
        helps = f"{words.short(role.organisation, self._catalogue)} helps" if role and one.supported else "in this job"
        return [self._sign(one), self._span(one), words.name(one.id, self._catalogue), helps]

    def courses(self, taken: Sequence[Training], job: Step) -> list[Inline]:
        """The cells of all courses that are taken in one job."""
        if len(taken) == 1:
            return self.training(taken[0], job)
        months = [month for one in taken for month in (one.from_month, one.to_month)]
        return ["", span(self._as_of, min(months), max(months)), self.letters(taken), "in this job"]

    def letters(self, taken: Sequence[Training]) -> str:
        """The letters of courses in the picture. Bars after z have none."""
        letters = [letter for one in taken if (letter := self._signs.get(id(one)))]
        if not letters:
            return words.number(len(taken), "course")
        first, last = letters[0], letters[-1]
        which = first if first == last else f"{first} {'and' if len(letters) == 2 else 'to'} {last}"
        return f"{which}: {'a course' if first == last else 'courses'} in a job"

    def _sign(self, one: Step | Training) -> Inline:
        sign = self._signs.get(id(one), "")
        return short(sign, f"Step {sign}") if sign else ""

    def _span(self, one: Step | Training) -> Inline:
        return span(self._as_of, one.from_month, one.to_month)

    def _month(self, month: int) -> Inline:
        return span(self._as_of, month, month) if month else "now"

    def _job(self, step: Step) -> str:
        role = self._catalogue.roles.get(step.id)
        if role is None:
            return words.name(step.id, self._catalogue)
        # At the target's own employer the name would be the same on every line.
        own = role.organisation == self._catalogue.roles[self._route.target].organisation
        name = role.title if own else words.post(role.id, self._catalogue)
        return f"{name}, {words.band(role)}" if role.band and step.kind is StepKind.WORK else name

    def _length(self, step: Step) -> str:
        if trains_there(step, self._route):
            return "train here"
        star = STAR if step.basis is Basis.ASSUMED else ""
        if step.from_month == step.to_month:
            return ""
        return f"{words.number(step.to_month - step.from_month, 'month')}{star}"
