"""All maps: an overview of all employers, then one for each."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from peerpath.document.blocks import Block, Break, Diagram, Document
from peerpath.document.build import anchor_of, commands, diagram, document, section, table
from peerpath.document.clean import clean
from peerpath.document.diagram import DiagramBox, DiagramRow, edge, facet, node
from peerpath.model.catalogue import Catalogue
from peerpath.model.role import Role
from peerpath.pathway.ladder import leads_between
from peerpath.report import words
from peerpath.report.catalogue.map import Map, map_blocks, map_diagram, of_organisation
from peerpath.report.catalogue.strips import placed, row_of


def all_document(catalogue: Catalogue, flags: str | None = None) -> Document:
    """The overview and a sheet for each employer; ``flags`` as in `map_document`."""
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
    """The overview and the map of each employer, one after another."""
    return [overview(catalogue), *(map_diagram(shown, catalogue) for _, shown in _each(catalogue))]


def overview(catalogue: Catalogue) -> Diagram:
    """How many roles each employer has at each band, and between which of them people move."""
    roles = catalogue.roles_in_order
    places = sorted({row_of(role) for role in roles})
    rows = list(placed(places))
    groups = {role.id: _group(role, places) for role in roles}
    boxes = [_box(group, count, catalogue) for group, count in Counter(groups.values()).items()]
    strip = {box.id: _strip(box, rows) for box in boxes}
    moves = [
        (tail, head) for tail, head in leads_between(groups, catalogue) if strip[clean(tail)] != strip[clean(head)]
    ]
    return diagram(
        "All employers at a glance",
        "How many roles there are at each band. Arrows show between which of them people can move.",
        rows=rows,
        nodes=boxes,
        edges=[edge(*pair) for pair in moves],
        words=[_titles(catalogue)],
        facets=[facet("Employer", dict.fromkeys(value for box in boxes for value in box.facets))],
        aside="no band given",
    )


def _strip(box: DiagramBox, rows: Sequence[DiagramRow]) -> int:
    beside = rows[box.row].beside
    return box.row if beside is None else beside


def _group(role: Role, places: Sequence[tuple[float, str]]) -> str:
    return f"{role.organisation} {places.index(row_of(role))}"


def _box(group: str, count: int, catalogue: Catalogue) -> DiagramBox:
    owner, place = group.split(" ")
    name = words.short(owner, catalogue)
    told = f"{name}: {words.number(count, 'role')}"
    return node(group, told, int(place), address=f"#{_anchor(owner)}", facets=[name])


def _employed(catalogue: Catalogue) -> list[Role]:
    """The employers' roles, or all roles if there is no employer."""
    known = catalogue.roles_in_order
    return [role for role in known if catalogue.has_employer(role)] or list(known)


def _titles(catalogue: Catalogue) -> Block:
    """The roles of each employer at each band, from the highest band down; the national pathway is no employer."""
    roles = _employed(catalogue)
    owners = list({role.organisation: None for role in roles})
    titles: dict[tuple[str, str], list[str]] = defaultdict(list)
    for role in roles:
        titles[role.organisation, row_of(role)[1]].append(role.title)
    places = [name for _, name in sorted({row_of(role) for role in roles}, reverse=True)]
    return table(
        "Roles by band",
        ["Band", *(words.short(owner, catalogue) for owner in owners)],
        [[name, *("; ".join(titles[owner, name]) for owner in owners)] for name in places],
    )


def _each(catalogue: Catalogue) -> Iterator[tuple[str, Map]]:
    roles = catalogue.roles_in_order
    for owner in dict.fromkeys(role.organisation for role in roles):
        yield owner, of_organisation(owner, catalogue)


def _anchor(owner: str) -> str:
    return anchor_of(f"at-{owner}")
