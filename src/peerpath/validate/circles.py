"""Finds circles: roles and qualifications that need themselves, directly or through others, before anybody can start."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct, field

from peerpath.model.catalogue import Catalogue
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Experience,
    Holds,
    Level,
    Requirement,
    Strength,
    When,
    everything_in,
)
from peerpath.validate.obtainable import reaching_in
from peerpath.validate.rule import Owner

Alternatives = tuple[object, ...]
"""A key for roles or courses of which one is needed, such as ("holds", an id)."""
_CHOOSING = frozenset((Holds, Level, Experience))
"""The kinds of requirements that give a choice of roles or courses."""
MOST_LOOKED_AT = 500
"""The most things searched for the path around a circle. A longer path is not told, because nobody could read it."""


class Circle(Struct, frozen=True):
    """Something that needs itself, with the path around: its own id is first and last."""

    owner: Owner
    way: tuple[str, ...]


class _World(Struct, frozen=True):
    catalogue: Catalogue
    through_work: bool
    holding: dict[str, list[str]] = field(default_factory=dict)
    """Courses by the id of what they give."""
    working: dict[str, list[str]] = field(default_factory=dict)
    """Roles by the occupation that they give months of."""
    places: dict[str, list[str]] = field(default_factory=dict)
    """Roles by the setting that they give months in."""
    members: dict[Alternatives, Sequence[str]] = field(default_factory=dict)
    """The members of each choice; none if it is met from outside the data."""
    chosen_by: dict[str, list[Alternatives]] = field(default_factory=dict)
    """By the id of a member: its choices."""
    waiting: dict[Alternatives, list[str]] = field(default_factory=dict)
    """By choice: what needs it first."""


def circles(catalogue: Catalogue, hosts: Mapping[str, Sequence[str]], *, through_work: bool) -> Iterator[Circle]:
    """Find roles and qualifications that need themselves, in the order of the data.

    What can be obtained is a least fixed point: everything that asks only for what is in it. Anything that is neither a
    qualification nor work in the data counts as met; so does work given only by its occupation or its setting, unless
    ``through_work``. ``hosts`` are roles by the id of a course that only people in post can take. What merely
    waits for a circle is not reported.
    """
    world = _world(catalogue, hosts, through_work)
    owners: dict[str, Owner] = {**catalogue.qualifications, **catalogue.roles}
    named = {id: _choices_of(owner, world) for id, owner in owners.items()}
    got = _come_by(owners, named, world)
    needs = {
        id: list(dict.fromkeys(one for choice in named[id] for one in world.members[choice] if one not in got))
        for id in owners
        if id not in got
    }
    for id in _closing(needs):
        yield Circle(owners[id], tuple(_round(id, needs)))


def _world(catalogue: Catalogue, hosts: Mapping[str, Sequence[str]], through_work: bool) -> _World:
    world = _World(catalogue, through_work)
    for course in catalogue.qualifications.values():
        for id in (course.id, *course.counts_as):
            world.holding.setdefault(id, []).append(course.id)
    for role in catalogue.roles.values():
        occupation = catalogue.occupations.get(role.occupation)
        for id in (role.occupation, *(occupation.counts_as if occupation else ())):
            world.working.setdefault(id, []).append(role.id)
        for id in role.settings:
            world.places.setdefault(id, []).append(role.id)
    for id, roles in hosts.items():
        world.members["host", id] = roles
    return world


def _choices_of(owner: Owner, world: _World) -> tuple[Alternatives, ...]:
    """Every choice among what it needs first; notes their members, and what waits for them."""
    named = dict[Alternatives, None]()
    # Most of what is asked for is a declaration, which gives no choice.
    nodes = [node for asked in _first(owner) for node in everything_in(asked) if type(node) in _CHOOSING]
    for node in nodes:
        if (choice := _choice(node, world)) is not None:
            named[choice] = None
    if ("host", owner.id) in world.members:
        named["host", owner.id] = None
    for choice in named:
        if choice not in world.waiting:
            world.members.setdefault(choice, _members(choice, world))
            for id in world.members[choice]:
                world.chosen_by.setdefault(id, []).append(choice)
        world.waiting.setdefault(choice, []).append(owner.id)
    return tuple(named)


def _first(owner: Owner) -> list[Requirement]:
    """What it asks for before anybody can start."""
    return [
        asked
        for asked in owner.requires
        if asked.terms.strength is Strength.ESSENTIAL and asked.terms.when is When.BEFORE_APPLYING
    ]


def _choice(asked: Requirement, world: _World) -> Alternatives | None:
    match asked:
        case Holds():
            return "holds", asked.qualification
        case Level(framework="RQF"):
            return "level", asked.subject, asked.at_least
        case Experience(rung=False) if asked.roles:
            return "roles", *asked.roles
        case Experience(rung=False) if asked.occupations and world.through_work:
            return "occupations", *asked.occupations
        case Experience(rung=False) if asked.settings and world.through_work:
            return "settings", *asked.settings
        case _:
            return None


def _members(choice: Alternatives, world: _World) -> list[str]:
    match choice:
        case "holds", str(id):
            found = [id]
        case "level", str() | None as subject, int() | None as level:
            found = list(reaching_in(world.catalogue.qualifications)(subject, level))
        case "occupations", *ids:
            return _each_once(world.working, map(str, ids))
        case "settings", *ids:
            return _each_once(world.places, map(str, ids))
        case _, *ids:
            return [str(id) for id in ids if id in world.catalogue.roles]
        case _:
            return []
    return _each_once(world.holding, found)


def _each_once(members: Mapping[str, list[str]], ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(chain.from_iterable(members.get(id, ()) for id in ids)))


def _come_by(owners: Mapping[str, Owner], named: Mapping[str, tuple[Alternatives, ...]], world: _World) -> set[str]:
    """Start with things whose choices are all met, which takes only a count; then look at the others.

    The others are looked at again only when one of their choices is first met, so the time is linear.
    """
    found = _Fixpoint(world, named)
    found.grow(owners)
    found.perhaps += [id for id in owners if id not in found.got]
    found.grow(owners)
    return found.got


class _Fixpoint:
    """What can be obtained so far, which choices that meets, and what to look at next."""

    def __init__(self, world: _World, named: Mapping[str, tuple[Alternatives, ...]]) -> None:
        self._world, self.got = world, set[str]()
        self._met = {choice for choice, members in world.members.items() if not members}
        self._unmet = {id: sum(choice not in self._met for choice in choices) for id, choices in named.items()}
        self._sure = [id for id, count in self._unmet.items() if not count]
        self.perhaps = list[str]()

    def grow(self, owners: Mapping[str, Owner]) -> None:
        """Look at everything that waits, until nothing does."""
        while self._sure or self.perhaps:
            id = self._sure.pop() if self._sure else self.perhaps.pop()
            # With every choice met it is open; with fewer only if its requirements as a whole are met, such as an "any of".
            if id not in self.got and (not self._unmet[id] or _is_open(owners[id], self._met, self._world)):
                self.got.add(id)
                for choice in self._world.chosen_by.get(id, ()):
                    self._meet(choice)

    def _meet(self, choice: Alternatives) -> None:
        if choice not in self._met:
            self._met.add(choice)
            for waiting in self._world.waiting[choice]:
                self._unmet[waiting] -= 1
                (self.perhaps if self._unmet[waiting] else self._sure).append(waiting)


def _is_open(owner: Owner, met: set[Alternatives], world: _World) -> bool:
    host = ("host", owner.id)
    return (host not in world.waiting or host in met) and all(_met(asked, met, world) for asked in _first(owner))


def _met(asked: Requirement, met: set[Alternatives], world: _World) -> bool:
    exempt = asked.unless is not None and _met(asked.unless, met, world)
    return exempt or _met_itself(asked, met, world)


def _met_itself(asked: Requirement, met: set[Alternatives], world: _World) -> bool:
    match asked:
        case AllOf():
            return all(_met(part, met, world) for part in asked.parts)
        case AnyOf():
            return any(_met(part, met, world) for part in asked.parts)
        case AtLeast():
            return sum(_met(part, met, world) for part in asked.parts) >= asked.count
        case _:
            choice = _choice(asked, world)
            return choice is None or choice in met


def _closing(needs: Mapping[str, Iterable[str]]) -> list[str]:
    """The things on circles: whatever nothing else needs is removed until nothing more can be."""
    needed = dict.fromkeys(needs, 0)
    for others in needs.values():
        for other in others:
            needed[other] += 1
    free = [id for id, count in needed.items() if not count]
    while free:
        id = free.pop()
        for other in needs[id]:
            needed[other] -= 1
            if not needed[other]:
                free.append(other)
    return [id for id, count in needed.items() if count]


def _round(start: str, needs: Mapping[str, Iterable[str]]) -> list[str]:
    """The shortest path from it to itself; only its start if none is found among the nearest."""
    came_from, queue = dict[str, str](), [start]
    for id in queue:
        for other in needs[id]:
            if other == start:
                way = [id]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return [*reversed(way), start]
            # Breadth first, so that the first path back is a shortest one.
            if other not in came_from and len(came_from) < MOST_LOOKED_AT:
                came_from[other] = id
                queue.append(other)
    return [start]
