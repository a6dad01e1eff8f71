"""The pathway as a picture: which role leads where, with bands as rows from the bottom up, and the same in words."""

from collections.abc import Collection
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from peerpath.document.blocks import Block, Diagram, Document
from peerpath.document.build import anchor_of, commands, diagram, document, labelled, prose, section
from peerpath.document.diagram import DiagramBox, Edge, KeyLine, Stroke, edge, facet, key, node
from peerpath.document.inline import Inline, link, note, plain
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis
from peerpath.model.role import Pillar, Role, RoleKind, Stage
from peerpath.pathway.ladder import worth_drawing
from peerpath.pathway.leads import Lead
from peerpath.render.picture.layering import is_drawable
from peerpath.report import words
from peerpath.report.catalogue.role_looks import SHAPES, colour_of, keys_of, label_of
from peerpath.report.catalogue.strips import placed, row_of

# Columns of a ladder. People who stay in peer support stay in the column of first and senior posts.
_BRANCHES = {None: "peer support", Pillar.DOING: "peer support", Pillar.LEADING: "leading",
             Pillar.TEACHING: "teaching", Pillar.RESEARCH: "research"}  # fmt: skip
_STAGE_NAMES = {
    Stage.BEFORE: "ways in",
    Stage.ENTRY: "first roles",
    Stage.SENIOR: "senior roles",
    Stage.BEYOND: "further on",
}


class Map(Struct, frozen=True):
    """Which roles a map shows, and why."""

    title: str
    lead: str
    roles: tuple[str, ...]
    main: frozenset[str] = frozenset()
    """Ids of the roles that the map is about."""


def of_organisation(id: str, catalogue: Catalogue) -> Map:
    """All roles of one employer, or of the national pathway."""
    name = catalogue.organisations[id].title
    roles = [role.id for role in catalogue.roles.values() if role.organisation == id]
    lead = f"{words.number(len(roles), 'role')}, and which leads where."
    return Map(f"Pathway: {name}", lead, tuple(roles))


def of_everything(catalogue: Catalogue) -> Map:
    """All roles: more than a sheet of paper shows well."""
    return Map(
        "The pathway: all roles", f"{len(catalogue.roles)} roles, and which leads where.", tuple(catalogue.roles)
    )


def of_occupation(id: str, catalogue: Catalogue) -> Map:
    """All posts of one kind, and the roles one step before and after."""
    posts = {role.id for role in catalogue.roles.values() if role.occupation == id}
    around = {
        end
        for lead in worth_drawing(catalogue.roles, catalogue)
        for end in (lead.tail, lead.head)
        if {lead.tail, lead.head} & posts
    }
    lead = f"{words.number(len(posts), 'post')} of this kind, drawn heavier, with the roles one step before and after. Those without an employer's name are from the national pathway."
    return Map(f"Around: {catalogue.occupations[id].title}", lead, tuple(posts | around), frozenset(posts))


def of_way_to(id: str, ways_to: Collection[str], catalogue: Catalogue) -> Map:
    """One role, and all roles from which arrows lead to it, directly or not."""
    lead = f"{words.number(len(ways_to), 'role')} can lead here, near or far. Nobody has to take them all."
    return Map(f"What leads to: {words.role_name(id, catalogue)}", lead, (*ways_to, id), frozenset([id]))


def map_diagram(shown: Map, catalogue: Catalogue) -> Diagram:
    """The map as a picture, and in words."""
    return _MapDiagram(shown, catalogue).drawn()


def map_blocks(shown: Map, catalogue: Catalogue) -> list[Block]:
    """The map and the same in words; only the words, and why, if it is too large to draw. The page names it."""
    picture = map_diagram(shown, catalogue)
    if is_drawable(picture):
        return [replace(picture, title=())]
    return [prose(f"{too_large(picture)} Here they are as a list."), *picture.words]


def too_large(picture: Diagram) -> str:
    """Why a map is not drawn."""
    return f"{len(picture.nodes):,} roles and {len(picture.edges):,} arrows are too many to draw: nobody could read it."


def map_document(shown: Map, catalogue: Catalogue, flags: str | None = None) -> Document:
    """The map on a page. ``flags`` are repeated in suggested commands; None suggests no commands."""
    first = next(iter(shown.main), None) or shown.roles[0]
    typed = commands(
        "What next",
        (f"peerpath show {first}{flags}", "all that is known of a role"),
        (f"peerpath route {first}{flags}", "how to get there"),
    )
    return document(
        shown.title,
        *map_blocks(shown, catalogue),
        *([typed] if flags is not None else []),
        lead=shown.lead,
        foot="Each employer sets its own bands. An employer's own advert decides.",
    )


def map_data(picture: Diagram) -> dict[str, Any]:
    """The map for scripts, with rows from the bottom up."""
    return {
        "schema": "peerpath/map/1",
        "title": plain(picture.title),
        "rows": [row.name for row in picture.rows],
        "boxes": [
            {"id": box.id, "title": box.title, "row": box.row, "label": box.label, "main": box.emphasis}
            for box in picture.nodes
        ],
        "arrows": [{"from": one.tail, "to": one.head, "label": one.label} for one in picture.edges],
    }


class _MapDiagram:
    def __init__(self, shown: Map, catalogue: Catalogue) -> None:
        self._shown, self._catalogue = shown, catalogue
        drawn = {*shown.roles}
        self._roles = [role for role in catalogue.roles_in_order if role.id in drawn]
        self._one_employer = len({role.organisation for role in self._roles}) == 1
        self._rows = sorted({row_of(role) for role in self._roles})
        self._arrows = worth_drawing(shown.roles, catalogue)

    def drawn(self) -> Diagram:
        return diagram(
            self._shown.title,
            f"{words.number(len(self._roles), 'role')} and {words.number(len(self._arrows), 'arrow')}. Rows stand for pay bands, the lowest at the bottom. The same stands in words below.",
            rows=placed(self._rows),
            nodes=[self._box(role) for role in self._roles],
            edges=[_arrow(lead) for lead in self._arrows],
            keys=self._keys(),
            words=self._words(),
            facets=[
                facet("Branch", dict.fromkeys(_BRANCHES.values())),
                facet("Stage", _STAGE_NAMES.values()),
            ],
            aside="no band given",
            unsure="the band is our assumption",
        )

    def _box(self, role: Role) -> DiagramBox:
        return node(
            role.id,
            self._name(role),
            self._rows.index(row_of(role)),
            label="; ".join(filter(None, [label_of(role), _unsure(role)])),
            shape=SHAPES[role.kind],
            colour=colour_of(role),
            emphasis=role.id in self._shown.main,
            hint=role.summary,
            address=f"#{anchor_of(role.id)}",
            facets=(_BRANCHES[role.pillar] if role.kind is RoleKind.PEER else "", _STAGE_NAMES[role.stage]),
            unsure=role.band is not None and role.band.provenance.basis is Basis.ASSUMED,
        )

    def _name(self, role: Role) -> str:
        national = not self._catalogue.has_employer(role)
        return role.title if self._one_employer or national else words.role_name(role.id, self._catalogue)

    def _keys(self) -> list[KeyLine]:
        found = keys_of(self._roles)
        if self._arrows:
            found.append(key("Can lead to", Stroke.SOLID))
        if any(lead.unlikely for lead in self._arrows):
            found.append(key("A step that the source calls unlikely", Stroke.DOTTED))
        if any(lead.leaves for lead in self._arrows):
            found.append(key("Leaves lived-experience work", Stroke.DASHED))
        return found

    def _words(self) -> list[Block]:
        """Row by row, from the bottom up."""
        return [
            section(name, *(self._about(role) for role in self._roles if row_of(role) == (place, name)))
            for place, name in self._rows
        ]

    def _about(self, role: Role) -> Block:
        facts: list[tuple[str, list[Inline]]] = [
            ("Band", [words.band(role)]),
            ("Kind", [words.KINDS[role.kind]]),
            ("Pillar", [role.pillar.value] if role.pillar else []),
            ("Leads to", [self._lead_to(lead.head, lead) for lead in self._arrows if lead.tail == role.id]),
            ("Comes after", [self._lead_to(lead.tail, lead) for lead in self._arrows if lead.head == role.id]),
        ]
        told = labelled(*((label, _in_a_row(parts)) for label, parts in facts if parts))
        return section(self._name(role), prose(role.summary), told, anchor=role.id)

    def _lead_to(self, id: str, lead: Lead) -> Inline:
        role = self._catalogue.roles[id]
        about = about_arrow(lead)
        return [link(self._name(role), f"#{anchor_of(id)}"), note(f" ({about})") if about else ""]


def _in_a_row(parts: list[Inline]) -> Inline:
    return [part for number, one in enumerate(parts) for part in (["; ", one] if number else [one])]


def _unsure(role: Role) -> str:
    sure = role.band is None or role.band.provenance.basis is Basis.STATED
    return "" if sure else words.band(role)


def _arrow(lead: Lead) -> Edge:
    stroke = Stroke.DOTTED if lead.unlikely else Stroke.DASHED if lead.leaves else Stroke.SOLID
    return edge(lead.tail, lead.head, stroke=stroke, label=about_arrow(lead))


def about_arrow(lead: Lead) -> str:
    """What is unusual about an arrow; empty for most."""
    return "unlikely" if lead.unlikely else "leaves lived-experience work" if lead.leaves else ""
