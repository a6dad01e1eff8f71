"""Reads the files of a catalogue as bytes, and works out its version."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from peerpath.diagnostic.diagnostic import Diagnostic, Read, in_order
from peerpath.reading.files import builtin_data, data_files, read_all

DIGITS = 12
"""The number of hexadecimal digits of a catalogue's version."""

FileLayer = Sequence[tuple[str, bytes]]
"""Files by the name that diagnostics show, each with its bytes; later layers replace entries of earlier ones."""


Folders = Path | Sequence[Path] | None
"""One folder or file of role data, or several, each over those before it."""


def folders_of(named: Folders) -> tuple[Path, ...]:
    """One or several, as a list."""
    return (named,) if isinstance(named, Path) else tuple(named or ())


def read_layers(named: Folders = None, *, builtin: bool = True) -> Read[list[FileLayer]]:
    """Read the built-in data, and folders or files over it. The value is None if something cannot be opened."""
    folders = [*([builtin_data()] if builtin else []), *folders_of(named)]
    layers = [read_layer(folder) for folder in folders]
    unopened: Iterable[Diagnostic] = [problem for layer in layers for problem in layer.diagnostics]
    return Read(None, in_order(unopened)) if unopened else Read([layer.value or () for layer in layers])


def read_layer(*paths: Path, exclude: Sequence[str] = ()) -> Read[FileLayer]:
    """Read the YAML files in these files and folders, each once, except those that match ``exclude``."""
    names = [data_files(path, exclude) for path in paths]
    files = read_all(tuple(dict.fromkeys(name for one in names for name in one.value or ())))
    problems = [problem for one in names for problem in one.diagnostics]
    return Read(files.value or (), (*problems, *files.diagnostics))


def version_of(layers: Sequence[FileLayer]) -> str:
    """A short digest of all files' contents, in their order."""
    from hashlib import sha256

    digest = sha256()
    for layer in layers:
        for _, raw in layer:
            digest.update(len(raw).to_bytes(8, "big") + raw)
        digest.update(b"\n")
    return digest.hexdigest()[:DIGITS]
