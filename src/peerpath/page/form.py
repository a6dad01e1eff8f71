"""The questions that make a profile, for a form: all of them at once, with the answers given so far."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct, to_builtins

from peerpath.ask.day import the_day
from peerpath.ask.names import role_named
from peerpath.ask.planner import Planner
from peerpath.dialogue.profile_answers import answers_of, profile_of
from peerpath.dialogue.question import Question, Reply, ReplyKind
from peerpath.dialogue.role_needs import needs_of
from peerpath.dialogue.script import questions as script
from peerpath.dialogue.talk import Script, Unclear, read
from peerpath.model.profile import NOBODY_YET
from peerpath.page.requests import told_of
from peerpath.reading.people.write_profile import profile_data


class Form(Struct, frozen=True, forbid_unknown_fields=True):
    """The state of a form in a page."""

    target: str | None = None
    """The role in mind, by any name."""
    profile: dict[str, Any] | str | None = None
    """The profile before the form; what is not asked about stays as it was."""
    answers: dict[str, list[str]] | None = None
    """By key of the question: ids of choices, or what was typed. None: those that the profile gives."""
    as_of: str | None = None


def filled(form: Form, planner: Planner) -> dict[str, Any]:
    """The questions for this person, the answers that could be read, and the profile that these make.

    ``unclear`` says of an answer that could not be read what would be one. Raises DataError.
    """
    catalogue, today = planner.catalogue, the_day(form.as_of)
    role = role_named(form.target, catalogue) if form.target else None
    needs, before = needs_of(role, catalogue), planner.profile(told_of(form.profile) or NOBODY_YET)
    answers, unclear = dict[str, Reply](), dict[str, str]()
    if form.answers is None:
        answers = answers_of(before, needs, catalogue)
    else:
        answers, unclear = _read_all(form.answers, lambda replies: script(needs, replies, catalogue), today)
    return {
        "role": role.id if role else None,
        "questions": to_builtins(script(needs, answers, catalogue)),
        "answers": {key: list(answer) for key, answer in answers.items()},
        "unclear": unclear,
        "profile": profile_data(profile_of(answers, before, needs, catalogue, today)),
    }


def _read_all(given: Mapping[str, list[str]], script: Script, today: date) -> tuple[dict[str, Reply], dict[str, str]]:
    """The answers by key, and what to say about those that are unclear. An answer may open further questions."""
    answers, unclear = dict[str, Reply](), dict[str, str]()

    def unread() -> Question | None:
        open = (one for one in script(answers) if one.key not in answers and one.key not in unclear)
        return next((one for one in open if one.key in given), None)

    while (question := unread()) is not None:
        found = _read(question, given[question.key], today)
        if isinstance(found, Unclear):
            unclear[question.key] = found.say
        else:
            answers[question.key] = found
    return answers, unclear


def _read(question: Question, given: list[str], today: date) -> Reply | Unclear:
    if question.kind in (ReplyKind.SOME, ReplyKind.ONE):
        chosen = tuple(one.id for one in question.choices if one.id in given)
        is_whole = len(chosen) == len(given) and (question.kind is ReplyKind.SOME or len(chosen) == 1)
        return chosen if is_whole else Unclear("Please choose from the list.")
    return read(question, ("; " if question.kind is ReplyKind.TITLES else " ").join(given), today)
