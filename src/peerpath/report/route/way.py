"""A person's route as a page of its own: the timeline, the steps, and where it may lead next."""

from collections.abc import Sequence
from datetime import date

from peerpath.document.blocks import Block, Document
from peerpath.document.build import bullets, commands, document, item, listing, section
from peerpath.document.inline import Inline, note, strong
from peerpath.model.catalogue import Catalogue
from peerpath.pathway.ladder import worth_drawing
from peerpath.pathway.leads import Lead
from peerpath.report import words
from peerpath.report.catalogue.map import about_arrow
from peerpath.report.route.answer import answer_line
from peerpath.report.route.sequence import signs_of, steps_to_do
from peerpath.report.route.steps import step_line, training_line
from peerpath.report.route.timeline import route_timeline
from peerpath.route.answer import Route, StepKind


def way_document(route: Route, day: date, catalogue: Catalogue, flags: str | None = None) -> Document:
    """The route as a page of its own. Its steps have the numbers that are in the timeline's bars.

    ``flags`` are repeated in a suggested command; None suggests none.
    """
    role = catalogue.roles[route.target]
    arrows = worth_drawing(catalogue.roles, catalogue)
    after = [[words.role_name(lead.head, catalogue), note(f" ({text})") if text else ""]
             for lead in arrows if lead.tail == route.target for text in [about_arrow(lead)]]  # fmt: skip
    beside = [
        [f"{words.role_name(job, catalogue)}: ", "; ".join(words.role_name(head, catalogue) for head in heads)]
        for job, heads in _beside(route, arrows).items()
    ]
    name = words.role_name(role.id, catalogue)
    typed = commands("What next", (f"peerpath route {role.id}{flags}", "the steps, with their reasons"))
    return document(
        f"Your way to: {role.title}",
        route_timeline(route, day, catalogue, f"Month by month: your way to {name}", told=True),
        section("The steps", _numbered(route, catalogue)),
        *listing("After that", after),
        *listing("Where the work on your way can lead as well", beside),
        *([typed] if flags is not None else []),
        lead=answer_line(route, role, day, catalogue),
        foot="Months are whole and counted from today. An employer's own advert decides.",
    )


def _numbered(route: Route, catalogue: Catalogue) -> Block:
    """The steps with the labels of their bars, and under each the training in that job."""
    signs = signs_of(route)
    told = []
    for step in steps_to_do(route):
        learned = [_signed(signs[id(one)], training_line(one, catalogue)) for one in step.training]
        told.append(
            item(
                _signed(signs.get(id(step), ""), step_line(step, route, catalogue)),
                bullets(*learned) if learned else None,
            )
        )
    return bullets(*told)


def _signed(sign: str, told: Inline) -> Inline:
    return [strong(f"{sign}. ") if sign else "", told]


def _beside(route: Route, arrows: Sequence[Lead]) -> dict[str, list[str]]:
    """Each job on the route, in order, with the other roles that it leads to."""
    on_it = [step.id for step in route.steps if step.kind in (StepKind.WORK, StepKind.APPLY)]
    found: dict[str, list[str]] = {job: [] for job in on_it if job != route.target}
    for lead in arrows:
        if lead.tail in found and lead.head not in on_it:
            found[lead.tail].append(lead.head)
    return {job: heads for job, heads in found.items() if heads}
