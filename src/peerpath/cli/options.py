"""The options that several commands share, each defined once, in groups that a command takes as one parameter."""

import os
from collections.abc import Callable, Iterator
from functools import cache, partial, wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer
from msgspec import Struct
from msgspec.structs import asdict

from peerpath.ask.day import the_day as the_day
from peerpath.ask.errors import Gathered as Gathered
from peerpath.cli.edge import Format, Out
from peerpath.document.blocks import PaperSize
from peerpath.reading.limits import MONTHS as MONTHS
from peerpath.reading.limits import MOST_STUDY_HOURS

if TYPE_CHECKING:
    from peerpath.ask.planner import Planner
    from peerpath.document.blocks import Letterhead
    from peerpath.model.profile import Profile
    from peerpath.report.agreed import Paper

PROFILE_PANEL, ANSWER_PANEL, DATA_PANEL, PAPER_PANEL = "About you", "The answer", "Role data", "On paper"
# An option in its own part of the help.
of_you, of_answer, of_data, of_paper = (
    partial(typer.Option, rich_help_panel=panel) for panel in (PROFILE_PANEL, ANSWER_PANEL, DATA_PANEL, PAPER_PANEL)
)

TARGET = Annotated[str, typer.Argument(metavar="ROLE", help="An id, a title, or a title that other trusts use.")]
FORMAT = Annotated[Format, of_answer("--format", "-f", help="How the answer is written.")]
OUTPUT = Annotated[Path | None, of_answer("--output", "-o", metavar="FILE", help="Write the answer to a file.")]
FULL = Annotated[bool, of_answer("--full", help="In text too: the whole report.")]
ACCESSIBLE = Annotated[bool, of_answer("--accessible", help="For screen readers: nothing drawn, short labelled lines.")]
QUIET = Annotated[bool, of_answer("--quiet", "-q", help="Only the answer, no remarks.")]
AS_OF = Annotated[str | None, of_answer(metavar="DATE", help="Answer as if today were this day.")]
ASSUME_MONTHS = Annotated[int, of_answer(min=1, max=600, help="Months, where none are given.")]
Several = list[str] | None


def _folders(given: list[str] | None) -> list[str] | None:
    """The folders that were named, or else those in PEERPATH_DATA, which is written like PATH."""
    if given:
        return given
    # Read here because Typer would not split it like PATH.
    value = os.environ.get("PEERPATH_DATA", "")
    # A folder may have the separator in its own name.
    return [one for one in ([value] if Path(value).exists() else value.split(os.pathsep)) if one]


class Shared(Struct, frozen=True):
    """A group of options, one to a field. `takes` adds them to a command that has the group as a parameter."""

    def typed(self) -> str:
        """The options that were given, as typed after a command, each with a leading space."""
        given = ((field, getattr(self, field)) for field in self.__struct_fields__)
        # Defaults are left out, to keep suggested commands short.
        usual = type(self)()
        return "".join(typed(field, value) for field, value in given if value != getattr(usual, field))


class Flags(Shared, frozen=True):
    """What flags say about a person."""

    holds: Annotated[Several, of_you(metavar="ID[=DATE]", help="A qualification that you have.")] = None
    also_holds: Annotated[
        Several, of_you(metavar="TITLE", help='One that no list has, such as "HNC Social Services (SCQF level 7)".')
    ] = None
    studying: Annotated[Several, of_you(metavar="ID[=DATE]", help="A course that you are on.")] = None
    experience: Annotated[
        Several,
        of_you(metavar="ID=MONTHS", help="Months of one kind of work, such as peer-support-worker=18, or in one role."),
    ] = None
    lived_experience: Annotated[
        Several, of_you(metavar="AREA", help="A broad area, such as mental-health. No details are wanted.")
    ] = None
    declares: Annotated[Several, of_you(metavar="ID", help="What only you can say, such as written-english.")] = None
    not_yet: Annotated[Several, of_you(metavar="ID", help="What you said no to, such as supervising-staff.")] = None
    not_willing: Annotated[Several, of_you(metavar="ID", help="A course that you would not take.")] = None
    study_hours: Annotated[
        int | None, of_you(min=1, max=MOST_STUDY_HOURS, help="Hours a week for courses; 7 where left out.")
    ] = None


class You(Shared, frozen=True):
    """The person who asks: a profile file, flags, or both."""

    profile: Annotated[
        str | None, of_you("--profile", "-p", metavar="FILE", help="A profile; - is standard input.")
    ] = None
    flags: Flags = Flags()

    def told(self, planner: "Planner") -> "Profile":
        """Read the profile. Raises DataError with every problem of the file and the flags."""
        from peerpath.cli.person import person

        return person(self.profile, asdict(self.flags), planner.catalogue)

    def is_silent(self) -> bool:
        """Whether nothing was said about a person."""
        return self == You()


def written_to(file: Path | None) -> Path | None:
    """Where the answer goes; a hyphen is standard output."""
    return None if file == Path("-") else file


class Leaving(Shared, frozen=True):
    """How the answer leaves, whatever its format."""

    output: OUTPUT = None
    accessible: ACCESSIBLE = False
    quiet: QUIET = False

    def out(self, format: Format) -> Out:
        """The same with the format."""
        return Out(format, written_to(self.output), self.accessible, self.quiet)


class OnPaper(Shared, frozen=True):
    """How a report is laid out on paper."""

    paper: Annotated[PaperSize, of_paper(help="Sheets of this size.")] = PaperSize.A4
    letterhead: Annotated[
        Path | None, of_paper(metavar="FILE", help="Your service's name, address and logo, in YAML.")
    ] = None
    one_page: Annotated[bool, of_paper("--one-page", help="A handout of one sheet, with nothing to sign.")] = False

    def sheets(self, notes: str | None = None, *, anonymous: bool = False) -> "Paper":
        """The layout with everything else an adviser wants. Raises DataError if the letterhead cannot be used."""
        from peerpath.report.agreed import Paper

        head = _letterhead(self.letterhead) if self.letterhead else None
        return Paper(notes=notes, anonymous=anonymous, size=self.paper, letterhead=head, one_page=self.one_page)


class RoleData(Shared, frozen=True):
    """Which role data to use."""

    data: Annotated[
        Several,
        of_data(
            metavar="DIR",
            callback=_folders,
            help="Role data of your own, laid over the built-in; several lie over each other in order. "
            "(env var: PEERPATH_DATA)",
        ),
    ] = None
    no_builtin: Annotated[bool, of_data("--no-builtin", help="Use only the data in --data.")] = False

    def planner(self) -> "Planner":
        """A planner for this role data. Raises DataError with every problem of the data."""
        from peerpath.ask.planner import load

        return load(self.data or None, builtin=not self.no_builtin)


def assumed(months: int) -> str:
    """``--assume-months`` as typed after a command; empty for the default."""
    return "" if months == MONTHS else typed("assume_months", months)


def again(who: str, where: "RoleData", as_of: str | None, months: int = MONTHS) -> str:
    """What was typed about the person and the question, for suggested commands; ``who`` is what describes the person."""
    return who + where.typed() + assumed(months) + typed("as_of", as_of)


def _letterhead(file: Path) -> "Letterhead":
    from peerpath.ask.errors import DataError
    from peerpath.reading.letterhead import read_letterhead

    head = read_letterhead(file)
    if isinstance(head, str):
        raise DataError(head)
    return head


def typed(field: str, value: Any) -> str:
    """An option as typed after a command, with a leading space; empty if it was not given."""
    if value is None:
        return ""
    if isinstance(value, Shared):
        return value.typed()
    from peerpath.cli.quoted import quoted

    name = f" --{field.replace('_', '-')}"
    if value is True:
        return name
    return "".join(f"{name} {quoted(str(one))}" for one in (value if isinstance(value, list) else [value]))


def takes(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take groups of options: Typer sees each group's options in place of the group."""
    hints = get_type_hints(command, include_extras=True)
    usual = {name: one.default for name, one in signature(command).parameters.items()}
    options = list(_options(hints, usual))

    @wraps(command)
    def run(**typed: Any) -> None:
        command(**_together(hints, typed))

    # Typer reads a command's options off its signature.
    run.__signature__ = Signature(options)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in options}
    return run


def _options(hints: dict[str, Any], usual: dict[str, Any]) -> Iterator[Parameter]:
    """The options of a command or a group, including those of nested groups, in order."""
    for name in usual:
        if group := _group(hints[name]):
            fields = {field: getattr(group(), field) for field in group.__struct_fields__}
            yield from _options(_hints(group), fields)
        else:
            yield Parameter(name, Parameter.KEYWORD_ONLY, annotation=hints[name], default=usual[name])


def _together(hints: dict[str, Any], typed: dict[str, Any]) -> dict[str, Any]:
    """The typed values as the parameters of a command or a group."""
    made = {}
    for name, hint in hints.items():
        if group := _group(hint):
            made[name] = group(**_together(_hints(group), typed))
        elif name in typed:
            made[name] = typed[name]
    return made


@cache
def _hints(group: type[Shared]) -> dict[str, Any]:
    return get_type_hints(group, include_extras=True)


def _group(hint: Any) -> type[Shared] | None:
    return hint if isinstance(hint, type) and issubclass(hint, Shared) else None
