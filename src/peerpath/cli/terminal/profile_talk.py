"""The talk behind ``profile new`` and ``profile edit``: asks on standard error, reads lines, keeps every answer."""

import shlex
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from peerpath.ask.errors import DataError
from peerpath.ask.people import read_text
from peerpath.ask.planner import Planner, the_day
from peerpath.cli.edge import Out, give, write
from peerpath.cli.ending import stop
from peerpath.cli.person import profile_bytes
from peerpath.cli.target import target as find_target
from peerpath.cli.terminal.talking import Speaker, ask_one
from peerpath.dialogue import page
from peerpath.dialogue.needs import Needs, needs_of
from peerpath.dialogue.outcome import answers_of, profile_of
from peerpath.dialogue.question import Answer, Question
from peerpath.dialogue.script import questions
from peerpath.dialogue.talk import Talk, current, up_to
from peerpath.document.build import prose
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NOBODY_YET, Profile
from peerpath.model.role import Role
from peerpath.reading.people.write_profile import Bookmark, mark_of, notes_of, profile_text


def talk_new(file: Path, target: str | None, accessible: bool, as_of: str | None, catalogue: Catalogue) -> None:
    """Questions for a new profile, or the rest of them for one that was stopped."""
    _writable(file)
    mark = _mark(file)
    if file.exists() and mark is None:
        name = shlex.quote(str(file))
        stop(f"There is a file of that name: {file}", f"To change your answers, type: peerpath profile edit {name}")
    speaker = Speaker(accessible)
    before, wanted = NOBODY_YET, target
    notes: tuple[str, ...] = ()
    if mark is not None:
        wanted = target or mark.role
        before, notes = _profile(file, catalogue), notes_of(file.read_text(encoding="utf-8-sig"))
    role = find_target(wanted, catalogue) if wanted else None if mark else _wanted(speaker, catalogue)
    _Session(file, before, needs_of(role, catalogue), catalogue, the_day(as_of), speaker, notes).run(mark)


def talk_edit(file: Path, target: str | None, accessible: bool, as_of: str | None, catalogue: Catalogue) -> None:
    """The questions again, each with the answer that the file gives."""
    _writable(file)
    before = _profile(file, catalogue)
    role = find_target(target, catalogue) if target else None
    speaker = Speaker(accessible)
    notes = notes_of(file.read_text(encoding="utf-8-sig"))
    if notes:
        speaker.say([prose("Your own notes (after a #) are kept. They move to the top of the file.")])
    _Session(file, before, needs_of(role, catalogue), catalogue, the_day(as_of), speaker, notes).run(None)


def _wanted(speaker: Speaker, catalogue: Catalogue) -> Role | None:
    """The role that a person has in mind, by any name, or none."""
    speaker.say([prose("Which role would you like to work towards? It is fine not to know yet.")])
    while True:
        speaker.say([prose("Type a title, such as Peer practitioner (or skip, or stop).")])
        typed = speaker.ask(page.PROMPT)
        if typed is None or typed.casefold() == "stop":
            speaker.say(page.nothing_kept())
            raise typer.Exit
        if typed.casefold() in ("", *page.SKIPPED):
            return None
        if typed.casefold() in ("back", "?", "help"):
            continue
        try:
            return find_target(typed, catalogue, talking=True)
        except DataError as problem:
            speaker.say([prose(text) for text in str(problem).splitlines()])


@dataclass
class _Session:
    """One talk from its beginning to the file."""

    file: Path
    before: Profile
    needs: Needs
    catalogue: Catalogue
    today: date
    speaker: Speaker
    notes: tuple[str, ...]

    def run(self, mark: Bookmark | None) -> None:
        """Ask until nothing is left, or until the person stops."""
        talk = Talk(answers_of(self.before, self.needs, self.catalogue))
        talk = up_to(talk, mark.next, self._script) if mark else talk
        count = len(self._script(talk.answers))
        self.speaker.say(page.going_on(self.needs) if talk.behind else page.beginning(self.needs, count))
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

    def _script(self, answers: dict[str, Answer]) -> list[Question]:
        return questions(self.needs, answers, self.catalogue)

    def _ask(self, talk: Talk, question: Question) -> None:
        keys = [one.key for one in self._script(talk.answers)]
        number = keys.index(question.key) + 1
        self.speaker.say(page.question_blocks(question, number, len(keys), talk.answers.get(question.key)))

    def _profile(self, talk: Talk) -> Profile:
        return profile_of(talk.answers, self.before, self.needs, self.catalogue, self.today)

    def _keep(self, talk: Talk, question: Question | None) -> None:
        """Every answer is in the file at once: whoever closes the window loses nothing."""
        role = self.needs.role
        mark = Bookmark(question.key, role.id if role else None) if question else None
        write(self.file, profile_text(self._profile(talk), mark, self.notes).encode())

    def _stop(self, talk: Talk, question: Question) -> None:
        if talk.behind or self.file.exists():
            self._keep(talk, question)
            self.speaker.say(page.stopped(shlex.quote(str(self.file))))
        else:
            self.speaker.say(page.nothing_kept())

    def _end(self, talk: Talk) -> None:
        role = self.needs.role
        if role:
            _first_answer(role, self._profile(talk), self.catalogue, self.today, self.speaker.accessible)
        self.speaker.say(page.finished(shlex.quote(str(self.file)), role.id if role else None))


def _first_answer(role: Role, profile: Profile, catalogue: Catalogue, day: date, accessible: bool) -> None:
    sys.stderr.write("\n")
    give(Planner(catalogue).route(role.id, profile, today=day), Out(accessible=accessible))


def _mark(file: Path) -> Bookmark | None:
    if not file.exists():
        return None
    return mark_of(profile_bytes(str(file)).decode(errors="replace"))


def _profile(file: Path, catalogue: Catalogue) -> Profile:
    raw = profile_bytes(str(file))
    try:
        return read_text(raw, str(file), catalogue)
    except DataError as wrong:
        stop(str(wrong), f"To see all that is to mend, type: peerpath profile check {shlex.quote(str(file))}")


def _writable(file: Path) -> None:
    """Ends before the first question where the answers could not be kept."""
    if str(file) == "-":
        stop("Answers are kept in a file. Name one, such as profile.yaml.")
    if not file.parent.is_dir():
        stop(f"{file} cannot be written: there is no such folder.")
