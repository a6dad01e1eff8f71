"""What is open today, where the job of today leads, what is near, and which one step would open most."""

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from peerpath.document.blocks import Block, Commands, Document, Item
from peerpath.document.build import bullets, commands, document, item, prose, rows, screen, section
from peerpath.document.inline import Colour, Inline, line, mark, note, plain, strong
from peerpath.gap.outcome import Reason, Status, Verdict
from peerpath.gap.singles import asks_again
from peerpath.model.catalogue import Catalogue
from peerpath.near.answer import Below, Gain, GainKind, Lack, Near, Nearest, Open, Opener, Rung
from peerpath.report import words
from peerpath.report.gap.first import is_it_done, other_roles, without_lived_experience
from peerpath.report.head import OURS, STAR, applying, what_next

SHOWN = 8
"""The most entries shown of one list: more would bury the nearest."""
ON_A_SCREEN, RUNGS = 2, 3
LADDER = "Where it leads from here"
GAINS_SHOWN = 2
NOT_LISTED = "Where you are told to ask, no source lists what is asked."
"""Said once, of every role of a list that says to ask the employer."""
LACKS_SHOWN = 8
OPENERS = 3
OTHER_AREAS = "asks for other areas than yours"
BELOW = {Below.BAND: "a lower band", Below.STAGE: "an earlier step"}
TITLE, DECIDES = "What you could do next", "An employer's own advert decides."
T = TypeVar("T", Open, Near)


def next_document(answer: Nearest, catalogue: Catalogue, *, full: bool = True, flags: str = "") -> Document:
    """The answer to "what now?", in full or as much as fits on a screen.

    ``flags`` are what was typed about the person, with a leading space, to repeat in suggested commands.
    """
    writer = _NextWriter(catalogue, full)
    told: tuple[Rung | Open | Near, ...] = (*answer.rungs, *answer.open, *answer.near)
    roles, first = [one.role for one in told], _first(answer, writer)
    # What to type next is about the role that stands first, so that the two never speak of different ones.
    end = _end([first.role] if first.role else roles, answer, catalogue, flags, full=full)
    held = map(prose, _also_held(answer))
    if full:
        lists = [
            section(title, *_not_listed(title, answer), bullets(*_first_of(entries, SHOWN)))
            for title, entries in writer.lists(answer, first.role)
        ]
        lead = f"{_lead(answer)} First: {first.todo}" if first.todo else _lead(answer)
        more = (*writer.conditions(roles), *writer.ask(answer), *held)
        return document(TITLE, *lists, *more, *end, lead=lead, foot=DECIDES)
    return screen(TITLE, *_nearest(answer, roles, first, writer, held), *end, lead=_lead(answer))


def _nearest(
    answer: Nearest, roles: Sequence[str], first: "_First", writer: "_NextWriter", held: Iterable[Block]
) -> Iterator[Block]:
    """What a screen shows: the first thing to do, the nearest roles, what no list has, and what the lines rest on."""
    if first.todo:
        yield prose(strong("First: "), first.todo)
    # Of posts below today's job, one is enough.
    lines = _on_a_screen(writer.lists(answer, first.role), 1 if any(one.below for one in answer.open) else ON_A_SCREEN)
    if lines:
        yield rows(*lines)
    yield from held
    star = f"{STAR} {OURS} " if any(STAR in plain(line(*cells)) for cells in lines) else ""
    said = applying((writer.catalogue.roles[role] for role in roles), writer.catalogue)
    yield prose(note(f"{star}{said}{_unknown_beside(answer)}{DECIDES}"))


def _on_a_screen(lists: list[tuple[str, list[Item]]], first: int) -> list[list[Inline]]:
    """The nearest of each list as lines of one table; most of the first, which for people with a job is where it leads."""
    most = (RUNGS if lists and lists[0][0] == LADDER else first, *[1] * len(lists))
    # The lead says how many are open or one step away.
    shown = [
        (title, _first_of(entries, some) if title == LADDER else entries[:some])
        for (title, entries), some in zip(lists, most, strict=False)
    ]
    return [[_MARKS[title], *_cells(entry)] for title, entries in shown for entry in entries]


def _not_listed(title: str, answer: Nearest) -> list[Block]:
    """A sentence above where the job leads, if no source lists what some of these roles ask."""
    return [prose(NOT_LISTED)] if title == LADDER and any(map(_is_to_ask, answer.rungs)) else []


def _is_to_ask(one: Rung) -> bool:
    return one.verdict is Verdict.NOT_KNOWN or not one.listed


def _also_held(answer: Nearest) -> list[str]:
    """A sentence on what no list has, which these lists leave out of count."""
    names = words.joined(f"{one.title} ({one.label})" for one in answer.outside)
    ask = "has it, so ask each employer if it counts" if len(answer.outside) == 1 else "has them, so ask if they count"
    told = f"You also say that you hold {names}. No list of ours {ask}."
    return [told] if answer.outside else []


def _unknown_beside(answer: Nearest) -> str:
    """Of all roles of which no source lists what is asked, where some of them are shown."""
    if not any(map(_is_to_ask, answer.rungs)):
        return _unknown(answer.ask)
    more = _but_ids(answer.ask, {one.role for one in answer.rungs})
    if not more:
        return f"{NOT_LISTED} "
    return f"Where you are told to ask, and for {words.number(len(more), 'more role')}, no source lists what is asked. "


def _but_ids(ids: Sequence[str], others: Container[str]) -> list[str]:
    return [id for id in ids if id not in others]


def _unknown(roles: Sequence[str]) -> str:
    if not roles:
        return ""
    return f"For {words.number(len(roles), 'more role')}, no source lists what is asked: ask the employer. "


_MARKS = {
    LADDER: mark("leads on", Colour.BLUE),
    "Open to you today": mark("open", Colour.GREEN),
    "Open if you can say yes": mark("confirm", Colour.PURPLE),
    "One step away": mark("one step", Colour.AMBER),
    "A step, and things to confirm": mark("near", Colour.AMBER),
    "Steps that open most": mark("opens", Colour.TEAL),
}


_ASK = "Look for adverts of these posts, and ask the employers that are named."


def _first_of(entries: list[Item], most: int) -> list[Item]:
    rest = len(entries) - most
    return entries if rest <= 0 else [*entries[:most], item(f"and {words.number(rest, 'more role')}")]


def _cells(entry: Item) -> tuple[Inline, Inline]:
    """The role of an entry, and how it stands."""
    role, *rest = entry.text
    return role, plain(tuple(rest)).removeprefix(": ")


def _end(roles: list[str], answer: Nearest, catalogue: Catalogue, flags: str, *, full: bool) -> list[Commands]:
    """What to type next: the route to the nearest role, or a look at one that is left after a no."""
    if not roles and answer.said_no:
        other = without_lived_experience(catalogue)
        return [_typed(f"peerpath gap {other}{flags}", "about this role", flags, full=full)] if other else []
    first = roles[0] if roles else words.example_role(catalogue)
    return [_typed(f"peerpath route {first}{flags}", "how to get there", flags, full=full)] if first else []


def _typed(command: str, why: str, flags: str, *, full: bool) -> Commands:
    there = (command, why)
    return (
        commands("What next", there, ("peerpath roles", "every role"), instead=_ASK)
        if full
        else what_next((f"peerpath next{flags} --full", "more"), there)
    )


def _lead(answer: Nearest) -> str:
    """The answer in one to three sentences."""
    (ready, to_say), (near, _) = _by_doubt(answer.open), _by_doubt(answer.near)
    if_yes = "if you can say yes to some things"
    if ready:
        told = f"{_many(ready)} open to you today{f', and {len(to_say)} {if_yes}' if to_say else ''}."
    else:
        told = "No role that we know of is open to you just as you are."
        told += f" {_many(to_say)} open {if_yes}." if to_say else ""
    return f"{told} {_many(near)} one step away." if near else told


def _but(several: Sequence[T], roles: Container[str]) -> list[T]:
    return [one for one in several if one.role not in roles]


def _by_doubt(several: Sequence[T]) -> tuple[list[T], list[T]]:
    """Those with nothing for the person to confirm, and those with something."""
    return [one for one in several if not one.to_confirm], [one for one in several if one.to_confirm]


class _First(NamedTuple):
    """What to do first, and the role that it is about; both empty if nothing is near."""

    todo: str = ""
    role: str = ""


def _first(answer: Nearest, writer: "_NextWriter") -> _First:
    """What is open today, then where today's job leads, then what there is to confirm, then what one step opens.

    A question about a course that should be over goes before all: its answer takes a moment, and changes the rest.
    """
    if told := is_it_done(answer.ended, writer.catalogue):
        return _First(told)
    # Nobody is sent first to a post below their own.
    nearest = next((one for one in answer.open if not one.below), None)
    if nearest and not nearest.to_confirm:
        return _First(f"look for an advert: {words.post(nearest.role, writer.catalogue)}.", nearest.role)
    if rung := _step_up(answer.rungs, writer.catalogue):
        return rung
    if nearest:
        return _confirm(nearest, writer.catalogue)
    return _further_off(answer, writer)


def _further_off(answer: Nearest, writer: "_NextWriter") -> _First:
    """The first thing to do where nothing is open, or only what lies below the job of today."""
    if step := next((one for one in answer.near if not one.below), None):
        return _one_step(step, writer)
    if answer.open or answer.near:
        return _First("ask at work what could come next. What is open or near is a step down from your job.")
    return _First(other_roles("peer roles rest on", writer.catalogue) if answer.said_no else "")


_ON_IT = "you are on it"


def _one_step(one: Near, writer: "_NextWriter") -> _First:
    """The step that opens a role: to ask about, or to go on with."""
    gain = one.gains[0]
    if gain.under_way:
        return _First(f"go on with your course: {words.name(gain.id, writer.catalogue)}.", one.role)
    return _First(f"ask about this step: {writer.gain(gain)}.", one.role)


def _confirm(one: Open, catalogue: Catalogue) -> _First:
    """What only the person can say of a role, or what its employer has to check."""
    is_a_check = one.checks == one.to_confirm
    ask = (
        "ask the employer about the check before you apply"
        if is_a_check
        else "go through what this post asks you to confirm"
    )
    return _First(f"{ask}: {words.post(one.role, catalogue)}.", one.role)


def _step_up(rungs: Sequence[Rung], catalogue: Catalogue) -> _First | None:
    """Where today's job leads. An employer may help with what is missing; nobody looks for adverts before it is there."""
    for one in sorted(rungs, key=lambda one: bool(one.lacks)):
        post = catalogue.roles[one.role]
        if catalogue.has_employer(post):
            return _First(f"ask at work about this step: {words.role_name(one.role, catalogue)}.", one.role)
        if not one.lacks:
            return _First(f"look for adverts for this step: {post.title}.", one.role)
    return None


def _many(roles: Sequence[Open | Near]) -> str:
    return f"{words.number(len(roles), 'role')} {'is' if len(roles) == 1 else 'are'}"


def _if_it_fits(one: Open | Rung) -> str:
    """Of a role with nothing left to do, on what it still hangs: the post, or the employer's own view."""
    fits = ["your experience fits the post"] * one.post_decides
    fits += ["the employer agrees that what you hold will do"] * one.employer_decides
    return f"open if {words.joined(fits)}" if fits else "nothing is in the way"


class _NextWriter:
    def __init__(self, catalogue: Catalogue, full: bool) -> None:
        self.catalogue, self.full = catalogue, full

    def lists(self, answer: Nearest, first: str) -> list[tuple[str, list[Item]]]:
        """The lists by title, without empty ones; where the job leads, the role to ask about first stands first."""
        # A role that the job leads to is listed there, and not again elsewhere.
        rungs = {one.role for one in answer.rungs}
        ready, to_say = _by_doubt(_but(answer.open, rungs))
        step, more = _by_doubt(_but(answer.near, rungs))
        # Beside where the job leads, what is open takes as few words as it can on a screen.
        opened = partial(self.open, brief=bool(rungs) and not self.full)
        lists = {
            LADDER: map(self.rung, sorted(answer.rungs, key=lambda one: one.role != first)),
            "Open to you today": map(opened, ready),
            "Open if you can say yes": map(opened, to_say),
            "One step away": map(self.near, step),
            "A step, and things to confirm": map(self.near, more if self.full or not (rungs or step) else ()),
            "Steps that open most": map(self.opener, answer.openers[:OPENERS] if self.full else ()),
        }
        return [(title, entries) for title, written in lists.items() if (entries := list(written))]

    def rung(self, one: Rung) -> Item:
        return item([strong(self._role(one.role)), f": {self._takes(one)}"])

    def open(self, one: Open, *, brief: bool) -> Item:
        areas = "its areas do not name yours, so ask first; " if one.other_areas else ""
        there = _if_it_fits(one)
        things = one.to_confirm - one.checks
        told = f"{things}" if brief else words.number(things, "thing")
        own = f"{told} to confirm" if things else ""
        checks = f"{words.number(one.checks, 'check')} before you apply" if one.checks else ""
        confirm = ", ".join(filter(None, (own, checks))) or there
        you = "" if brief else " you are"
        will = f"{' and' if ' if ' in confirm else ', if'}{you} willing to study" if one.willing else ""
        return item([strong(self._role(one.role)), f": {areas}{confirm}{will}{self._below(one)}"])

    def _below(self, one: Open | Near) -> str:
        return f"; {BELOW[one.below]}{' than your job' if self.full else ''}" if one.below else ""

    def near(self, one: Near) -> Item:
        steps = words.joined([self.gain(gain) for gain in one.gains[: GAINS_SHOWN if self.full else 1]], "or")
        things = words.number(one.to_confirm, "thing") if self.full else f"{one.to_confirm}"
        confirm = f", then {things} to confirm" if one.to_confirm else ""
        areas = f"{OTHER_AREAS}; " if one.other_areas else ""
        return item([strong(self._role(one.role)), f": {areas}{steps}{confirm}{self._below(one)}"])

    def opener(self, one: Opener) -> Item:
        names = words.listed([words.post(role, self.catalogue) for role in one.roles], 4)
        found = f" opens {words.number(len(one.roles), 'role')}: {names}"
        return item([strong(words.capital(self.gain(one.gain))), found])

    def ask(self, answer: Nearest) -> list[Block]:
        # Where today's job leads has been told above.
        ask = _but_ids(answer.ask, {one.role for one in answer.rungs})
        if not ask:
            return []
        others = {role: f": {BELOW[below]} than your job" for role, below in answer.ask_below}
        others |= dict.fromkeys(answer.ask_of_other_areas, f": {OTHER_AREAS}")
        names = [item([strong(self._role(role)), others.get(role, "")]) for role in ask]
        return [section("Ask the employer", prose(_unknown(ask)), bullets(*_first_of(names, SHOWN)))]

    def _role(self, role: str) -> str:
        post = self.catalogue.roles[role]
        # A band belongs to an employer's post: what is usual for a title takes no room on a screen.
        own = post.band and self.catalogue.has_employer(post)
        band = f", {words.band(post)}" if own or self.full else ""
        return words.post(role, self.catalogue) + band

    def conditions(self, roles: Sequence[str]) -> list[Block]:
        """What employers say about applying that is not a requirement, each once."""
        posts = (self.catalogue.roles[role] for role in dict.fromkeys(roles))
        said = {words.remark(one, self.catalogue): role.organisation for role in posts for one in role.conditions}
        lines = [f"{words.short(owner, self.catalogue)} says of applying: {text}" for text, owner in said.items()]
        if self.full or len(lines) < 2:
            return [prose(line) for line in lines]
        return [prose(f"{lines[0]} Not shown: {len(lines) - 1} more.")]

    def _takes(self, one: Rung) -> str:
        missing = self._missing(one.lacks)
        # On a screen, "1 to confirm" is clear beside "1 missing" and leaves more room for the role.
        short = not self.full and (missing or _is_to_ask(one))
        things = f"{one.to_confirm}" if short else words.number(one.to_confirm, "thing")
        areas = OTHER_AREAS if one.other_areas else ""
        told = "; ".join(filter(None, (areas, missing, f"{things} to confirm" if one.to_confirm else "")))
        if _is_to_ask(one):
            return f"ask the employer{f'; {told}' if told else ''}"
        return told or _if_it_fits(one)

    def _missing(self, lacks: Sequence[Lack]) -> str:
        if not lacks or (len(lacks) > 1 and not self.full):
            return f"{len(lacks)} missing" if lacks else ""
        told = [self._lack(lack) for lack in lacks[:LACKS_SHOWN]]
        rest = len(lacks) - LACKS_SHOWN
        return f"still missing: {words.joined([*told, f'{rest} more'] if rest > 0 else told)}"

    def _lack(self, one: Lack) -> str:
        name = words.requirement(one.outcome.requirement, self.catalogue)
        if one.outcome.reason is Reason.SAID_NO:
            again = "; your work may give it by now" if asks_again(one.outcome) else ""
            return f"{name} (you said: not yet{again})"
        if one.outcome.status is Status.IN_PROGRESS:
            return f"{name} ({_ON_IT})"
        worked = one.months is not None and one.outcome.months
        return f"{name} ({words.months(one.months or 0)} more)" if worked else name

    def gain(self, gain: Gain) -> str:
        """A step in words: work with its months, or a course with its length."""
        if gain.kind is GainKind.WORK:
            return f"{words.months(gain.months)} as {words.post(gain.id, self.catalogue)}"
        if gain.under_way:
            return f"{words.name(gain.id, self.catalogue)} ({_ON_IT})"
        # At the person's own hours of study.
        length = replace(self.catalogue.qualifications[gain.id].length, months=gain.months)
        short = words.star_months(length.months, length.provenance.basis)
        told = words.about_months(length.months, length.provenance) if self.full else short
        return f"{words.name(gain.id, self.catalogue)} ({told})"
