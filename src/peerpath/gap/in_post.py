"""The person's present post: how long they have been in it, and which of its deadlines have passed."""

from datetime import date

from peerpath.gap.evidence import Evidence, month_of, months_before
from peerpath.gap.outcome import Outcome, Status
from peerpath.model.requirement import When


def months_in_post(role: str, evidence: Evidence) -> int | None:
    """Months in this role if the person works in it today, by their longest current spell; None if they do not."""
    month = month_of(evidence.today)
    return max((one.months for one in evidence.worked if one.role == role and one.is_held(month)), default=None)


def due(outcome: Outcome, in_post: int | None, today: date) -> date | None:
    """The day by which the post wants this, counted from the first day in post.

    None if the person is not in the post, if it has no deadline, or if it is in place.
    """
    terms = outcome.requirement.terms
    open_ = outcome.status in (Status.LATER, Status.MISSING, Status.IN_PROGRESS, Status.TO_CONFIRM)
    if in_post is None or not open_ or terms.when is not When.IN_POST or terms.within_months is None:
        return None
    return months_before(today, in_post - terms.within_months)
