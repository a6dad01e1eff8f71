"""What is open today, what is near, and which one step would open most."""

from peerpath.document.blocks import Block, Document, Item
from peerpath.document.build import bullets, commands, document, item, prose, section
from peerpath.document.inline import code, strong
from peerpath.model.catalogue import Catalogue
from peerpath.report import words
from peerpath.route.story.nearest import Gain, GainKind, Near, Nearest, Open, Opener

SHOWN = 8
"""Entries of one list that are shown: more would bury the nearest."""
GAINS_SHOWN = 2


def next_document(answer: Nearest, catalogue: Catalogue) -> Document:
    """The answer to "what now?"."""
    listed = [one for one in answer.open if one.listed]
    others = [one for one in answer.open if not one.listed]
    blocks: list[Block] = [
        *_list("Open to you today", [_open(one, catalogue) for one in listed], _TODAY),
        *_list("Perhaps open to you", [item(strong(_role(one.role, catalogue))) for one in others], _PERHAPS),
        *_list("One step away", [_near(one, catalogue) for one in answer.near], _STEP),
        *_list("Steps that open most", [_opener(one, catalogue) for one in answer.openers[:3]], ""),
    ]
    nearest = [one.role for one in answer.open] + [one.role for one in answer.near]
    first = nearest[0] if nearest else "cwpt/peer-support-worker"
    return document(
        "What you could do next",
        *blocks,
        commands(
            "What next",
            (f"peerpath show {first}", "all that is known of the first one"),
            (f"peerpath route {first}", "how to get there, step by step"),
        ),
        lead=_lead(len(listed), len(others), len(answer.near)),
        foot="An employer's own advert decides.",
    )


_TODAY = "You could apply for these. Some ask you to confirm things that only you can say."
_PERHAPS = "First jobs for which no source lists what is asked. Ask the employer."
_STEP = "For each of these, one step is enough."


def _lead(listed: int, others: int, near: int) -> str:
    is_open = f"{words.number(listed, 'role')} {_are(listed)}" if listed else "No role that we know of is"
    perhaps = f" {words.number(others, 'more role')} may be." if others else ""
    return f"{is_open} open to you today.{perhaps} {words.number(near, 'role')} {_are(near)} one step away."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _list(title: str, entries: list[Item], lead: str) -> list[Block]:
    if not entries:
        return []
    more = len(entries) - SHOWN
    tail = [prose("And ", words.number(more, "more role"), ". To see every role, type: ", code("peerpath roles"))]
    tail = tail if more > 0 else []
    return [section(title, *([prose(lead)] if lead else []), bullets(*entries[:SHOWN]), *tail)]


def _role(role: str, catalogue: Catalogue) -> str:
    return f"{words.role_name(role, catalogue)}, {words.band(catalogue.roles[role])}"


def _open(one: Open, catalogue: Catalogue) -> Item:
    confirm = f"{words.number(one.to_confirm, 'thing')} to confirm" if one.to_confirm else "nothing in the way"
    return item([strong(_role(one.role, catalogue)), f": {confirm}"])


def _near(one: Near, catalogue: Catalogue) -> Item:
    steps = words.joined([_gain(gain, catalogue) for gain in one.gains[:GAINS_SHOWN]], "or")
    confirm = f", then {words.number(one.to_confirm, 'thing')} to confirm" if one.to_confirm else ""
    return item([strong(_role(one.role, catalogue)), f": {steps}{confirm}"])


def _opener(one: Opener, catalogue: Catalogue) -> Item:
    gain = _gain(one.gain, catalogue)
    names = words.listed([words.role_name(role, catalogue) for role in one.roles], 4)
    return item([strong(gain[:1].upper() + gain[1:]), f" opens {words.number(len(one.roles), 'role')}: {names}"])


def _gain(gain: Gain, catalogue: Catalogue) -> str:
    if gain.kind is GainKind.WORK:
        return f"{words.months(gain.months)} as {words.role_name(gain.id, catalogue)}"
    length = catalogue.qualifications[gain.id].length
    return f"{words.name(gain.id, catalogue)} ({words.about_months(length.months, length.provenance)})"
