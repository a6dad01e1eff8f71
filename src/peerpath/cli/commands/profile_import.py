"""``peerpath profile import``: a CV in the JSON Resume format, matched to ids, each match accepted by the person."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerpath.ask.errors import value_of
from peerpath.cli import options as o
from peerpath.cli.edge import Format, Out, show, tell, write
from peerpath.cli.exit_codes import stop
from peerpath.cli.quoted import quoted
from peerpath.diagnostic.shown import shown

if TYPE_CHECKING:
    from peerpath.model.catalogue import Catalogue
    from peerpath.reading.people.json_resume import Match, Resume

FILE = Annotated[str, typer.Argument(metavar="FILE", help="A CV as JSON Resume writes it; - is standard input.")]
MOST = 1_000_000
"""The largest CV, in bytes."""


@o.takes
def import_resume(
    *,
    file: FILE,
    accept: Annotated[
        str | None,
        typer.Option("--accept", metavar="NUMBERS", help="The matches to take, such as 1,3; or all."),
    ] = None,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="The profile to write.", rich_help_panel=o.ANSWER_PANEL),
    ] = Path("profile.yaml"),
    accessible: o.ACCESSIBLE = False,
    quiet: o.QUIET = False,
    as_of: o.AS_OF = None,
    where: o.RoleData,
) -> None:
    """Begin a profile with what a CV says. You accept each match; nothing else is kept."""
    from peerpath.report.people.resume import resume_document

    catalogue = where.planner().catalogue
    found = _read(file, catalogue, as_of)
    taken = _taken(found, accept, catalogue, o.the_day(as_of), accessible)
    if taken is None:
        again = quoted(file) + o.again("", where, as_of)
        show(resume_document(found, catalogue, again), Out(Format.TEXT, None, accessible, quiet))
        return
    # A profile may hold weeks of answers, so it is never overwritten.
    if output.exists():
        stop(f"There is a file of that name: {output}", "Name another one with --output.")
    if not taken:
        stop("Nothing was accepted, so there is nothing to keep.")
    write(output, _text(taken, catalogue).encode())
    name = quoted(str(output)) + where.typed()
    tell(f"Kept in {shown(str(output))}. What it says: peerpath profile show {name}", quiet=quiet)
    tell(f"What a CV cannot say, lived experience first of all: peerpath profile edit {name}", quiet=quiet)


def _read(file: str, catalogue: "Catalogue", as_of: str | None) -> "Resume":
    from peerpath.cli.person import profile_bytes
    from peerpath.reading.people.json_resume import read_resume

    raw = profile_bytes(file)
    if len(raw) > MOST:
        stop(f"{file}: a CV of more than 1 MB is too long.")
    return value_of(read_resume(raw, "standard input" if file == "-" else file, catalogue, o.the_day(as_of)))


def _taken(
    found: "Resume", accept: str | None, catalogue: "Catalogue", day: date, accessible: bool
) -> "tuple[Match, ...] | None":
    """The matches that the person accepts, by number or one after another; None if nobody can be asked."""
    from peerpath.cli.terminal.asking import can_ask

    if accept is None:
        return _asked(found, catalogue, day, accessible) if can_ask() and found.matches else None
    if accept.strip().lower() == "all":
        return found.matches
    numbers = _numbers(accept, len(found.matches))
    return tuple(match for number, match in enumerate(found.matches, 1) if str(number) in numbers)


def _numbers(accept: str, most: int) -> list[str]:
    numbers = [part.strip() for part in accept.split(",") if part.strip()]
    if not all(one.isascii() and one.isdecimal() and 1 <= int(one[:6]) <= most for one in numbers):
        stop(f"--accept wants all, or numbers from 1 to {most} with commas between them.")
    return numbers


def _asked(found: "Resume", catalogue: "Catalogue", day: date, accessible: bool) -> "tuple[Match, ...]":
    """Ask about one match after another, as for a new profile. People who stop keep what they have accepted."""
    from peerpath.cli.terminal.talking import Speaker, ask_one
    from peerpath.dialogue import words
    from peerpath.dialogue.question import YES, YES_OR_NO, Question, ReplyKind
    from peerpath.dialogue.talk import Talk, current
    from peerpath.document.inline import line as spans
    from peerpath.document.inline import plain
    from peerpath.report.people.resume import match_line

    said = [plain(spans(match_line(match, catalogue))) for match in found.matches]
    asked = [
        Question(key=str(number), text="Is this right?", kind=ReplyKind.ONE, choices=YES_OR_NO, about=text)
        for number, text in enumerate(said)
    ]
    speaker, talk = Speaker(accessible), Talk()
    speaker.say([words.how_to_answer()])
    while (question := current(talk, lambda _: asked)) is not None:
        now = talk.answers.get(question.key)
        speaker.say(words.question_blocks(question, asked.index(question) + 1, len(asked), now))
        step = ask_one(talk, question, lambda _: asked, day, speaker)
        if step is None:
            break
        talk = step
    return tuple(match for number, match in enumerate(found.matches) if talk.answers.get(str(number)) == (YES,))


def _text(taken: "tuple[Match, ...]", catalogue: "Catalogue") -> str:
    from peerpath.reading.people.json_resume import profile_data_of
    from peerpath.reading.people.profile import read_profile_data
    from peerpath.reading.people.write_profile import profile_text

    return profile_text(value_of(read_profile_data(profile_data_of(taken), "CV", catalogue)))
