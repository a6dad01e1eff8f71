"""What people write in CVs besides names: "present" as an end, names of degrees, grades, and what was not finished."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from peerpath.model.profile import PartialDate
from peerpath.reading.dates import month_of, partial_date


def _says(pattern: str) -> Callable[[str], bool]:
    """A function that tells whether the pattern is in a text, in large or small letters."""
    search = re.compile(pattern, re.IGNORECASE).search
    return lambda text: search(text) is not None


_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?![\d-]|[/.]\d)")
# Before a month's name: months of work are whole ones.
_DAY = re.compile(r"^\d{1,2}(?:st|nd|rd|th)?[ -](?=[a-z])", re.IGNORECASE)
_IN_FIGURES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_NOW = frozenset({"present", "now", "current", "currently", "ongoing", "today", "to date", "to present", "until now"})
is_unfinished = _says(
    r"\b(incomplete|unfinished|fail(?:ed)?|defer(?:red|ral)?|interrupted|suspended|abandoned|cancelled|withdrawn|withdrew|discontinued|(?:not|never|un|partly|partially)[ -]?(?:completed|finished)|dropped out)\b"
)
"""Whether a course was left unfinished, put off, or failed."""
is_wished_for = _says(
    r"\b(appl(?:ied|ying|icant|ication)|interview(?:ed)?|hop(?:e|ing) to|want(?:ed|ing)? to|wish(?:ed|ing)? to|aspir\w+|seeking|looking for)\b"
)
"""Whether it was only wished for, such as work that somebody applied for."""
is_unpaid = _says(r"\b(volunteer(?:ing)?|voluntary|unpaid)\b")
"""Whether a title says that the work is not paid."""
is_another_post = _says(r"\b(trainee|(?:assistant|deputy) to|(?:manager|supervisor|leader|head) of)\b")
"""Whether a title that has nearly the name of a post is one beside it, such as its manager's."""
is_for_others = _says(r"\b(trainer|assessor|tutor|teacher|instructor|verifier|examiner|facilitator|coordinator)\b")
"""Whether it is about other people's qualifications, such as a trainer's work, so that it need not be one's own."""
GOING_ON = re.compile(r"\(?\b(in progress|ongoing|expected|pending|underway|working towards)\b\)?", re.IGNORECASE)
_NO_FIRST_DEGREE = re.compile(r"\b(apprentice\w*|foundation|associates?|equivalent)\b", re.IGNORECASE)
is_lower_degree = _says(r"\b(foundation|associate(?:'s|s')?) (degree|of|in)\b|\bf\.?d(?:\.?a|\.?sc|\.?eng)\b")
"""Whether it is a foundation or associate degree, which is less than each degree that has nearly its name."""
_BACHELOR = re.compile(
    r"\b(bachelor'?s?|b\.? ?(?:sc|a|s|eng|ed|n|mus|com|th)(?:\.|\b)|ll\.?b|honours|hons)(?:\b|\.|$)",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(master'?s?|m\.? ?(?:sc|a|s|eng|ed|res|phil|ba|phys|chem|math|biol|sci|arch|sw|nurs)(?:\.|\b)|ph\.? ?d|d\.?phil|doctor(?:ate| of)|doctoral|degree|licenciatura|grado en|laurea|bacharelado)(?:\b|\.|$)",
    re.IGNORECASE,
)
is_of_school = _says(r"\b(as?[ -]?levels?(?! ?\d)|highers|baccalaureate)\b")
"""Whether it was taken at school and is none of the qualifications that share its subject, such as an A level."""
_GRADED = re.compile(r"\bgrade ([1-9])(?: \(([A-Z])\))? or above", re.IGNORECASE)
_LETTERS = "GFEDCBA"
SAME = ((r"\bmathematics\b", "maths"), (r"\benglish language\b", "english"), (r"\bgcses\b", "gcse"))
FIRST_DEGREE = "Bachelor's degree"


class End(StrEnum):
    """What the end of an entry says."""

    NOT_SAID = "not_said"
    """Nothing, or a word for the present."""
    DATE = "date"
    ODD = "odd"
    """Something that is not a date."""
    TWO_WAYS = "two_ways"
    """A date with two possible months, as in 01/02/2024."""


class DateSaid(Struct, frozen=True):
    """One date of an entry."""

    end: End
    date: PartialDate | None = None


def when(value: object) -> DateSaid:
    """Read a date. Null, absent and empty are the same; a word for the present is not a date."""
    text = value.strip() if isinstance(value, str) else "" if value is None else str(value)
    if not text or text.casefold().strip(".…() ") in _NOW:
        return DateSaid(End.NOT_SAID)
    # JSON Resume asks for ISO dates; a time after the date is ignored.
    if found := _DATE.match(text):
        read = {partial_date(found[0])}
    elif figures := _IN_FIGURES.fullmatch(text):
        one, _, other, year = figures.groups()
        # The day may come first or the month, and a CV does not say which.
        read = {partial_date(f"{year}-{int(a):02}-{int(b):02}") for a, b in ((one, other), (other, one))} - {None}
    else:
        read = {partial_date(month_of(_DAY.sub("", text)))}
    if len(read) > 1:
        return DateSaid(End.TWO_WAYS)
    date = next(iter(read), None)
    return DateSaid(End.DATE, date) if date else DateSaid(End.ODD)


def is_over(at: DateSaid, today: date) -> bool:
    """Whether it was certainly over before today."""
    return at.date is not None and at.date.last_day() < today


def is_going_on(text: str) -> bool:
    """Whether it says that it is not finished."""
    return bool(GOING_ON.search(text))


def is_first_degree(kind: str) -> bool:
    """Whether it is a bachelor's degree by one of its many names: BSc (Hons), Bachelor of Arts."""
    # A foundation or associate degree is not a first degree, whatever letters are in its name.
    return bool(_BACHELOR.search(kind)) and not _NO_FIRST_DEGREE.search(kind)


def is_near_degree(kind: str) -> bool:
    """Whether it is a master's, a doctorate or another degree that people nearly always hold after a first degree."""
    return bool(_NEAR.search(kind)) and not _NO_FIRST_DEGREE.search(kind)


class Grade(StrEnum):
    """Whether a grade is high enough for a qualification that names one."""

    NOT_ASKED = "not_asked"
    ENOUGH = "enough"
    TOO_LOW = "too_low"
    NOT_SAID = "not_said"


def graded(subject: str) -> tuple[str, str]:
    """A subject and its grade: "A* Maths", "English: 5", "English (B)"; an empty grade if there is none."""
    for pattern in _WITH_GRADE:
        if found := pattern.fullmatch(subject.strip()):
            return found["subject"].strip(), found["grade"]
    return subject.strip(), ""


_WITH_GRADE = (
    re.compile(r"(?:grade )?(?P<grade>[1-9]|[A-GU]\*{0,2})[ :,-]+(?P<subject>\w{2}.*)"),
    re.compile(r"(?P<subject>.*\w{2})[ :,(-]+(?:[Gg]rade )?(?P<grade>[1-9]|[A-GU]\*{0,2})\)?"),
)


def grade(title: str, score: object) -> Grade:
    """What a score means for a qualification whose title names a grade, such as "grade 4 (C) or above"."""
    wanted = _GRADED.search(title)
    if not wanted:
        return Grade.NOT_ASKED
    said = re.fullmatch(
        r"(?:grade\s*)?([1-9]|[A-GU])\*{0,2}", str(score if score is not None else "").strip(), re.IGNORECASE
    )
    if not said:
        return Grade.NOT_SAID
    given = said[1].upper()
    if given.isdecimal():
        return Grade.ENOUGH if int(given) >= int(wanted[1]) else Grade.TOO_LOW
    letter = (wanted[2] or "C").upper()
    return Grade.ENOUGH if _LETTERS.find(given) >= _LETTERS.find(letter) else Grade.TOO_LOW
