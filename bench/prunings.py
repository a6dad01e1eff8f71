"""Whether each bound and pruning of the planner has a test that notices when it is made too strong.

    python bench/prunings.py                       all of them, each with its own world of tests/route/test_prunings.py
    python bench/prunings.py "the last stay"       only these
    python bench/prunings.py --table               what docs/prunings.md says of them

A fault is put into a copy of the program, and the test of that name is run with it.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.mutants import ROOT, passes

SEARCH = Path("peerpath/route/search")


class Fault(NamedTuple):
    """A line of the program and what it becomes."""

    file: str
    before: str
    after: str
    what: str
    """The fault in words."""


FAULTS = {
    "head of a job": Fault(
        "partial.py",
        "max(month + self._activities[activity].delay, self._ground.begin[activity])",
        "max(month + self._activities[activity].delay, self._ground.begin[activity]) + 1",
        "a job begins a month later than what it asks for",
    ),
    "study before a job": Fault(
        "partial.py",
        "max(today, default=0) - (-study // problem.places)",
        "max(today, default=0) - (-study // problem.places) + 1",
        "courses before a job take a month more",
    ),
    "study one at a time": Fault(
        "bound.py",
        "        return one_at_a_time([*study, max(today, key=lambda job: job[1])] if today else study)",
        "        return 1 + one_at_a_time([*study, max(today, key=lambda job: job[1])] if today else study)",
        "study takes a month more",
    ),
    "study at several places": Fault(
        "bound.py",
        "total = -(-sum([months for _, months, _ in study]) // problem.places)",
        "total = sum([months for _, months, _ in study])",
        "study at two places is added up",
    ),
    "one way of several": Fault(
        "one_way.py",
        "missing, max(months, study_of(self._at, missing)))",
        "missing, 1 + max(months, study_of(self._at, missing)))",
        "a way that has not been followed takes a month more",
    ),
    "shared study": Fault(
        "least.py",
        "months -= min(months, share) if courses >> course & 1 else 0",
        "months -= 0",
        "a course that several nodes share pays for each",
    ),
    "shared steps": Fault(
        "least.py",
        "steps = 0 if touched & ~self._taken & self._stepped else missing",
        "steps = missing",
        "a step that several nodes share counts for each",
    ),
    "at least so many": Fault(
        "least.py",
        "return sum(cheapest) if apart else cheapest[-1]",
        "return sum(cheapest)",
        "parts of a group that overlap are added up",
    ),
    "landmarks": Fault(
        "landmarks.py",
        "        common &= way",
        "        common = way if common == -1 else common | way",
        "every way passes what one way does",
    ),
    "the last stay": Fault(
        "bound.py",
        "return total + sum([stay for stay, _ in left.values()]) - spared",
        "return total + sum([stay for stay, _ in left.values()])",
        "the last job is kept for its stay beyond its work",
    ),
    "stay and work at once": Fault(
        "bound.py",
        "held = max(months, stay)",
        "held = months + stay",
        "a stay and the work that it is for are added up",
    ),
    "disjoint work": Fault(
        "bound.py",
        "        if not piece.jobs & taken:",
        "        if piece.jobs:",
        "work that one month can serve twice is added up",
    ),
    "work that overlaps": Fault(
        "covering.py",
        "    return -((last - one_at_a_time(some)) // whole)",
        "    return 1 - ((last - one_at_a_time(some)) // whole)",
        "work that overlaps takes a month more",
    ),
    "a stay that is cut short": Fault(
        "covering.py",
        "last = max([part * months for part, months in zip(stays, spared, strict=True)], default=0)",
        "last = 0",
        "each job is kept for its stay, the last one too, where work overlaps",
    ),
    "any job can be last": Fault(
        "bound.py",
        "cut = replace(stays[last], months=min(stays[last].months, months))",
        "cut = replace(stays[last], months=max(stays[last].months, months))",
        "each job is kept for its stay, the last one too, where no further job is added",
    ),
    "a further job": Fault(
        "bound.py",
        "spared.append(ground.shortest)",
        "spared.append(0)",
        "a further job is kept for its stay, though it is the last one",
    ),
    "work in today's job": Fault(
        "bound.py",
        "jobs=piece.jobs & (new | mask_of(ground.kept))",
        "jobs=piece.jobs & new",
        "work is done in new jobs alone",
    ),
    "work beside": Fault(
        "bound.py",
        "        if not piece.jobs & ground.beside:",
        "        if piece.jobs:",
        "what goes on beside a new job takes its time",
    ),
    "paid jobs of today": Fault(
        "bound.py",
        "found.append(replace(piece, jobs=piece.jobs | ground.paid) if piece.jobs & ground.paid else piece)",
        "found.append(piece)",
        "jobs of today are held one after the other",
    ),
    "tails": Fault(
        "partial.py",
        "            after, below = after + lacking(node), tuple([~role for role in below])",
        "            after, below = after + lacking(node) + 1, tuple([~role for role in below])",
        "a month more follows the first job",
    ),
    "a stay below": Fault(
        "partial.py",
        "self._over_by[before & self._ground.jobs] = month + self._activities[chosen[0]].least",
        "self._over_by[before & self._ground.jobs] = month + self._activities[chosen[0]].least + 1",
        "a job that another asks for is kept a month longer",
    ),
    "a first stay": Fault(
        "relaxed.py",
        "self.kept[number] = min(stays, default=0) - months",
        "self.kept[number] = min(stays, default=0) - months + 1",
        "a job that another asks for is kept a month longer before it is chosen",
    ),
    "a stay for training": Fault(
        "partial.py",
        "tail[~job] = activities[job].least",
        "tail[~job] = activities[job].least + (activities[job].least > 0)",
        "a job that is held for a training alone is kept a month longer",
    ),
    "a stay for training beside work": Fault(
        "bound.py",
        "found.append((ground.soonest, stay, 0))",
        "found.append((ground.soonest, stay + 1, 0))",
        "the same before it is chosen",
    ),
    "work for a course": Fault(
        "ground.py",
        "waiting += [given for given, _ in relations.gives.get(asker, ())]",
        "pass",
        "the whole stay is owed in a job in which months count for a course",
    ),
    "a stay to follow": Fault(
        "partial.py",
        "after = max(after, to_follow + activities[~below[0]].least)",
        "after = max(after, to_follow + activities[~below[0]].least + 1)",
        "a month more follows the stay in a job that another asks for",
    ),
    "a course for a longer one": Fault(
        "dominance.py",
        "if problem.is_timed or one.months > other.months or one.takes_place > other.takes_place:",
        "if problem.is_timed or one.takes_place > other.takes_place:",
        "a course stands in for a shorter one",
    ),
    "a course that asks for more": Fault(
        "dominance.py",
        "return no_harder and _asks_no_more(problem, one.needs, other.needs, jobs)",
        "return no_harder",
        "a course stands in for one that asks for less",
    ),
    "a job at another band": Fault(
        "dominance.py",
        "same_place = one.preference.band == other.preference.band and one.led == other.led",
        "same_place = one.led == other.led",
        "a job stands in for one at another band",
    ),
    "a job that ends sooner": Fault(
        "dominance.py",
        " and one.lasts >= other.lasts",
        "",
        "a job stands in for one that lasts longer",
    ),
    "a role taken up again": Fault(
        "dominance.py",
        " and one.after <= other.after",
        "",
        "today's role, taken up again, stands in for one before which more can come",
    ),
    "a job that is kept longer": Fault(
        "dominance.py",
        " and one.least <= other.least",
        "",
        "a job stands in for one that can be left sooner",
    ),
    "a job with a deadline": Fault(
        "dominance.py",
        "freely = (not one.dues or one.dues == other.dues) and one.confirms <= other.confirms",
        "freely = one.confirms <= other.confirms",
        "a job with a deadline stands in for one without",
    ),
    "who can be first": Fault(
        "landmarks.py",
        "& timed & within)",
        "& timed)",
        "a job that asks for any work is never the first",
    ),
    "further jobs": Fault(
        "helpers.py",
        "        return jobs\n",
        "        return []\n",
        "no second job is added for the same months",
    ),
    "a better route of the same month": Fault(
        "search.py",
        "before = self.best.key[1] + (key[2:] < self.best.key[2:])",
        "before = self.best.key[1]",
        "a route must end earlier than the best so far",
    ),
    "bands to come": Fault(
        "timetable.py",
        ".preference.band >= band for other",
        ".preference.band > band for other",
        "bands have to rise",
    ),
    "what comes by itself": Fault(
        "timetable.py",
        "at = month if self.pinned else min(month, self.settled)",
        "at = 0",
        "a month in which something comes by itself is like one before",
    ),
    "a job of less use": Fault(
        "dominance.py",
        "            if good_for & others == good_for:",
        "            if good_for & others:",
        "an activity stands in for one that is good for more",
    ),
    "a place left empty": Fault(
        "timetable.py",
        "wait = more_to_come or hosted or self.problem.is_timed or bool(self.pinned)",
        "wait = self.problem.is_timed or bool(self.pinned)",
        "a course begins as soon as there is a place",
    ),
    "training put off": Fault(
        "timetable.py",
        "return not self.beside >> host & 1 and bool(others)",
        "return False",
        "training in working time begins at once",
    ),
    "months shared": Fault(
        "timetable.py",
        "if self.problem.is_timed or self._shares_months(state) or self._owes(state):",
        "if self.problem.is_timed or self._owes(state):",
        "jobs change only when something ends or is reached",
    ),
    "months left to the last job": Fault(
        "timetable.py",
        "return any(roles & self.training and roles & (roles - 1) for roles in nodes)",
        "return False",
        "the months before a last job that only trains are begun at an event",
    ),
    "training for a job to come": Fault(
        "timetable.py",
        "if job not in used and self._goes_on(job) for",
        "if job in used and self._goes_on(job) for",
        "a job is taken up for no training that a later one wants by a deadline",
    ),
    "of use to a later job": Fault(
        "helpers.py",
        "waiting += [activity.needs, *(due.node for due in activity.dues)]",
        "waiting += [due.node for due in activity.dues]",
        "a job is of no use for what a later one asks for",
    ),
    "a post to come ends": Fault(
        "frame.py",
        "activities[job].lasts < NEVER or self._presses(job)",
        "self._presses(job)",
        "a job that will end begins only at an event",
    ),
    "training by a deadline": Fault(
        "frame.py",
        "or course.months > within or asked.done:",
        "or course.months > within:",
        "training can begin on the first day, whatever it asks for",
    ),
    "left for good": Fault(
        "remaining.py",
        "        return self._active(state) | mask_of(job for job in self.jobs if job not in used)",
        "        return self._active(state)",
        "what is not held now is left for good",
    ),
    "out of time": Fault(
        "frame.py",
        "course.hosts & self.all_jobs == 1 << job and course.months > within",
        "course.hosts & self.all_jobs == 1 << job and course.months >= within",
        "training must be over before the day by which a job wants it",
    ),
    "a training as long as the post": Fault(
        "frame.py",
        "if self.lasts[job] >= activity.months)",
        "if self.lasts[job] > activity.months)",
        "training must be over before the job ends",
    ),
    "months to come": Fault(
        "remaining.py",
        "self._node(number).roles & open_to, state) < left:",
        "self._node(number).roles & open_to, state) <= left:",
        "jobs that end give a month less",
    ),
    "worked anew": Fault(
        "remaining.py",
        "return node.months - past - sum(",
        "return node.months + 1 - past - sum(",
        "months of which only the last count take a month more",
    ),
    "worked anew at once": Fault(
        "remaining.py",
        "for months, _ in self._apart(sorted(pieces, reverse=True))",
        "for months, _ in pieces",
        "work that has to be done anew is added to other work in the same job",
    ),
    "an award that lapses that month": Fault(
        "remaining.py",
        "if any(node.until < bound for node in self.target.since):",
        "if any(node.until <= bound for node in self.target.since):",
        "an award counts no more in its last month",
    ),
    "a course that lapses that month": Fault(
        "remaining.py",
        "ends.get(node.course, bound) + node.within < bound",
        "ends.get(node.course, bound) + node.within <= bound",
        "a course counts no more in the last month in which it does",
    ),
    "a stay for nothing": Fault(
        "frame.py",
        "0 if counting >> job & 1 else self.problem.activities[job].least for",
        "self.problem.activities[job].least for",
        "each job is kept for its stay, the last one too",
    ),
    "the last job and a course": Fault(
        "bound.py",
        "last = target.worked.union(*(needs.worked for needs in asked))",
        "last = target.worked",
        "months for a course that is still to come do not let the last job end",
    ),
    "the last job and the others": Fault(
        "needs.py",
        "stays - problem.activities[job].least < node.months",
        "stays < node.months",
        "the last job is not wanted for months that all are kept for, itself included",
    ),
    "the last job is only to be in": Fault(
        "needs.py",
        "return new  # The route may end on the first day of a job.",
        "pass",
        "a job is kept for its stay before training begins in it that ends the route",
    ),
    "nothing more for recent months": Fault(
        "timetable.py",
        "if not asking or not asking <= begun",
        "if True",
        "recent months are lacking though nothing asks for them any more",
    ),
    "who can take part": Fault(
        "bound.py",
        "jobs |= ground.least[lacks.number].touched if lacks.jobs else 0",
        "jobs |= 0",
        "no job takes part but those that are there",
    ),
    "training that nobody hosts": Fault(
        "bound.py",
        "able = ground.own | ground.trainings & ~hosted",
        "able = ground.own | ground.trainings",
        "training is no way where no further job is added",
    ),
    "a further job that trains": Fault(
        "search.py",
        "own = own_of_any(at)",
        "own = self._least_key(at)[3]",
        "a further job trains in no course that is counted as one's own",
    ),
    "what may be needed": Fault(
        "branching.py",
        "                waiting.append(problem.activities[node.course].needs)",
        "                pass",
        "what courses ask for is not needed",
    ),
    "a course that is there": Fault(
        "dominance.py",
        "if problem.is_timed or one.months > other.months or one.takes_place > other.takes_place:",
        "if problem.is_timed or (one.months > other.months and not is_there) or one.takes_place > other.takes_place:",
        "a longer course that is there stands in for one that is needed sooner",
    ),
    "asked for in fewer roles": Fault(
        "dominance.py",
        "and node.months <= other.months and not other.roles & jobs & ~node.roles",
        "and node.months <= other.months",
        "months in any roles are as easily worked",
    ),
    "training over with the job": Fault(
        "frame.py",
        "least + activities[course].months)",
        "least + activities[course].months + 1)",
        "a month more follows a training",
    ),
    "orders of jobs": Fault(
        "orders.py",
        "        start = max(start, since + months + post.delay)",
        "        start = max(start, since + months + post.delay + 1)",
        "a job begins a month later after another one",
    ),
    "bands in order": Fault(
        "orders.py",
        "post.band > lowest:",
        "post.band >= lowest:",
        "a job at a known band is never the next one",
    ),
    "a second job": Fault(
        "helpers.py",
        "    return not node.months or node.months > at.ground.problem.activities[chosen[0]].least",
        "    return False",
        "the job that is the first to count is the only one",
    ),
    "a host after the first": Fault(
        "helpers.py",
        "    return not node.months or node.months > at.ground",
        "    return node.months > at.ground",
        "a training is hosted by the job that is the first to host it",
    ),
    "further jobs in another order": Fault(
        "helpers.py",
        "if job > added[-1] or not ground.uses[job].one_of & known]",
        "if job > added[-1]]",
        "second jobs are added in the order of their numbers alone",
    ),
    "a limit that is met": Fault(
        "timetable.py",
        "                if bound >= self.before:",
        "                if bound + 1 >= self.before:",
        "a route a month longer than the bound is as good",
    ),
    "a deadline to come": Fault(
        "timetable.py",
        "if self.problem.is_timed or self._shares_months(state) or self._owes(state):",
        "if self.problem.is_timed or self._shares_months(state):",
        "a job with a deadline begins only at an event",
    ),
    "something lapses": Fault(
        "timetable.py",
        "if self.problem.is_timed or self._shares_months(state) or self._owes(state):",
        "if self._shares_months(state) or self._owes(state):",
        "time goes from event to event where something lapses",
    ),
    "applied for later": Fault(
        "timetable.py",
        "            return before | 1 << state.month if holds else before",
        "            return before or (1 << state.month if holds else before)",
        "only the first month in which a job could be applied for counts",
    ),
    "horizon": Fault(
        "frame.py",
        "        return self.settled + sum(months)",
        "        return sum(months) // 2",
        "the horizon is half as far",
    ),
    "how long ago": Fault(
        "timetable.py",
        "sorted((c, min(self.lapsing.get(c, -1) + 1, month - end)) for",
        "sorted((c, 0) for",
        "two states are alike whenever a course was done",
    ),
    "work left": Fault(
        "remaining.py",
        "                if not roles & taken and not roles & self.beside:",
        "                if True:",
        "work left that one month can serve twice is added up",
    ),
    "study left": Fault(
        "remaining.py",
        "        return max(bound, longest)",
        "        return max(bound, longest) + 1",
        "study left takes a month more",
    ),
    "jobs to come": Fault(
        "remaining.py",
        "first = 0 if state.job >= 0 else min(starts.values())",
        "first = min(starts.values())",
        "no work goes on in the job that is held while the next one is looked for",
    ),
    "since when applied for": Fault(
        "timetable.py",
        "running, state.left, waits",
        "running, state.left",
        "two states are alike whenever a job was applied for",
    ),
    "how long to the first day": Fault(
        "timetable.py",
        "(months << activities[job].delay) >> month for",
        "months >> max(0, month - activities[job].delay) for",
        "two states are alike however long it still is to a first day, where something lapses",
    ),
    "a course in time": Fault(
        "in_time.py",
        "self._ask(node.course, month - self._activities[node.course].months)",
        "self._ask(node.course, month - self._activities[node.course].months - 1)",
        "a course must begin a month sooner to be in time",
    ),
    "a job in time": Fault(
        "in_time.py",
        "self._ask(job, last - self._activities[job].delay)",
        "self._ask(job, last - self._activities[job].delay - 1)",
        "a job must be applied for a month sooner to be in time",
    ),
    "a second job in time": Fault(
        "in_time.py",
        "return node.months if node.months <= self._briefest[number] else 1",
        "return node.months",
        "whoever counts for months must work all of them",
    ),
    "a deadline in time": Fault(
        "in_time.py",
        "min(within, month + activity.delay + due.within)",
        "min(within, month + activity.delay)",
        "what a job asks for by a deadline must be there when it begins",
    ),
}
"""By the name of the world that notices."""


def notices(name: str, fault: Fault, program: Path) -> bool:
    """Whether the test of a name fails with a fault in a copy of the program."""
    file = program / SEARCH / fault.file
    whole = file.read_text(encoding="utf-8")
    assert whole.count(fault.before) == 1, f"{name}: the line has changed"
    file.write_text(whole.replace(fault.before, fault.after), encoding="utf-8")
    try:
        return not passes(program, [f"tests/route/test_prunings.py::test_the_best_route_is_found[{name}]"], 60)
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(whole, encoding="utf-8")


def table() -> str:
    """What docs/prunings.md says."""
    rows = [f"| {name} | `{fault.file}` | {fault.what} |" for name, fault in FAULTS.items()]
    return "\n".join(["| world | file | noticed where |", "|---|---|---|", *rows])


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    cli.add_argument("names", nargs="*")
    cli.add_argument("--table", action="store_true")
    asked = cli.parse_args()
    if asked.table:
        print(table())
        return
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "src"
        shutil.copytree(ROOT / "src", program)
        shutil.copytree(ROOT / "data", program / "peerpath" / "data", dirs_exist_ok=True)
        if not passes(program, ["tests/route/test_prunings.py", "-k", "best_route_is_found"]):
            raise SystemExit("The tests fail without a fault.")
        missed = [name for name in asked.names or FAULTS if not notices(name, FAULTS[name], program)]
    print("\n".join(f"not noticed: {name}" for name in missed) or "All are noticed.")
    raise SystemExit(bool(missed))


if __name__ == "__main__":
    main()
