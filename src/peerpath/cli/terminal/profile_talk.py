"""The conversation of ``profile new`` and ``profile edit``: asks on standard error, reads lines, keeps every answer."""

import sys
from datetime import date
from itertools import count
from pathlib import Path

from msgspec import Struct

from peerpath.ask.day import the_day
from peerpath.ask.errors import DataError
from peerpath.ask.people import read_text
from peerpath.ask.planner import Planner
from peerpath.cli import options as o
from peerpath.cli.edge import Out, give, write
from peerpath.cli.exit_codes import stop
from peerpath.cli.meant import role_meant
from peerpath.cli.options import RoleData
from peerpath.cli.person import profile_bytes
from peerpath.cli.quoted import quoted
from peerpath.cli.terminal.talking import Speaker, ask_one
from peerpath.dialogue import words
from peerpath.dialogue.profile_answers import answers_of, profile_of
from peerpath.dialogue.question import Question, Reply
from peerpath.dialogue.role_needs import RoleNeeds, needs_of
from peerpath.dialogue.script import main_questions, questions
from peerpath.dialogue.talk import Talk, current, up_to
from peerpath.document.build import prose
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NOBODY_YET, Profile
from peerpath.reading.people.write_profile import Bookmark, mark_of, notes_of, profile_text


def talk_new(file: Path, target: str | None, accessible: bool, as_of: str | None, where: RoleData) -> None:
    """Ask the questions for a new profile, or the remaining ones for a profile that was left unfinished."""
    _writable(file)
    mark = _mark(file)
    # A bookmark means that the questions were stopped; without one the file is a finished profile.
    if file.exists() and mark is None:
        stop(
            f"There is a file of that name: {file}",
            f"To change your answers, type: peerpath profile edit {quoted(str(file))}{o.again('', where, as_of)}",
        )
    session = _session(file, target or (mark.role if mark else None), accessible, as_of, where)
    session.run(mark)


def talk_edit(file: Path, target: str | None, accessible: bool, as_of: str | None, where: RoleData) -> None:
    """Ask the questions again, each with the answer from the file."""
    _writable(file)
    session = _session(file, target, accessible, as_of, where, edits=True)
    if session.notes:
        session.speaker.say([prose("Your own notes (after a #) are kept. They move to the top of the file.")])
    session.run(None)


def _session(
    file: Path, target: str | None, accessible: bool, as_of: str | None, where: RoleData, *, edits: bool = False
) -> "_Session":
    """A talk that goes on from what the file says, if it is there; ``edits``: it has to be."""
    catalogue, again = where.planner().catalogue, o.again("", where, as_of)
    is_there = edits or file.exists()
    return _Session(
        file=file,
        before=_profile(file, catalogue, again) if is_there else NOBODY_YET,
        needs=needs_of(role_meant(target, catalogue) if target else None, catalogue),
        catalogue=catalogue,
        today=the_day(as_of),
        speaker=Speaker(accessible),
        notes=notes_of(file.read_text(encoding="utf-8-sig")) if is_there else (),
        again=again,
        kept=_bytes(file),
    )


class _Session(Struct):
    """One conversation, from its beginning to the saved file."""

    file: Path
    before: Profile
    needs: RoleNeeds
    catalogue: Catalogue
    today: date
    speaker: Speaker
    notes: tuple[str, ...]
    again: str
    """What was typed about role data and day, for commands to type next."""
    kept: bytes | None = None
    """What the file held when it was last read or written here; None if there was none."""

    def run(self, mark: Bookmark | None) -> None:
        """Ask until nothing is left, or until the person stops."""
        talk = Talk(answers_of(self.before, self.needs, self.catalogue))
        talk = up_to(talk, mark.next, self._script) if mark else talk
        self.speaker.say(words.going_on(self.needs) if talk.behind else words.beginning(self.needs, self._count()))
        while (question := current(talk, self._script)) is not None:
            self._ask(talk, question)
            step = ask_one(talk, question, self._script, self.today, self.speaker)
            if step is None:
                self._stop(talk, question)
                return
            talk = step
            self._keep(talk, current(talk, self._script))
        self._keep(talk, None)
        self._end(talk)

    def _script(self, answers: dict[str, Reply]) -> list[Question]:
        return questions(self.needs, answers, self.catalogue)

    def _count(self) -> int:
        """How many questions stand on their own, whatever is answered."""
        return len(main_questions(self.needs, {}, self.catalogue))

    def _ask(self, talk: Talk, question: Question) -> None:
        keys = [one.key for one in self._script(talk.answers)]
        main = main_questions(self.needs, talk.answers, self.catalogue)
        number = sum(key in main for key in keys[: keys.index(question.key) + 1])
        now, follows = talk.answers.get(question.key), question.key not in main
        self.speaker.say(words.question_blocks(question, number, self._count(), now, follows=follows))

    def _profile(self, talk: Talk) -> Profile:
        return profile_of(talk.answers, self.before, self.needs, self.catalogue, self.today)

    def _keep(self, talk: Talk, question: Question | None) -> None:
        """Save after every answer, so that closing the window loses nothing."""
        role = self.needs.role
        mark = Bookmark(question.key, role.id if role else None) if question else None
        if _bytes(self.file) not in (None, self.kept):
            self._go_elsewhere()
        self.kept = profile_text(self._profile(talk), mark, self.notes).encode()
        write(self.file, self.kept)

    def _go_elsewhere(self) -> None:
        """Somebody else has written to the file: neither their words nor these answers may be lost."""
        before, self.file = self.file, _free(self.file)
        self.speaker.say(words.kept_elsewhere(quoted(str(before)), quoted(str(self.file))))

    def _stop(self, talk: Talk, question: Question) -> None:
        if talk.behind or self.kept is not None:
            self._keep(talk, question)
            self.speaker.say(words.stopped(quoted(str(self.file)), self.again))
        else:
            self.speaker.say(words.nothing_kept())

    def _end(self, talk: Talk) -> None:
        """A first answer: the way to the role in mind, or what is nearest."""
        planner, profile, file = Planner(self.catalogue), self._profile(talk), quoted(str(self.file))
        role, day = self.needs.role, self.today
        answer = planner.route(role.id, profile, today=day) if role else planner.next(profile, today=day)
        sys.stderr.write("\n")
        give(answer, Out(accessible=self.speaker.accessible), flags=f" --profile {file}{self.again}")
        self.speaker.say(words.finished(file, self.again))


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def _free(file: Path) -> Path:
    return next(free for n in count(2) if not (free := file.with_name(f"{file.stem}-{n}{file.suffix}")).exists())


def _mark(file: Path) -> Bookmark | None:
    if not file.exists():
        return None
    return mark_of(profile_bytes(str(file)).decode(errors="replace"))


def _profile(file: Path, catalogue: Catalogue, again: str) -> Profile:
    raw = profile_bytes(str(file))
    try:
        return read_text(raw, str(file), catalogue)
    except DataError as wrong:
        stop(
            *str(wrong).splitlines(),
            f"To see all that is to mend, type: peerpath profile check {quoted(str(file))}{again}",
        )


def _writable(file: Path) -> None:
    """End before the first question if the answers could not be saved."""
    if str(file) == "-":
        stop("Answers are kept in a file. Name one, such as profile.yaml.")
    if file.exists() and not file.is_file():
        stop(f"{file} is no file, so answers cannot be kept in it.")
    if not file.parent.is_dir():
        stop(f"{file} cannot be written: there is no such folder.")
