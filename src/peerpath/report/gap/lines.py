"""A gap on one screen: a line for each thing asked for, with how it stands and what would close it."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from peerpath.document.blocks import Rows
from peerpath.document.build import rows
from peerpath.document.inline import Colour, Inline, Mark, mark
from peerpath.gap.outcome import Gap, Outcome, Reason, Status
from peerpath.gap.singles import (
    Part,
    asks,
    asks_again,
    essential,
    held_elsewhere,
    is_check_before_applying,
    is_for_the_employer,
    is_lived_experience_to_confirm,
    is_perhaps_exempt,
    lived_experience_first,
    part_of,
    telling,
)
from peerpath.gap.ways import By, Way
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Waiver
from peerpath.model.requirement import AllOf, Check, Experience, Holds, LivedExperience, Strength, When, is_rung, walk
from peerpath.report import words
from peerpath.report.gap.asks import Asks, own_length
from peerpath.report.head import STAR
from peerpath.report.months import around

MOST = 10
"""Beyond this many lines, a group becomes one line with counts, and things in place are merged."""
WORDS = {
    Part.IN_THE_WAY: mark("in the way", Colour.AMBER),
    Part.TO_CONFIRM: mark("confirm", Colour.PURPLE),
    Part.CAN_WAIT: mark("can wait", Colour.BLUE),
    Part.IN_PLACE: mark("in place", Colour.GREEN),
}
"""In the order in which readers need them. Colour only repeats the words."""
PERHAPS = mark("perhaps", Colour.GREY)
"""Instead of "in place": an exemption that the employer decides on."""
CHECK = mark("check", Colour.PURPLE)
"""Instead of "confirm": the employer's own, which no person can confirm."""
# The reason for a status in few words, if the line alone does not show it.
_REASONS: dict[Reason | None, str] = {
    Reason.END_PASSED: "its end has passed: is it done?",
    Reason.OTHER_AREA: "the role is for other areas",
    Reason.OTHER_FRAMEWORK: "ask if it is as high",
    Reason.OF_PROFESSION: f"perhaps your profession gave you this{STAR}",
    Reason.PERHAPS_EQUAL: "ask if it will do",
    Reason.COUNTED_ONCE: "same months count once",
    Reason.TOO_LONG_AGO: "some was too long ago",
    Reason.SAID_NO: "you said not yet",
    Reason.NARROWER: "a part of your area: only you can say",
    Reason.OTHER_SETTING: "ask if your work counts",
    Reason.REFUSED: "you would not take this course",
    Reason.LAPSED: "yours is too old to count",
    Reason.DATE_UNKNOWN: "when was it?",
    Reason.BEFORE_IT_BEGAN: "is your date right? It is from before this began",
}
# Why months count, if the number alone would puzzle readers.
_COUNTED: dict[Reason | None, str] = {
    Reason.COUNTED_ONCE: _REASONS[Reason.COUNTED_ONCE],
}
NO_WAY = "nothing in our data leads to it: ask"
"""For what is missing, where we know neither a course nor a post that gives it."""
_EXTRAS = mark("extras", Colour.GREY)


def lines_of(found: Gap, writer: Asks, catalogue: Catalogue) -> Rows:
    """The lines, what is in the way first. Desirable things, which change no verdict, share the last."""
    shown = _shown(found)
    lines: list[list[Inline]] = []
    for part, word in WORDS.items():
        these = lived_experience_first(one for one in shown if part_of(one) is part)
        # Things in place need no action, so they are shortened first.
        if part is Part.IN_PLACE and these and len(lines) + len(these) > MOST:
            lines.append([word, words.number(len(these), "more thing"), ""])
        else:
            lines += [
                [
                    writer.mark_in_post(one) or _own_word(one) or word,
                    _what(one, catalogue),
                    _how(one, writer, catalogue),
                ]
                for one in these
            ]
    return rows(*lines, *_extras(found))


def _own_word(one: Outcome) -> Mark | None:
    """A word for what neither the person nor a source can settle; None for all else."""
    if is_perhaps_exempt(one):
        return PERHAPS
    return CHECK if is_check_before_applying(one) else None


def _shown(found: Gap) -> list[Outcome]:
    """Single things, or one line for each group if there are too many for a screen."""
    singles = list(chain.from_iterable(map(_together, found.outcomes)))
    if len(singles) <= MOST:
        return singles
    return [one for one in found.outcomes if one.requirement.terms.strength is Strength.ESSENTIAL]


def _together(outcome: Outcome) -> list[Outcome]:
    """The single things of a requirement; a group of which all can wait is one thing."""
    singles = essential((outcome,))
    grouped = isinstance(outcome.requirement, AllOf) and len(singles) > 1
    return [outcome] if grouped and all(part_of(one) is Part.CAN_WAIT for one in singles) else singles


def _what(outcome: Outcome, catalogue: Catalogue) -> str:
    return words.requirement(outcome.requirement, catalogue) + words.ours(outcome.requirement)


def _limit(outcome: Outcome, catalogue: Catalogue) -> str:
    """What of its kind counts alone. Behind what the person has, a limit of time would read as if it were theirs."""
    limit = words.limit(outcome.requirement, catalogue)
    if "in the last" not in limit:
        return limit
    return f"only {'if' if limit.startswith('awarded') else 'work'} {limit}"


def _to_close(outcome: Outcome, writer: Asks, catalogue: Catalogue) -> list[str]:
    """What would close it and why it is open; what the person already has comes before anything new."""
    way, why = _way_on(outcome, writer, catalogue), _because(outcome, writer)
    if held_elsewhere(outcome) or _reason(outcome) is Reason.OF_PROFESSION:
        return [why, f"else {way}" if way and not way.startswith("if not") else way]
    return [way, why, writer.may_help(outcome)]


def _how(outcome: Outcome, writer: Asks, catalogue: Catalogue) -> str:
    """How long the nearest way takes and who pays, what counted, or until when it can wait."""
    if isinstance(outcome.requirement, AllOf) and outcome.status not in (Status.WAIVED, Status.NOT_NEEDED):
        waits = part_of(outcome) is Part.CAN_WAIT
        things = words.number(len(essential((outcome,))), "thing")
        return f"{things}, {_until(outcome, writer)}" if waits else _counts(outcome)
    match part_of(outcome):
        case Part.IN_PLACE:
            told = [_counted(outcome, writer)]
        case Part.CAN_WAIT:
            told = [_until(outcome, writer), _begun(outcome, writer), _perhaps(outcome)]
        case _:
            told = _to_close(outcome, writer, catalogue)
    how = ", ".join(filter(None, (*told, _limit(outcome, catalogue))))
    return how or (_no_way(outcome, writer) if outcome.status is Status.MISSING else "")


def _no_way(outcome: Outcome, writer: Asks) -> str:
    """Why nothing can be told that would close it: the person's own no to every course, or our data."""
    return "you would not take the courses: ask" if writer.refuses_all(outcome) else NO_WAY


def _way_on(outcome: Outcome, writer: Asks, catalogue: Catalogue) -> str:
    # People who may have it already are asked that first, before other ways.
    if _reason(outcome) in (Reason.END_PASSED, Reason.BEFORE_IT_BEGAN):
        return ""
    if asks_again(outcome):
        return "your work may give it by now"
    ways = (way for way in writer.open_ways(outcome) if way.by is not By.SAY)
    nearest = next(ways, None)
    return _nearest(nearest, outcome, catalogue) if nearest else ""


def _because(outcome: Outcome, writer: Asks) -> str:
    if is_check_before_applying(outcome):
        return "before you apply: ask what they look at" if writer.in_post is None else ""
    told = _REASONS.get(_reason(outcome), "")
    held = [writer.name(id, level=False) for id in held_elsewhere(outcome)]
    return f"you hold {words.listed(held, 1)}: {told}" if held else told


def _reason(outcome: Outcome) -> Reason | None:
    """Its own reason; of a choice, that of the first part which tells of what the person has."""
    return telling(outcome).reason


def _counts(group: Outcome) -> str:
    """The counts of a group: "3 in the way, 12 to confirm, 20 in place"."""
    counted = Counter(map(part_of, essential(group.parts)))
    told = {Part.IN_THE_WAY: "in the way", Part.TO_CONFIRM: "to confirm", Part.CAN_WAIT: "can wait"}
    told[Part.IN_PLACE] = "in place"
    numbers = {part: f"{count}" for part, count in counted.items()}
    if any(map(is_lived_experience_to_confirm, essential(group.parts))):
        # Lived experience is named, not only counted.
        more = counted[Part.TO_CONFIRM] - 1
        numbers[Part.TO_CONFIRM] = f"lived experience and {more} more" if more else "lived experience"
    return ", ".join(f"{numbers[part]} {word}" for part, word in told.items() if counted[part])


def _waived(waivers: Iterable[Waiver], *, anonymous: bool) -> str:
    agreed = "" if anonymous else words.joined(waiver.agreed_by for waiver in waivers)
    return f"by a waiver, agreed by {agreed}" if agreed else "by a waiver"


def _counted(outcome: Outcome, writer: Asks) -> str:
    if waivers := writer.waivers(outcome):
        return _waived(waivers, anonymous=writer.anonymous)
    if outcome.status is not Status.MET:
        return "perhaps not needed: the employer decides" if is_perhaps_exempt(outcome) else "not needed"
    if isinstance(outcome.requirement, Experience) and outcome.months:
        usual = outcome.reason is Reason.USUAL_SETTING
        why = f"if in {writer.setting(outcome)}" if usual else _COUNTED.get(outcome.reason, "")
        return words.number(outcome.months, "month") + (f", {why}" if why else "")
    return "the employer decides" if is_for_the_employer(outcome) else _whose_area(outcome)


def _whose_area(outcome: Outcome) -> str:
    """Say that the post decides which area counts, if the role names none."""
    asked = outcome.requirement
    open_to_all = isinstance(asked, LivedExperience) and not asked.post_areas
    return "the post decides which" if open_to_all and outcome.reason is Reason.POST_DECIDES else ""


def _until(outcome: Outcome, writer: Asks) -> str:
    terms = outcome.requirement.terms
    if isinstance(outcome.requirement, Check) and writer.in_post is not None and writer.due(outcome) is None:
        return "nothing to study for"
    if terms.when is When.IN_POST:
        return _until_in_post(outcome, writer)
    return "after an offer" if terms.when is When.AFTER_OFFER else "willing is enough"


def _until_in_post(outcome: Outcome, writer: Asks) -> str:
    within = outcome.requirement.terms.within_months
    if when := writer.due(outcome):
        return f"ran out in {around(when, 0)}: ask" if writer.is_overdue(outcome) else f"by {around(when, 0)}"
    if writer.in_post is not None:
        return "in your job"
    return f"within {within} months of starting" if within else "once in post"


def _begun(outcome: Outcome, writer: Asks) -> str:
    return "you are on it" if any(way.by is By.FINISH for way in writer.open_ways(outcome)) else ""


def _work(way: Way, outcome: Outcome) -> str:
    asked = outcome.requirement
    if is_rung(asked) and not way.roles:
        return "no source says how people begin"
    if_not = "if not: " if outcome.status is Status.TO_CONFIRM else ""
    return if_not + (f"{words.work_months(way.months, way.basis)} of work" if way.months else "work, any length")


def _perhaps(outcome: Outcome) -> str:
    """Say that an exemption may apply, if only the person's own word is missing."""
    asked = outcome.unless is not None and outcome.unless.status is Status.TO_CONFIRM
    return "perhaps not needed" if asked else ""


def _nearest(way: Way, outcome: Outcome, catalogue: Catalogue) -> str:
    """Months and money of a way, in few words."""
    if way.by is By.WORK:
        return _work(way, outcome)
    if way.by is By.FINISH:
        if way.equivalent or way.ours:
            return f"you are on a course: ask if it fits{STAR if way.ours else ''}"
        return "you are on it"
    return _course(way, outcome, catalogue)


def _course(way: Way, outcome: Outcome, catalogue: Catalogue) -> str:
    """How long a course takes, after what, and who pays."""
    course = catalogue.qualifications[way.id]
    own = own_length(way, course)
    length = words.star_months(own.months, own.provenance.basis)
    if way.before:
        # Only courses have names in ``after``; what else comes before a course is work.
        length += f", after another of {way.before}" if way.after else f", after {words.months(way.before)} of work"
    # Things to confirm come first; a course is for people who say no.
    length = f"if not: {length}" if outcome.status is Status.TO_CONFIRM else length
    # Only at the start of the text: "not free" contains the word too.
    free = "may be free" if course.funding and course.funding.text.lower().startswith("free") else ""
    helps = "the employer helps" if outcome.requirement.terms.supported else ""
    asks = words.still_runs(course)
    return ", ".join(filter(None, (length, _another(way, outcome, catalogue), helps or free, asks)))


def _another(way: Way, outcome: Outcome, catalogue: Catalogue) -> str:
    """The name of a course that would do instead of the named one, so that its length is not mistaken for it."""
    named = {node.qualification for node in walk(outcome.requirement) if isinstance(node, Holds)}
    star = STAR if way.ours else ""
    return words.name(way.id, catalogue) + star if named and way.id not in named else ""


def _extras(found: Gap) -> list[list[Inline]]:
    """How many desirable things there are."""
    these = [ask for ask in asks(found.outcomes) if ask.requirement.terms.strength is Strength.DESIRABLE]
    there = sum(part_of(ask) is Part.IN_PLACE for ask in these)
    told = f"{len(these)} would help, none is needed"
    return [[_EXTRAS, told, f"{there} in place"]] if these else []
