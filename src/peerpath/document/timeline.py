"""Lanes of bars along months from today, with moments. Painters draw it, or tell it line by line."""

from enum import StrEnum

from msgspec import Struct

from peerpath.document.clean import NO_TEXT, Clean, capital, clean
from peerpath.document.inline import Line


class Fill(StrEnum):
    """How a bar is drawn; words say the same."""

    FIRM = "firm"
    ASSUMED = "assumed"
    """Hatched: the length is not certain."""
    WAITING = "waiting"
    """A dotted line: a time of waiting."""


class Bar(Struct, frozen=True):
    """Something that lasts from the start of one month to the start of another. Month 0 begins today."""

    from_month: int
    to_month: int
    label: Clean
    when: Clean
    """The same months in words, such as "months 3 to 15"."""
    fill: Fill = Fill.FIRM
    sign: Clean = NO_TEXT
    """Its label in a list on the same page, such as a number or a letter."""
    note: Clean = NO_TEXT
    """What the fill says, in words."""


class Moment(Struct, frozen=True):
    """Something that happens at the end of a month."""

    month: int
    label: Clean
    when: Clean
    sign: Clean = NO_TEXT


class Lane(Struct, frozen=True):
    """Bars of one kind that do not overlap."""

    title: Clean
    bars: tuple[Bar, ...] = ()
    moments: tuple[Moment, ...] = ()


class Tick(Struct, frozen=True):
    """A label on the time axis. Painters leave out labels for which there is no room."""

    month: int
    label: Clean


class Timeline(Struct, frozen=True):
    """What happens when. ``lanes`` also say it in words, for readers who cannot see the picture."""

    title: Line
    description: Clean
    """One or two sentences for people who cannot see the picture."""
    months: int
    """The length of the axis; at least 1."""
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    keys: tuple[tuple[Fill, Clean], ...] = ()
    """What each fill means."""
    brief: bool = False
    """Whether the page lists the same labels right above. In words it is then one line, of what has a label."""
    told: bool = False
    """Whether the page tells the same next to it. Its words are then only for screen readers."""


def bar(
    from_month: int, to_month: int, label: str, when: str, *, fill: Fill = Fill.FIRM, sign: str = "", note: str = ""
) -> Bar:
    """Make a `Bar`."""
    return Bar(from_month, to_month, clean(label), clean(when), fill, clean(sign), clean(note))


def moment(month: int, label: str, when: str, *, sign: str = "") -> Moment:
    """Make a `Moment`."""
    return Moment(month, clean(label), clean(when), clean(sign))


def lanes(title: str, bars: tuple[Bar, ...]) -> tuple[Lane, ...]:
    """Arrange bars in as few lanes as possible without overlaps. Only the first lane has the title."""
    rows: list[list[Bar]] = []
    for one in sorted(bars, key=lambda bar: (bar.from_month, bar.to_month)):
        free = next((row for row in rows if row[-1].to_month <= one.from_month), None)
        if free is None:
            rows.append([one])
        else:
            free.append(one)
    return tuple(Lane(clean(title) if number == 0 else NO_TEXT, tuple(row)) for number, row in enumerate(rows))


def lines_in_words(timeline: Timeline) -> tuple[Clean, ...]:
    """The timeline in words, by month: "Study, months 1 to 2: Care Certificate (our assumption)"."""
    if timeline.brief:
        return _in_one(timeline)
    told: list[tuple[int, int, str]] = []
    title = NO_TEXT
    for lane in timeline.lanes:
        title = lane.title or title
        for one in lane.bars:
            note = f" ({one.note})" if one.note else ""
            told.append((one.from_month, one.to_month, f"{title}, {one.when}: {one.label}{note}"))
        told += [(one.month, one.month, f"{title}, {one.when}: {one.label}") for one in lane.moments]
    return tuple(clean(text) for *_, text in sorted(told, key=lambda line: line[:2]))


def named_by_sign(timeline: Timeline) -> tuple[Clean, ...]:
    """What each sign stands for, in order of time: "2. Care Certificate, months 1 to 2"."""
    told: list[tuple[int, str]] = []
    for lane in timeline.lanes:
        for one in lane.bars:
            note = f" ({one.note})" if one.note else ""
            told += [(one.from_month, f"{one.sign}. {capital(one.label)}, {one.when}{note}")] if one.sign else []
        told += [(one.month, f"{one.sign}. {capital(one.label)}, {one.when}") for one in lane.moments if one.sign]
    return tuple(clean(text) for _, text in sorted(told, key=lambda one: one[0]))


def _in_one(timeline: Timeline) -> tuple[Clean, ...]:
    told = [(one.from_month, one.label, one.when) for lane in timeline.lanes for one in lane.bars if one.sign]
    told += [(one.month, one.label, one.when) for lane in timeline.lanes for one in lane.moments if one.sign]
    text = "; ".join(f"{label}, {when}" for _, label, when in sorted(told, key=lambda one: one[0]))
    return (clean(capital(text) + "."),) if text else ()
