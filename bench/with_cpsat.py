"""The same question for OR-Tools CP-SAT: an interval for each job and course, and a month for each thing that is true.

It knows hiring, least stays, training within one job, and courses one at a time. It knows nothing of what lapses, of
deadlines, of bands, of posts that end or of jobs of today: only questions without these are compared.
"""

from ortools.sat.python import cp_model

from peerpath.route.problem.activity import Problem
from peerpath.route.problem.formula import NEVER, Done, Group, Left, Since, Worked
from peerpath.route.search.relaxed import bits

Cost = tuple[int, int, int]
"""Months, new jobs, and courses of one's own."""


def solve(problem: Problem, horizon: int, seconds: float) -> tuple[Cost | None, bool]:
    """What the best route found costs, and whether it is proved to be the best; seconds of one processor."""
    asked = _Model(problem, horizon)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    status = solver.solve(asked.model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, False
    jobs, own = (sum(map(solver.value, used)) for used in (asked.new_jobs, asked.own))
    return (solver.value(asked.months), jobs, own), status == cp_model.OPTIMAL


class _Model:
    def __init__(self, problem: Problem, horizon: int) -> None:
        self.problem, self.horizon = problem, horizon
        self.model = model = cp_model.CpModel()
        nodes, activities = range(len(problem.nodes)), range(len(problem.activities))
        self.true = [model.new_bool_var(f"true {n}") for n in nodes]
        self.month = [model.new_int_var(0, horizon, f"month {n}") for n in nodes]
        self.months = self.month[problem.target]
        self.used = [model.new_bool_var(f"used {a}") for a in activities]
        self.start = [model.new_int_var(0, horizon, f"start {a}") for a in activities]
        self.end = [model.new_int_var(0, horizon, f"end {a}") for a in activities]
        self.lasts = [model.new_int_var(0, horizon, f"lasts {a}") for a in activities]
        self.asked_by: list[list[cp_model.IntVar]] = [[] for _ in nodes]
        self.new_jobs = [self.used[a] for a in activities if problem.activities[a].is_job]
        self.own = [self.used[a] for a in activities if problem.activities[a].is_own]
        for number in nodes:
            self._node(number)
        for number in activities:
            self._activity(number)
        for number in nodes:
            if number != problem.target:
                model.add_bool_or([*self.asked_by[number], self.true[number].negated()])
        self._one_at_a_time()
        model.add(self.true[problem.target] == 1)
        model.minimize(10_000 * self.months + 100 * sum(self.new_jobs) + sum(self.own))

    def _node(self, number: int) -> None:
        model, true, month = self.model, self.true[number], self.month[number]
        match node := self.problem.nodes[number]:
            case Since():
                assert node.until == NEVER
                if node.month > self.horizon:
                    model.add(true == 0)
                else:
                    model.add(month >= node.month)
            case Done():
                model.add_implication(true, self.used[node.course])
                model.add(month >= self.end[node.course]).only_enforce_if(true)
            case Worked():
                self._worked(number, node)
            case Group():
                chosen = [model.new_bool_var(f"{number} by {part}") for part in node.parts]
                model.add(sum(chosen) >= node.count).only_enforce_if(true)
                for part, by in zip(node.parts, chosen, strict=True):
                    model.add_implication(by, self.true[part])
                    model.add_implication(by, true)
                    model.add(month >= self.month[part]).only_enforce_if(by)
                    self.asked_by[part].append(by)
            case Left():
                raise NotImplementedError

    def _worked(self, number: int, node: Worked) -> None:
        """Months of each job until then; with no months that one of the jobs has begun, which the host sees to."""
        model, true, month = self.model, self.true[number], self.month[number]
        assert node.window == NEVER
        parts, chosen = [], []
        for job in bits(node.roles):
            by, part = (
                model.new_bool_var(f"{number} in {job}"),
                model.new_int_var(0, self.horizon, f"{number} of {job}"),
            )
            model.add_implication(by, self.used[job])
            model.add(part == 0).only_enforce_if(by.negated())
            model.add(part <= self.lasts[job])
            model.add(part <= month - self.start[job]).only_enforce_if(by)
            parts.append(part)
            chosen.append(by)
        if node.months:
            model.add(sum(parts) >= node.months).only_enforce_if(true)
        else:
            model.add_bool_or([*chosen, true.negated()])

    def _activity(self, number: int) -> None:
        model, activity, used = self.model, self.problem.activities[number], self.used[number]
        start, end, lasts = self.start[number], self.end[number], self.lasts[number]
        assert activity.new
        self.asked_by[activity.needs].append(used)
        model.add_implication(used, self.true[activity.needs])
        model.add(start >= self.month[activity.needs] + activity.delay).only_enforce_if(used)
        model.add(lasts == end - start).only_enforce_if(used)
        model.add(lasts == 0).only_enforce_if(used.negated())
        if activity.is_job:
            self._job(number)
        else:
            model.add(end == start + activity.months).only_enforce_if(used)
            hosts = {job: model.new_bool_var(f"{number} hosted by {job}") for job in bits(activity.hosts)}
            for job, host in hosts.items():
                model.add_implication(host, self.used[job])
                model.add(start >= self.start[job]).only_enforce_if(host)
                model.add(end <= self.end[job]).only_enforce_if(host)
            if hosts:
                model.add_exactly_one(*hosts.values(), used.negated())

    def _job(self, number: int) -> None:
        """It is kept for its stay, or it is the last one; this ends early only if it counts for what was still lacking."""
        model, activity, used = self.model, self.problem.activities[number], self.used[number]
        assert activity.lasts == NEVER
        assert not activity.dues
        assert activity.preference.band[0] == NEVER
        early = model.new_bool_var(f"{number} ends early")
        model.add(self.end[number] <= self.months).only_enforce_if(used)
        model.add(self.lasts[number] >= max(1, activity.least)).only_enforce_if(used, early.negated())
        model.add(self.lasts[number] >= 1).only_enforce_if(used)
        model.add(self.end[number] == self.months).only_enforce_if(early)
        counts = []
        for at, node in enumerate(self.problem.nodes):
            if isinstance(node, Worked) and node.months and node.roles >> number & 1:
                by = model.new_bool_var(f"{number} counts for {at}")
                others = [self.lasts[job] for job in bits(node.roles) if job != number]
                model.add_implication(by, self.true[at])
                model.add(sum(others) <= node.months - 1).only_enforce_if(by)
                counts.append(by)
        model.add_bool_or([*counts, early.negated()])

    def _one_at_a_time(self) -> None:
        jobs, courses = [], []
        for number, activity in enumerate(self.problem.activities):
            args = (self.start[number], self.lasts[number], self.end[number], self.used[number], f"{number}")
            if activity.is_job:
                jobs.append(self.model.new_optional_interval_var(*args))
            elif activity.takes_place:
                courses.append(self.model.new_optional_interval_var(*args))
        self.model.add_no_overlap(jobs)
        self.model.add_cumulative(courses, [1] * len(courses), self.problem.places)
