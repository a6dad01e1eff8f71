"""How roles look in pictures: told apart by shape and words; colour only repeats what these say."""

from collections.abc import Iterable

from peerpath.document.diagram import KeyLine, Shape, key
from peerpath.document.inline import Colour
from peerpath.model.role import Pillar, Role, RoleKind

SHAPES = {
    RoleKind.PRE_PEER: Shape.DASHED,
    RoleKind.VOLUNTARY: Shape.ROUND,
    RoleKind.NON_PEER: Shape.CUT,
    RoleKind.PEER: Shape.BOX,
    RoleKind.EXIT: Shape.FLAG,
}
_PILLARS = {
    Pillar.DOING: Colour.BLUE,
    Pillar.LEADING: Colour.PURPLE,
    Pillar.TEACHING: Colour.GREEN,
    Pillar.RESEARCH: Colour.TEAL,
}
_KINDS = {RoleKind.EXIT: Colour.GREY, RoleKind.NON_PEER: Colour.AMBER}
_LABELS = {
    RoleKind.PRE_PEER: "a way in",
    RoleKind.VOLUNTARY: "unpaid",
    RoleKind.NON_PEER: "paid, not peer work",
    RoleKind.PEER: "",
    RoleKind.EXIT: "leaves peer work",
}
_MEANINGS = {
    RoleKind.PRE_PEER: "A way in; nobody has to take it",
    RoleKind.VOLUNTARY: "Unpaid; nobody has to do it",
    RoleKind.NON_PEER: "Paid, not lived-experience work",
    RoleKind.PEER: "Paid lived-experience work",
    RoleKind.EXIT: "Another profession; leaves lived-experience work",
}


def colour_of(role: Role) -> Colour:
    """The colour of a role's box, which repeats what `label_of` says in words."""
    if role.kind in _KINDS:
        return _KINDS[role.kind]
    return _PILLARS[role.pillar] if role.pillar else Colour.PLAIN


def label_of(role: Role) -> str:
    """The small words in a role's box: its kind or, for most peer roles, its pillar."""
    return _LABELS[role.kind] or (role.pillar.value if role.pillar else "")


def keys_of(roles: Iterable[Role]) -> list[KeyLine]:
    """The key to a picture of these roles, with only what it shows, in the order of the pathway."""
    shown = list(roles)
    kinds, pillars = {role.kind for role in shown}, {role.pillar for role in shown}
    found = [key(_MEANINGS[kind], SHAPES[kind], _KINDS.get(kind, Colour.PLAIN)) for kind in RoleKind if kind in kinds]
    named = [pillar for pillar in Pillar if pillar in pillars]
    return found + [key(f"Pillar: {pillar.value}", Shape.BOX, _PILLARS[pillar]) for pillar in named]
