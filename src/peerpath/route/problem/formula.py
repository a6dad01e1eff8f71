"""Requirements as numbers: a graph of "so many of these", whose leaves are months, courses done and months worked."""

from msgspec import Struct

NEVER = 1 << 30
"""A month that does not come."""


class Since(Struct, frozen=True):
    """True from one month to another: from 0, always; from NEVER, not at all."""

    month: int
    until: int = NEVER
    """The last month in which it is true, where it lapses."""


class Done(Struct, frozen=True):
    """A course has been finished."""

    course: int
    within: int = NEVER
    """It counts for so many months after its end; NEVER where it does not lapse."""


class Worked(Struct, frozen=True):
    """So many months have been worked in roles of a set; with none, that one of them is worked."""

    months: int
    roles: int
    """A bit for each activity."""
    window: int = NEVER
    """Only the last so many months count."""
    past: tuple[int, ...] = ()
    """With a window: how many months worked before today still count in each month from today on; then none."""
    is_asked: bool = True
    """False where nobody asks for the months: a person wishes to pass through a role, which is no reason to leave it soon."""


class Group(Struct, frozen=True):
    """So many of the parts are true: all of them, one, or a number between."""

    count: int
    parts: tuple[int, ...]
    use: int = 0
    """Where something lapses, each that asks has a choice of its own: what held for one may not hold for another."""

    @property
    def is_choice(self) -> bool:
        """Whether there is more than one way to satisfy it."""
        return self.count < len(self.parts)


class Left(Struct, frozen=True):
    """A job is over, or the target reached, by so many months after it began: its deadline then binds nothing."""

    role: int
    within: int


Node = Since | Done | Worked | Group | Left


def is_choice(node: Node) -> bool:
    """Whether there is more than one way to satisfy a node."""
    return isinstance(node, Worked) or (isinstance(node, Group) and node.is_choice)


ALWAYS, NOT_AT_ALL = Since(0), Since(NEVER)


class Formulas:
    """A store of nodes, in which equal ones are the same one."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._index: dict[Node, int] = {}
        self._uses = 0

    def add(self, node: Node) -> int:
        """The number of a node."""
        number = self._index.get(node)
        if number is None:
            number = self._index[node] = len(self.nodes)
            self.nodes.append(node)
        return number

    def some(self, count: int, parts: list[int]) -> int:
        """At least a number of the parts, in its simplest form."""
        nodes = [self.nodes[part] for part in parts]
        count -= nodes.count(ALWAYS)
        left = [p for p, node in zip(parts, nodes, strict=True) if node not in (ALWAYS, NOT_AT_ALL)]
        if count <= 0:
            return self.add(ALWAYS)
        if count > len(left):
            return self.add(NOT_AT_ALL)
        if count in (1, len(left)):
            every = count == len(left)
            left = list(dict.fromkeys(self._flat(left, every)))
            count = len(left) if every else 1
        return left[0] if len(left) == 1 else self.add(Group(count, tuple(left)))

    def once(self, parts: list[int]) -> int:
        """One of the parts, in a choice that nobody else shares."""
        number = self.some(1, parts)
        node = self.nodes[number]
        self._uses += 1
        return self.add(Group(1, node.parts, self._uses)) if isinstance(node, Group) else number

    def apart(self, number: int) -> int:
        """The same node, in a choice that nobody else shares where it is one."""
        node = self.nodes[number]
        if not isinstance(node, Group) or not node.is_choice:
            return number
        self._uses += 1
        return self.add(Group(node.count, node.parts, self._uses))

    def every(self, parts: list[int]) -> int:
        """All of the parts."""
        return self.some(len(parts), parts)

    def _flat(self, parts: list[int], every: bool) -> list[int]:
        """Groups of the same kind within a group, dissolved into it."""
        flat: list[int] = []
        for part in parts:
            node = self.nodes[part]
            same = isinstance(node, Group) and not node.use and (not node.is_choice if every else node.count == 1)
            flat += node.parts if same and isinstance(node, Group) else (part,)
        return flat
