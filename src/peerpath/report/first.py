"""What to do first: one answer, wherever it is told, on a screen and on paper, for a gap and for a route."""

from peerpath.gap.outcome import Gap, Verdict
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.report.gap.asks import Asks
from peerpath.report.gap.first import (
    after_a_no,
    ask_of_areas,
    before_any_step,
    first_thing,
    posts_below_closed,
    train_at_work,
)
from peerpath.report.route.first import ask_where_you_are
from peerpath.report.route.first import first_thing as first_on_the_way
from peerpath.report.route.sequence import trains_in_todays_job
from peerpath.route.answer import NoRoute, Obstacle, Route, Routes, Step, StepKind

_OUT_OF_REACH = (
    Obstacle.BEYOND_REACH, Obstacle.CIRCULAR, Obstacle.ENDS_TOO_SOON, Obstacle.NOT_TOGETHER, Obstacle.ONLY_UNPAID,
    Obstacle.REFUSED,
)  # fmt: skip
"""Why the posts that would give something cannot be had, or would not help: nobody is told to look for one first."""


def first_of_gap(found: Gap, profile: Profile, writer: Asks, way: Routes | NoRoute | None, catalogue: Catalogue) -> str:
    """What to do first on the way there, if something is in the way, so that nobody is sent to a post years ahead.

    ``way`` may be None where ``needs_the_way`` is False.
    """
    told = ""
    if isinstance(way, NoRoute) and needs_the_way(found):
        told = _first_of_no_route(found, profile, writer, way, catalogue)
    if isinstance(way, Routes) and needs_the_way(found) and way.routes[0].months:
        told = before_any_step(found, writer, catalogue) or _on_the_way(
            way.routes[0], found, profile, writer, catalogue
        )
    return told or first_thing(found, profile, writer, catalogue)


def _on_the_way(best: Route, found: Gap, profile: Profile, writer: Asks, catalogue: Catalogue) -> str:
    """What the route tells to do first; before a post is looked for, what to ask about it, or where one works."""
    paid_as = profile.paid_as(found.as_of)

    def before(step: Step) -> str:
        role = catalogue.roles[step.id]
        told = ask_of_areas(writer.gap_to(role.id), role, catalogue, on_the_way=True)
        return told or (ask_where_you_are(step, best, catalogue) if role.occupation in paid_as else "")

    return first_on_the_way(best, catalogue, before)


def _first_of_no_route(found: Gap, profile: Profile, writer: Asks, way: NoRoute, catalogue: Catalogue) -> str:
    """What to do first if what is in the way is out of reach, or if the person said no to it; else empty."""
    if any(one.obstacle in _OUT_OF_REACH for one in way.reasons):
        from peerpath.report.route.no_route import no_way

        told = first_without_a_way(found, profile, writer, catalogue)
        return told or no_way(way.reasons, catalogue.roles[found.target], catalogue).first
    told = after_a_no(found, writer, catalogue)
    return told and (before_any_step(found, writer, catalogue) or told)


def needs_the_way(found: Gap) -> bool:
    """Whether what to do first depends on the way there."""
    return found.verdict is Verdict.NOT_YET and found.in_post is None


def first_of_route(found: Gap, profile: Profile, writer: Asks, best: Route, catalogue: Catalogue) -> str:
    """What to do first, as for the gap, unless the route gains what only the person can confirm.

    For today's job it says why there is a route at all.
    """
    trains = best.steps[-1].kind is StepKind.TRAIN
    if trains and trains_in_todays_job(best):
        return first_on_the_way(best, catalogue) + _to_its_end(found, profile)
    if trains or found.in_post is not None or (best.months and found.verdict is not Verdict.NOT_YET):
        return _on_the_way(best, found, profile, writer, catalogue)
    return first_of_gap(found, profile, writer, Routes(best.target, (best,)), catalogue)


def _to_its_end(found: Gap, profile: Profile) -> str:
    """What to ask as well before a training in today's job, where every job of today has an end; else empty."""
    work = profile.work_of(found.as_of)
    ends = bool(work) and all(spell.until is not None for spell in work)
    return " Your job has an end: ask if it can last as long as the training." if ends else ""


def first_without_a_way(found: Gap, profile: Profile, writer: Asks, catalogue: Catalogue) -> str:
    """What the gap says where nothing can be begun; empty if it says nothing, and what no route says of itself will do."""
    if not found.profession and (told := train_at_work(found, profile, catalogue.roles[found.target], catalogue)):
        return told
    if not needs_the_way(found):
        return ""
    return before_any_step(found, writer, catalogue) or posts_below_closed(found, writer, catalogue)
