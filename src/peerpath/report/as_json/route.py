"""The routes to a role as plain data, as ``peerpath schema route`` describes them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from peerpath.model.catalogue import Catalogue
from peerpath.report.as_json.requirements import doubt, said_of_applying, where_given
from peerpath.report.months import month_after
from peerpath.route.answer import Cause, NoRoute, Route, Routes, Saving, Served, Step, StepKind, Training, Wait
from peerpath.route.story.changes import Changes


def route_data(
    answer: Routes | NoRoute,
    as_of: date,
    catalogue: Catalogue,
    what_if: Changes | None = None,
    savings: Iterable[Saving] = (),
) -> dict[str, Any]:
    """The routes to a role, or why there is none; what would shorten the best; what a supposition changes."""
    found = isinstance(answer, Routes)
    return {
        "schema": "peerpath/route/1",
        "target": answer.target,
        "as_of": as_of.isoformat(),
        "catalogue": catalogue.version,
        **said_of_applying(catalogue.roles[answer.target]),
        "found": found,
        "routes": [_route(route, as_of, catalogue) for route in answer.routes] if isinstance(answer, Routes) else [],
        "reasons": [_cause(cause) for cause in answer.reasons] if isinstance(answer, NoRoute) else [],
        "savings": [{"kind": one.kind.value, "id": one.id, "months": one.months} for one in savings],
        **({"what_if": _changes(what_if)} if what_if else {}),
    }


def _changes(supposed: Changes) -> dict[str, Any]:
    return {
        "months_before": supposed.before,
        "months_after": supposed.after,
        "gone": list(supposed.gone),
        "new": list(supposed.new),
    }


def _route(route: Route, as_of: date, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "months": route.months,
        "rests_on": route.rests_on.value,
        "optimal": route.optimal,
        "at_least_months": route.at_least_months,
        "unpaid_months": route.unpaid_months,
        "steps": [_step(step, as_of, catalogue) for step in route.steps],
        "after": [
            {
                "id": after.id,
                "when": after.requirement.terms.when.value,
                "within_months": after.requirement.terms.within_months,
                "for": after.requirement.id,
            }
            for after in route.after
        ],
        "beside": [
            {
                "id": one.id,
                "to_month": one.to_month,
                "to": _calendar(as_of, one.to_month),
                "instead": list(one.instead),
                "for_later": one.is_for_later,
            }
            for one in route.beside
        ],
        "apart": [{"kind": one.kind.value, "amount": one.amount, "ids": list(one.ids)} for one in route.apart],
    }


def _step(step: Step, as_of: date, catalogue: Catalogue) -> dict[str, Any]:
    course = catalogue.qualifications.get(step.id) if step.kind is StepKind.STUDY else None
    works = step.kind in (StepKind.STAY, StepKind.WORK)
    return {
        "kind": step.kind.value,
        "id": step.id,
        **({"apply_month": step.apply_month} if step.apply_month is not None else {}),
        "from_month": step.from_month,
        "to_month": step.to_month,
        "from": _calendar(as_of, step.from_month),
        "to": _calendar(as_of, step.to_month),
        "for": _ids(step.serves),
        **({"basis": step.basis.value} if step.basis else {}),
        **({"training": [_training(training, as_of, catalogue) for training in step.training]} if works else {}),
        **({"in_post": _ids(step.in_post), "lower_band": step.is_lower} if step.kind is StepKind.WORK else {}),
        **({"overdue": _ids(step.overdue)} if step.kind is StepKind.STAY else {}),
        **where_given(too_soon=_ids(step.too_soon)),
        **({"take_back": list(step.take_back)} if works else {}),
        **(doubt(course) if step.why.wait is not Wait.UNDER_WAY else {}),
        "critical": step.critical,
        "why": {"wait": step.why.wait.value, "steps": list(step.why.steps)},
    }


def _training(training: Training, as_of: date, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "id": training.id,
        "from_month": training.from_month,
        "to_month": training.to_month,
        "from": _calendar(as_of, training.from_month),
        "to": _calendar(as_of, training.to_month),
        "in_working_time": training.in_working_time,
        "supported": training.supported,
        "due_month": training.due_month,
        "basis": training.basis.value,
        "for": [served.requirement.id for served in training.serves],
        **doubt(catalogue.qualifications.get(training.id)),
    }


def _ids(served: Iterable[Served]) -> list[str]:
    return [one.requirement.id for one in served]


def _calendar(as_of: date, month: int) -> str:
    """A month of a route as a calendar month; month 0 begins in today's."""
    year, number = month_after(as_of, month)
    return f"{year:04}-{number:02}"


def _cause(cause: Cause, depth: int = 1) -> dict[str, Any]:
    below = cause.causes if depth < _DEEPEST or not cause.causes else tuple(cause.innermost())
    return {
        "requirement": cause.requirement.id if cause.requirement else cause.of,
        "of": cause.of,
        "obstacle": cause.obstacle.value,
        "tried": list(cause.tried),
        "causes": [_cause(inner, depth + 1) for inner in below],
    }


_DEEPEST = 100
"""How deep causes stand in one another; below that only those that have none. No reader of JSON takes any depth."""
