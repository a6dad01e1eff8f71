"""Roles that nothing asks for by themselves, but whose months count for several things at once."""

from collections.abc import Iterator

from peerpath.route.problem.formula import Worked
from peerpath.route.search.partial import Partial
from peerpath.route.search.relaxed import bits, mask_of
from peerpath.route.search.uses import does_more


def could_help(at: Partial, needed: int) -> Iterator[int]:
    """Roles whose months could count for several of the nodes that are needed, and for more than one chosen for any."""
    ground = at.ground
    nodes, uses = ground.problem.nodes, ground.uses
    first = {n: uses[way[0]].one_of for n, way in at.choice.items() if n in at.value and isinstance(nodes[n], Worked)}
    one_course = ground.problem.places == 1
    for role in ground.versatile:
        counts = uses[role].one_of & needed
        if counts.bit_count() < 2 or (one_course and not counts & ground.timed):
            continue  # Where one course is studied at a time, a place to study two of them saves nothing.
        if does_more(counts, first):
            yield role


def further_helpers(at: Partial) -> list[int]:
    """Roles that could be added to a complete choice, beyond the last one that was."""
    nodes = at.ground.problem.nodes
    wanted = mask_of(number for number in at.value if number >= 0 and isinstance(nodes[number], Worked))
    added = at.extra[len(at.ground.kept) :]
    last = added[-1] if added else -1
    return [role for role in could_help(at, wanted) if role > last and not at.there >> role & 1]


def roles_to_come(at: Partial) -> int:
    """A bit for each role that is there or may yet be added."""
    if at.open:
        return -1
    ground, there = at.ground, at.there
    for role in further_helpers(at):
        there |= 1 << role
        for number in bits(ground.reach[ground.problem.activities[role].needs] & ground.working):
            there |= ground.first[number]
    return there
