"""The same question for OR-Tools CP-SAT: optional intervals for courses, a role for each month, times for what is true."""

from ortools.sat.python import cp_model

from peerpath.route.problem.compile import Problem
from peerpath.route.problem.formula import Done, Group, Since, Worked
from peerpath.route.search.relaxed import bits


def solve(problem: Problem, horizon: int, seconds: float) -> tuple[tuple[int, int] | None, bool]:
    """The months and steps of the best route found, and whether it is proved to be the best."""
    asked = _Model(problem, horizon)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    status = solver.solve(asked.model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, False
    months, steps = solver.value(asked.month[problem.target]), sum(map(solver.value, asked.steps))
    return (months, steps), status == cp_model.OPTIMAL


class _Model:
    def __init__(self, problem: Problem, horizon: int) -> None:
        self.problem, self.horizon = problem, horizon
        self.model = model = cp_model.CpModel()
        nodes, activities = range(len(problem.nodes)), range(len(problem.activities))
        self.true = [model.new_bool_var(f"true {n}") for n in nodes]
        self.month = [model.new_int_var(0, horizon, f"month {n}") for n in nodes]
        self.used = [model.new_bool_var(f"used {a}") for a in activities]
        self.start = [model.new_int_var(0, horizon, f"start {a}") for a in activities]
        roles = [a for a in activities if problem.activities[a].is_role]
        self.work = {(a, t): model.new_bool_var(f"work {a} {t}") for a in roles for t in range(horizon)}
        for number in nodes:
            self._node(number)
        for number in activities:
            self._activity(number)
        for month in range(horizon):
            model.add_at_most_one(self.work[role, month] for role in roles)
        self.steps = [self.used[a] for a in activities if problem.activities[a].new]
        model.add(self.true[problem.target] == 1)
        model.minimize(1000 * self.month[problem.target] + sum(self.steps))
        self._one_at_a_time()

    def _node(self, number: int) -> None:
        model, true, month = self.model, self.true[number], self.month[number]
        match node := self.problem.nodes[number]:
            case Since():
                if node.month > self.horizon:
                    model.add(true == 0)
                else:
                    model.add(month >= node.month)
            case Done():
                model.add_implication(true, self.used[node.course])
                length = self.problem.activities[node.course].months
                model.add(month >= self.start[node.course] + length).only_enforce_if(true)
            case Worked():
                self._worked(number, node)
            case Group():
                chosen = [model.new_bool_var(f"{number} by {part}") for part in node.parts]
                model.add(sum(chosen) >= node.count).only_enforce_if(true)
                for part, by in zip(node.parts, chosen, strict=True):
                    model.add_implication(by, self.true[part])
                    model.add(month >= self.month[part]).only_enforce_if(by)

    def _worked(self, number: int, node: Worked) -> None:
        model, true, month = self.model, self.true[number], self.month[number]
        roles = bits(node.roles)
        if not node.months:
            chosen = [model.new_bool_var(f"{number} by {role}") for role in roles]
            model.add(sum(chosen) >= 1).only_enforce_if(true)
            for role, by in zip(roles, chosen, strict=True):
                needs = self.problem.activities[role].needs
                model.add_implication(by, self.true[needs])
                model.add(month >= self.month[needs]).only_enforce_if(by)
            return
        from_then = [model.new_bool_var(f"{number} at {t}") for t in range(self.horizon + 1)]
        model.add_exactly_one(*from_then, true.negated())
        for when, here in enumerate(from_then):
            model.add(month >= when).only_enforce_if(here)
            before = [self.work[role, t] for role in roles for t in range(when)]
            model.add(sum(before) >= node.months).only_enforce_if(here)

    def _activity(self, number: int) -> None:
        model, activity = self.model, self.problem.activities[number]
        model.add_implication(self.used[number], self.true[activity.needs])
        model.add(self.start[number] >= self.month[activity.needs]).only_enforce_if(self.used[number])
        if activity.is_role:
            for month in range(self.horizon):
                work = self.work[number, month]
                model.add_implication(work, self.used[number])
                model.add(self.start[number] <= month).only_enforce_if(work)
        elif activity.hosts:
            for month in range(self.horizon):
                before, after = model.new_bool_var("before"), model.new_bool_var("after")
                model.add(self.start[number] >= month + 1).only_enforce_if(before)
                model.add(self.start[number] + activity.months <= month).only_enforce_if(after)
                hosting = [self.work[role, month] for role in bits(activity.hosts)]
                model.add_bool_or([*hosting, before, after, self.used[number].negated()])

    def _one_at_a_time(self) -> None:
        intervals = []
        for number, activity in enumerate(self.problem.activities):
            if not activity.is_role:
                end = self.model.new_int_var(0, 2 * self.horizon, f"end {number}")
                args = (self.start[number], activity.months, end, self.used[number], f"course {number}")
                intervals.append(self.model.new_optional_interval_var(*args))
        fixed = [self.model.new_fixed_size_interval_var(0, end, "under way") for end in self.problem.busy]
        self.model.add_cumulative([*intervals, *fixed], [1] * (len(intervals) + len(fixed)), self.problem.places)
