"""Reads a `Catalogue`: the built-in role data, and over it somebody's own."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Place, Read, Severity, in_order
from peerpath.model.catalogue import Catalogue
from peerpath.reading.role_data import lower
from peerpath.reading.role_data.entries import MOST_PROBLEMS, Entries, read_entries
from peerpath.reading.role_data.foreign import foreign
from peerpath.reading.role_data.ladder import with_ladder
from peerpath.reading.role_data.layers import FileLayer, Folders, read_layers, version_of
from peerpath.reading.role_data.lower_requirement import Lowering
from peerpath.reading.role_data.references import unknown_references
from peerpath.reading.role_data.set_cycles import sets_within_themselves
from peerpath.reading.yamltree.collector import collector_paused
from peerpath.reading.yamltree.document import YamlDocument
from peerpath.reading.yamltree.placed import Path as DataPath
from peerpath.reading.yamltree.tree import read_tree


class Loaded(Struct, frozen=True):
    """A catalogue with the files that it came from, for checks that look further."""

    catalogue: Catalogue
    """The catalogue without entries of the wrong shape."""
    diagnostics: tuple[Diagnostic, ...]
    documents: tuple[YamlDocument, ...]
    entries: Entries

    @property
    def has_errors(self) -> bool:
        """Whether errors prevent answers from this data."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)

    def place(self, path: DataPath, *, key: bool = False) -> Place:
        """The place of a path that begins with a section and an id."""
        return self.entries.place(path, key=key)

    def requirement_paths(self, section: str, owner: str) -> dict[str, DataPath]:
        """The path at which each requirement of a role or qualification was authored: there, or in a set that it uses.

        The entry is lowered again to find out, so that loading need not keep the places of all requirements.
        """
        return lower_entry(self.entries, section, owner).paths


def read_catalogue(named: Folders = None, *, builtin: bool = True) -> Read[Catalogue]:
    """Read the built-in catalogue with the data of folders over it, or the folders' data alone.

    The value is None if there were errors; `Read.unopened` tells whether files could not be opened.
    """
    layers = read_layers(named, builtin=builtin)
    if layers.value is None:
        return Read(None, layers.diagnostics)
    loaded = load(layers.value)
    return Read(None if loaded.has_errors else with_ladder(loaded.catalogue), loaded.diagnostics)


def _documents(layer: FileLayer) -> tuple[list[YamlDocument], list[Diagnostic]]:
    """The files of a layer that are YAML, and the problems of all files."""
    read = [_read(raw, name) for name, raw in layer]
    problems = [problem for one in read for problem in one.diagnostics]
    return [one.value for one in read if one.value is not None], problems


def load(layers: Sequence[FileLayer]) -> Loaded:
    """Build a catalogue from layers of files, with every problem of every file."""
    with collector_paused():
        problems, documents, entries, lost = list[Diagnostic](), list[YamlDocument](), Entries(), False
        for layer in layers:
            own, wrong = _documents(layer)
            upper, misfits = read_entries(own)
            problems += (*wrong, *misfits)
            documents += own
            # An entry that cannot be read is missing, and every reference to it would be reported.
            lost = lost or len(own) < len(layer) or not all(isinstance(one.data, dict) for one in own)
            lost = lost or any(one.code == codes.NOT_ALL_SHOWN for one in misfits)
            entries = entries.under(upper)
        if not lost:  # References to what an unreadable file defines would be reported all over the others.
            problems += islice(unknown_references(entries), MOST_PROBLEMS)
        problems += sets_within_themselves(entries)
        catalogue = _lower(entries, version_of(layers), problems)
        return Loaded(catalogue, _one_a_place(problems), tuple(documents), entries)


def _read(raw: bytes, name: str) -> Read[YamlDocument]:
    """Read a file as a document; for one without role data, report only that."""
    read = read_tree(raw, name)
    other = foreign(raw, name, read)
    return Read(None, (other,)) if other else read


def lower_entry(entries: Entries, section: str, id: str) -> Lowering:
    """Lower one role or qualification again, to learn where its requirements stand."""
    work = Lowering(entries, (section, id))
    shape = entries.sections[section][id].shape
    if shape is not None and section == "roles":
        lower.role(work, id, shape, {}, {})
    elif shape is not None:
        lower.qualification(work, id, shape)
    return work


def _lower(entries: Entries, version: str, problems: list[Diagnostic]) -> Catalogue:
    occupations = {id: lower.occupation(id, shape) for id, shape in entries.right("occupations")}
    organisations = {id: lower.organisation(id, shape) for id, shape in entries.right("organisations")}

    def each(section: str, make: Any) -> dict[str, Any]:
        made = {}
        for id, shape in entries.right(section):
            work = Lowering(entries, (section, id))
            one = make(work, id, shape)
            if one is not None:
                made[id] = one
            problems.extend(work.problems)
        return made

    def terms(section: str) -> dict[str, Any]:
        return {id: lower.term(id, shape) for id, shape in entries.right(section)}

    years = sorted(each("pay", lower.pay).values(), key=lambda year: (year[0][0].country, year[0][0].since))
    return Catalogue(
        version=version,
        sources=each("sources", lower.source),
        organisations=organisations,
        areas=terms("areas"),
        settings=terms("settings"),
        subjects=terms("subjects"),
        declarations=terms("declarations"),
        checks=terms("checks"),
        occupations=occupations,
        qualifications=each("qualifications", lower.qualification),
        roles=each("roles", lambda work, id, shape: lower.role(work, id, shape, occupations, organisations)),
        glossary={id: lower.word(id, shape) for id, shape in entries.right("glossary")},
        pay=tuple(one for bands, _ in years for one in bands),
        pay_remark=years[-1][1] if years else None,
    )


def _one_a_place(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort problems, and keep only the first kind at each place: what follows from it would distract."""
    first = dict[tuple[str, int, int], Diagnostic]()
    for problem in problems:
        at = (problem.place.file, problem.place.line, problem.place.column)
        if at not in first:
            first[at] = problem
        elif first[at].edit:  # It would be wrong as text too, so quotes would not fix it.
            first[at] = replace(first[at], edit=None)
    return in_order(first.values())
