"""A person's way to one role as a page of its own: the timeline, the steps, and where it may lead next."""

from collections.abc import Sequence
from datetime import date

from peerpath.document.blocks import Block, Document
from peerpath.document.build import bullets, commands, document, listing, section
from peerpath.document.inline import note, strong
from peerpath.model.catalogue import Catalogue
from peerpath.pathway.ladder import worth_drawing
from peerpath.pathway.leads import Lead
from peerpath.report import words
from peerpath.report.catalogue.map import about_arrow
from peerpath.report.route.answer import answer_line
from peerpath.report.route.steps import signs_of, step_line, steps_to_do
from peerpath.report.route.timeline import route_timeline
from peerpath.route.answer import Route, StepKind


def way_document(route: Route, day: date, catalogue: Catalogue) -> Document:
    """The page. Its steps bear the numbers that stand in the bars of the timeline."""
    role = catalogue.roles[route.target]
    arrows = worth_drawing(catalogue.roles, catalogue)
    after = [[words.role_name(lead.head, catalogue), note(f" ({text})") if text else ""]
             for lead in arrows if lead.tail == route.target for text in [about_arrow(lead)]]  # fmt: skip
    beside = [
        [f"{words.role_name(job, catalogue)}: ", "; ".join(words.role_name(head, catalogue) for head in heads)]
        for job, heads in _beside(route, arrows).items()
    ]
    return document(
        f"Your way to: {role.title}",
        route_timeline(route, day, catalogue, f"Month by month: your way to {words.role_name(role.id, catalogue)}"),
        section("The steps", _numbered(route, catalogue)),
        *listing("After that", after),
        *listing("Where the work on your way can lead as well", beside),
        commands("What next", (f"peerpath route {role.id}", "the steps, with their reasons")),
        lead=answer_line(route, role, day),
        foot="Months are whole and counted from today. An employer's own advert decides.",
    )


def _numbered(route: Route, catalogue: Catalogue) -> Block:
    """The steps behind the signs that their bars bear."""
    signs = signs_of(route)
    steps = steps_to_do(route)
    heads = [f"{sign}. " if sign else "" for sign in (signs.get(id(step), "") for step in steps)]
    told = [[strong(head), step_line(step, route, catalogue)] for head, step in zip(heads, steps, strict=True)]
    return bullets(*told)


def _beside(route: Route, arrows: Sequence[Lead]) -> dict[str, list[str]]:
    """Each job on the way with the roles to which it leads and the way does not, in the order of the way."""
    on_it = [step.id for step in route.steps if step.kind in (StepKind.WORK, StepKind.APPLY)]
    found: dict[str, list[str]] = {job: [] for job in on_it if job != route.target}
    for lead in arrows:
        if lead.tail in found and lead.head not in on_it:
            found[lead.tail].append(lead.head)
    return {job: heads for job, heads in found.items() if heads}
