"""Which questions there are, given what was answered so far. What a yes opens follows it directly."""

from collections.abc import Iterator, Mapping
from typing import Final

from peerpath.dialogue.question import NO, YES, YES_OR_NO, YES_OR_NOT_YET, Choice, Question, Reply, ReplyKind
from peerpath.dialogue.role_needs import RoleNeeds
from peerpath.model.catalogue import Catalogue
from peerpath.report import words

Replies = Mapping[str, Reply]

FEW: Final = 6
"""The most choices that can be read at a glance; more are asked in groups."""
DEGREE: Final = 6
"""The level of a first degree."""
HOLDS: Final = "holds"
"""The prefix of the keys of questions about courses."""
# Prefixes of keys that ask for more about the previous answer.
_FOLLOW: Final = frozenset({"months", "now", "until", "post", "where", "awarded", "ends"})
ALSO_HOLDS: Final = "also-holds"
"""The key of the question about what no list has."""
NO_DETAILS: Final = "Name broad areas only. We never want details, and never a diagnosis."


def questions(needs: RoleNeeds, answers: Replies, catalogue: Catalogue) -> list[Question]:
    """All questions for this person in order, as far as they can be known from the replies so far.

    Without a role in mind, they begin with what people have lived through and can do, which everybody can answer.
    """
    can_do = list(_declares(needs, answers, catalogue))
    return [
        *_lived_experience(needs, catalogue),
        *(can_do if needs.role is None else ()),
        *_work(needs, answers, catalogue),
        *_courses(needs, answers, catalogue),
        *_studying(needs, answers, catalogue),
        *_also_held(needs),
        *(can_do if needs.role is not None else ()),
        *_willing(needs, answers, catalogue),
    ]


def main_questions(needs: RoleNeeds, answers: Replies, catalogue: Catalogue) -> list[str]:
    """Keys of the questions that stand on their own; all others follow from a reply to one of these."""
    keys = [one.key for one in questions(needs, answers, catalogue)]
    follow = {*_FOLLOW, *(["studying"] if "on-a-course" in keys else [])}
    return [key for key in keys if key.partition("/")[0] not in follow]


def _lived_experience(needs: RoleNeeds, catalogue: Catalogue) -> Iterator[Question]:
    if needs.lived_experience:
        yield Question(
            key="lived_experience",
            text="Which areas is your own lived experience in?",
            kind=ReplyKind.SOME,
            choices=tuple(Choice(id, catalogue.areas[id].title) for id in needs.areas),
            about=NO_DETAILS,
            why=_why(needs, "lived_experience", catalogue),
        )


def _work(needs: RoleNeeds, answers: Replies, catalogue: Catalogue) -> Iterator[Question]:
    if not needs.work:
        return
    yield Question(
        key="work",
        text="Have you done any of this work, paid or unpaid?",
        kind=ReplyKind.SOME,
        choices=tuple(Choice(id, _work_title(id, catalogue)) for id in needs.work),
        about="Titles differ from place to place. Choose the nearest.",
        why=_why(needs, "work", catalogue),
    )
    for id in answers.get("work", ()):
        yield from _spell(id, answers, catalogue)


def _spell(id: str, answers: Replies, catalogue: Catalogue) -> Iterator[Question]:
    title = _work_title(id, catalogue)
    yield Question(
        key=f"months/{id}",
        text=f"{title}: for how many months in all?",
        kind=ReplyKind.MONTHS,
        about="Part-time months count as months. If you skip this, we leave this work out.",
    )
    # Without months there is nothing to keep, so nothing more is asked.
    if f"months/{id}" not in answers:
        return
    yield Question(key=f"now/{id}", text=f"{title}: do you still do it?", kind=ReplyKind.ONE, choices=YES_OR_NO)
    if answers.get(f"now/{id}") == (NO,):
        yield Question(
            key=f"until/{id}",
            text=f"{title}: when did you stop?",
            kind=ReplyKind.DATE,
            about="If you skip this, we put last month.",
            past=True,
        )
    if asks_for_post(id, answers, catalogue):
        yield Question(
            key=f"post/{id}",
            text=f"{title}: is it one of these posts?",
            kind=ReplyKind.ONE,
            choices=posts(id, catalogue),
            about="If it is none of them, type skip.",
        )
    elif id in catalogue.occupations:
        yield Question(
            key=f"where/{id}",
            text=f"{title}: where did you do it?",
            kind=ReplyKind.ONE,
            choices=tuple(Choice(one.id, one.title) for one in catalogue.settings.values()),
        )


def _courses(needs: RoleNeeds, answers: Replies, catalogue: Catalogue) -> Iterator[Question]:
    groups = course_groups(needs, catalogue)
    for group, ids in groups.items():
        about = f" in {group}" if group else ""
        yield Question(
            key=holds_key(group),
            text=f"Do you have any of these{about}?",
            kind=ReplyKind.SOME,
            choices=tuple(Choice(id, catalogue.qualifications[id].title) for id in ids),
            why=_why(needs, ids[0], catalogue),
        )
        for id in ids:
            if id in needs.dated and id in held(answers):
                yield Question(
                    key=f"awarded/{id}",
                    text=f"{catalogue.qualifications[id].title}: when did you get it?",
                    kind=ReplyKind.DATE,
                    why="Some employers only count it for some years.",
                    past=True,
                )


def holds_key(group: str) -> str:
    """The key of the question about a group of courses."""
    return f"{HOLDS}/{group.lower().replace(' ', '-')}" if group else HOLDS


def course_groups(needs: RoleNeeds, catalogue: Catalogue) -> dict[str, list[str]]:
    """The courses grouped by subject; a few are all in one group without a name."""
    if len(needs.courses) <= FEW:
        return {"": list(needs.courses)} if needs.courses else {}
    groups: dict[str, list[str]] = {}
    for id in needs.courses:
        groups.setdefault(_group(id, catalogue), []).append(id)
    return groups


def _group(id: str, catalogue: Catalogue) -> str:
    course = catalogue.qualifications[id]
    if course.subject in ("english", "maths"):
        return "English and maths"
    if (course.level or 0) >= DEGREE and course.subject != "education-and-training":
        return "university study"
    subject = catalogue.subjects.get(course.subject or "")
    return subject.title.lower() if subject else ""


def _studying(needs: RoleNeeds, answers: Replies, catalogue: Catalogue) -> Iterator[Question]:
    others = [id for id in needs.courses if id not in held(answers)]
    if not others:
        return
    # Nobody should have to read a long list of courses that they are not on.
    if len(others) > FEW:
        yield Question(
            key="on-a-course",
            text="Are you on a course for any other of these now?",
            kind=ReplyKind.ONE,
            choices=YES_OR_NO,
        )
    if len(others) <= FEW or answers.get("on-a-course") == (YES,):
        yield Question(
            key="studying",
            text="Which of these are you studying for now?",
            kind=ReplyKind.SOME,
            choices=tuple(Choice(id, catalogue.qualifications[id].title) for id in others),
        )
        for id in answers.get("studying", ()):
            if id in others:
                yield Question(
                    key=f"ends/{id}",
                    text=f"{catalogue.qualifications[id].title}: when does it end?",
                    kind=ReplyKind.DATE,
                )


def _also_held(needs: RoleNeeds) -> Iterator[Question]:
    if needs.courses:
        yield Question(
            key=ALSO_HOLDS,
            text="Do you have another qualification, such as one from Scotland or from abroad?",
            kind=ReplyKind.TITLES,
            about="Type what it is called, such as HNC Social Services (SCQF level 7). Put a ; between two.",
            why="We cannot weigh what our lists do not have. We remind you to ask the employer about it.",
        )


def _declares(needs: RoleNeeds, answers: Replies, catalogue: Catalogue) -> Iterator[Question]:
    for id in needs.declares:
        # What a certificate proves is not asked.
        if not set(held(answers)).intersection(needs.stand_ins.get(id, ())):
            term = catalogue.declarations[id]
            yield Question(
                key=f"declares/{id}",
                text=term.ask or f"Can you say this of yourself: {term.title}?",
                kind=ReplyKind.ONE,
                choices=YES_OR_NOT_YET,
                about=term.explanation,
                why=_why(needs, id, catalogue),
            )


def _willing(needs: RoleNeeds, answers: Replies, catalogue: Catalogue) -> Iterator[Question]:
    for id in needs.willing:
        if id not in held(answers):
            yield Question(
                key=f"willing/{id}",
                text=f"Would you be willing to work towards this: {catalogue.qualifications[id].title}?",
                kind=ReplyKind.ONE,
                choices=YES_OR_NO,
                why=_why(needs, id, catalogue),
            )


def held(answers: Replies) -> list[str]:
    """The courses that the person says they have, in the order of asking."""
    return [id for key, answer in answers.items() if key.startswith(HOLDS) for id in answer]


def asks_for_post(occupation: str, answers: Replies, catalogue: Catalogue) -> bool:
    """Whether to ask for the post rather than the place: if they still do this work, and posts are known."""
    return answers.get(f"now/{occupation}") == (YES,) and bool(posts(occupation, catalogue))


def posts(occupation: str, catalogue: Catalogue) -> tuple[Choice, ...]:
    """The posts in this work."""
    roles = (role for role in catalogue.roles.values() if role.occupation == occupation)
    employed = (role for role in roles if catalogue.has_employer(role))
    return tuple(Choice(role.id, words.role_name(role.id, catalogue)) for role in employed)


def _work_title(id: str, catalogue: Catalogue) -> str:
    return catalogue.occupations[id].title if id in catalogue.occupations else f"Work in: {words.name(id, catalogue)}"


def _why(needs: RoleNeeds, asked_about: str, catalogue: Catalogue) -> str:
    """Who asks for it, if there is a role in mind."""
    asked = needs.asked_by.get(asked_about)
    if needs.role is None:
        return ""
    if asked is None:
        return f"It counts for {words.role_name(needs.role.id, catalogue)}."
    said = words.who_says(asked.terms.provenance, catalogue)
    return f"{words.role_name(needs.role.id, catalogue)} asks for it ({said})."
