"""The state of a talk: moves forwards with or without an answer, moves back, and reads what was typed."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from peerpath.dialogue.question import Question, Reply, ReplyKind
from peerpath.document.clean import clean
from peerpath.reading.limits import MOST_LETTERS

Script = Callable[[dict[str, Reply]], list[Question]]
"""The questions, given what was answered so far."""

NONE: Final = frozenset({"none", "0", "no", "n", "nothing", "none of them", "none of these"})
MOST_MONTHS: Final = 1200
_LENGTH = re.compile(r"(\d{1,4})\s*(|m|months?|y|years?)", re.IGNORECASE)


class Talk(Struct, frozen=True):
    """The replies so far, and the keys of the questions that have been dealt with."""

    answers: dict[str, Reply] = {}
    behind: tuple[str, ...] = ()


class Unclear(Struct, frozen=True):
    """The reply could not be read; ``say`` tells the person what to type."""

    say: str


def current(talk: Talk, script: Script) -> Question | None:
    """The question to ask now; None if none is left."""
    return next((one for one in script(talk.answers) if one.key not in talk.behind), None)


def skipped(talk: Talk, question: Question) -> Talk:
    """The talk after passing over this question; an earlier reply to it stays."""
    return replace(talk, behind=(*talk.behind, question.key))


def answered(talk: Talk, question: Question, answer: Reply) -> Talk:
    """The talk after a reply to this question."""
    return Talk({**talk.answers, question.key: answer}, (*talk.behind, question.key))


def back(talk: Talk, script: Script) -> Talk:
    """The talk at the question before; unchanged at the first."""
    there = {one.key for one in script(talk.answers)}
    behind = [key for key in talk.behind if key in there]
    return replace(talk, behind=tuple(behind[:-1]))


def up_to(talk: Talk, key: str, script: Script) -> Talk:
    """The talk just before the question with this key; at the start if there is none."""
    keys = [one.key for one in script(talk.answers)]
    return replace(talk, behind=tuple(keys[: keys.index(key)])) if key in keys else talk


def read(question: Question, typed: str, today: date) -> Reply | Unclear:
    """Read what was typed as a reply to the question."""
    text = " ".join(typed.split()).casefold().strip("\"'.!")
    match question.kind:
        case ReplyKind.SOME:
            return _some(question, text)
        case ReplyKind.ONE:
            return _one(question, text)
        case ReplyKind.MONTHS:
            return _length(text)
        case ReplyKind.DATE:
            return () if text in NONE else _date(text, today, past=question.past)
        case ReplyKind.TITLES:
            return () if text in NONE else _titles(typed)


def _some(question: Question, text: str) -> Reply | Unclear:
    if text in NONE:
        return ()
    if whole := _chosen(question, text):
        return (whole,)
    chosen = _parts_chosen(question, text)
    if not chosen:
        most = len(question.choices)
        numbers = "the number 1" if most == 1 else f"numbers from 1 to {most}, such as 1 {most}"
        return Unclear(f"Please type {numbers}, or none.")
    return tuple(one.id for one in question.choices if one.id in chosen)


def _parts_chosen(question: Question, text: str) -> set[str]:
    """Several choices, split at commas and "and", or else at spaces, which titles contain too."""
    for between in (r"\s*[,;]\s*(?:and )?|\s+and\s+", r"[\s,;]+|\band\b"):
        some = [_chosen(question, part) for part in re.split(between, text) if part]
        if some and None not in some:
            return {one for one in some if one}
    return set()


def _one(question: Question, text: str) -> Reply | Unclear:
    chosen = _chosen(question, text)
    if chosen is None and text in NONE and not text.isdecimal():
        return ()
    if chosen is None:
        wanted = "yes or no" if question.is_yes_or_no else f"a number from 1 to {len(question.choices)}"
        return Unclear(f"Please type {wanted}.")
    return (chosen,)


def _chosen(question: Question, text: str) -> str | None:
    """The choice with this number, id or text, or with this first letter for a yes or no."""
    if text.isascii() and text.isdecimal():
        number = int(text[:4])
        return question.choices[number - 1].id if 1 <= number <= len(question.choices) else None
    return next((one.id for one in question.choices if text in (one.id, one.text.casefold(), _letter(one.id))), None)


def _letter(id: str) -> str:
    return id[0] if id in ("yes", "no") else id


def _length(text: str) -> Reply | Unclear:
    found = _LENGTH.fullmatch(text)
    months = int(found[1]) * (12 if found[2].startswith("y") else 1) if found else 0
    if not 1 <= months <= MOST_MONTHS:
        return Unclear("Please type whole months, such as 18, or years, such as 2 years.")
    return (str(months),)


def _date(text: str, today: date, *, past: bool) -> Reply | Unclear:
    """A year, a month or a day, as files write it."""
    from peerpath.reading.dates import month_of, partial_date

    text = month_of(text) or text
    found, this_month = partial_date(text), f"{today.year}-{today.month:02}"
    if found is None:
        return Unclear(f"Please type a month, such as {this_month}, or a year.")
    if past and found.first_day() > today:
        return Unclear(f"Please type {this_month}, or an earlier month or year. This one is still to come.")
    return (text,)


def _titles(typed: str) -> Reply | Unclear:
    from peerpath.reading.people.shorthand import titles
    from peerpath.reading.yamltree.decode import HIDDEN

    found = titles(clean(typed))
    # The question reads as one for yes or no, and most others take numbers.
    if not found or any(_is_no_title(one) or HIDDEN.search(one) for one in found):
        return Unclear("Please type what it is called, or none.")
    return tuple(dict.fromkeys(found))


def _is_no_title(text: str) -> bool:
    no_word = text.casefold().strip(".! ") in ("yes", "y") or not any(map(str.isalpha, text))
    return no_word or len(text) > MOST_LETTERS
