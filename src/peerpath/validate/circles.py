"""Circles: what people could start only after having done it. Roles, qualifications and the experience between them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct, field

from peerpath.model.catalogue import Catalogue
from peerpath.model.requirement import AllOf, AnyOf, AtLeast, Experience, Holds, Level, Requirement, Strength, When
from peerpath.validate.obtainable import hosts, reaching_in
from peerpath.validate.rule import Owner, below

MOST_LOOKED_AT = 500
"""Things looked at for the way round one circle: a longer way is not told, nobody could read it."""


class Circle(Struct, frozen=True):
    """Something that needs itself, with the way round: its own id first and last."""

    owner: Owner
    way: tuple[str, ...]


Choice = tuple[str, ...]
"""Ids of roles or courses of which one has to be come by; none where it is met from outside the data."""


class _World(Struct, frozen=True):
    owners: Mapping[str, Owner]
    hosts: Mapping[str, Choice]
    """By the id of a course that is only for people in post: the roles that have it."""
    choices: Callable[[Requirement], tuple[Choice, ...]]
    """One of each of these choices has to be come by."""
    waiting: dict[str, list[str]] = field(default_factory=dict)
    """By id: those that name it somewhere in what they need first."""


def circles(catalogue: Catalogue, *, through_occupations: bool) -> Iterator[Circle]:
    """Roles and qualifications that need themselves, in the order of the data.

    What can be come by is a least fixed point: all that asks for nothing but what is in it. Everything that is neither a
    qualification nor work in the data counts as met; so does work that is only told by its occupation, unless
    ``through_occupations``. Of the rest, only what closes a circle is told, not what waits for it. Each owner is looked
    at again only when something that it names was come by.
    """
    world = _world(catalogue, through_occupations)
    got = _come_by(world)
    left = {id: one for id, one in world.owners.items() if id not in got}
    needs = {id: [other for other in _named(one, world) if other in left] for id, one in left.items()}
    for id in _closing(needs):
        yield Circle(left[id], tuple(_round(id, needs)))


def _world(catalogue: Catalogue, through_occupations: bool) -> _World:
    owners: dict[str, Owner] = {**catalogue.qualifications, **catalogue.roles}
    world = _World(owners, hosts(catalogue), _choices_in(catalogue, through_occupations))
    for owner in owners.values():
        for id in _named(owner, world):
            world.waiting.setdefault(id, []).append(owner.id)
    return world


def _choices_in(catalogue: Catalogue, through_occupations: bool) -> Callable[[Requirement], tuple[Choice, ...]]:
    courses = dict[str, list[str]]()
    for course in catalogue.qualifications.values():
        for id in (course.id, *course.counts_as):
            courses.setdefault(id, []).append(course.id)
    work = dict[str, list[str]]()
    for role in catalogue.roles.values():
        occupation = catalogue.occupations.get(role.occupation)
        for id in (role.occupation, *(occupation.counts_as if occupation else ())):
            work.setdefault(id, []).append(role.id)
    reaching = reaching_in(catalogue.qualifications)

    @cache
    def at_level(subject: str | None, level: int | None) -> Choice:
        return tuple(dict.fromkeys(course for id in reaching(subject, level) for course in courses[id]))

    def choices(asked: Requirement) -> tuple[Choice, ...]:
        match asked:
            case Holds(qualification=id):
                return (tuple(courses.get(id, ())),)
            case Level():
                return (at_level(asked.subject, asked.at_least),)
            case Experience(rung=False) if asked.roles:
                return (tuple(id for id in asked.roles if id in catalogue.roles),)
            case Experience(rung=False) if asked.occupations and through_occupations:
                return (tuple(role for id in asked.occupations for role in work.get(id, ())),)
            case _:
                return ()

    return choices


def _come_by(world: _World) -> set[str]:
    got, queue = set[str](), list(world.owners)
    while queue:
        id = queue.pop()
        if id not in got and _is_open(world.owners[id], got, world):
            got.add(id)
            queue += world.waiting.get(id, ())
    return got


def _is_open(owner: Owner, got: set[str], world: _World) -> bool:
    in_post = world.hosts.get(owner.id, ())
    return (not in_post or not got.isdisjoint(in_post)) and all(_met(asked, got, world) for asked in _first(owner))


def _first(owner: Owner) -> Iterator[Requirement]:
    """What it asks for before anybody can start."""
    for asked in owner.requires:
        if asked.terms.strength is Strength.ESSENTIAL and asked.terms.when is When.BEFORE_APPLYING:
            yield asked


def _named(owner: Owner, world: _World) -> dict[str, None]:
    """Ids of what would help with something that is asked for, in its order."""
    nodes = (node for asked in _first(owner) for node in below(asked))
    named = (id for node in nodes for choice in world.choices(node) for id in choice)
    return dict.fromkeys((*named, *world.hosts.get(owner.id, ())))


def _met(asked: Requirement, got: set[str], world: _World) -> bool:
    if asked.unless is not None and _met(asked.unless, got, world):
        return True
    match asked:
        case AllOf():
            return all(_met(part, got, world) for part in asked.parts)
        case AnyOf():
            return any(_met(part, got, world) for part in asked.parts)
        case AtLeast():
            return sum(_met(part, got, world) for part in asked.parts) >= asked.count
        case _:
            return all(not one or not got.isdisjoint(one) for one in world.choices(asked))


def _closing(needs: Mapping[str, Iterable[str]]) -> list[str]:
    """Those that stand on a circle: what nobody else needs is taken away until nothing more can be."""
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
    """The shortest way from it to itself; only its start where there is none but through another circle."""
    came_from, queue = dict[str, str](), [start]
    for id in queue:
        if len(came_from) > MOST_LOOKED_AT:
            break
        for other in needs[id]:
            if other == start:
                way = [id]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return [*reversed(way), start]
            if other not in came_from:
                came_from[other] = id
                queue.append(other)
    return [start]
