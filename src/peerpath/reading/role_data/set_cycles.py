"""Finds sets of requirements that use themselves, directly or through others, and so could never be expanded."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic
from peerpath.model.reach import reached
from peerpath.reading.role_data.entries import Entries
from peerpath.reading.role_data.references import references
from peerpath.reading.yamltree.placed import Path


def sets_within_themselves(entries: Entries) -> list[Diagnostic]:
    """A diagnostic at each use of a set that leads back to the set that it is in."""
    uses = {name: list(_uses(name, shape)) for name, shape in entries.right("sets")}
    brought_in = {name: [other for _, other in used] for name, used in uses.items()}
    try:
        TopologicalSorter(brought_in).prepare()
    except CycleError:  # it names one circle; each use in any is told of
        return [
            Diagnostic(
                code=codes.SET_WITHIN_ITSELF,
                message="this set leads back to the set that it stands in",
                place=entries.place(path),
            )
            for name, used in uses.items()
            for path, other in used
            if name in reached([other], lambda id: brought_in.get(id, ()))
        ]
    return []


def _uses(name: str, shape: Any) -> Iterator[tuple[Path, str]]:
    return ((path, word) for path, of, word in references(("sets", name), shape) if of == "sets")
