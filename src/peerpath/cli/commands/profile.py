"""``peerpath profile``: write a profile by answering questions, read it, and look whether it is well formed."""

from pathlib import Path
from typing import Annotated

import typer

from peerpath.cli import options as o
from peerpath.cli.commands.profile_import import import_resume
from peerpath.cli.edge import Format, Out, give_known
from peerpath.cli.exit_codes import ANSWERED, PROBLEMS
from peerpath.cli.quoted import quoted

FILE = Annotated[str, typer.Argument(metavar="FILE", help="The file of the profile; - is standard input.")]
OWN_FILE = Annotated[Path, typer.Argument(metavar="FILE", help="The file of the profile.")]
TARGET = Annotated[str | None, typer.Option("--target", metavar="ROLE", help="Ask only what this role asks for.")]
USUAL = Path("profile.yaml")


@o.takes
def new(
    *,
    file: OWN_FILE = USUAL,
    target: TARGET = None,
    accessible: o.ACCESSIBLE = False,
    as_of: o.AS_OF = None,
    where: o.RoleData,
) -> None:
    """Answer a few questions. Your answers are kept in a file that only you can open."""
    from peerpath.cli.terminal.profile_talk import talk_new

    talk_new(file, target, accessible, as_of, where)


@o.takes
def edit(
    *,
    file: OWN_FILE = USUAL,
    target: TARGET = None,
    accessible: o.ACCESSIBLE = False,
    as_of: o.AS_OF = None,
    where: o.RoleData,
) -> None:
    """Go through your answers again, and change what you like."""
    from peerpath.cli.terminal.profile_talk import talk_edit

    talk_edit(file, target, accessible, as_of, where)


@o.takes
def show_profile(
    *,
    file: FILE = str(USUAL),
    format: o.FORMAT = Format.TEXT,
    leaving: o.Leaving,
    where: o.RoleData,
) -> None:
    """What a profile says, in plain words."""
    from peerpath.cli.person import read_one
    from peerpath.reading.people.write_profile import profile_data
    from peerpath.report.people.profile import profile_document

    catalogue = where.planner().catalogue
    told = read_one(file, catalogue)
    give_known(
        lambda: {"schema": "peerpath/profile/1", **profile_data(told)},
        lambda: profile_document(told, quoted(file) + where.typed(), catalogue),
        leaving.out(format),
    )


@o.takes
def check(
    *,
    file: FILE = str(USUAL),
    accessible: o.ACCESSIBLE = False,
    quiet: o.QUIET = False,
    as_of: o.AS_OF = None,
    where: o.RoleData,
) -> None:
    """Is a profile well formed? Exits with 1 where it is not, and names each line to mend."""
    from peerpath.ask.people import remarks_on
    from peerpath.cli.edge import leave, look
    from peerpath.cli.person import looked_at
    from peerpath.document.build import commands
    from peerpath.document.clean import clean
    from peerpath.render.terminal.encoding import fit
    from peerpath.render.terminal.text import lines_of, text_of

    day = o.the_day(as_of)
    told, problems = looked_at(file, where.planner().catalogue)
    remarks = [f"{file}: {line}" for line in remarks_on(told, day)] if told else []
    lines = problems or ([] if quiet else [f"{file}: well formed.", *remarks])
    how = look(stream_is_file=False, accessible=accessible)
    text = "".join(f"{fit(clean(line), how.encoding)}\n" for line in lines)
    if not quiet:
        text += "\n" + text_of(
            lines_of(commands("What next", _after(quoted(file) + o.again("", where, as_of), bool(problems))), how), how
        )
    leave(text.encode(how.encoding, errors="backslashreplace"), Out())
    raise typer.Exit(PROBLEMS if problems else ANSWERED)


def _after(file: str, wrong: bool) -> tuple[str, str]:
    if wrong:
        return "peerpath schema profile", "what a profile may hold"
    return f"peerpath gap cwpt/peer-practitioner --profile {file}", "what is in place for a role"


profile = typer.Typer(name="profile", help="What you have so far, kept in a file of your own.", no_args_is_help=True)
for name, below in {"new": new, "edit": edit, "show": show_profile, "check": check, "import": import_resume}.items():
    profile.command(name)(below)
