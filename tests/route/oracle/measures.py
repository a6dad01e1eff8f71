"""The best route by something else than time: the plain order, and a search that goes on past the earliest month."""

from tests.route.oracle.exhaustive import MONTH, Search, State, TooLongError, is_of_any_area, plan_to
from tests.route.oracle.plan import Plan, without_needless
from tests.route.oracle.world import Question, goes_on_beside, is_open, months_of_course

MEASURES = ("moves", "study", "unpaid")
Order = tuple[int, int, int, int]
"""The measure, then months, new jobs and courses of one's own."""
FIRST, STUDY = 1_000_000, 100
"""What the months before the first job, and the months of a course, weigh in one number beside the count of courses."""


def order_of(plan: Plan, question: Question, by: str) -> Order:
    """What makes one plan better than another by a measure: the less."""
    own = [course for course in plan.courses if not course.host]
    measure = {
        "moves": len(plan.jobs),
        "study": sum(course.end - course.start for course in own),
        "unpaid": 0 if is_paid_today(question) else min([plan.month, *(job.start for job in plan.jobs)]),
    }[by]
    return measure, *plan.cost


def is_paid_today(question: Question) -> bool:
    """Whether a job of today is paid."""
    spells = [spell for spell in question.profile.experience if is_open(spell, question)]
    return any(not goes_on_beside(spell, question.catalogue) for spell in spells)


class SearchBy(Search):
    """Goes on as long as something could still be less by the measure."""

    def __init__(self, question: Question, by: str, *, any_area: bool) -> None:
        # For pay a job may be taken up that the target does not need.
        super().__init__(question, any_area=any_area, every_job=by == "unpaid")
        self.by, self.is_paid, self.any_area = by, is_paid_today(question), any_area

    def weight(self, id: str) -> int:
        """What a course of one's own costs."""
        return 1 + STUDY * (months_of_course(id, self.question) if self.by == "study" else 0)

    def _start_waiting(self, state: State) -> State:
        begun = super()._start_waiting(state)
        if self.by == "unpaid" and state.at_home and not begun.at_home and not self.is_paid:
            return begun._replace(own=begun.own + FIRST * _months(begun))
        return begun

    def _no_worse(self, one: State, other: State) -> bool:
        return super()._no_worse(one, other) and (self.by == "moves" or one.own <= other.own)

    def least(self, state: State) -> int:
        """No route that goes on from a state has less of the measure."""
        if self.by == "moves":
            return len(state.used)
        if self.by == "study":
            return state.own // STUDY
        return 0 if self.is_paid else _months(state) if state.at_home else state.own // FIRST

    def best_by(self) -> Order | None:
        """The least of all plans."""
        best: Order | None = None
        now = [self._arrive(state) for state in self.starts()]
        for _ in range(self.longest + 1):
            now = self._kept([one for one in now if best is None or self.least(one) < best[0]])
            if not now:
                return best
            for state in (there for one in now for there in self._there(one)):
                plan = without_needless(plan_to(state, self), self.question, any_area=self.any_area)
                found = order_of(plan, self.question, self.by)
                best = found if best is None else min(best, found)
            now = [after for state in now for after in self.moment(state)]
        raise TooLongError


def _months(state: State) -> int:
    """How long ago today was: the state itself counts no further than matters."""
    months, trail = 0, state.trail
    while trail is not None:
        months += trail[0] == MONTH
        trail = trail[1]
    return months


def best_by(question: Question, by: str) -> Order | None:
    """The least by a measure; None where there is no route."""
    return SearchBy(question, by, any_area=is_of_any_area(question)).best_by()
