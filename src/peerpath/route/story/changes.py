"""Compares the answers to a question before and after a change to the profile."""

from peerpath.noun import Noun
from peerpath.route.answer import NoRoute, Routes, StepKind


class Changes(Noun, frozen=True):
    """What a change to the profile changes in the best route."""

    before: int | None
    """Months of the best route before the change; None if there was no route."""
    after: int | None
    gone: tuple[str, ...]
    """Ids of courses and roles that the route no longer uses, in order."""
    new: tuple[str, ...]
    """Ids of courses and roles that it uses only now."""


def changes(before: Routes | NoRoute, after: Routes | NoRoute) -> Changes:
    """Compare the best routes of two answers to the same question."""
    earlier, now = _taken(before), _taken(after)
    return Changes(
        before=_months(before),
        after=_months(after),
        gone=tuple(id for id in earlier if id not in now),
        new=tuple(id for id in now if id not in earlier),
    )


def _months(answer: Routes | NoRoute) -> int | None:
    return answer.routes[0].months if isinstance(answer, Routes) else None


def _taken(answer: Routes | NoRoute) -> list[str]:
    if isinstance(answer, NoRoute):
        return []
    steps = answer.routes[0].steps
    return list(dict.fromkeys(step.id for step in steps if step.kind in (StepKind.STUDY, StepKind.WORK)))
