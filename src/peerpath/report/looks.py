"""How roles and courses are drawn: told apart by shape and words, and by colour only as well."""

from peerpath.document.diagram import Key, Shape, key
from peerpath.document.inline import Colour
from peerpath.model.role import Kind, Pillar, Role

SHAPES = {
    Kind.PEER: Shape.BOX,
    Kind.NON_PEER: Shape.CUT,
    Kind.VOLUNTARY: Shape.ROUND,
    Kind.PRE_PEER: Shape.DASHED,
    Kind.EXIT: Shape.FLAG,
}
COURSE = Shape.DOUBLE
_PILLARS = {
    Pillar.DOING: Colour.BLUE,
    Pillar.LEADING: Colour.PURPLE,
    Pillar.TEACHING: Colour.GREEN,
    Pillar.RESEARCH: Colour.TEAL,
}
_KINDS = {Kind.EXIT: Colour.GREY, Kind.NON_PEER: Colour.AMBER}
_LABELS = {
    Kind.PEER: "",
    Kind.NON_PEER: "paid, not peer work",
    Kind.VOLUNTARY: "unpaid, if you like",
    Kind.PRE_PEER: "a way in, if you like",
    Kind.EXIT: "leaves peer work",
}
_MEANINGS = {
    Kind.PEER: "Paid lived-experience work",
    Kind.NON_PEER: "Paid, not lived-experience work",
    Kind.VOLUNTARY: "Unpaid; asked of nobody",
    Kind.PRE_PEER: "A way in; asked of nobody",
    Kind.EXIT: "Another profession: leaves lived-experience work",
}


def colour_of(role: Role) -> Colour:
    """The colour that goes with the words of `label_of`."""
    if role.kind in _KINDS:
        return _KINDS[role.kind]
    return _PILLARS[role.pillar] if role.pillar else Colour.PLAIN


def label_of(role: Role) -> str:
    """The small words in a role's box: its kind, or else its pillar."""
    return _LABELS[role.kind] or (role.pillar.value if role.pillar else "")


def keys_of(roles: list[Role], *, courses: bool = False) -> list[Key]:
    """The key to a picture of these roles: only what it shows, in the order of the pathway."""
    kinds = [kind for kind in Kind if any(role.kind is kind for role in roles)]
    found = [key(_MEANINGS[kind], SHAPES[kind], _KINDS.get(kind, Colour.PLAIN)) for kind in kinds]
    return [*found, key("A course", COURSE, Colour.PLAIN)] if courses else found
