"""The rows of a map: a strip for each pay band, and roles without a band beside them."""

from collections.abc import Iterator, Sequence

from peerpath.document.diagram import DiagramRow, row
from peerpath.model.role import Role, RoleKind, Stage
from peerpath.pathway.ladder import height

_FIRST, _LAST = "Ways in that nobody has to take", "Other professions"
_STAGES = {Stage.BEFORE: _FIRST, Stage.ENTRY: "First roles, no band given",
           Stage.SENIOR: "Senior roles, no band given", Stage.BEYOND: "Further on, no band given"}  # fmt: skip


def row_of(role: Role) -> tuple[float, str]:
    """The height of a role's row, and the row's name."""
    if role.kind is RoleKind.EXIT:
        return height(role), _LAST
    if role.is_unpaid:
        return height(role), _FIRST
    return height(role), f"Band {role.band.value}" if role.band else _STAGES[role.stage]


def placed(rows: Sequence[tuple[float, str]]) -> Iterator[DiagramRow]:
    """Make bands strips, and put roles without a band beside the nearest one: nobody knows how high they are."""
    bands = [number for number, (_, name) in enumerate(rows) if name.startswith("Band ")]
    for place, name in rows:
        if name in (_FIRST, _LAST):
            yield row(name, gathers=True)
        elif name in _STAGES.values() and bands:
            yield row(name, beside=min(bands, key=lambda number: (abs(rows[number][0] - place), number)))
        else:
            yield row(name)
