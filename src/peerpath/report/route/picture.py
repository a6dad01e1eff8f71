"""A person's route as a picture: jobs from the bottom up, and below each the courses that lead to it."""

from collections.abc import Sequence
from itertools import pairwise

from peerpath.document.blocks import Diagram
from peerpath.document.build import diagram
from peerpath.document.diagram import Edge, Key, Node, Shape, Stroke, edge, key, node
from peerpath.document.inline import Colour
from peerpath.model.catalogue import Catalogue
from peerpath.pathway.leads import Lead
from peerpath.report import words
from peerpath.report.catalogue.looks import COURSE, SHAPES, colour_of, keys_of, label_of
from peerpath.route.answer import Route, Step, StepKind

_START = "today"


def route_picture(
    route: Route, catalogue: Catalogue, onward: Sequence[Lead] = (), title: str = "The way there as a picture"
) -> Diagram:
    """The picture. The page says the same in words beside it, so the picture holds none.

    ``onward`` are arrows that go on from the target: they are drawn as what may come after.
    """
    return _Picture(route, catalogue, onward).drawn(title)


class _Picture:
    def __init__(self, route: Route, catalogue: Catalogue, onward: Sequence[Lead]) -> None:
        self._catalogue, self._onward = catalogue, onward
        self._courses = [step for step in route.steps if step.kind is StepKind.STUDY]
        self._spells: dict[str, list[Step]] = {}
        for step in (*_of(route, StepKind.WORK), *_of(route, StepKind.APPLY)):
            self._spells.setdefault(_box(step), []).append(step)
        self._jobs = [spells[0] for spells in self._spells.values()]

    def drawn(self, title: str) -> Diagram:
        """One row for today, then for each job the courses on the way to it, and the job."""
        rows, nodes = ["Now"], [node(_START, "You, today", 0, shape=Shape.ROUND)]
        for job in self._jobs:
            before = [course for course in self._courses if self._job_of(course) is job]
            if before:
                rows.append("Courses")
                nodes += [self._course(course, len(rows) - 1) for course in before]
            rows.append(self._row(job))
            nodes.append(self._job(job, len(rows) - 1))
        if self._onward:
            rows.append("After that")
            nodes += [self._after(lead.head, len(rows) - 1) for lead in self._onward]
        told, edges, keys = self._description(), self._edges(), self._keys()
        return diagram(title, told, rows=rows, nodes=nodes, edges=edges, keys=keys)

    def _job_of(self, course: Step) -> Step:
        """The first job on the way that asks for the course, itself or through another course."""
        asking = {served.of for served in course.serves}
        jobs = [job for job in self._jobs if job.id in asking]
        jobs += [
            self._job_of(later)
            for later in self._courses
            if later.id in asking and later.from_month >= course.to_month > course.from_month
        ]
        return min(jobs, key=self._jobs.index, default=self._jobs[-1])

    def _edges(self) -> list[Edge]:
        path = [_START, *map(_box, self._jobs)]
        found = [edge(tail, head, emphasis=True) for tail, head in pairwise(path)]
        for course in self._courses:
            found += [edge(_box(job), _box(course), stroke=Stroke.DASHED) for job in self._hosts(course)]
            found.append(edge(_box(course), _box(self._job_of(course))))
        after = [(lead, Stroke.DOTTED if lead.unlikely or lead.leaves else Stroke.SOLID) for lead in self._onward]
        return found + [edge(path[-1], f"after/{lead.head}", stroke=stroke) for lead, stroke in after]

    def _hosts(self, course: Step) -> list[Step]:
        """The jobs in which a course is studied that can be studied nowhere else."""
        known = self._catalogue.qualifications.get(course.id)
        if known is None or not known.in_post_only:
            return []
        spells = [spell for spells in self._spells.values() for spell in spells]
        return [s for s in spells if s.from_month < course.to_month and course.from_month < s.to_month]

    def _row(self, job: Step) -> str:
        role = self._catalogue.roles.get(job.id)
        return words.capital(words.band(role)) if role else "Work"

    def _job(self, job: Step, row: int) -> Node:
        role = self._catalogue.roles.get(job.id)
        target = job.kind is StepKind.APPLY
        return node(
            _box(job),
            words.name(job.id, self._catalogue),
            row,
            label=_apply(job) if target else f"work, months {words.joined(map(_months, self._spells[_box(job)]))}",
            shape=SHAPES[role.kind] if role else Shape.BOX,
            colour=colour_of(role) if role else Colour.PLAIN,
            emphasis=target,
        )

    def _course(self, course: Step, row: int) -> Node:
        label = f"course, months {_months(course)}"
        return node(_box(course), words.name(course.id, self._catalogue), row, label=label, shape=COURSE)

    def _after(self, id: str, row: int) -> Node:
        role = self._catalogue.roles[id]
        label = "; ".join(filter(None, [label_of(role), words.band(role)]))
        title = words.name(id, self._catalogue)
        return node(f"after/{id}", title, row, label=label, shape=SHAPES[role.kind], colour=colour_of(role))

    def _keys(self) -> list[Key]:
        ids = [*(job.id for job in self._jobs), *(lead.head for lead in self._onward)]
        roles = [self._catalogue.roles[id] for id in ids if id in self._catalogue.roles]
        keys = keys_of(roles, courses=bool(self._courses))
        in_post = any(self._hosts(course) for course in self._courses)
        keys += [key("Studied while in that job", Stroke.DASHED)] if in_post else []
        rare = any(lead.unlikely or lead.leaves for lead in self._onward)
        return [*keys, key("Unlikely, or leaves lived-experience work", Stroke.DOTTED)] if rare else keys

    def _description(self) -> str:
        jobs = words.joined((words.name(job.id, self._catalogue) for job in self._jobs), "then")
        courses = f", with {words.number(len(self._courses), 'course')} on the way" if self._courses else ""
        return f"From today, at the bottom, up to: {jobs}{courses}. The steps stand in words beside the picture."


def _of(route: Route, kind: StepKind) -> list[Step]:
    return [step for step in route.steps if step.kind is kind]


def _box(step: Step) -> str:
    return f"{step.kind}/{step.id}"


def _months(step: Step) -> str:
    one = step.to_month - step.from_month == 1
    return str(step.to_month) if one else f"{step.from_month + 1} to {step.to_month}"


def _apply(step: Step) -> str:
    return f"apply after {words.months(step.from_month)}" if step.from_month else "apply now"
