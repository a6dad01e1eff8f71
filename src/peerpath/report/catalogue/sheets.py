"""All maps: one of all employers at a glance, then one for each."""

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from peerpath.document.blocks import Block, Break, Diagram, Document
from peerpath.document.build import anchor_of, commands, diagram, document, section, table
from peerpath.document.clean import clean
from peerpath.document.diagram import edge, facet, node
from peerpath.model.catalogue import Catalogue
from peerpath.pathway.ladder import leads_between
from peerpath.report import words
from peerpath.report.catalogue.map import Map, map_blocks, map_diagram, of_organisation
from peerpath.report.catalogue.roles import in_order
from peerpath.report.catalogue.strips import placed, row_of


def all_document(catalogue: Catalogue, flags: str | None = None) -> Document:
    """The overview, and a sheet for each employer; ``flags`` as in `map_document`."""
    sheets = (
        section(shown.title, *map_blocks(shown, catalogue), anchor=_anchor(owner), pages=Break.NEW_PAGE)
        for owner, shown in _each(catalogue)
    )
    return document(
        "The pathway: all roles",
        replace(overview(catalogue), title=()),
        *sheets,
        *([commands("What next", (f"peerpath roles{flags}", "all roles in a table"))] if flags is not None else []),
        lead=f"{words.number(len(catalogue.roles), 'role')}, and which leads where.",
        foot="Each employer sets its own bands. An employer's own advert decides.",
    )


def all_diagrams(catalogue: Catalogue) -> list[Diagram]:
    """The same pictures one after the other."""
    return [overview(catalogue), *(map_diagram(shown, catalogue) for _, shown in _each(catalogue))]


def overview(catalogue: Catalogue) -> Diagram:
    """How many roles each employer has at each band, and between which of them people move."""
    roles = in_order(catalogue.roles.values(), catalogue)
    places = sorted({row_of(role) for role in roles})
    rows = list(placed(places))
    counts = Counter((role.organisation, places.index(row_of(role))) for role in roles)
    boxes = [
        node(f"{owner} {place}", f"{words.short(owner, catalogue)}: {words.number(count, 'role')}", place,
             address=f"#{_anchor(owner)}", facets=[words.short(owner, catalogue)])
        for (owner, place), count in counts.items()
    ]  # fmt: skip
    groups = {role.id: f"{role.organisation} {places.index(row_of(role))}" for role in roles}
    strips = {box.id: box.row if rows[box.row].beside is None else rows[box.row].beside for box in boxes}
    moves = [pair for pair in leads_between(groups, catalogue) if strips[clean(pair[0])] != strips[clean(pair[1])]]
    return diagram(
        "All employers at a glance",
        "How many roles there are at each band. Arrows show between which of them people can move.",
        rows=rows,
        nodes=boxes,
        edges=[edge(*pair) for pair in moves],
        words=[_titles(catalogue)],
        facets=[facet("Employer", dict.fromkeys(words.short(owner, catalogue) for owner, _ in counts))],
        aside="no band given",
    )


def _titles(catalogue: Catalogue) -> Block:
    """The roles of each employer at each band, from the highest band down; the national pathway is no employer."""
    known = in_order(catalogue.roles.values(), catalogue)
    roles = [role for role in known if catalogue.organisations[role.organisation].employer] or known
    owners = list(dict.fromkeys(role.organisation for role in roles))
    at = {place: [[r.title for r in roles if r.organisation == owner and row_of(r) == place] for owner in owners]
          for place in sorted({row_of(role) for role in roles}, reverse=True)}  # fmt: skip
    return table(
        "Roles by band",
        ["Band", *(words.short(owner, catalogue) for owner in owners)],
        [[name, *("; ".join(titles) for titles in cells)] for (_, name), cells in at.items()],
    )


def _each(catalogue: Catalogue) -> Iterator[tuple[str, Map]]:
    roles = in_order(catalogue.roles.values(), catalogue)
    for owner in dict.fromkeys(role.organisation for role in roles):
        yield owner, of_organisation(owner, catalogue)


def _anchor(owner: str) -> str:
    return anchor_of(f"at-{owner}")
