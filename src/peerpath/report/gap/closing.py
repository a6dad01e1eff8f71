"""What is missing, as rows of a printed table: what is asked for, how to close it, how long, and who pays."""

from peerpath.document.inline import Inline
from peerpath.gap.evidence import Evidence
from peerpath.gap.outcome import Outcome, Reason, Status
from peerpath.gap.singles import Part, willing
from peerpath.gap.ways import By, Way
from peerpath.model.catalogue import Catalogue
from peerpath.model.requirement import AnyOf, AtLeast, LivedExperience, When
from peerpath.report import words
from peerpath.report.gap.asks import Asks, after, own_length
from peerpath.report.months import around

MOST = 2
"""The most ways that a sheet names."""
_NOT_KNOWN = "ask"
_ALL_REFUSED = "Your profile says that you would not take the courses for it."


class Closing:
    """Writes rows for one person and one role."""

    def __init__(self, catalogue: Catalogue, evidence: Evidence, asks: Asks) -> None:
        self._catalogue, self._evidence, self._asks = catalogue, evidence, asks

    def cells(self, outcome: Outcome, part: Part) -> list[Inline]:
        """How it is closed and how long that takes, and who pays."""
        match part:
            case Part.IN_PLACE:
                # The row names it already.
                itself = f"What counts: {words.requirement(outcome.requirement, self._catalogue)}."
                return [" ".join(line for line in self._asks.standing(outcome) if line != itself), ""]
            case Part.CAN_WAIT:
                return self._later(outcome)
            case _:
                return self._open(outcome)

    def _open(self, outcome: Outcome) -> list[Inline]:
        if outcome.status is Status.TO_CONFIRM and not isinstance(outcome.requirement, AnyOf | AtLeast):
            return [" ".join(self._asks.ways(outcome)[:1]), ""]
        nearest, others = self._ways(outcome)
        said_no = outcome.reason is Reason.SAID_NO
        closed = [self._asks.after_a_no(outcome.requirement)] if said_no else self._closed(outcome)
        how = [self._how(nearest, outcome)] if nearest else closed
        # Lived experience has no cost, and what no course gives is not paid for.
        is_own = isinstance(outcome.requirement, LivedExperience) or (said_no and nearest is None)
        paid = "" if is_own else self._paid(nearest)
        return [" ".join([*self._asks.standing(outcome), *how, *others]), paid]

    def _later(self, outcome: Outcome) -> list[Inline]:
        """By when, and how it is gained."""
        nearest, others = self._ways(outcome)
        by_when = words.sentence(self._by_when(outcome))
        helps = " The employer helps." if outcome.requirement.terms.supported else ""
        study = nearest is not None and nearest.by in (By.STUDY, By.FINISH)
        how = " ".join(["", self._how(nearest, outcome), *others]) if nearest is not None and study else ""
        return [f"{by_when}{how}{helps}", self._paid(nearest) if study else ""]

    def _ways(self, outcome: Outcome) -> tuple[Way | None, list[str]]:
        """The nearest way, and the others as sentences."""
        found = self._asks.open_ways(outcome)
        others = [self._other(way, outcome, found[0]) for way in found[1:MOST]]
        more = len(found) - MOST
        others += [f"Or {words.number(more, 'more way')}."] if more > 0 else []
        return (found[0] if found else None), others

    def _closed(self, outcome: Outcome) -> list[str]:
        """What to do if the person would take none of the ways."""
        # If the reason is a refusal, the line before has said so.
        refused = [_ALL_REFUSED] if self._evidence.refused and outcome.reason is not Reason.REFUSED else []
        return [*refused, "Ask the employer if something else would do."]

    def _other(self, way: Way, outcome: Outcome, nearest: Way) -> str:
        """A further way, with its length, and who pays if that is known and different."""
        if way.by not in (By.STUDY, By.FINISH):
            return f"Or: {self._asks.way(way, outcome.requirement)}"
        paid = self._paid(way)
        pays = f" {words.sentence(paid)}" if paid not in (_NOT_KNOWN, self._paid(nearest)) else ""
        return f"Or: {words.name(way.id, self._catalogue)} ({self._length(way)}).{pays}"

    def _how(self, way: Way, outcome: Outcome) -> str:
        match way.by:
            case By.STUDY:
                return self._study(way, outcome)
            case By.FINISH:
                judged = " The employer decides if it fits." if way.equivalent or way.ours else ""
                return (
                    f"Finish the course: {words.name(way.id, self._catalogue)} (in all, {self._length(way)}).{judged}"
                )
            case By.WORK:
                any_length = "no length is given; any counts"
                length = words.work_months(way.months, way.basis) if way.months else any_length
                return f"{words.capital(self._asks.where(way))} ({length})."
            case By.SAY:
                return words.sentence(self._asks.way(way, outcome.requirement))

    def _study(self, way: Way, outcome: Outcome) -> str:
        title = words.name(way.id, self._catalogue)
        # A course with the same name as the requirement is not named twice.
        itself = title == words.requirement(outcome.requirement, self._catalogue)
        course = self._catalogue.qualifications[way.id]
        in_a_job = course.in_post_only and self._asks.in_post is None
        where = f", {self._asks.in_a_job(course)}" if in_a_job else ""
        return f"{'Take the course' if itself else title}{where}: {self._length(way)}."

    def _length(self, way: Way) -> str:
        course = self._catalogue.qualifications[way.id]
        length = own_length(way, course)
        told = words.star_months(length.months, length.provenance.basis) + after(way, self._catalogue)
        asks = "" if way.by is By.FINISH else words.still_runs(course)
        return f"{told}; {asks}" if asks else told

    def _paid(self, way: Way | None) -> str:
        if way is None:
            return _NOT_KNOWN
        if way.by is By.SAY:
            return "nothing to pay"
        if way.by is By.WORK:
            return "paid work"
        funding = self._catalogue.qualifications[way.id].funding
        return funding.text if funding else _NOT_KNOWN

    def _by_when(self, outcome: Outcome) -> str:
        terms = outcome.requirement.terms
        match terms.when:
            case When.WILLING:
                return "Being willing is enough to apply"
            case When.IN_POST:
                within, when = terms.within_months, self._asks.due(outcome)
                if when is not None:
                    passed = self._asks.is_overdue(outcome)
                    return f"The time ran out around {around(when, 0)}: ask now" if passed else f"By {around(when, 0)}"
                if self._asks.in_post is not None:
                    return "In your job; no deadline is given"
                return f"Within {words.months(within)} of starting" if within else "Once in post; no deadline is given"
            case _:
                told = [words.requirement(part, self._catalogue) for part in willing(outcome)]
                return f"{words.joined(told, 'or')} is enough to apply" if told else "After an offer"
