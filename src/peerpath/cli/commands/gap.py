"""``peerpath gap``: what is in place, what is missing, what can wait. For one person, or for many."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from msgspec import Struct
from msgspec.structs import asdict

from peerpath.cli import options as o
from peerpath.cli.edge import Format, Out, leave, paint, show, show_data
from peerpath.cli.exit_codes import ANSWERED, PROBLEMS, stop
from peerpath.cli.quoted import quoted

if TYPE_CHECKING:
    from peerpath.ask.planner import Planner
    from peerpath.cli.cohort import Tallied
    from peerpath.report.agreed import Paper

MOST_NOTES = 100_000
"""The largest file of notes, in bytes."""

ROLES = Annotated[
    list[str], typer.Argument(metavar="ROLE...", help="An id, a title, or a title that other trusts use.")
]
PROFILES = Annotated[
    list[str] | None,
    o.of_you(
        "--profile",
        "-p",
        metavar="FILE",
        help="A profile, a folder of profiles, or a table (.csv, .tsv, .jsonl); - is standard input.",
    ),
]
_many_people = partial(typer.Option, rich_help_panel="For many people")


GapFormat = Literal["text", "json", "jsonl", "markdown", "html", "pdf"]
"""The formats of this answer."""


class Many(o.Shared, frozen=True):
    """Where what is made for many people goes, and how."""

    output_dir: Annotated[Path | None, _many_people(metavar="DIR", help="One report each, and a summary.")] = None
    summary: Annotated[Path | None, _many_people(metavar="DIR", help="A summary of all, as tables.")] = None
    table: Annotated[str | None, _many_people(metavar="KIND", help="Take --profile as csv or jsonl.")] = None
    name_files: Annotated[bool, _many_people("--name-files", help="People's names in the names of files.")] = False
    resume: Annotated[bool, _many_people("--resume", help="Leave the reports that are there.")] = False
    prune: Annotated[bool, _many_people("--prune", help="Move reports of people who are gone aside.")] = False
    jobs: Annotated[int | None, _many_people(min=1, max=256, help="Processes at once.")] = None

    def are_meant(self, files: list[str]) -> bool:
        """Whether the question is about many people."""
        if len(files) > 1 or self.output_dir is not None or self.summary is not None:
            return True
        if not files:
            return False
        from peerpath.reading.people.kinds import is_many

        return is_many(files[0], self.table)


@o.takes
def gap(
    *,
    role: ROLES,
    profile: PROFILES = None,
    flags: o.Flags,
    check: Annotated[
        bool, typer.Option("--check", help="Exit with 1 unless the answer is that you can apply now.")
    ] = False,
    full: o.FULL = False,
    sheets: o.OnPaper,
    notes: Annotated[Path | None, o.of_paper(metavar="FILE", help="An adviser's notes, to print.")] = None,
    anonymous: Annotated[
        bool, o.of_paper("--anonymous", help="Leave out the name, and all that was typed in words of one's own.")
    ] = False,
    many: Many,
    format: Annotated[GapFormat, o.of_answer("--format", "-f", help="How the answer is written.")] = "text",
    assume_months: o.ASSUME_MONTHS = 12,
    leaving: o.Leaving,
    as_of: o.AS_OF = None,
    where: o.RoleData,
) -> None:
    """What is in place for a role, what is missing, and what can wait until you are in post."""
    # JSON Lines is the same JSON in another frame.
    out = leaving.out(Format.JSON if format == "jsonl" else Format(format))
    files = list(profile or ())
    _refuse(files, many, format, out.file, anonymous=anonymous)
    from peerpath.cli.meant import role_meant

    planner = where.planner().assuming(assume_months)
    asked = GapQuestion(
        planner=planner,
        roles=tuple(dict.fromkeys(role_meant(name, planner.catalogue).id for name in role)),
        flags=flags,
        again=o.again(flags.typed(), where, as_of, assume_months),
        day=o.the_day(as_of),
        full=full,
        paper=sheets.sheets(_notes(notes), anonymous=anonymous),
        lines=format == "jsonl",
    )
    if many.are_meant(files):
        found = _many(asked, files, many, out)
        problem = found.skipped > 0 or (check and found.unready)
    else:
        problem = not _one(files[0] if files else None, asked, out) and check
    raise typer.Exit(PROBLEMS if problem else ANSWERED)


class GapQuestion(Struct, frozen=True, kw_only=True):
    """The question, whoever it is about."""

    planner: "Planner"
    roles: tuple[str, ...]
    flags: o.Flags
    again: str
    """The person's own flags as typed, but for the profile, for commands to type next."""
    day: date
    full: bool
    paper: "Paper"
    lines: bool
    """One JSON answer to a line, instead of an array."""


def _refuse(files: list[str], many: Many, format: GapFormat, output: Path | None, *, anonymous: bool) -> None:
    """Refuse options that do not go together, all at once."""
    folder = many.output_dir
    problems = {
        "Standard input can be read once: give --profile - only once.": _times_read(files) > 1,
        "--table wants csv or jsonl.": many.table not in (None, "csv", "jsonl"),
        "--table wants a table: name it with --profile.": many.table is not None and not files,
        "Name one of --output and --output-dir.": output is not None and folder is not None,
        "Several files are not for standard output: name a folder.": Path("-") in (folder, many.summary),
        "--resume goes with --output-dir.": many.resume and folder is None,
        "--prune goes with --resume.": many.prune and not many.resume,
        "--anonymous leaves names out, and --name-files puts them in: name one.": anonymous and many.name_files,
        "One report each cannot be JSON Lines: take --format json.": format == "jsonl" and folder is not None,
    }
    if any(problems.values()):
        stop(*(text for text, wrong in problems.items() if wrong))


def _profile(file: str | None) -> str:
    return f" --profile {quoted(file)}" if file else ""


def _times_read(files: list[str]) -> int:
    return sum(file in ("-", "/dev/stdin") for file in files)


def _notes(file: Path | None) -> str | None:
    """Read an adviser's notes. Ends with exit code 2 if they are not text."""
    if file is None:
        return None
    from peerpath.ask.errors import value_of
    from peerpath.reading.files import read_bytes
    from peerpath.reading.yamltree.decode import decode

    raw = value_of(read_bytes(file, MOST_NOTES))
    if len(raw) > MOST_NOTES:
        stop(f"{file}: notes of more than 100 kB are too long to print.")
    return value_of(decode(raw, str(file)))


def _one(file: str | None, asked: GapQuestion, out: Out) -> bool:
    """Answer for one person, and return whether they are ready for every role they asked about."""
    from peerpath.ask.personal import GapAnswer
    from peerpath.cli.person import person
    from peerpath.gap.outcome import Verdict

    planner = asked.planner
    asker = planner.asker(person(file, asdict(asked.flags), planner.catalogue), asked.day)
    answers = [GapAnswer(asker, planner.catalogue.roles[id]) for id in asked.roles]
    if out.format is Format.JSON:
        _show_data([answer.to_dict(anonymous=asked.paper.anonymous) for answer in answers], asked.lines, out)
    elif out.format is Format.TEXT and not asked.full:
        flags = f"{_profile(file)}{asked.again}"
        leave(
            b"\n".join(paint(answer.document(flags=flags, paper=asked.paper), out).content for answer in answers),
            out,
        )
    elif len(answers) == 1:
        show(answers[0].document(full=True, paper=asked.paper), out, paged=True)
    else:
        from peerpath.report.gap.paper import reports

        pages = reports([answer.on_paper() for answer in answers], planner.catalogue, asked.paper)
        show(pages, out, paged=True)
    return all(answer.verdict is Verdict.READY for answer in answers)


def _show_data(data: list[dict[str, Any]], lines: bool, out: Out) -> None:
    if not lines:
        show_data(data[0] if len(data) == 1 else data, out)
        return
    from msgspec.json import encode

    leave(b"".join(encode(one) + b"\n" for one in data), out)


MOST_NAMED = 10
"""How many unread files a remark names."""


def _tell_left_out(folders: list[str]) -> None:
    from peerpath.cli.edge import tell
    from peerpath.diagnostic.shown import shown
    from peerpath.reading.people.cohort import left_out
    from peerpath.reading.people.kinds import FILES

    for folder in folders:
        if names := left_out(folder):
            rest = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
            told = ", ".join(map(shown, names[:MOST_NAMED]))
            tell(
                f"Not read in {shown(folder)}: {told}{rest}. Of a folder, only its own {', '.join(FILES)} files are read."
            )


def _many(asked: GapQuestion, files: list[str], many: Many, out: Out) -> "Tallied":
    """Answer for many people."""
    from peerpath.ask.people import said
    from peerpath.cli import cohort
    from peerpath.cli.cohort_work import Wish
    from peerpath.cli.files import distinct

    wish = Wish(
        catalogue=asked.planner.catalogue,
        targets=asked.roles,
        day=asked.day,
        out=out,
        full=asked.full,
        paper=asked.paper,
        again=asked.again,
        said=said(asdict(asked.flags), asked.planner.catalogue),
        folder=many.output_dir,
        slugs=tuple(distinct(list(asked.roles))),
        named=many.name_files,
        lines=many.output_dir is not None or many.summary is not None,
    )
    errand = cohort.Errand(
        files=files,
        table=many.table,
        one_line_each=asked.lines,
        summary=many.summary or many.output_dir,
        resume=many.resume,
        prune=many.prune,
        jobs=many.jobs or cohort.processors(),
    )
    _tell_left_out(files)
    on_one_paper = many.output_dir is None and out.format in (Format.MARKDOWN, Format.HTML, Format.PDF)
    return cohort.run_on_paper(errand, wish) if on_one_paper else cohort.run(errand, wish)
