"""Why there is no way from here to a role, and what to do instead."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from peerpath.document.blocks import Block, Document, Item
from peerpath.document.build import bullets, item, prose, screen
from peerpath.document.inline import Colour, mark, note, strong
from peerpath.gap.profession import Own
from peerpath.model.catalogue import Catalogue
from peerpath.model.requirement import Declares, Experience, Holds, LivedExperience, is_rung
from peerpath.model.role import Role, RoleKind
from peerpath.report import words
from peerpath.report.gap.first import ask_about, own_profession
from peerpath.report.head import applying, good_to_know, head, what_next
from peerpath.route.answer import BEHIND, Cause, NoRoute, Obstacle
from peerpath.route.story.changes import Changes

_OBSTACLES = {
    Obstacle.NOTHING_GIVES_IT: "Nothing in our data leads to it.",
    Obstacle.REFUSED: "Your profile says that you would not work towards it.",
    Obstacle.AVOIDED: "What you asked for leaves out everything that leads to it.",
    Obstacle.EMPLOYER_JUDGES: "Only something equal would do, and the employer judges that. Ask them.",
    Obstacle.NOT_OFFERED: "It is gained in a job, and no job that could be a step offers it.",
    Obstacle.NO_WAY: "None of the ways to it can be taken as things stand.",
    Obstacle.BEYOND_REACH: "What leads to it needs something else first.",
    Obstacle.CIRCULAR: "What leads to it needs the thing itself.",
    Obstacle.NOT_A_STEP: "You asked to pass through it, and it cannot be a step.",
    Obstacle.SAID_NO: "You said no to it.",
    Obstacle.ONLY_UNPAID: "Only unpaid work leads there, and a route never plans that.",
    Obstacle.ENDS_TOO_SOON: "The posts that give it end too soon.",
    Obstacle.NOT_TOGETHER: "Each thing that it asks for can be had, but we found no way that has them all.",
    Obstacle.NOBODY_SAYS: "Nobody has said how people come there.",
    Obstacle.STOPPED: "We stopped looking before we were sure. There may be a way.",
    Obstacle.OWN_PROFESSION: "It is your own profession.",
    Obstacle.PERHAPS_OWN_PROFESSION: "It may be your own profession.",
    Obstacle.IN_TRAINING: "You told us that you are on the training for it.",
    Obstacle.OTHER_PROFESSION: "It is another profession, with its own training. Ask its professional body.",
}


def no_route_document(
    answer: NoRoute,
    as_of: date,
    catalogue: Catalogue,
    what_if: Changes | None,
    supposed: Iterable[Block],
    flags: str,
    first: str,
) -> Document:
    """Why there is no route, on one screen. ``supposed`` tells what a supposition changes; the rest as for a route."""
    role = catalogue.roles[answer.target]
    why = no_way(answer.reasons, role, catalogue, what_if)
    return screen(
        head(role, catalogue, as_of),
        prose(strong("First: "), first or why.first),
        *supposed,
        *_causes(answer.reasons, role, catalogue),
        *good_to_know(role, catalogue, room=True),
        *(prose(note(told)) for told in [f"{applying([role], catalogue)}{why.note}".strip()] if told),
        what_next(*_instead(answer.reasons, role, flags)),
        lead=[mark(why.lead, Colour.AMBER)],
    )


def _instead(reasons: Iterable[Cause], role: Role, flags: str) -> list[tuple[str, str]]:
    """What to ask next where there is no way."""
    if any(cause.obstacle in _OWN for cause in reasons):
        return [(f"peerpath next{flags}", "posts to look at"), ("peerpath map", "all roles in a picture")]
    return [(f"peerpath gap {role.id}{flags}", "what it asks for"), (f"peerpath next{flags}", "posts to look at")]


def _causes(reasons: Iterable[Cause], role: Role, catalogue: Catalogue) -> list[Block]:
    """What cannot be had, for a screen: what is itself in the way, or else what is behind it."""
    causes = [cause for cause in reasons if cause.obstacle not in _PROFESSION]
    told = [cause for cause in causes if cause.obstacle not in BEHIND] or causes
    return [bullets(*(cause_item(cause, catalogue, role.id) for cause in told))] if told else []


_OWN = {Obstacle.OWN_PROFESSION: Own.YES, Obstacle.PERHAPS_OWN_PROFESSION: Own.PERHAPS}
_PROFESSION = (Obstacle.OTHER_PROFESSION, Obstacle.IN_TRAINING, *_OWN)
"""What the answer itself says already."""
_DEEPEST = 6
"""How deep causes are told below one another. Who reads further wants to know what is in the way in the end."""


class NoWay(Struct, frozen=True):
    """How an answer without a route begins and ends."""

    lead: str
    first: str
    note: str = ""


_WISHES = (Obstacle.SAID_NO, Obstacle.REFUSED, Obstacle.AVOIDED, Obstacle.NOT_A_STEP)


def no_way(reasons: Iterable[Cause], role: Role, catalogue: Catalogue, supposed: Changes | None = None) -> NoWay:
    """Why there is no route, in short: a supposition, a no by the person, another profession, or a gap in what we know."""
    causes = tuple(reasons)
    obstacles = dict.fromkeys(cause.obstacle for cause in causes)
    if own := next((_OWN[one] for one in obstacles if one in _OWN), None):
        return NoWay(*own_profession(own))
    if Obstacle.IN_TRAINING in obstacles:
        return NoWay(
            "You told us that you are on the training for it. There is nothing more to plan.",
            "ask whoever trains you what comes next. If the training is over, tell us that you have it.",
        )
    if supposed and supposed.before is not None:
        return NoWay("There is no way there with this change.", "take the change away, or look at other roles.")
    if [*obstacles] == [Obstacle.OTHER_PROFESSION]:
        return NoWay("It is another profession. We know of no paid way to train for it.", _whom_to_ask(role, catalogue))
    if _are_wishes(causes):
        return NoWay(
            "There is no way there with what you told us.",
            f"ask {words.employer(role, catalogue)} what would help, or look at other roles.",
        )
    talk = f"talk to {words.employer(role, catalogue)}. They may know a way that we do not."
    return NoWay("We do not know a way there yet.", talk, "This is about our data, and not about you.")


def _whom_to_ask(role: Role, catalogue: Catalogue) -> str:
    """About the training for another profession."""
    return ask_about(role, catalogue) if role.kind is RoleKind.EXIT else "ask its professional body."


def _are_wishes(causes: Iterable[Cause]) -> bool:
    """Whether only the person's own words are in the way. What is behind a cause may have been told under an earlier one."""
    levels = [tuple(causes)]  # A chain of roles may be as deep as it is long.
    while levels:
        told = [cause for cause in levels.pop() if cause.causes or cause.obstacle not in BEHIND]
        if not told:
            return False
        levels += [cause.causes for cause in told if cause.obstacle not in _WISHES]
    return True


def cause_item(cause: Cause, catalogue: Catalogue, target: str, depth: int = 0) -> Item:
    """Something that cannot be had and why, with its own causes below. ``target`` is the role asked about."""
    cause = _straight(cause)
    asked = cause.requirement
    whose = f" (asked for by: {words.name(cause.of, catalogue)})" if asked and cause.of != target else ""
    text = _named(cause, catalogue)
    if cause.obstacle is Obstacle.NOBODY_SAYS and asked and is_rung(asked):
        return item([strong("Nobody has said how people come there"), f"{whose}. We would count: {words.small(text)}."])
    tried = _tried(cause, text, catalogue)
    if not cause.causes or depth < _DEEPEST:
        below = [cause_item(inner, catalogue, target, depth + 1) for inner in cause.causes]
        return item([strong(text), f"{whose}. {_why(cause)}{tried}"], bullets(*below) if below else None)
    return item([strong(text), f"{whose}. {_why(cause)}{tried}{_in_the_end(cause, catalogue)}"])


def _tried(cause: Cause, text: str, catalogue: Catalogue) -> str:
    """What else was looked at; empty if nothing was."""
    others = [name for id in cause.tried if (name := words.name(id, catalogue)) != text]
    return f" Looked at: {words.listed(others, 3)}." if others else ""


def _in_the_end(cause: Cause, catalogue: Catalogue) -> str:
    """The causes at the foot of a long ladder, in one sentence; empty if there are none."""
    last = list(dict.fromkeys(_named(_straight(one), catalogue) for one in cause.innermost()))
    return f" What is in the way of it in the end: {words.listed(last, 3)}." if last else ""


def _named(cause: Cause, catalogue: Catalogue) -> str:
    """What cannot be had."""
    return words.requirement(cause.requirement, catalogue) if cause.requirement else words.name(cause.of, catalogue)


def _straight(cause: Cause) -> Cause:
    """A qualification that only its own course is behind, with what is in the way of the course: it is named once."""
    match cause:
        case Cause(requirement=Holds(qualification=asked), causes=(Cause(of=of, requirement=None) as behind,)):
            return replace(behind, of=cause.of, requirement=cause.requirement) if of == asked else cause
    return cause


def _why(cause: Cause) -> str:
    if cause.obstacle is Obstacle.SAID_NO and not isinstance(cause.requirement, Declares | LivedExperience):
        return "Such work rests on lived experience that you said no to."
    if cause.obstacle is Obstacle.NOTHING_GIVES_IT and isinstance(cause.requirement, Experience):
        return "No job that could be a step gives it."
    return _OBSTACLES[cause.obstacle]
