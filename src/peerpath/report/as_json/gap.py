"""One person's gap for one role as plain data, as ``peerpath schema gap`` describes it."""

from typing import Any

from peerpath.gap.evidence import Evidence
from peerpath.gap.outcome import Gap, Outcome, Status
from peerpath.gap.singles import not_weighed
from peerpath.gap.ways import open_ways
from peerpath.model.catalogue import Catalogue
from peerpath.model.requirement import AllOf
from peerpath.report.as_json.requirements import RequirementWriter, said_of_applying


def gap_data(
    gap: Gap,
    evidence: Evidence,
    catalogue: Catalogue,
    remembered: RequirementWriter | None = None,
    *,
    anonymous: bool = False,
) -> dict[str, Any]:
    """One person's gap for one role, as JSON data.

    Args:
        gap: The outcome.
        evidence: What it was judged by.
        catalogue: Where the ids are from.
        remembered: Shared by the answers of a cohort, so that each requirement is written out only once.
        anonymous: Leave out everything that somebody typed in their own words.
    """
    writer = _Outcomes(evidence, catalogue, gap.target, remembered or RequirementWriter(catalogue), anonymous)
    return {
        "schema": "peerpath/gap/1",
        "target": gap.target,
        "as_of": gap.as_of.isoformat(),
        "verdict": gap.verdict.value,
        "requirements_listed": catalogue.roles[gap.target].is_listed,
        "in_post": gap.in_post,
        "own_profession": gap.profession.value if gap.profession else None,
        "catalogue": catalogue.version,
        "assume_months": catalogue.assume_months,
        **said_of_applying(catalogue.roles[gap.target]),
        "not_weighed": [writer.named(title) for title in not_weighed(gap.outcomes, evidence)],
        "requirements": [writer.data(outcome) for outcome in gap.outcomes],
    }


class _Outcomes:
    """Writes how each requirement stands for one person, and what would close it."""

    def __init__(
        self, evidence: Evidence, catalogue: Catalogue, target: str, asked: RequirementWriter, anonymous: bool
    ) -> None:
        self._anonymous = anonymous
        self._evidence, self._catalogue, self._target, self._asked = evidence, catalogue, target, asked

    def data(self, outcome: Outcome) -> dict[str, Any]:
        """One requirement with its status, and everything below it."""
        # Only if it was needed: a waiver of something met makes no difference.
        waiver = self._evidence.waivers.get(outcome.requirement.id) if outcome.status is Status.WAIVED else None
        return {
            **self._asked.of(outcome.requirement),
            "status": outcome.status.value,
            "reason": outcome.reason.value if outcome.reason else None,
            "evidence": [self.named(id) for id in outcome.evidence],
            **({"months_counted": outcome.months} if outcome.months is not None else {}),
            "ways": self._ways(outcome),
            **({"agreed_by": waiver.agreed_by, "why": waiver.why} if waiver and not self._anonymous else {}),
            "requirements": [self.data(part) for part in outcome.parts],
            **({"unless": self.data(outcome.unless)} if outcome.unless else {}),
        }

    def named(self, id: str) -> str:
        """The id. For a title in the person's own words that must not be shown, only its level."""
        own = self._evidence.outside.get(id) if self._anonymous else None
        return own.label if own else id

    def _ways(self, outcome: Outcome) -> list[dict[str, Any]]:
        """The ways to close it, nearest first. An "all of" has none itself, since each part has to be closed."""
        if isinstance(outcome.requirement, AllOf):
            return []
        found = open_ways(outcome, self._evidence, self._catalogue, self._target)
        country = self._catalogue.country_of(self._catalogue.roles[self._target])
        return [self._asked.way(way, country) for way in found]
