"""Requirements as a graph of "so many of these" nodes, whose leaves are months, finished courses and months worked."""

from msgspec import Struct

NEVER = 1 << 30
"""A month that never comes."""


class Since(Struct, frozen=True):
    """True from one month to another: from 0, always; from NEVER, not at all."""

    month: int
    until: int = NEVER
    """The last month in which it is true, if it lapses."""


class Done(Struct, frozen=True):
    """A course has been finished."""

    course: int
    within: int = NEVER
    """Months after its end for which it counts; NEVER if it does not lapse."""


class Worked(Struct, frozen=True):
    """This many months have been worked in roles of a set; with 0 months, one of them is worked."""

    months: int
    roles: int
    """A bit for each activity."""
    window: int = NEVER
    """Only this many most recent months count."""
    past: tuple[int, ...] = ()
    """With a window: the months worked before today that still count in each month from today; afterwards none."""
    is_asked: bool = True
    """False if nobody asks for the months: the person only wants to pass through the role, and need not leave it soon."""


class Group(Struct, frozen=True):
    """This many of the parts are true: all, one, or a number between."""

    count: int
    parts: tuple[int, ...]
    use: int = 0
    """If something lapses, each owner has its own choice, since what was true for one may not be true for another."""

    @property
    def is_choice(self) -> bool:
        """Whether there is more than one way to satisfy it."""
        return self.count < len(self.parts)


class Left(Struct, frozen=True):
    """A job is over, or the target reached, within this many months of its start, so that its deadline has no effect."""

    role: int
    within: int


Node = Since | Done | Worked | Group | Left


def is_choice(node: Node) -> bool:
    """Whether there is more than one way to satisfy a node."""
    return isinstance(node, Worked) or (isinstance(node, Group) and node.is_choice)


ALWAYS, NOT_AT_ALL = Since(0), Since(NEVER)


class Formulas:
    """A store in which equal nodes are the same node."""

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
        """One of the parts, in a choice that is not shared."""
        number = self.some(1, parts)
        node = self.nodes[number]
        self._uses += 1
        return self.add(Group(1, node.parts, self._uses)) if isinstance(node, Group) else number

    def apart(self, number: int) -> int:
        """The same node, but with a choice of its own if it is one."""
        node = self.nodes[number]
        if not isinstance(node, Group) or not node.is_choice:
            return number
        self._uses += 1
        return self.add(Group(node.count, node.parts, self._uses))

    def every(self, parts: list[int]) -> int:
        """All of the parts."""
        return self.some(len(parts), parts)

    def _flat(self, parts: list[int], every: bool) -> list[int]:
        """The parts with nested groups of the same kind flattened."""
        flat: list[int] = []
        for part in parts:
            node = self.nodes[part]
            same = isinstance(node, Group) and not node.use and (not node.is_choice if every else node.count == 1)
            flat += node.parts if same and isinstance(node, Group) else (part,)
        return flat
