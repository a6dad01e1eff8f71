"""Runs the rules over files of role data."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Also, Diagnostic, Place, Severity, in_order
from peerpath.reading.files import builtin_data
from peerpath.reading.role_data.catalogue import Loaded, load
from peerpath.reading.role_data.layers import FileLayer, read_layer
from peerpath.reading.yamltree.collector import collector_paused
from peerpath.validate.rule import Found, Rule, Subject
from peerpath.validate.rules import RULES
from peerpath.validate.select import selected
from peerpath.validate.suppress import suppress

MOST_OF_RULE: Final = 1_000
"""The most problems of one rule."""
CLEAN, WRONG, NOT_OPENED = 0, 1, 2


class Report(Struct, frozen=True):
    """What was found, and what is needed to show it."""

    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, bytes] = {}
    """The files that were checked, by name."""
    strict: bool = False
    unopened: bool = False

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return sum(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def warnings(self) -> int:
        """How many warnings there are."""
        return len(self.diagnostics) - self.errors

    @property
    def exit_code(self) -> int:
        """The exit code: 0 for no problems, 1 for problems, 2 if a file could not be opened. Warnings count only if strict."""
        if self.unopened:
            return NOT_OPENED
        return WRONG if self.errors or (self.strict and self.diagnostics) else CLEAN


class CheckOptions(Struct, frozen=True, kw_only=True):
    """What to check, and how."""

    select: Sequence[str] = ()
    """Codes or prefixes of codes; none selects all."""
    ignore: Sequence[str] = ()
    strict: bool = False
    builtin: bool = True
    """Lay the files over the built-in data."""
    today: date | None = None
    """The day; without it, no rule depends on the day."""
    exclude: Sequence[str] = ()
    """Patterns of names and paths to leave out of folders. A file that is named itself is never left out."""
    looked_at_since: date | None = None
    """Report sources that nobody has read since this day; by default, for two years."""
    more: Sequence[Rule] = ()
    """Rules of one's own, which run after the built-in ones."""


DEFAULT: Final = CheckOptions()


def check(paths: Sequence[Path] = (), options: CheckOptions = DEFAULT) -> Report:
    """Check files and folders of role data; the built-in data if there are none."""
    read = read_layer(*(paths or [builtin_data()]), exclude=options.exclude)
    under = (read_layer(builtin_data()).value or (),) if options.builtin and paths else ()
    report = check_files(read.value or (), under, options)
    return Report(in_order([*read.diagnostics, *report.diagnostics]), report.files, options.strict, read.unopened)


def check_files(files: FileLayer, under: Sequence[FileLayer] = (), options: CheckOptions = DEFAULT) -> Report:
    """Check files that are already read, over layers that are not themselves reported on."""
    with collector_paused():
        return _check_files(files, under, options)


def _check_files(files: FileLayer, under: Sequence[FileLayer], options: CheckOptions) -> Report:
    loaded = load([*under, files])
    names = dict(files)
    # Problems in layers below, such as the built-in data, were not asked about.
    found = [*loaded.diagnostics]
    all_read = len(loaded.documents) == len(files) + sum(map(len, under))
    every = (*RULES, *options.more)
    # With half of the data, "nothing leads here" would be false, so such rules wait until all of it can be read.
    rules = [rule for rule in every if all_read or not rule.needs_all]
    found += _apply(rules, loaded, names, options)
    chosen = selected(every, options.select, options.ignore)
    documents = [document for document in loaded.documents if document.name in names]
    kept = suppress([d for d in found if d.place.file in names], documents, every)
    shown = _with_a_way_out((one for one in kept if one.code in chosen), every)
    return Report(in_order(shown), names, options.strict)


def _with_a_way_out(problems: Iterable[Diagnostic], rules: Iterable[Rule]) -> Iterator[Diagnostic]:
    """The problems with what the manuals say of mending them, where they have no help or suggestion of their own."""
    mends = {rule.code: rule.mend for rule in rules}
    for one in problems:
        yield one if one.help or one.suggestions else replace(one, help=mends.get(one.code, ""))


def _apply(rules: Iterable[Rule], loaded: Loaded, files: Container[str], options: CheckOptions) -> Iterable[Diagnostic]:
    subject = Subject(loaded, files, options.today, options.looked_at_since)
    for rule in rules:
        seen = set()
        for found in rule.check(subject) if rule.check else ():
            diagnostic = _placed(rule, found, loaded)
            if diagnostic.place not in seen:  # Many roles may use a set, but its problem is reported once.
                seen.add(diagnostic.place)
                yield diagnostic
            if len(seen) >= MOST_OF_RULE:
                message = f"more than {MOST_OF_RULE:,} times {rule.code}: the rest was not looked for"
                yield Diagnostic(code=codes.NOT_ALL_SHOWN, message=message, place=Place(diagnostic.place.file))
                break


def _placed(rule: Rule, found: Found, loaded: Loaded) -> Diagnostic:
    return Diagnostic(
        code=rule.code,
        message=found.message,
        place=loaded.place(found.path, key=found.key),
        severity=found.severity or rule.severity,
        also=Also(loaded.place(found.also[0], key=True), found.also[1]) if found.also else None,
        suggestions=found.suggestions,
        help=found.help,
    )
