"""Which of several routes that are equal in months, jobs and courses is told: the plain order of "Best"."""

from collections.abc import Iterator

from msgspec.structs import replace

from peerpath.model.role import Role, band_order
from tests.route.oracle.exhaustive import Search, best, is_of_any_area, plan_to
from tests.route.oracle.meaning import Words, post_deadlines, together, words_for_all, words_when_due
from tests.route.oracle.plan import Plan, Replay
from tests.route.oracle.world import Question, end_of_open, is_open, leads_to, since_first_day

Tie = tuple[int, int, int, int, tuple[tuple[int, str], ...], tuple[str, ...]]
"""Jobs that nothing draws on, ranks of employers, jobs that name areas, words to confirm, bands, ids of jobs."""
UNKNOWN = (99, "")


def tie(plan: Plan, question: Question, *, any_area: bool) -> Tie:
    """What decides between plans of equal cost; the least is told."""
    jobs = [question.catalogue.roles[job.role] for job in plan.jobs]
    bands = [UNKNOWN if job.band is None else band_order(job.band.value) for job in jobs]
    return (
        _undrawn(jobs, question),
        sum(_rank(job, question) for job in jobs),
        sum(bool(job.areas) for job in jobs),
        words(plan, question, any_area=any_area),
        tuple(sorted(bands)),
        tuple(sorted(job.id for job in jobs)),
    )


def _undrawn(jobs: list[Role], question: Question) -> int:
    """Jobs from which no step of the pathway goes on: to the next new job, from the last one to the target."""
    onward = [*(job.id for job in jobs[1:]), question.target]
    return sum(not leads_to(job, after) for job, after in zip(jobs, onward, strict=False))


def _rank(job: Role, question: Question) -> int:
    """The target's employer, the national pathway, any other."""
    if job.organisation == question.goal.organisation:
        return 0
    known = question.catalogue.organisations.get(job.organisation)
    return 1 if known is not None and not known.employer else 2


def words(plan: Plan, question: Question, *, any_area: bool) -> int:
    """The fewest different things that the person has to confirm along a plan."""
    replay = Replay(replace(plan, confirms=None), question, any_area=any_area)
    return min(len(some) for some in together(_asked(replay)))


def _asked(replay: Replay) -> Iterator[Words]:
    """What would do at each moment at which something is asked."""
    plan, question, person = replay.plan, replay.question, replay.person
    for job in plan.jobs:
        role = person.catalogue.roles[job.role]
        yield words_for_all(role.requires, role, replay.ask(job.start - question.hiring), person)
        yield from _when_due(replay, role, job.start, job.end)
    for spell in () if question.late else person.spells:
        known = person.catalogue.roles.get(spell.role or "")
        if is_open(spell, question) and known is not None:
            end = min(end_of_open(spell, replay.first_start, question), plan.month)
            yield from _when_due(replay, known, -since_first_day(known.id, question), end)
    for course in plan.courses:
        requires = person.catalogue.qualifications[course.id].requires
        yield words_for_all(requires, None, replay.ask(course.start), person)
    if plan.train is None:
        yield words_for_all(question.goal.requires, question.goal, replay.ask(plan.month), person)
    else:
        requires = person.catalogue.qualifications[plan.train].requires
        yield words_for_all(requires, None, replay.ask(plan.month), person)


def _when_due(replay: Replay, role: Role, start: int, end: int) -> Iterator[Words]:
    for within in sorted(post_deadlines(role)):
        if 0 < start + within < end:
            yield words_when_due(role, within, replay.ask(start + within), replay.person)


def told_first(question: Question) -> Tie | None:
    """The least of all that routes of the best cost come to; None where there is no route, or only by a course again."""
    cost = best(question)
    if cost is None:
        return None
    any_area = is_of_any_area(question)
    search = Search(question, any_area=any_area, ties=cost)
    plans = [plan_to(state, search) for state in search.all_best()]
    return min((tie(plan, question, any_area=any_area) for plan in plans), default=None)
