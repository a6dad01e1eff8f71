"""What is not in place, as rows of a printed table: what is asked for, how to close it, how long, and who pays."""

from peerpath.document.inline import Inline
from peerpath.gap.evidence import Evidence
from peerpath.gap.outcome import Gap, Outcome, Reason
from peerpath.gap.ways import By, Way
from peerpath.model.catalogue import Catalogue
from peerpath.model.requirement import When
from peerpath.report import words
from peerpath.report.gap.asks import WAYS_SHOWN, Asks, after, own_length, willing

HEADS = ("What is asked for", "How to close it, and how long it takes", "Who pays")
LATER_HEADS = ("What is asked for", "By when", "How to gain it")
_NOT_KNOWN = "not known: ask"
_ALL_REFUSED = "Your profile says that you would not take the courses for it."


class Closing:
    """Writes rows for one person and one role."""

    def __init__(self, catalogue: Catalogue, known: Evidence, found: Gap) -> None:
        self._catalogue, self._known, self._target = catalogue, known, found.target
        self._asks = Asks(catalogue, known, found.target)

    def row(self, outcome: Outcome) -> list[Inline]:
        """The cells of a row under `HEADS`, after the first."""
        nearest, others = self._ways(outcome)
        how = [self._how(nearest, outcome)] if nearest else self._closed(outcome)
        told = " ".join([*self._asks.standing(outcome), *how, *others])
        return [told, self._paid(nearest)]

    def later(self, outcome: Outcome) -> list[Inline]:
        """The cells of a row under `LATER_HEADS`, after the first."""
        nearest, others = self._ways(outcome)
        helps = ["The employer helps."] if outcome.requirement.terms.supported else []
        if nearest is not None and nearest.by in (By.STUDY, By.FINISH):
            paid = self._paid(nearest)
            pays = "Ask who pays." if paid == _NOT_KNOWN else words.sentence(paid)
            helps = [self._how(nearest, outcome), pays, *others, *helps, *self._asks.exemption(outcome)]
        return [self._by_when(outcome), " ".join(helps) or "Nothing to do now."]

    def _ways(self, outcome: Outcome) -> tuple[Way | None, list[str]]:
        """The nearest way, and the others as sentences."""
        found = self._asks.open_ways(outcome)
        others = [self._other(way, outcome, found[0]) for way in found[1:WAYS_SHOWN]]
        more = len(found) - WAYS_SHOWN
        others += [f"Or {words.number(more, 'more way')}."] if more > 0 else []
        return (found[0] if found else None), others

    def _closed(self, outcome: Outcome) -> list[str]:
        """What to do where no way is left that the person would go."""
        refused = [_ALL_REFUSED] if self._known.refused and outcome.reason is not Reason.REFUSED else []
        return [*refused, "Ask the employer if something else would do."]

    def _other(self, way: Way, outcome: Outcome, nearest: Way) -> str:
        """A way that is not the nearest, with its length, and who pays where that is known and another."""
        if way.by not in (By.STUDY, By.FINISH):
            return f"Or: {self._asks.way(way, outcome.requirement)}"
        paid = self._paid(way)
        pays = f" {words.sentence(paid)}" if paid not in (_NOT_KNOWN, self._paid(nearest)) else ""
        return f"Or: {words.name(way.id, self._catalogue)} ({self._length(way)}).{pays}"

    def _how(self, way: Way, outcome: Outcome) -> str:
        match way.by:
            case By.STUDY:
                title = words.name(way.id, self._catalogue)
                itself = title == words.requirement(outcome.requirement, self._catalogue)
                where = ", in a job that offers it" if self._catalogue.qualifications[way.id].in_post_only else ""
                return f"Take the course{'' if itself else ': ' + title}{where} ({self._length(way)})."
            case By.FINISH:
                return f"Finish the course: {words.name(way.id, self._catalogue)} (in all, {self._length(way)})."
            case By.WORK:
                where = words.listed([words.role_name(id, self._catalogue) for id in way.roles], 2)
                length = words.months(way.months) if way.months else "no length is given; any counts"
                return f"Work, for instance as {where} ({length})." if where else f"Work of this kind ({length})."
            case By.SAY:
                return words.sentence(self._asks.way(way, outcome.requirement))

    def _length(self, way: Way) -> str:
        length = own_length(way, self._catalogue.qualifications[way.id])
        return words.about_months(length.months, length.provenance) + after(way, self._catalogue)

    def _paid(self, way: Way | None) -> str:
        if way is None:
            return _NOT_KNOWN
        if way.by is By.SAY:
            return "nothing to pay"
        if way.by is By.WORK:
            return "paid work"
        funding = self._catalogue.qualifications[way.id].funding
        return words.funding(funding, self._catalogue) if funding else _NOT_KNOWN

    def _by_when(self, outcome: Outcome) -> str:
        terms = outcome.requirement.terms
        match terms.when:
            case When.WILLING:
                return "Being willing is enough to apply"
            case When.IN_POST:
                within = terms.within_months
                return f"Within {words.months(within)} of starting" if within else "Once in post; no deadline is given"
            case _:
                told = [words.requirement(part, self._catalogue) for part in willing(outcome)]
                return f"{words.joined(told, 'or')} is enough to apply" if told else "After an offer"
