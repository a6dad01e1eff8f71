"""A set of requirements that uses itself, straight or by way of others, could never be written out."""

from collections.abc import Iterator
from typing import Any

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic
from peerpath.reading.role_data.entries import Entries
from peerpath.reading.role_data.references import references
from peerpath.reading.yamltree.document import Path


def sets_within_themselves(entries: Entries) -> list[Diagnostic]:
    """A diagnostic at each use of a set that leads back to the set in which it stands."""
    uses = {name: list(_uses(name, shape)) for name, shape in entries.right("sets")}
    return [
        Diagnostic(
            code=codes.SET_WITHIN_ITSELF,
            message="this set leads back to the set that it stands in",
            place=entries.place(path),
        )
        for name, used in uses.items()
        for path, other in used
        if name in _reached(uses, other)
    ]


def _uses(name: str, shape: Any) -> Iterator[tuple[Path, str]]:
    return ((path, word) for path, of, word in references(("sets", name), shape) if of == "sets")


def _reached(uses: dict[str, list[tuple[Path, str]]], start: str) -> set[str]:
    """All sets that a set brings in, itself included."""
    seen, open_sets = {start}, [start]
    while open_sets:
        for _, other in uses.get(open_sets.pop(), ()):
            if other not in seen:
                seen.add(other)
                open_sets.append(other)
    return seen
